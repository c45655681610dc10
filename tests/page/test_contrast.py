"""Every text can be read on every ground it stands on: computed from the colours in the stylesheets.

axe measures what a page shows at the moment; this covers a pointer over a link too, and both looks at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from site_builds import ROOT

NEUTRAL = ROOT / "plugins" / "helpcentre" / "page" / "theme" / "assets" / "helpcentre" / "site.css"
BRAND = ROOT / "overrides" / "assets" / "brand" / "brand.css"
DEVICE, CHOSEN = "@media screen and (prefers-color-scheme: dark)", "@media screen"  # paper is always light

TEXT = [
    # text, and the ground it stands on
    ("text", "ground"),
    ("text", "raised"),  # footer, search, what stands below an article; a button under the pointer
    ("text", "accent-tint"),  # a channel, a result of the search under the pointer
    ("text", "section-tint"),  # the quick check; the page one is on, in the sidebar; marked words
    ("quiet", "ground"),
    ("quiet", "raised"),
    ("quiet", "accent-tint"),
    ("quiet", "section-tint"),
    ("accent", "ground"),  # links, visited or not
    ("accent", "raised"),
    ("accent", "accent-tint"),
    ("accent", "section-tint"),
    ("accent-text", "accent"),  # skip link
    ("section", "ground"),
    ("section", "raised"),
    ("section", "section-tint"),
    ("ground", "section"),  # numbers of steps
    ("danger", "ground"),
]
EDGES = [
    # what one must see, but not read: focus, the edge of a field
    ("accent", "ground"),
    ("accent", "raised"),
    ("accent", "accent-tint"),
    ("accent", "section-tint"),
    ("quiet", "ground"),
    ("quiet", "raised"),
    ("section", "ground"),
]

Colours = dict[str, str]


def rules(css: str, around: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Colours]]:
    """Each rule's selectors, the outermost first, and the properties `--hc-…` that it sets."""
    position = 0
    for opened in re.finditer(r"[{}]", css):
        if opened.start() < position or opened.group() == "}":
            continue
        depth, end = 0, opened.start()
        for brace in re.finditer(r"[{}]", css[opened.start() :]):
            depth += 1 if brace.group() == "{" else -1
            if not depth:
                end = opened.start() + brace.start()
                break
        selector = css[position : opened.start()].rpartition(";")[2].strip()
        body = css[opened.end() : end]
        path = (*around, selector.removeprefix("& "))
        own = re.sub(r"[^;{}]*\{(?:[^{}]|\{[^{}]*\})*\}", "", body)
        yield path, dict(re.findall(r"--hc-([a-z-]+):\s*([^;]+?)\s*(?:;|$)", own))
        yield from rules(body, path)
        position = end + 1


def appearance(files: list[str], dark: str) -> dict[str, Colours]:
    """The colours of each section, and of pages outside of them (`""`).

    Args:
        files: stylesheets, in order.
        dark: the rule that makes it dark; empty for the light one.
    """
    everywhere: Colours = {}
    sections: dict[str, Colours] = {}
    for css in files:
        for path, colours in rules(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
            if path[0] not in ("", dark) and (path[0] == DEVICE or path[0] == CHOSEN):
                continue
            section = re.search(r'\[data-hc-section="([\w-]+)"\]', path[-1])
            if section:
                sections.setdefault(section.group(1), {}).update(colours)
            elif path[-1].startswith(":root"):
                everywhere.update(colours)
    return {"": everywhere, **{name: {**everywhere, **colours} for name, colours in sections.items()}}


def resolved(colours: Colours, name: str) -> str:
    value = colours[name]
    while reference := re.fullmatch(r"var\(--hc-([a-z-]+)\)", value):
        value = colours[reference.group(1)]
    return value


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    assert re.fullmatch("[0-9a-f]{6}", digits), colour
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


LOOKS = {"neutral": [NEUTRAL.read_text("utf-8")]}
LOOKS["brand"] = [*LOOKS["neutral"], BRAND.read_text("utf-8")]


@pytest.mark.parametrize("dark", ["", DEVICE, CHOSEN], ids=["light", "dark device", "dark chosen"])
@pytest.mark.parametrize("look", LOOKS)
def test_text_and_edges_stand_out(look: str, dark: str) -> None:
    sections = appearance(LOOKS[look], dark)
    assert len(sections) == (7 if look == "brand" else 1)
    weak = [
        f"{section or 'everywhere'}: {front} on {back} {ratio:.2f}"
        for section, colours in sections.items()
        for pairs, enough in ((TEXT, 4.5), (EDGES, 3.0))
        for front, back in pairs
        if (ratio := contrast(resolved(colours, front), resolved(colours, back))) < enough
    ]
    assert weak == []


@pytest.mark.parametrize("look", LOOKS)
def test_both_ways_to_the_dark_are_the_same(look: str) -> None:
    """The device asks for it, or the reader chose it: the stylesheet has to say it twice."""
    assert appearance(LOOKS[look], DEVICE) == appearance(LOOKS[look], CHOSEN)
    assert appearance(LOOKS[look], DEVICE) != appearance(LOOKS[look], "")


def test_the_arithmetic() -> None:
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
