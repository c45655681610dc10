"""Drawings: refused before a letter or a line is lost, the same bytes each time, as large as asked."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from helpcentre.typesetting import drawing as drawing_module
from helpcentre.typesetting.drawing import (
    Brand,
    DoesNotFitError,
    Drawing,
    MissingLettersError,
    draw,
    wrappable,
)

BRAND = Brand("Nümunə", "Kömək Mərkəzi", "#3b4cc0", "#eef0ff")
TEMPLATE = """#import "drawing.typ": *
#let drawing(d) = sheet(d, context {
  let words = d.data.text
  let size = fitting-size(180pt, d.data.height * 1pt, (40pt, 20pt), words, heading)
  for _ in range(d.data.pages) { page(margin: 10pt, balanced(180pt, heading(size)(words))) }
})
"""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A template that is none of the package's, so it is read past what notes those."""
    path = tmp_path_factory.mktemp("drawing") / "test.typ"
    path.write_text(TEMPLATE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing_module, "data_bytes", Path.read_bytes)
        yield path


def drawing(template: Path, text: str, **data: Any) -> Drawing:
    return Drawing((200, 100), template, BRAND, "az", {"text": text, "height": 80, "pages": 1, **data})


def glyphs(svg: bytes) -> int:
    return len(re.findall(rb"<use ", svg))


def test_a_page_is_an_svg_of_outlines_and_a_png(template: Path) -> None:
    (page,) = draw(drawing(template, "Şəkil"))
    assert page.svg.startswith(b"<svg ")
    assert b"<text" not in page.svg
    assert glyphs(page.svg) == 5
    assert struct.unpack_from(">II", page.png, 16) == (200, 100)
    assert draw(drawing(template, "Şəkil"))[0] == page


def test_a_scale_makes_the_png_larger_and_a_template_may_make_pages(template: Path) -> None:
    pages = draw(drawing(template, "Şəkil", pages=2), scale=1.5, formats=("png",))
    assert [struct.unpack_from(">II", page.png, 16) for page in pages] == [(300, 150)] * 2
    assert pages[0].svg == b""


@pytest.mark.parametrize(
    "text", ["#let x=1", "$a_b$", "@ref", "\\\\", "*x*", "[x]", "//x", "<a>", "#panic()"]
)
def test_text_is_drawn_as_written(template: Path, text: str) -> None:
    (page,) = draw(drawing(template, text), formats=("svg",))
    assert glyphs(page.svg) == len(text.replace(" ", ""))


@pytest.mark.parametrize("text", ["Hazır 😀", "مرحبا", "\ud800"])
def test_letters_that_no_font_has_are_refused(template: Path, text: str) -> None:
    with pytest.raises(MissingLettersError):
        draw(drawing(template, text))
    with pytest.raises(MissingLettersError):
        draw(replace(drawing(template, "x"), brand=replace(BRAND, organisation=text)))


def test_what_does_not_fit_is_refused_and_never_cut_off(template: Path) -> None:
    for values in ({"height": 10}, {"text": "Q" * 30}):
        with pytest.raises(DoesNotFitError):
            draw(drawing(template, **{"text": "Şəkil", **values}), formats=("svg",))


def test_short_words_with_hyphens_are_not_torn_apart() -> None:
    kept = "E-\u2060poçtu hərf-\u2060hərf yoxlayın - sonra"
    assert wrappable("E-poçtu hərf-hərf yoxlayın - sonra", "az") == kept
    long = "a" * 15 + "-" + "b" * 15
    assert wrappable(long, "az") == long
    assert "\u00ad" in wrappable("istifadəçilərdənistifadəçilər", "az")
