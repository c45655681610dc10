"""`build.py bench screenshots`: what an editor's picture costs a build, and a visitor.

build.py bench screenshots [--rounds 5] [--many 100] [--write YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median

from PIL.Image import Image as Pixels

from helpcentre.build.store import Made, Store
from helpcentre.features.screenshot.marks import Marks, read_marks
from helpcentre.features.screenshot.publishing import WHOLE, Content, Request, make, published
from screenshot_pictures import photo, saved, screen

RESULTS = Path(__file__).parent / "RESULTS.md"
ABOUT = """\
`python3 build.py bench screenshots {arguments}`

- The pictures are drawn: there are none of a real screen. A screen has flat areas and letters, one of them a
  small picture of noise besides; a photo is noise made soft, which is harder to encode than any real one.
- One picture: read, marked, written whole and in all its sizes, in one process; medians of {rounds} rounds.
- CPU time is what one processor works; wall times depend on what else the machine did: {load} processes
  wanted its {cores} cores when this began.
"""
MARKS = """\
size: 1080x2340
marks:
  - {kind: mask, x: 60, y: 420, width: 900, height: 110}
  - {kind: box, x: 60, y: 620, width: 960, height: 180}
  - {kind: number, number: 1, x: 60, y: 620}
  - {kind: arrow, from: [820, 1480], to: [540, 2080]}
"""


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    parser = argparse.ArgumentParser(prog="build.py bench screenshots", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=100, help="pictures of one build; 0 leaves it out")
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    options = parser.parse_args(arguments)
    load = round(os.getloadavg()[0])
    about = ABOUT.format(
        arguments=" ".join(arguments), rounds=options.rounds, load=load, cores=os.cpu_count()
    )
    with tempfile.TemporaryDirectory(prefix="helpcentre-screenshots-") as name:
        text = "\n".join([about, *_each(Path(name), options.rounds), *_many(Path(name), options.many), ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Editors' pictures, {options.write}\n\n{text}", "utf-8", newline="\n")


def _each(folder: Path, rounds: int) -> Iterator[str]:
    marks, _ = read_marks(MARKS.encode(), "top-up.marks.yaml")
    samples: dict[str, tuple[Callable[[], Pixels], str, Marks | None]] = {
        "phone, 1080 × 2340, PNG": (lambda: screen(with_photo=False), "PNG", None),
        "the same, 4 marks": (lambda: screen(with_photo=False), "PNG", marks),
        "phone with a picture, PNG": (screen, "PNG", None),
        "large phone, 1440 × 3120, PNG": (lambda: screen(1440, 3120), "PNG", None),
        "computer, 2560 × 1440, PNG": (lambda: screen(2560, 1440), "PNG", None),
        "photo, 4000 × 3000, JPEG": (lambda: photo(4000, 3000), "JPEG", None),
    }
    yield "| picture | its file | CPU | wall | 360 | 480 | 720 | 1080 |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: |"
    for name, (draw, format_, of) in samples.items():
        source = folder / "sample"
        source.write_bytes(saved(draw(), format_))
        request = Request(source, sha256(source.read_bytes()).hexdigest(), "docs/sample", of, "marks")
        walls, cpus = [], []
        for _ in range(rounds):
            wall, cpu = time.perf_counter(), time.process_time()
            made = make(request)
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        assert isinstance(made, Made)
        sizes = " | ".join(_kilobytes(len(content)) for name, content in made.files.items() if name != WHOLE)
        file = _kilobytes(source.stat().st_size)
        yield f"| {name} | {file} | {median(cpus):.2f} s | {median(walls):.2f} s | {sizes} |"


def _many(folder: Path, many: int) -> Iterator[str]:
    """Different screenshots in one build, and the next build, in which nothing has changed."""
    if not many:
        return
    docs = folder / "docs"
    docs.mkdir()
    for number in range(many):
        picture = screen(with_photo=False).copy()
        picture.putpixel((number, 0), (255, 0, 0))
        (docs / f"{number}.png").write_bytes(saved(picture, "PNG"))
    paths = frozenset(f"{number}.png" for number in range(many))
    walls = []
    for _ in range(2):
        wall = time.perf_counter()
        found = published(Content(docs, paths, paths), Store(folder / "store"))
        walls.append(time.perf_counter() - wall)
        assert (len(found.renditions), found.problems) == (many, [])
    yield ""
    first, again = walls
    yield f"{many} screenshots of a phone, two processes: {first:.1f} s; nothing changed: {again:.2f} s."


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.0f} kB"
