"""`build.py bench pictures`: what an infographic costs, beside Chromium on the same drawing in the same run.

build.py bench pictures [--rounds 3] [--write YYYY-MM-DD]
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from statistics import mean, median

from PIL import Image
from playwright.sync_api import Page

from helpcentre.article.model import Article
from helpcentre.build.store import Store
from helpcentre.features.infographic.encoding import encoded_page, palette_png
from helpcentre.features.infographic.infographic import CARD_SIZE, SIZE, Infographic
from helpcentre.features.infographic.making import THUMBNAIL_WIDTH, drawn_pages
from helpcentre.features.infographic.publishing import (
    Infographics,
    InfographicSection,
    has_infographic,
    infographic_of,
    published,
)
from helpcentre.typesetting.colours import NEUTRAL, section_colours
from helpcentre.typesetting.drawing import Brand, DoesNotFitError, draw
from workbench import ROOT, browser

# The tests know our articles; workbench has said where they are.
from guide_articles import our_articles  # isort: skip

HERE = Path(__file__).parent
_TURN = Random(7)
RESULTS = HERE / "RESULTS.md"
SITE_URL = "https://destek.invalid/"

ABOUT = """\
`python3 build.py bench pictures {arguments}`

- The {count} infographics of this site, each drawn from its steps: a page is layout, SVG, PNG of 128 colours,
  lossless WebP and a thumbnail; a card is layout and PNG.
- Chromium gets the finished SVG of the same page and makes one PNG of it, as it did for the only card that
  this site had (`build.py brand-pictures`). It has no layout to make. The ratio is to ours of the same: the
  drawing as one PNG, with its layout.
- {rounds} rounds in which the two take turns, one process each, warm; medians of all.
- Wall times depend on what else the machine did: {load} processes wanted its {cores} cores when this began.
  CPU times do so much less; Chromium's can't be told from outside.
"""


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    parser = argparse.ArgumentParser(prog="build.py bench pictures", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    options = parser.parse_args(arguments)
    articles = [article for article in our_articles() if has_infographic(article)]
    pictures = [infographic_of(article, _sections(article), SITE_URL) for article in articles]
    about = ABOUT.format(
        arguments=" ".join(arguments),
        count=len(pictures),
        rounds=options.rounds,
        load=round(os.getloadavg()[0]),
        cores=os.cpu_count(),
    )
    with tempfile.TemporaryDirectory(prefix="helpcentre-pictures-") as name:
        text = "\n".join([about, *_each(pictures, options.rounds), *_all(articles, Path(name)), ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Infographics, {options.write}\n\n{text}", "utf-8", newline="\n")


def _sections(article: Article) -> InfographicSection:
    """The section of an article as the site draws it."""
    colours = section_colours((ROOT / "overrides/assets/brand/brand.css").read_text("utf-8"))
    hub = (ROOT / "docs/az" / article.section / "index.md").read_text("utf-8")
    title = next(line for line in hub.splitlines() if line.startswith("title:")).partition(":")[2].strip()
    illustration = ROOT / "docs" / article.section / "illustration.svg"
    brand = Brand("Allin Event", "Dəstək və Kömək Mərkəzi", *colours.get(article.section, NEUTRAL))
    return InfographicSection(title, brand, illustration.read_bytes())


# --- One after the other ------------------------------------------------------------------------------------


def _each(pictures: Sequence[Infographic], rounds: int) -> Iterator[str]:
    times: dict[str, list[tuple[float, float]]] = {}
    sizes: dict[str, list[int]] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        times.setdefault(name, []).append((time.perf_counter() - wall, time.process_time() - cpu))

    with browser() as started:
        pages = [started.new_page(viewport={"width": w, "height": h}) for w, h in (SIZE, CARD_SIZE)]
        _photographed(pages[0], drawn_pages(pictures[0])[2][0].svg)  # both are warm
        for number in range(rounds):
            sys.stderr.write(f"round {number + 1} of {rounds}…\n")
            for picture in pictures:
                timed("page", lambda p=picture: _page(p, sizes))  # type: ignore[misc]
                timed("card", lambda p=picture: palette_png(draw(_moved(p).card(), formats=("png",))[0].png))  # type: ignore[misc]
                whole = drawn_pages(picture)[2][0].svg
                card = draw(picture.card(), formats=("svg",))[0].svg
                timed("page, PNG", lambda p=picture: _png(p))  # type: ignore[misc]
                timed("card, PNG", lambda p=picture: draw(_moved(p).card(), formats=("png",)))  # type: ignore[misc]
                timed("page, Chromium", lambda svg=whole: _photographed(pages[0], svg))  # type: ignore[misc]
                timed("card, Chromium", lambda svg=card: _photographed(pages[1], svg))  # type: ignore[misc]
    yield "| one after the other | wall | CPU |"
    yield "| --- | --: | --: |"
    found = {name: [median(column) for column in zip(*rows, strict=True)] for name, rows in times.items()}
    for shape, size in (("page", SIZE), ("card", CARD_SIZE)):
        wall, cpu = found[shape]
        yield f"| {shape}, {size[0]} x {size[1]}, with its files | {wall:.2f} s | {cpu:.2f} s |"
        theirs, (ours, cpu) = found[f"{shape}, Chromium"][0], found[f"{shape}, PNG"]
        yield f"| {shape}, drawn as one PNG | {ours:.2f} s | {cpu:.2f} s |"
        yield f"| the same by Chromium | {theirs:.2f} s | - |"
        yield f"| theirs to ours | {theirs / ours:.1f} | - |"
    yield ""
    yield "Target: 0.3 s for each shape with its files."
    yield ""
    yield "| bytes of a page's first picture | mean | largest |"
    yield "| --- | --: | --: |"
    for name, found_sizes in sizes.items():
        yield f"| {name} | {mean(found_sizes) / 1000:.1f} kB | {max(found_sizes) / 1000:.1f} kB |"
    yield ""
    yield "Targets: WebP 80 kB, thumbnail 15 kB."


def _page(picture: Infographic, sizes: dict[str, list[int]]) -> None:
    # As a new one: nothing of it is known to a compiler that has drawn it a moment ago.
    drawing, _, drawn = drawn_pages(_moved(picture))
    thumbs = draw(drawing, scale=THUMBNAIL_WIDTH / SIZE[0], formats=("png",))
    for number, (page, thumb) in enumerate(zip(drawn, thumbs, strict=True)):
        made = encoded_page(page.png, thumb.png)
        if number == 0:
            files = {"SVG": page.svg, "PNG, 128 colours": made.png, "WebP, 128 colours, lossless": made.webp}
            files |= {"thumbnail": made.thumbnail}
            for name, content in files.items():
                sizes.setdefault(name, []).append(len(content))


def _png(picture: Infographic) -> None:
    while True:
        moved = _moved(picture)
        try:
            draw(moved.drawing([moved.steps]), formats=("png",))
        except DoesNotFitError:  # turned words may need a line more
            continue
        return


def _moved(picture: Infographic) -> Infographic:
    """With other words, of the same length, so that the compiler remembers none of its lines."""
    steps = tuple(replace(step, text=_turned(step.text)) for step in picture.steps)
    return replace(picture, title=_turned(picture.title), steps=steps)


def _turned(text: str) -> str:
    words = text.split()
    _TURN.shuffle(words)
    return " ".join(words)


def _photographed(page: Page, svg: bytes) -> bytes:
    page.set_content(f"<style>*{{margin:0}}svg{{display:block}}</style>{svg.decode()}")
    return page.screenshot(animations="disabled")


# --- All of a site ------------------------------------------------------------------------------------------


def _all(articles: Sequence[Article], folder: Path) -> Iterator[str]:
    by_key = {article.key: article for article in articles}
    sections = {article.section: _sections(article) for article in articles}

    def run(name: str) -> tuple[Infographics, float]:
        started = time.perf_counter()
        made = published(by_key, sections, SITE_URL, Store(folder / "store"))
        for path, source in made.sources.items():
            source.copy_to(folder / name / path)
        return made, time.perf_counter() - started

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    made, wall = run("site")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    again = median(run(f"again{number}")[1] for number in range(3))
    files = {path: source.read_bytes() for path, source in made.sources.items()}
    whole, thumbs = (
        [
            len(content)
            for path, content in files.items()
            if path.endswith(".webp") and ("-thumb" in path) is small
        ]
        for small in (False, True)
    )
    yield ""
    yield f"| all {len(made.images)} infographics, {len(files)} files, two processes | wall | CPU |"
    yield "| --- | --: | --: |"
    yield f"| made and copied into the site | {wall:.1f} s | {cpu:.1f} s (both processes) |"
    yield f"| nothing changed: keys, store, copies | {again:.2f} s | - |"
    yield ""
    yield (
        f"{len(whole)} pages: WebP {max(whole) / 1000:.1f} kB at most, thumbnails {max(thumbs) / 1000:.1f} kB"
        f" at most and {sum(thumbs) / 1000:.0f} kB together. Failures: {len(made.problems)}."
    )
    yield ""
    yield "The same pages with all their colours, and thumbnails made small by Pillow (Lanczos):"
    yield ""
    yield "| file | mean | largest |"
    yield "| --- | --: | --: |"
    others: dict[str, list[int]] = {}
    for article in articles:
        png = drawn_pages(infographic_of(article, sections[article.section], SITE_URL))[2][0].png
        picture = Image.open(BytesIO(png)).convert("RGB")
        small = picture.resize(
            (THUMBNAIL_WIDTH, SIZE[1] * THUMBNAIL_WIDTH // SIZE[0]), Image.Resampling.LANCZOS
        )
        for name, image, options in (
            ("WebP, lossless", picture, {"lossless": True}),
            ("WebP, quality 80", picture, {"quality": 80}),
            ("thumbnail, WebP, lossless", small, {"lossless": True}),
            ("thumbnail, WebP, quality 80", small, {"quality": 80}),
        ):
            content = BytesIO()
            image.save(content, "WEBP", **options)
            others.setdefault(name, []).append(len(content.getvalue()))
    for name, sizes in others.items():
        yield f"| {name} | {mean(sizes) / 1000:.1f} kB | {max(sizes) / 1000:.1f} kB |"
