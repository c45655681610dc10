"""What a feature adds to the command line: `commands.py` in its folder, which imports nothing that is slow.

It may have `FILES`, a command for derived files; `SCHEMAS`, what `helpcentre schema` writes, by file name;
and `commands(common)`, click commands of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from helpcentre.language.words import Words

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class StopError(Exception):
    """A command ends here; its text says why."""


class ProblemsError(StopError):
    """A command ends here for Problems of the site alone: it would end so again while nothing changes."""


SAID: list[tuple[bool, str]] = []
"""What the command has printed so far: whether as an error, and the text. While nothing changes, the same is
said again without another run (`build.outcome`)."""


def echo(text: str, *, err: bool = False) -> None:
    """Prints a text, and notes it."""
    SAID.append((err, text))
    click.echo(text, err=err)


@dataclass(frozen=True)
class FilesCommand:
    """A command that makes a feature's derived files alone.

    Args:
        name: of the command; its words stand below `cli.help.<name>` and `cli.media.<name>`.
        feature: whose files they are.
        folder: where they are in the site; the command writes into a folder of this name.
        counts: what it tells the number of.
    """

    name: str
    feature: str
    folder: str
    counts: Literal["articles", "files"] = "files"


@dataclass(frozen=True)
class ConfiguredSite:
    """What a command may ask of a site that need not be built.

    Args:
        root: the folder of mkdocs.yml.
        site_dir: where the finished site is.
        docs_dir: the content folder.
        languages: its languages, the default one first.
        options: the plugin's.
    """

    root: Path
    site_dir: Path
    docs_dir: Path
    languages: Sequence[str]
    options: Mapping[str, Any]


@dataclass(frozen=True)
class Common:
    """What all commands have.

    Args:
        words: of help and messages.
        config_file: the option that names mkdocs.yml.
        language: the option with the language of messages.
        site: the site of a mkdocs.yml.
    """

    words: Words
    config_file: Decorator
    language: Decorator
    site: Callable[[Path], ConfiguredSite]
