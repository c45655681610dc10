"""MkDocs at the command line: a site is loaded, built and served; what goes wrong is said in one voice."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from helpcentre.build.command import ConfiguredSite, ProblemsError, StopError, echo
from helpcentre.language.words import Words, own_folders
from helpcentre.package_data import PACKAGE, SITE_LANGUAGES, use_site
from helpcentre.problem import Level

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helpcentre.host.plugin import HelpCentrePlugin

MESSAGE_LANGUAGE = "HELPCENTRE_LANG"
"""Environment variable with the language of messages, for machines where no option can be given."""


def load(config_file: Path, words: Words, **options: Any) -> MkDocsConfig:
    """The configuration of a site."""
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from helpcentre.page.site_address import read_address  # noqa: PLC0415

    if not config_file.is_file():
        raise StopError(words("cli.no_config", file=config_file))
    written = _written_address(config_file)
    if written is not None:
        # MkDocs would end at some that are none, in its own words.
        options["site_url"] = read_address(written)
    try:
        with _said(words, sys.stderr.isatty()):
            config = load_config(str(config_file), **options)
    except MkDocsException as error:
        raise StopError(str(error)) from None
    use_site(config_file.resolve().parent)
    if plugin := config.plugins.get("helpcentre"):
        plugin.written_address = written or ""
    return config


def _written_address(config_file: Path) -> str | None:
    """What the configuration has as the site's address; None if it has none or can't be read."""
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    try:
        with config_file.open("rb") as file:
            written = yaml_load(file).get("site_url")
    except (MkDocsException, OSError, AttributeError):
        return None
    return None if written is None else str(written)


def built_site(
    config: MkDocsConfig,
    folder: Path,
    words: Words,
    failed: str,
    *,
    also_said: Callable[[HelpCentrePlugin, Words], None] | None = None,
    prepare: Callable[[HelpCentrePlugin], None] | None = None,
) -> HelpCentrePlugin:
    """Builds into a folder; ends the program with every Problem when the site has any.

    Args:
        config: of the site, loaded with `strict`.
        folder: where the pages go, in place of the site's own folder.
        words: the words of messages.
        failed: what to say last when the build fails.
        also_said: is called when the build fails, to say more than the errors.
        prepare: is called with the plugin before the build starts.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    plugin = plugin_of(config, Path(shown(Path(config.config_file_path))), words)
    config.site_dir = str(folder)
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
        if not plugin.problems:
            raise StopError(f"{error}\n{failed}".strip()) from None
        # MkDocs has logged what is wrong; its own last words add nothing to Problems.
        is_unforeseen = any(problem.trace for problem in plugin.problems) or isinstance(error, Abort)
        raise (StopError if is_unforeseen else ProblemsError)(failed) from None
    return plugin


def plugin_of(config: MkDocsConfig, config_file: Path, words: Words) -> HelpCentrePlugin:
    """The plugin of a site."""
    plugin: HelpCentrePlugin | None = config.plugins.get("helpcentre")
    if plugin is None:
        raise StopError(words("cli.no_plugin", file=config_file))
    return plugin


def serve(config_file: Path, address: str, words: Words, *, media: bool) -> None:
    """A live preview at an address."""
    from mkdocs.commands import serve as mkdocs  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    from helpcentre.build.store import WITH_MEDIA  # noqa: PLC0415
    from helpcentre.features import FEATURES  # noqa: PLC0415
    from helpcentre.host.adapter import theme_dirs  # noqa: PLC0415
    from helpcentre.page.site_address import address_problems  # noqa: PLC0415

    config = load(config_file, words)
    written = plugin_of(config, config_file, words).written_address
    # A preview stands at its own address; only what would end MkDocs itself is said here.
    if wrong := [p for p in address_problems(written, config_file.name) if p.level is Level.ERROR]:
        raise StopError("\n\n".join(problem.text(words) for problem in wrong))
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
        mkdocs.serve(
            str(config_file),
            dev_addr=address,
            watch_theme=True,
            watch=[
                str(folder) for folder in (*theme_dirs(FEATURES), *own_folders(), PACKAGE / SITE_LANGUAGES)
            ],
        )
    except MkDocsException as error:
        raise StopError(str(error)) from None


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
            echo(record.getMessage().rstrip(), err=True)

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


def shown(path: Path) -> str:
    """A path as a reader here would write it: from the current folder if it is below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def site_of(config_file: Path, words: Words) -> ConfiguredSite:
    """What commands ask of a site that need not be built."""
    from helpcentre.host.adapter import languages  # noqa: PLC0415

    config = load(config_file, words)
    options = dict(plugin_of(config, config_file, words).config)
    site_dir, docs_dir = Path(config.site_dir), Path(config.docs_dir)
    return ConfiguredSite(config_file.parent, site_dir, docs_dir, languages(config), options)
