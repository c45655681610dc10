"""Commands that make the derived files of one feature alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helpcentre.build.command import Common, FilesCommand, StopError
from helpcentre.host.run import built_site, load, shown

if TYPE_CHECKING:
    from helpcentre.build.store import SiteFile
    from helpcentre.host.plugin import HelpCentrePlugin


def files_command(kind: FilesCommand, common: Common) -> click.Command:
    """The command of a feature's derived files."""
    words, folder = common.words, click.Path(file_okay=False, path_type=Path)

    @click.command(kind.name, help=words(f"cli.help.{kind.name}"))
    @common.config_file
    @common.language
    @click.argument("article", nargs=-1)
    @click.option("--to", "folder", type=folder, default=kind.folder, help=words(f"cli.help.{kind.name}_to"))
    def command(config_file: str, article: tuple[str, ...], folder: Path) -> None:
        _make(Path(config_file), common, article, folder, kind)

    return command


def _make(
    config_file: Path, common: Common, articles: Sequence[str], folder: Path, kind: FilesCommand
) -> None:
    words, said, docs = common.words, f"cli.media.{kind.name}", common.site(config_file).docs_dir
    wanted = frozenset(_article_key(article, docs) for article in articles) or None

    def prepare(plugin: HelpCentrePlugin) -> None:
        plugin.only = (kind.feature, wanted)

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix=f"helpcentre-{kind.name}-") as name:
        config = load(config_file, words, strict=True)
        plugin = built_site(config, Path(name), words, words(f"{said}.failed"), prepare=prepare)
        feature = plugin.feature(kind.feature)
        keys = feature.keys() if feature else frozenset()
        if feature is None or not (keys or wanted):
            raise StopError(words(f"{said}.none", file=config_file))
        if unknown := sorted((wanted or frozenset()) - keys):
            raise StopError(words(f"{said}.no_such", article=unknown[0]))
        made = feature.derived()
        if folder == Path(kind.folder):
            _make_ignored(folder)
        _copy(made, kind.folder, folder, is_said=wanted is not None)
    seconds = f"{time.monotonic() - started:.1f}"
    count = len(keys) if kind.counts == "articles" else len(made)
    click.echo(words(f"{said}.made", folder=shown(folder), count=count, seconds=seconds))


def _make_ignored(folder: Path) -> None:
    """Makes a folder that Git passes over whatever the organisation's own .gitignore says.

    One that is there already stays as it is.
    """
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n", "utf-8")


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
            click.echo(shown(target))


def _article_key(article: str, docs: Path) -> str:
    """`section/slug` of what was typed: that itself, or a path to the article's file."""
    path = Path(article)
    if path.suffix != ".md":
        return article.strip("/")
    with suppress(ValueError):
        path = path.resolve().relative_to(docs.resolve())
    return "/".join(path.with_suffix("").parts[1:])
