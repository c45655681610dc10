"""`build.py bench weight`: one table for sites of several sizes, ours beside stock Material."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser

from weight.generated_site import SECTION_SIZE, write_helpcentre, write_material
from weight.page_weight import PageWeight, weigh
from workbench import ROOT, browser, build

SIZES = (45, 1000, 5000)
SAMPLE = {
    "how-to": "bolme-1/howto-4",
    "troubleshooting": "bolme-1/troubleshooting-5",
    "reference": "bolme-1/reference-6",
}
"""One article of each shape, in a section that is full at every size."""
RESULTS = Path(__file__).with_name("RESULTS.md")

GROWTH, FIRST_LOAD, REQUESTS = 1.02, 70_000, 8
"""The targets: HTML of the largest site by the smallest, brotli bytes and requests at first load."""

ABOUT = """\
`python3 build.py bench weight`: generated sites, {size} articles a section, the same articles in all of them.
Each cell is ours / stock Material {material} (default options, `font: false`) in the same run. kB are
1,000 bytes, “br” is brotli at quality 11. First load: a real Chromium, 390 px wide, nothing cached.

- Counted are the document, styles, scripts and the worker. Not counted: {left_out}.
- Stock Material draws its whole menu on every page, some 10 GB at 5,000 articles. So only the three articles
  measured here are drawn of its site, after the menu of all is made; of ours all pages are built.
- “With search” is what has been loaded when the search field has the focus, but for the index. Ours brings
  Material's script and its worker only then; stock Material loads them, and the index, with every first page.
- Our menu of sections has up to 12 entries. It is all that differs between a site of few sections and many.
"""


@dataclass(frozen=True)
class Row:
    """One article in a site of one size, drawn by both."""

    articles: int
    kind: str
    ours: PageWeight
    stock: PageWeight


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    parser = argparse.ArgumentParser(prog="build.py bench weight", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="sizes of the sites")
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    with browser() as started:
        for articles in sorted(options.articles):
            rows += _measure(started, articles)
    text = report(rows)
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Weight of an article, {options.write}\n\n{text}", "utf-8", newline="\n")


def _measure(started: Browser, articles: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="helpcentre-weight-") as name:
        folder = Path(name)
        sites = {"helpcentre": folder / "ours" / "site", "Material": folder / "stock" / "site"}
        for site in sites.values():
            site.parent.mkdir()
        write_helpcentre(sites["helpcentre"].parent, articles, project=ROOT)
        write_material(sites["Material"].parent, articles, tuple(SAMPLE.values()))
        for tool, site in sites.items():
            sys.stderr.write(f"{articles}: {tool}…\n")
            build(site.parent, site, stock=tool == "Material")
        for kind, key in SAMPLE.items():
            ours, stock = (weigh(started, site, f"{key}/") for site in sites.values())
            yield Row(articles, kind, ours, stock)


def report(rows: Sequence[Row]) -> str:
    """The table with what one must know to read it, in Markdown."""
    smallest, largest = rows[0].articles, rows[-1].articles
    return "\n".join(
        [
            ABOUT.format(size=SECTION_SIZE, material=version("mkdocs-material"), left_out=_left_out(rows)),
            *_table(rows),
            "",
            "## Targets",
            "",
            "| target | measured | |",
            "| --- | --- | --- |",
            *_targets(rows, smallest, largest),
            "",
            "## What our first load is made of",
            "",
            f"kB br at {largest:,} articles.",
            "",
            *_parts([row for row in rows if row.articles == largest]),
            "",
        ]
    )


def _table(rows: Sequence[Row]) -> Iterator[str]:
    yield (
        "| articles | article | HTML kB | ratio | HTML kB br | ratio | elements | requests"
        " | first load kB br | ratio | with search | CLS |"
    )
    yield f"| --: | --- |{' --: |' * 10}"
    for row in rows:
        ours, stock = row.ours, row.stock
        cells = [
            f"{row.articles:,}",
            row.kind,
            f"{_kb(ours.html)} / {_kb(stock.html)}",
            f"{ours.html / stock.html:.2f}",
            f"{_kb(ours.html_brotli)} / {_kb(stock.html_brotli)}",
            f"{ours.html_brotli / stock.html_brotli:.2f}",
            f"{ours.elements:,} / {stock.elements:,}",
            f"{ours.requests} / {stock.requests}",
            f"{_kb(ours.bytes)} / {_kb(stock.bytes)}",
            f"{ours.bytes / stock.bytes:.2f}",
            f"{_kb(ours.bytes + ours.search)} / {_kb(stock.bytes + stock.search)}",
            f"{ours.shift:.3f} / {stock.shift:.3f}",
        ]
        yield f"| {' | '.join(cells)} |"


def _targets(rows: Sequence[Row], smallest: int, largest: int) -> Iterator[str]:
    pairs = [
        (first.ours, last.ours)
        for first in rows
        for last in rows
        if first.kind == last.kind and (first.articles, last.articles) == (smallest, largest)
    ]
    growth = max(last.html / first.html for first, last in pairs)
    without_menu = max((last.html - last.menu) / (first.html - first.menu) for first, last in pairs)
    heaviest = max(row.ours.bytes for row in rows)
    requests = max(row.ours.requests for row in rows)
    shift = max(row.ours.shift for row in rows)
    for target, measured, met in (
        (f"HTML({largest:,}) / HTML({smallest:,}) <= {GROWTH}", f"{growth:.4f}", growth <= GROWTH),
        ("the same without the menu of sections", f"{without_menu:.4f}", without_menu <= GROWTH),
        (f"first load <= {_kb(FIRST_LOAD)} kB br", f"{_kb(heaviest)} kB", heaviest <= FIRST_LOAD),
        (f"first load <= {REQUESTS} requests", str(requests), requests <= REQUESTS),
        ("CLS 0.000", f"{shift:.3f}", round(shift, 3) == 0),
    ):
        yield f"| {target} | {measured} | {'met' if met else '**missed**'} |"


def _parts(rows: Sequence[Row]) -> Iterator[str]:
    yield "| article | file | kB br |"
    yield "| --- | --- | --: |"
    for row in rows:
        for path, size in row.ours.files.items():
            yield f"| {row.kind} | {path} | {_kb(size)} |"


def _left_out(rows: Sequence[Row]) -> str:
    ours = dict.fromkeys(path for row in rows for path in row.ours.left_out)
    stock = dict.fromkeys(path for row in rows for path in row.stock.left_out)
    return f"of ours {', '.join(ours) or 'nothing'}; of Material {', '.join(stock) or 'nothing'}"


def _kb(size: int) -> str:
    return f"{size / 1000:.1f}"
