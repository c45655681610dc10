"""`build.py bench build`: what a build costs after each kind of edit, beside MkDocs with stock Material.

Both build the same generated articles in the same round, and the figure of a round is the ratio of their CPU
seconds: of the whole tree of processes, so that work done side by side counts in full. Media are off.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from weight.generated_site import write_helpcentre, write_material
from workbench import ROOT

RESULTS = Path(__file__).with_name("RESULTS.md")
ARTICLES = 1000
ROUNDS = 5
EDITED = "docs/az/bolme-1/howto-4.md"


@dataclass(frozen=True)
class Case:
    """A row of the table.

    Args:
        name: of what has changed since the last build.
        bar: the ratio that is aimed at.
        edit: changes the site; is given its folder and a number that no other round has.
        command: that is measured.
    """

    name: str
    bar: float
    edit: Callable[[Path, int], None]
    command: tuple[str, ...] = ("build",)


def _nothing(_site: Path, _number: int) -> None: ...


def _a_word(site: Path, number: int) -> None:
    path = site / EDITED
    path.write_text(path.read_text("utf-8") + f"\nSon cümlə nömrə {number} dəyişdi.\n", "utf-8")


def _a_title(site: Path, number: int) -> None:
    path = site / EDITED
    lines = path.read_text("utf-8").split("\n")
    lines[1] = f"title: Yeni bilet siyahısında ({number})"
    path.write_text("\n".join(lines), "utf-8")


CASES = (
    Case("cold", 1.20, _nothing, ("build", "--no-cache")),
    Case("nothing, build", 0.05, _nothing),
    Case("nothing, check", 0.05, _nothing, ("check",)),
    Case("one word in one article", 0.15, _a_word),
    Case("a title", 0.25, _a_title),
)


@dataclass(frozen=True)
class Cost:
    """What a command cost: CPU seconds of all its processes, and the largest of them in MiB."""

    seconds: float
    memory: float


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    parser = argparse.ArgumentParser(prog="build.py bench build", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="helpcentre-bench-") as name:
        ours, stock = Path(name, "ours"), Path(name, "stock")
        _write_sites(ours, stock, options.articles)
        rounds = [_round(ours, stock, number) for number in range(options.rounds)]
    text = "\n".join([*report(rounds, options.articles), ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# What a build costs, {options.write}\n\n{text}", "utf-8", newline="\n")


def _write_sites(ours: Path, stock: Path, articles: int) -> None:
    ours.mkdir()
    stock.mkdir()
    write_helpcentre(ours, articles, project=ROOT)
    write_material(stock, articles, ())
    config = (stock / "mkdocs.yml").read_text("utf-8").replace("hooks: [sample_hook.py]\n", "")
    config = config.replace("font: false}", "font: false, features: [navigation.prune]}")
    (stock / "mkdocs.yml").write_text(config, "utf-8")


def _round(ours: Path, stock: Path, number: int) -> tuple[Cost, list[Cost]]:
    """The peer's build, and ours in every case."""
    sys.stderr.write(f"round {number + 1}…\n")
    peer = _cost(stock, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(stock / "site"))
    costs = []
    for case in CASES:
        if case.edit is _nothing and case.command != CASES[0].command:
            _cost(ours, "-m", "helpcentre.cli", *case.command)  # what has to be known is known
        case.edit(ours, number)
        costs.append(_cost(ours, "-m", "helpcentre.cli", *case.command))
    return peer, costs


def _cost(folder: Path, *arguments: str) -> Cost:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A process of its own for each: the largest child of all is otherwise that of an earlier command.
    probe = (
        "import resource, subprocess, sys\n"
        "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, sys.executable, "-P", *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, int(done.stdout) / 1024)


def report(rounds: Sequence[tuple[Cost, list[Cost]]], articles: int) -> Iterator[str]:
    """The table, in Markdown."""
    peer = median(cost.seconds for cost, _ in rounds)
    yield (
        f"`python3 build.py bench build`: {articles:,} generated articles, media off, {len(rounds)} rounds."
        f" The peer is MkDocs {version('mkdocs')} with Material {version('mkdocs-material')} and"
        " `navigation.prune`:"
        f" {peer:.1f} CPU seconds. Ratios are medians of the rounds' ratios."
    )
    yield ""
    yield "| changed since the last build | CPU s | ratio to the peer | bar | | largest process, MiB |"
    yield "| --- | --: | --: | --: | --- | --: |"
    for place, case in enumerate(CASES):
        costs = [of_round[place] for _, of_round in rounds]
        ratio = median(cost.seconds / stock.seconds for cost, (stock, _) in zip(costs, rounds, strict=True))
        met = "met" if ratio <= case.bar else "**missed**"
        seconds = median(cost.seconds for cost in costs)
        memory = max(cost.memory for cost in costs)
        yield f"| {case.name} | {seconds:.2f} | {ratio:.2f} | {case.bar:.2f} | {met} | {memory:.0f} |"
