"""`build.py bench lessons`: what a lesson costs, beside the same film at 30 frames a second.

build.py bench lessons [--rounds 3] [--write YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from workbench import ROOT, build

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"

ABOUT = """\
`python3 build.py bench lessons {arguments}`

- One lesson: five made-up steps, each in a new process that may use one core, so its figures hold all that
  has to be loaded; medians of {rounds} rounds in which the two take turns.
- The peer gets the very same pictures, movement and encoder settings, and a frame every 33 milliseconds
  whether something moves or not, as imageio, moviepy and screen recorders write films.
- All lessons: those of this project's own site by a build without PDFs and infographics, two processes; and
  the same build once more, when nothing has changed.
- Wall times depend on what else the machine did: {load} processes wanted its {cores} cores when this began.
  CPU times do so much less.
"""


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    options = _options(arguments)
    about = ABOUT.format(
        arguments=" ".join(arguments),
        load=round(os.getloadavg()[0]),
        cores=os.cpu_count(),
        **vars(options),
    )
    with tempfile.TemporaryDirectory(prefix="helpcentre-lessons-") as name:
        text = "\n".join([about, *_one(options.rounds), "", *_all(Path(name)), ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Lessons, {options.write}\n\n{text}", "utf-8", newline="\n")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py bench lessons", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    return parser.parse_args(arguments)


def _one(rounds: int) -> Iterator[str]:
    found: dict[str, list[dict[str, Any]]] = {"ours": [], "constant": []}
    for _ in range(rounds):
        for way, measured in found.items():
            measured.append(_measured(way))
    yield "| one lesson of five steps | length | wall, s | CPU, s | frames | MB a minute |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for way, name in (("ours", "frames where something moves"), ("constant", "30 frames a second")):
        runs = found[way]
        wall, cpu = (median(run[key] for run in runs) for key in ("wall", "cpu"))
        first = runs[0]
        minute = first["size"] / first["length"] * 60_000 / 1_000_000
        yield (
            f"| {name} | {first['length'] / 1000:.1f} s | {wall:.1f} | {cpu:.1f} | {first['frames']} |"
            f" {minute:.2f} |"
        )
    same = all(len({run["digest"] for run in runs}) == 1 for runs in found.values())
    yield ""
    yield f"The same bytes in every round: {'yes' if same else 'no'}."


def _measured(way: str) -> dict[str, Any]:
    started = time.monotonic()
    command = [sys.executable, str(HERE / "one.py"), way]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "wall": time.monotonic() - started}


def _all(folder: Path) -> Iterator[str]:
    for name in ("docs", "overrides", "languages"):
        shutil.copytree(ROOT / name, folder / name)
    for path in [ROOT / "mkdocs.yml", *ROOT.glob("*.yaml")]:
        shutil.copy(path, folder / path.name)
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    off = "  - helpcentre:\n      guides: false\n      pictures: false\n"
    without = text.replace("  - helpcentre:\n", f"{off}      lessons: false\n")
    config.write_text(without, "utf-8")
    pages = _timed(folder)
    config.write_text(text.replace("  - helpcentre:\n", off), "utf-8")
    first, again = _timed(folder), _timed(folder)
    films = list((folder / "site" / "videos").rglob("*.mp4"))
    size = sum(path.stat().st_size for path in films)
    yield "| all lessons of this site | wall, s |"
    yield "| --- | ---: |"
    yield f"| build without lessons | {pages:.1f} |"
    yield f"| build that makes {len(films)} lessons ({size / 1_000_000:.1f} MB) | {first:.1f} |"
    yield f"| the same when nothing has changed | {again:.1f} |"


def _timed(folder: Path) -> float:
    started = time.monotonic()
    build(folder, folder / "site")
    return time.monotonic() - started
