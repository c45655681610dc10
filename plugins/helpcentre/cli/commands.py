"""The commands of `helpcentre …`.

Each command is a few lines; the work is in the modules it calls, imported late so that `--help` is quick.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from helpcentre.build.command import SAID, Common, ProblemsError, StopError, echo
from helpcentre.build.disk import refusal
from helpcentre.build.failure import trace_of, write_log
from helpcentre.build.outcome import SECONDS, Question, keep
from helpcentre.build.reads import Reads, noted
from helpcentre.cli.files import files_command
from helpcentre.features import feature_commands
from helpcentre.host.run import MESSAGE_LANGUAGE, built_site, load, plugin_of, shown, site_of
from helpcentre.host.run import serve as serve_site
from helpcentre.language.packaged_words import as_yaml
from helpcentre.language.words import Words, languages
from helpcentre.problem import Level, Place, Problem, in_reading_order

if TYPE_CHECKING:
    from helpcentre.host.plugin import HelpCentrePlugin


def run(given: Sequence[str], asked: Question | None) -> None:
    """Runs a command and exits with 0, with 1 for problems, with 2 for a command that can't be understood.

    Args:
        given: its arguments.
        asked: the question whose outcome is to be kept; None for a command that has none.
    """
    words = Words(_message_language(given))
    program = os.environ.get("HELPCENTRE_PROGRAM", "helpcentre")
    SAID.clear()
    with noted(asked.root) if asked else nullcontext() as reads:
        asking = Asking(asked, reads) if asked and reads else None
        try:
            commands(words, asking).main(given, prog_name=program)
        except StopError as error:
            _stop(str(error))
        except OSError as error:
            key, values = refusal(error)
            _stop(words(f"cli.{key}", **values))
        except Exception as error:  # said as everything is, and not as a traceback
            reason = f"{type(error).__name__}: {error}"
            log = write_log(Path.cwd(), [Problem(Place(program), "file.failed", trace=trace_of(error))])
            _stop(words("cli.unforeseen", reason=reason, log=log))


@dataclass(frozen=True)
class Asking:
    """A command whose outcome is kept.

    Args:
        question: that it answers.
        reads: what it has read so far.
    """

    question: Question
    reads: Reads

    def keep(self, code: int, site: Path, said: Sequence[tuple[bool, str]], *, is_made: bool) -> None:
        """Keeps what the command came to, see `build.outcome.keep`."""
        keep(self.question, self.reads, code, said, site, is_made=is_made)


def commands(words: Words, asking: Asking | None = None) -> click.Group:
    """All commands, with their help in the language of the words.

    Args:
        words: of help and messages.
        asking: whose outcome is kept, if it is a command that has one.
    """

    def text(key: str) -> str:
        return words(f"cli.help.{key}")

    config_file = click.option("-f", "--config-file", default="mkdocs.yml", help=text("config_file"))
    # `main` has read the language already, to say the help itself in it; here it is only taken off the line.
    language = click.option("--lang", type=click.Choice(languages()), expose_value=False, help=text("lang"))

    # The start in this repository knows one command more.
    epilog = text("test") if "build.py" in os.environ.get("HELPCENTRE_PROGRAM", "") else None

    @click.group(help=text("group"), epilog=epilog, context_settings={"help_option_names": ["-h", "--help"]})
    @language
    def group() -> None:
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is not about this site

    no_cache = partial(click.option, "--no-cache", is_flag=True, help=text("no_cache"))

    @group.command(help=text("build"))
    @config_file
    @language
    @no_cache()
    def build(config_file: str, no_cache: bool) -> None:
        _build(Path(config_file), words, asking, is_renewed=no_cache)

    @group.command(help=text("check"))
    @config_file
    @language
    @no_cache(expose_value=False)  # `build.outcome` has understood it: a check looks into no other store
    @click.option("--release", is_flag=True, help=text("release"))
    @click.option("--figures", is_flag=True, help=text("figures"))
    @click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help=text("today"))
    def check(config_file: str, release: bool, figures: bool, today: datetime | None) -> None:
        # The clock is read here and for what is kept of a check, and only to warn: no output depends on it.
        day = today.date() if today else datetime.now(UTC).date()
        _check(Path(config_file), words, day, asking, release=release, figures=figures)

    @group.command(help=text("serve"))
    @config_file
    @language
    @click.option("-a", "--address", default="127.0.0.1:8000", help=text("address"))
    @click.option("--media", is_flag=True, help=text("media"))
    def serve(config_file: str, address: str, media: bool) -> None:
        serve_site(Path(config_file), address, words, media=media)

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
    def schema(file: Path) -> None:
        from helpcentre.contact.schema import schema_text  # noqa: PLC0415

        file.write_bytes(schema_text(words).encode())
        for module in feature_commands():
            for name, written in getattr(module, "SCHEMAS", {}).items():
                file.with_name(name).write_bytes(written().encode())

    @group.command("words", help=text("words"))
    @config_file
    @language
    @click.argument("code", metavar="LANGUAGE")
    def missing(config_file: str, code: str) -> None:
        _say_missing_words(Path(config_file), code, words)

    common = Common(words, config_file, language, lambda path: site_of(path, words))
    for module in feature_commands():
        if files := getattr(module, "FILES", None):
            group.add_command(files_command(files, common))
        for command in getattr(module, "commands", lambda _: ())(common):
            group.add_command(command)
    return group


def _build(config_file: Path, words: Words, asking: Asking | None, *, is_renewed: bool) -> None:
    from helpcentre.build.site_directory import Recovery, publish, recover, staging_directory  # noqa: PLC0415

    started = time.monotonic()
    config = load(config_file, words, strict=True)
    site_dir = Path(config.site_dir)
    outcome = recover(site_dir)
    if outcome is not Recovery.NOTHING:
        click.echo(words(f"cli.recovery.{outcome.value}"), err=True)
    with staging_directory(site_dir) as staging:
        with _problems_kept(asking, site_dir):
            prepare = _renews_all if is_renewed else None
            plugin = built_site(config, staging, words, words("cli.failed"), prepare=prepare)
        publish(staging, site_dir)
    facts = {"folder": shown(site_dir), "pages": plugin.page_count}
    click.echo(words("cli.built", seconds=f"{time.monotonic() - started:.1f}", **facts))
    # Said again, it is that nothing has changed.
    SAID.append((False, words("cli.unchanged", seconds=SECONDS, **facts)))
    warnings = len(_warnings(plugin))
    if warnings:
        echo(words("cli.warnings", count=warnings))
    waiting = len(_release_problems(plugin, date.min))
    if waiting:
        echo(words("cli.owner", count=waiting))
    if asking:
        asking.keep(0, site_dir, SAID, is_made=True)


def _check(
    config_file: Path, words: Words, today: date, asking: Asking | None, *, release: bool, figures: bool
) -> None:
    config = load(config_file, words, strict=True)
    site_dir = Path(config.site_dir)
    with tempfile.TemporaryDirectory(prefix="helpcentre-check-") as folder, _problems_kept(asking, site_dir):
        plugin = built_site(
            config, Path(folder), words, "", also_said=_say_warnings, prepare=_derives_nothing
        )
        _say_checked(plugin, words, today, release=release, figures=figures)
    if asking:
        asking.keep(0, site_dir, SAID, is_made=False)


def _say_checked(
    plugin: HelpCentrePlugin, words: Words, today: date, *, release: bool, figures: bool
) -> None:
    from helpcentre.contact.hours_check import past_exceptions  # noqa: PLC0415

    if plugin.pipeline and plugin.pipeline.build.site.contact:
        plugin.pipeline.build.problems += past_exceptions(plugin.pipeline.build.site.contact, today)
    waiting = _release_problems(plugin, today)
    if release and waiting:
        for problem in waiting:
            echo(problem.text(words) + "\n", err=True)
        raise ProblemsError(words("cli.owner_refused", count=len(waiting)))
    echo(words("cli.checked", pages=plugin.page_count))
    _say_warnings(plugin, words)
    if figures:
        _say_figures(plugin, words)
    if waiting:
        echo(words("cli.owner", count=len(waiting)))


@contextmanager
def _problems_kept(asking: Asking | None, site_dir: Path) -> Iterator[None]:
    """Keeps that a command ended for Problems."""
    try:
        yield
    except ProblemsError as error:
        if asking:
            asking.keep(1, site_dir, [*SAID, (True, str(error))], is_made=False)
        raise


def _derives_nothing(plugin: HelpCentrePlugin) -> None:
    from helpcentre.build.store import Derive  # noqa: PLC0415

    plugin.derive = Derive.LEAVE


def _renews_all(plugin: HelpCentrePlugin) -> None:
    plugin.is_renewed = True


def _warnings(plugin: HelpCentrePlugin) -> list[Problem]:
    return in_reading_order(problem for problem in plugin.problems if problem.level is Level.WARNING)


def _say_warnings(plugin: HelpCentrePlugin, words: Words) -> None:
    warnings = _warnings(plugin)
    if warnings:
        echo("\n" + words("problem.warnings", count=len(warnings)))
        echo("".join(f"\n{problem.text(words)}\n" for problem in warnings))


def _say_figures(plugin: HelpCentrePlugin, words: Words) -> None:
    from helpcentre.build.release import placeholder_figures  # noqa: PLC0415

    if plugin.pipeline is None:
        return
    site = plugin.pipeline.build.site
    for language in site.languages:
        for feature in plugin.pipeline.features:
            for line in feature.figures(language, words):
                echo(line)
    for line in placeholder_figures(site, words):
        echo(line)


def _say_missing_words(config_file: Path, language: str, words: Words) -> None:
    from helpcentre.language.site_languages import missing_words  # noqa: PLC0415

    if language not in (known := site_of(config_file, words).languages):
        _stop(words("cli.no_language", language=language, known=", ".join(known)))
    click.echo(as_yaml(missing_words(language)), nl=False)


def _propose_holidays(config_file: Path, years: Sequence[int], words: Words) -> None:
    from helpcentre.contact.country import countries_of, subdivision_code  # noqa: PLC0415
    from helpcentre.contact.holiday_proposal import propose  # noqa: PLC0415
    from helpcentre.host.adapter import languages as site_languages  # noqa: PLC0415
    from helpcentre.source.yaml import read_yaml  # noqa: PLC0415

    # Only the country is needed: a mistake elsewhere in the site must not keep the proposal back.
    config = load(config_file, words)
    contact = config_file.parent / plugin_of(config, config_file, words).config.contact
    source = read_yaml(contact.read_bytes(), contact.name)
    organisation = source.data.get("organisation") if isinstance(source.data, dict) else None
    country = organisation.get("country") if isinstance(organisation, dict) else None
    written = organisation.get("subdivision") if isinstance(organisation, dict) else None
    part = subdivision_code(str(written), str(country)) if written and country else ""
    if part is None:
        _stop(words("cli.no_subdivision", file=contact.name, found=written))
    try:
        proposal = propose(str(country or ""), years, site_languages(config), part)
    except NotImplementedError:
        example = next(iter(countries_of(site_languages(config))), "US")
        _stop(words("cli.no_country", file=contact.name, example=example))
    click.echo(proposal, nl=False)


def _message_language(arguments: Sequence[str]) -> str:
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = value or "".join(arguments[position + 1 : position + 2])
            return chosen if chosen in languages() else "az"
    chosen = os.environ.get(MESSAGE_LANGUAGE, "")
    return chosen if chosen in languages() else "az"


def _release_problems(plugin: HelpCentrePlugin, today: date) -> list[Problem]:
    from helpcentre.build.release import release_problems  # noqa: PLC0415

    if plugin.pipeline is None:
        return []
    noted = [problem for problem in plugin.problems if problem.level is Level.RELEASE]
    site, settings = plugin.pipeline.build.site, plugin.pipeline.build.settings
    found = release_problems(site, settings.site_url, today, plugin.config.messages, settings.file)
    return in_reading_order([*noted, *found])


def _stop(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(1)
