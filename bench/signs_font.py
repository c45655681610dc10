"""Draws the font of signs that neither Inter nor JetBrains Mono has: the menu buttons of browsers.

    .venv/bin/python bench/signs_font.py

Writes plugins/helpcentre/typesetting/fonts/guide-signs.ttf; the same bytes on every machine.
"""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FILE = Path(__file__).parents[1] / "plugins" / "helpcentre" / "typesetting" / "fonts" / "guide-signs.ttf"
EM = 1000
WIDTHS = {".notdef": 640, "space": 280, "uni22EE": 300, "uni22EF": 720, "uni2630": 680}


def bar(pen: TTGlyphPen, left: int, bottom: int, right: int, top: int) -> None:
    """A rectangle, clockwise as TrueType wants outlines."""
    pen.moveTo((left, bottom))
    for point in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(point)
    pen.closePath()


def dot(pen: TTGlyphPen, x: int, y: int, radius: int = 62) -> None:
    """A disc of four quadratic curves."""
    pen.moveTo((x - radius, y))
    pen.qCurveTo((x - radius, y + radius), (x, y + radius))
    pen.qCurveTo((x + radius, y + radius), (x + radius, y))
    pen.qCurveTo((x + radius, y - radius), (x, y - radius))
    pen.qCurveTo((x - radius, y - radius), (x - radius, y))
    pen.closePath()


def glyphs() -> dict[str, TTGlyphPen]:
    """Every sign by its glyph name; their middle is at 360, that of Inter's capitals."""
    pens = {name: TTGlyphPen(None) for name in WIDTHS}
    for step in (-250, 0, 250):
        dot(pens["uni22EE"], WIDTHS["uni22EE"] // 2, 360 + step)
        dot(pens["uni22EF"], WIDTHS["uni22EF"] // 2 + step * 9 // 10, 360)
        bar(pens["uni2630"], 60, 360 + step - 42, WIDTHS["uni2630"] - 60, 360 + step + 42)
    bar(pens[".notdef"], 60, 0, WIDTHS[".notdef"] - 60, 720)
    return pens


def main() -> None:
    """Writes the font."""
    drawn = {name: pen.glyph() for name, pen in glyphs().items()}
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(list(drawn))
    font.setupCharacterMap({0x20: "space", 0x22EE: "uni22EE", 0x22EF: "uni22EF", 0x2630: "uni2630"})
    font.setupGlyf(drawn)
    font.font["glyf"].compile(font.font)  # reckons the outlines' extents
    font.setupHorizontalMetrics({name: (width, drawn[name].xMin) for name, width in WIDTHS.items()})
    font.setupHorizontalHeader(ascent=969, descent=-242)
    names = {"familyName": "Guide Signs", "styleName": "Regular", "uniqueFontIdentifier": "Guide Signs 1"}
    font.setupNameTable({**names, "fullName": "Guide Signs Regular", "psName": "GuideSigns-Regular"})
    font.setupOS2(
        fsType=0,  # may be embedded
        fsSelection=0x40,
        sTypoAscender=969,
        sTypoDescender=-242,
        usWinAscent=969,
        usWinDescent=242,
        sxHeight=546,  # both as Inter has them, so that a line with a sign is as high as any other
        sCapHeight=727,
    )
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = 0  # no date: the same bytes on every day
    font.font.recalcTimestamp = False
    FILE.parent.mkdir(exist_ok=True)
    font.save(FILE)


if __name__ == "__main__":
    main()
