"""Builds fixture sites the way editors and CI do: through the command line, in a copy."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from command_copies import CAN_COPY, Commands, clean_environment

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "sites"
SECONDS = 240
"""A command may take, on a busy machine."""


@dataclass(frozen=True)
class Outcome:
    """What a command did."""

    code: int
    said: str
    """Standard output, then standard error."""
    folder: Path

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def page(self, address: str) -> str:
        """The HTML at an address of the built site."""
        path = self.site / address
        return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


def copy_site(name: str, folder: Path) -> Path:
    """A fixture site (or the project's own, for `.`) in a folder of its own, to be changed at will."""
    if name == ".":
        for entry in ("docs", "overrides", "languages"):
            shutil.copytree(ROOT / entry, folder / entry, dirs_exist_ok=True)
        for entry in [ROOT / "mkdocs.yml", *ROOT.glob("*.yaml")]:
            shutil.copy(entry, folder / entry.name)
        # They take far longer than all pages; those who look at lessons have a site of their own.
        replaced(folder / "mkdocs.yml", "  - helpcentre:\n", "  - helpcentre:\n      lessons: false\n")
    else:
        shutil.copytree(SITES / name, folder, dirs_exist_ok=True)
    return folder


def copy_sources(outcome: Outcome, folder: Path) -> Path:
    """What a site was built from, in another folder."""
    shutil.copytree(outcome.folder, folder, ignore=shutil.ignore_patterns("site", ".*"), dirs_exist_ok=True)
    return folder


def without_guides(folder: Path) -> Path:
    """Turns the PDFs and infographics of a copied site off, which take longer than its pages."""
    replaced(
        folder / "mkdocs.yml",
        "  - helpcentre:\n",
        "  - helpcentre:\n      guides: false\n      pictures: false\n",
    )
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> Outcome:
    """Runs `helpcentre …` in a folder.

    Args:
        folder: to run in.
        arguments: after `helpcentre`.
        environment: what is another there. A process is started for it from the beginning, so that it has
            another seed of hashes too: what is built must come out the same.
    """
    if CAN_COPY and not environment:
        return Outcome(*_commands().run(folder, arguments, SECONDS), folder)
    done = subprocess.run(
        [sys.executable, "-m", "helpcentre.cli", *arguments],
        cwd=folder,
        env=clean_environment(**environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=SECONDS,
    )
    return Outcome(done.returncode, done.stdout + done.stderr, folder)


@cache
def _commands() -> Commands:
    return Commands()


def replaced(path: Path, old: str, new: str) -> None:
    """Changes a file of a copied site; fails if the text to change is not there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new), "utf-8")
