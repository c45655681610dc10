"""`build.py bench guides`: what a guide costs, beside WeasyPrint on the same articles in the same run.

build.py bench guides [--articles 1000] [--compare 30] [--rounds 3] [--write YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from guides import made_up
from helpcentre.build.store import Store
from helpcentre.contact.cards import ChannelCard
from helpcentre.features.guide.publishing import Guides, published

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = HERE / "RESULTS.md"
PEER = ROOT / ".cache" / "helpcentre" / "bench-weasyprint"
"""WeasyPrint and what it needs, for this bench alone; its versions and hashes are in weasyprint.txt."""

ABOUT = """\
`python3 build.py bench guides {arguments}`

- Articles are the project's own, as they are (no pictures, the contact block at the end), and those of the
  generated site of bench/weight, a third of each kind. Both programs set the same text in A4 for PDF/UA-1,
  with running lines, drawn steps, notes, tables and a QR code that each draws itself. Ours starts from
  Articles, the peer from the HTML they were read from: what a build has at hand. The peer uses the system's
  letters.
- One guide: {rounds} rounds in which the programs take turns, each time all articles in one process; the
  first is left out of the warm figures, which are medians of all. The first PDF counts from the start of the
  process, with all that is loaded.
- Many guides: PDFs of {articles} generated articles in A4 by the build's own store and two processes.
- Wall times depend on what else the machine did: {load} processes wanted its {cores} cores when this began,
  {later} when it ended. CPU times do so much less, ratios least.
"""


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="helpcentre-guides-") as name:
        load = round(os.getloadavg()[0])
        many = list(_many(options, Path(name)))  # first, while no other process's memory has been counted
        compared = list(_compared(options, Path(name)))
        about = ABOUT.format(
            arguments=" ".join(arguments),
            load=load,
            later=round(os.getloadavg()[0]),
            cores=os.cpu_count(),
            **vars(options),
        )
        text = "\n".join([about, *compared, *many, ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Guides, {options.write}\n\n{text}", "utf-8", newline="\n")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py bench guides", description=__doc__)
    parser.add_argument("--articles", type=int, default=1000, help="of the large site; 0 leaves it out")
    parser.add_argument("--compare", type=int, default=30, help="generated articles that both programs set")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    return parser.parse_args(arguments)


# --- One guide ----------------------------------------------------------------------------------------------


def _compared(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    own = list(made_up.ours())
    yield from _set(options, folder, f"{len(own)} articles of the project", own, made_up.our_channels())
    yield ""
    generated = list(made_up.generated(options.compare))
    yield from _set(options, folder, f"{len(generated)} generated articles", generated, ())
    yield ""
    yield "Targets: 0.15 s a guide, 6 times the throughput, 1 s to the first PDF."


def _set(
    options: argparse.Namespace,
    folder: Path,
    name: str,
    samples: list[made_up.Sample],
    channels: tuple[ChannelCard, ...],
) -> Iterator[str]:
    guides, pages = folder / "guides", folder / "pages.json"
    wanted = made_up.guides([sample.article for sample in samples], channels)
    guides.write_bytes(pickle.dumps([one.guide for one in wanted]))
    pages.write_text(json.dumps([(sample.html, sample.address) for sample in samples]), "utf-8")
    peer = _peer()
    runs: dict[str, list[dict[str, Any]]] = {"ours": [], "WeasyPrint 70.0": []}
    for number in range(options.rounds):
        sys.stderr.write(f"{name}, round {number + 1} of {options.rounds}…\n")
        runs["ours"].append(_run("ours.py", guides, []))
        runs["WeasyPrint 70.0"].append(_run("peer.py", pages, [str(peer)]))
    yield f"| {name}, A4 | a guide, CPU | wall | first PDF, CPU | wall | peak memory | a PDF |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    rows = {program: _row(found) for program, found in runs.items()}
    for program, (cpu, wall, used, first, memory, size) in rows.items():
        one = f"{cpu:.3f} s | {wall:.3f} s | {used:.2f} s | {first:.2f} s"
        yield f"| {program} | {one} | {memory:.0f} MB | {size:.0f} kB |"
    ours, theirs = rows.values()
    ratios = " | ".join(f"{their / our:.1f}" for their, our in zip(theirs, ours, strict=True))
    yield f"| theirs to ours | {ratios} |"


def _run(program: str, data: Path, more: list[str]) -> dict[str, Any]:
    path = os.pathsep.join([*more, str(HERE), os.environ.get("PYTHONPATH", "")])
    started = time.time()
    done = subprocess.run(
        [sys.executable, str(HERE / program), str(data)],
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "first": found["first"] - started}


def _row(runs: list[dict[str, Any]]) -> tuple[float, ...]:
    return (
        median(chain.from_iterable(run["cpu"][1:] for run in runs)),
        median(chain.from_iterable(run["wall"][1:] for run in runs)),
        median(run["first_cpu"] for run in runs),
        median(run["first"] for run in runs),
        max(run["megabytes"] for run in runs),
        median(chain.from_iterable(run["sizes"] for run in runs)) / 1000,
    )


def _peer() -> Path:
    """WeasyPrint, installed on first use into a folder that only this bench looks at."""
    if not (PEER / "weasyprint").is_dir():
        sys.stderr.write("WeasyPrint…\n")
        uv = shutil.which("uv")
        start = [uv, "pip", "install", "--quiet", "--python", sys.executable] if uv else _pip()
        lock = str(HERE / "weasyprint.txt")
        subprocess.run([*start, "--require-hashes", "--target", str(PEER), "-r", lock], check=True)
    return PEER


def _pip() -> list[str]:
    # The environment of the project has no pip of its own; the Python that it was made from has.
    return [str(getattr(sys, "_base_executable", sys.executable)), "-m", "pip", "install", "--quiet"]


# --- Many guides --------------------------------------------------------------------------------------------


def _many(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    if not options.articles:
        return
    articles = [sample.article for sample in made_up.generated(options.articles)]
    store = Store(folder / "store")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    made, wall, _ = _published(articles, store, folder / "site")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    # Each time as the next build reads them: nothing of an article is known but its text.
    unchanged = [
        _published([replace(article) for article in articles], store, folder / f"again{number}")
        for number in range(3)
    ]
    count, peak = len(made.files), after.ru_maxrss / 1000
    yield ""
    yield f"| {count} guides, two processes | wall | CPU |"
    yield "| --- | --: | --: |"
    yield f"| made and copied into the site | {wall:.0f} s | {cpu:.0f} s (both processes) |"
    again = (median(run[1] for run in unchanged), median(run[2] for run in unchanged))
    yield f"| nothing changed: keys, store, copies | {again[0]:.1f} s | {again[1]:.1f} s |"
    yield ""
    yield f"Peak memory of one of the two processes: {peak:.0f} MB. Failures: {len(made.problems)}."
    yield "Targets for 1,000: 2 minutes on two free cores, 250 MB a process, 3 s when nothing changed."


def _published(articles: list[Any], store: Store, site: Path) -> tuple[Guides, float, float]:
    """The guides, and seconds of wall and of this process's CPU: what a build adds for them."""
    wall, cpu = time.perf_counter(), time.process_time()
    guides = published(made_up.guides(articles), store, _progress)
    for path, source in guides.sources.items():
        source.copy_to(site / path)
    store.prune()
    return guides, time.perf_counter() - wall, time.process_time() - cpu


def _progress(done: int, total: int) -> None:
    if done % 100 == 0:
        sys.stderr.write(f"{done} of {total}…\n")
