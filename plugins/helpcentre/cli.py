"""The command line: `helpcentre …`, and `python3 build.py …`, which sets itself up and then comes here.

Each command is a few lines; the work is in the modules it calls, imported late so that `--help` is quick.
"""

from __future__ import annotations

import io
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from helpcentre.artefacts import WITH_MEDIA, Derive, SiteFile
from helpcentre.disk import refusal
from helpcentre.language.words import Words, languages
from helpcentre.problem import Level, Problem, in_reading_order

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helpcentre.media import MediaKind
    from helpcentre.plugin import HelpCentrePlugin

FOLDERS: dict[MediaKind, str] = {"guides": "guides", "pictures": "infographics", "videos": "videos"}
"""Where the files of a kind are in the site."""
"""The folders of the guides, of the infographics and of the videos in a site."""
MESSAGE_LANGUAGE = "HELPCENTRE_LANG"
"""Environment variable with the language of messages, for machines where no option can be given."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and exits with 0, with 1 for problems, with 2 for a command that can't be understood."""
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = Words(_message_language(given))
    program = os.environ.get("HELPCENTRE_PROGRAM", "helpcentre")
    try:
        commands(words).main(given, prog_name=program)
    except OSError as error:
        key, values = refusal(error)
        _stop(words(f"cli.{key}", **values))


def _speak_utf8() -> None:
    """What is printed is UTF-8, as files are: a code page that lacks a letter would end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # in a test it may be something else
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def commands(words: Words) -> click.Group:
    """All commands, with their help in the language of the words."""

    def text(key: str) -> str:
        return words(f"cli.help.{key}")

    config_file = click.option("-f", "--config-file", default="mkdocs.yml", help=text("config_file"))
    # `main` has read the language already, to say the help itself in it; here it is only taken off the line.
    language = click.option("--lang", type=click.Choice(languages()), expose_value=False, help=text("lang"))

    articles = click.argument("article", nargs=-1)

    def to(kind: MediaKind, help: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
        folder = click.Path(file_okay=False, path_type=Path)
        return click.option("--to", "folder", type=folder, default=FOLDERS[kind], help=help)

    # The start in this repository knows one command more.
    epilog = text("test") if "build.py" in os.environ.get("HELPCENTRE_PROGRAM", "") else None

    @click.group(help=text("group"), epilog=epilog, context_settings={"help_option_names": ["-h", "--help"]})
    @language
    def group() -> None:
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is not about this site

    @group.command(help=text("build"))
    @config_file
    @language
    def build(config_file: str) -> None:
        _build(Path(config_file), words)

    @group.command(help=text("check"))
    @config_file
    @language
    @click.option("--release", is_flag=True, help=text("release"))
    @click.option("--figures", is_flag=True, help=text("figures"))
    @click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help=text("today"))
    def check(config_file: str, release: bool, figures: bool, today: datetime | None) -> None:
        # The one place where the clock is read, and only to warn: no output depends on it.
        day = today.date() if today else datetime.now(UTC).date()
        _check(Path(config_file), words, day, release=release, figures=figures)

    @group.command(help=text("serve"))
    @config_file
    @language
    @click.option("-a", "--address", default="127.0.0.1:8000", help=text("address"))
    @click.option("--media", is_flag=True, help=text("media"))
    def serve(config_file: str, address: str, media: bool) -> None:
        _serve(Path(config_file), address, words, media=media)

    @group.command(help=text("search"))
    @config_file
    @language
    @click.argument("query", nargs=-1)
    @click.option(
        "--limit", type=click.IntRange(1, 50), default=5, show_default=True, help=text("search_limit")
    )
    @click.option("--site-lang", help=text("search_language"))
    @click.option("--cases", is_flag=True, help=text("search_cases"))
    def search(
        config_file: str, query: tuple[str, ...], limit: int, site_lang: str | None, cases: bool
    ) -> None:
        _search(Path(config_file), words, " ".join(query), limit, site_lang, cases=cases)

    @group.command(help=text("guides"))
    @config_file
    @language
    @articles
    @to("guides", text("guides_to"))
    def guides(config_file: str, article: tuple[str, ...], folder: Path) -> None:
        _media(Path(config_file), words, article, folder, "guides")

    @group.command(help=text("pictures"))
    @config_file
    @language
    @articles
    @to("pictures", text("pictures_to"))
    def pictures(config_file: str, article: tuple[str, ...], folder: Path) -> None:
        _media(Path(config_file), words, article, folder, "pictures")

    @group.command(help=text("videos"))
    @config_file
    @language
    @articles
    @to("videos", text("videos_to"))
    def videos(config_file: str, article: tuple[str, ...], folder: Path) -> None:
        _media(Path(config_file), words, article, folder, "videos")

    @group.command(help=text("holidays"))
    @config_file
    @language
    @click.argument("years", type=click.IntRange(1990, 2100), nargs=-1, required=True)
    def holidays(config_file: str, years: tuple[int, ...]) -> None:
        _propose_holidays(Path(config_file), years, words)

    @group.command(help=text("schema"))
    @language
    @click.argument(
        "file", type=click.Path(dir_okay=False, path_type=Path), default="contact_config.schema.json"
    )
    @click.argument("events", type=click.Path(dir_okay=False, path_type=Path), default="feedback.schema.json")
    def schema(file: Path, events: Path) -> None:
        from helpcentre.contact.schema import schema_text  # noqa: PLC0415
        from helpcentre.feedback.event import schema_text as event_schema_text  # noqa: PLC0415

        file.write_bytes(schema_text(words).encode())
        events.write_bytes(event_schema_text().encode())

    return group


def _build(config_file: Path, words: Words) -> None:
    from helpcentre.site_directory import Recovery, publish, recover, staging_directory  # noqa: PLC0415

    started = time.monotonic()
    site_dir = Path(_load(config_file, words).site_dir)
    outcome = recover(site_dir)
    if outcome is not Recovery.NOTHING:
        click.echo(words(f"cli.recovery.{outcome.value}"), err=True)
    with staging_directory(site_dir) as staging:
        plugin, _ = _built_site(config_file, staging, words, words("cli.failed"))
        publish(staging, site_dir)
    pages = sum(len(articles) for articles in plugin.site.articles.values()) if plugin.site else 0
    seconds = f"{time.monotonic() - started:.1f}"
    click.echo(words("cli.built", folder=_shown(site_dir), pages=pages, seconds=seconds))
    warnings = len(_warnings(plugin))
    if warnings:
        click.echo(words("cli.warnings", count=warnings))
    waiting = len(_release_problems(plugin, _load(config_file, words), date.min))
    if waiting:
        click.echo(words("cli.owner", count=waiting))


def _check(config_file: Path, words: Words, today: date, *, release: bool, figures: bool) -> None:
    with tempfile.TemporaryDirectory(prefix="helpcentre-check-") as folder:
        plugin, config = _built_site(
            config_file, Path(folder), words, "", also_said=_say_warnings, prepare=_derives_nothing
        )
    waiting = _release_problems(plugin, config, today)
    if release and waiting:
        for problem in waiting:
            click.echo(problem.text(words) + "\n", err=True)
        _stop(words("cli.owner_refused", count=len(waiting)))
    pages = sum(len(articles) for articles in plugin.site.articles.values()) if plugin.site else 0
    click.echo(words("cli.checked", pages=pages))
    _say_warnings(plugin, words)
    if figures:
        _say_figures(plugin, words)
    if waiting:
        click.echo(words("cli.owner", count=len(waiting)))


def _derives_nothing(plugin: HelpCentrePlugin) -> None:
    plugin.derive = Derive.LEAVE


def _media(config_file: Path, words: Words, articles: Sequence[str], folder: Path, kind: MediaKind) -> None:
    """Makes the files of one kind alone."""
    config = _load(config_file, words)
    wanted = frozenset(_article_key(article, Path(config.docs_dir)) for article in articles) or None

    def prepare(plugin: HelpCentrePlugin) -> None:
        plugin.media.only = (kind, wanted)

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"helpcentre-{kind}-") as name:
        plugin, _ = _built_site(
            config_file, Path(name), words, words(f"cli.media.{kind}.failed"), prepare=prepare
        )
        keys, made = plugin.media.keys(kind), plugin.media.sources(kind)
        is_off = kind != "videos" and not plugin.config[kind]
        if is_off or not (keys or wanted):
            _stop(words(f"cli.media.{kind}.none", file=config_file))
        if unknown := sorted((wanted or frozenset()) - keys):
            _stop(words(f"cli.media.{kind}.no_such", article=unknown[0]))
        _copy(made, FOLDERS[kind], folder, is_said=wanted is not None)
    seconds = f"{time.monotonic() - started:.1f}"
    count = len(keys) if kind == "videos" else len(made)
    click.echo(words(f"cli.media.{kind}.made", folder=_shown(folder), count=count, seconds=seconds))


def _copy(made: Mapping[str, SiteFile], below: str, folder: Path, *, is_said: bool) -> None:
    """Copies derived files out of the store.

    Args:
        made: where each is, by its address in the site.
        below: the folder in the site that `folder` stands for.
        folder: where they go.
        is_said: whether each is named.
    """
    for path, source in made.items():
        target = folder / Path(path).relative_to(below)
        source.copy_to(target)
        if is_said:
            click.echo(_shown(target))


def _article_key(article: str, docs: Path) -> str:
    """`section/slug` of what was typed: that itself, or a path to the article's file."""
    path = Path(article)
    if path.suffix != ".md":
        return article.strip("/")
    with suppress(ValueError):
        path = path.resolve().relative_to(docs.resolve())
    return "/".join(path.with_suffix("").parts[1:])


def _warnings(plugin: HelpCentrePlugin) -> list[Problem]:
    return in_reading_order(problem for problem in plugin.problems if problem.level is Level.WARNING)


def _say_warnings(plugin: HelpCentrePlugin, words: Words) -> None:
    warnings = _warnings(plugin)
    if warnings:
        click.echo("\n" + words("problem.warnings", count=len(warnings)))
        click.echo("".join(f"\n{problem.text(words)}\n" for problem in warnings))


def _say_figures(plugin: HelpCentrePlugin, words: Words) -> None:
    from helpcentre.figures import content_figures, placeholder_figures  # noqa: PLC0415

    if plugin.site is None:
        return
    for language in plugin.site.languages:
        for line in content_figures(plugin.site, plugin.proses(language), language, words):
            click.echo(line)
    for line in placeholder_figures(plugin.site, words):
        click.echo(line)


def _serve(config_file: Path, address: str, words: Words, *, media: bool) -> None:
    from mkdocs.commands.serve import serve  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from helpcentre.mkdocs_adapter import THEME_DIRS, WORDS_DIR  # noqa: PLC0415

    _load(config_file, words)
    os.environ.pop(WITH_MEDIA, None)
    if media:
        os.environ[WITH_MEDIA] = "1"
    os.environ[MESSAGE_LANGUAGE] = words.language  # MkDocs loads the configuration itself, at each rebuild
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    # What these say at each rebuild (a language that lunr lacks, paths) looks like an error and is none.
    for name in ("mkdocs.plugins.mkdocs_static_i18n", "mkdocs.structure.nav", "mkdocs.config"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        serve(
            str(config_file),
            dev_addr=address,
            watch_theme=True,
            watch=[*map(str, THEME_DIRS), str(WORDS_DIR)],
        )
    except MkDocsException as error:
        _stop(str(error))


def _search(
    config_file: Path, words: Words, query: str, limit: int, site_language: str | None, *, cases: bool
) -> None:
    from helpcentre.mkdocs_adapter import languages as site_languages  # noqa: PLC0415
    from helpcentre.search.cases import read_cases  # noqa: PLC0415
    from helpcentre.search.site_query import QueryError, answer_lines, ask, case_lines  # noqa: PLC0415

    config = _load(config_file, words)
    known = site_languages(config)
    language = site_language or known[0]
    file = _plugin_of(config, config_file, words).config.search_cases
    path = config_file.parent / file
    # Articles that don't exist are the business of a build.
    tried = read_cases(path.read_bytes(), file, None)[0].get(language, ()) if cases and path.is_file() else ()
    if cases and not tried:
        _stop(words("cli.search.no_cases", file=file, language=language))
    if not cases and not query.strip():
        _stop(words("cli.search.no_query"))
    try:
        answers = ask(Path(config.site_dir), language, [case.query for case in tried] or [query], limit)
    except QueryError as error:
        _stop(words(f"cli.search.{error.key}", **error.values))
    if not cases:
        click.echo("\n".join(answer_lines(answers[0], words)))
        return
    lines, are_right = case_lines(tried, answers, language, words)
    click.echo("\n".join(lines))
    if not are_right:
        sys.exit(1)


def _propose_holidays(config_file: Path, years: Sequence[int], words: Words) -> None:
    from helpcentre.contact.holiday_proposal import propose  # noqa: PLC0415
    from helpcentre.yaml_source import read_yaml  # noqa: PLC0415

    # Only the country is needed: a mistake elsewhere in the site must not keep the proposal back.
    contact = config_file.parent / _plugin_of(_load(config_file, words), config_file, words).config.contact
    source = read_yaml(contact.read_bytes(), contact.name)
    organisation = source.data.get("organisation") if isinstance(source.data, dict) else None
    country = organisation.get("country") if isinstance(organisation, dict) else None
    try:
        proposal = propose(str(country or ""), years, languages())
    except NotImplementedError:
        _stop(words("cli.no_country", file=contact.name))
    click.echo(proposal, nl=False)


def _plugin_of(config: MkDocsConfig, config_file: Path, words: Words) -> HelpCentrePlugin:
    plugin: HelpCentrePlugin | None = config.plugins.get("helpcentre")
    if plugin is None:
        _stop(words("cli.no_plugin", file=config_file))
    return plugin


def _release_problems(plugin: HelpCentrePlugin, config: MkDocsConfig, today: date) -> list[Problem]:
    from helpcentre.check import release_problems  # noqa: PLC0415

    if plugin.site is None:
        return []
    noted = [problem for problem in plugin.problems if problem.level is Level.RELEASE]
    name = Path(config.config_file_path).name
    found = release_problems(plugin.site, config.site_url or "", today, plugin.config.messages, name)
    return in_reading_order([*noted, *found])


def _load(config_file: Path, words: Words, **options: Any) -> MkDocsConfig:
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    if not config_file.is_file():
        _stop(words("cli.no_config", file=config_file))
    try:
        with _said(words, sys.stderr.isatty()):
            return load_config(str(config_file), **options)
    except MkDocsException as error:
        _stop(str(error))


def _built_site(
    config_file: Path,
    folder: Path,
    words: Words,
    failed: str,
    *,
    also_said: Callable[[HelpCentrePlugin, Words], None] | None = None,
    prepare: Callable[[HelpCentrePlugin], None] | None = None,
) -> tuple[HelpCentrePlugin, MkDocsConfig]:
    """Builds into a folder; ends the program with every Problem when the site has any.

    Args:
        config_file: the site's mkdocs.yml.
        folder: where the pages go.
        words: the words of messages.
        failed: what to say last when the build fails.
        also_said: is called when the build fails, to say more than the errors.
        prepare: is called with the plugin before the build starts.
    """
    import jinja2  # noqa: PLC0415
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    config = _load(config_file, words, site_dir=str(folder), strict=True)
    plugin = _plugin_of(config, config_file, words)
    plugin.config.messages = words.language
    try:
        with _said(words, sys.stderr.isatty()) as progress:
            plugin.progress = progress
            if prepare:
                prepare(plugin)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
    except MkDocsException as error:
        if also_said:
            also_said(plugin, words)
        # MkDocs has logged what is wrong; its own last words add nothing to Problems.
        _stop(failed if plugin.problems else f"{error}\n{failed}".strip())
    except jinja2.TemplateError as error:
        where = getattr(error, "filename", None) or getattr(error, "name", None) or "—"
        line = getattr(error, "lineno", None) or "?"
        _stop(
            words("cli.template", file=_shown(Path(where)), line=line, reason=error.message) + f"\n{failed}"
        )
    return plugin, config


@contextmanager
def _said(words: Words, on_terminal: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Shows warnings and errors of MkDocs as they come, and progress where somebody looks.

    Args:
        words: the words of messages.
        on_terminal: whether progress is shown; a log gets none.

    Yields:
        What is to be called after each page or file with the words for the stage, the number done and their
        total.
    """

    class Said(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            clear()
            click.echo(record.getMessage().rstrip(), err=True)

    last = ""

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal last
        if on_terminal:
            if stage != last:
                clear()
            last = stage
            click.echo(f"\r{words(stage)}: {done}/{total}", err=True, nl=False)

    def clear() -> None:
        if on_terminal:
            click.echo("\r\x1b[K", err=True, nl=False)

    logger, handler = logging.getLogger("mkdocs"), Said(logging.WARNING)
    logger.addHandler(handler)
    propagated, logger.propagate = logger.propagate, False
    try:
        yield progress
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagated
        clear()


def _message_language(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = value or "".join(arguments[position + 1 : position + 2])
            return chosen if chosen in languages() else "az"
    chosen = os.environ.get(MESSAGE_LANGUAGE, "")
    return chosen if chosen in languages() else "az"


def _shown(path: Path) -> str:
    """A path as a reader here would write it: from the current folder if it is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
