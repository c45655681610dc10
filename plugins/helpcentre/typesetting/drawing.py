"""Drawings: what pictures of articles and scenes of lessons are drawn with, as SVG and as PNG.

A feature brings a Typst template of its own, a file with a function `drawing(d)` that puts the parts of
drawing.typ together (badges, icons, tiles, pills, text that fits, the foot with address and QR code), and
calls `draw` with the data that its function gets. Everything happens in memory by a compiler that stays warm.

Texts go as data and never as markup, so nothing in an article can be read as Typst. Whatever has no letter in
our fonts is refused before it is drawn: without PDF/UA the compiler would leave it out in silence.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from helpcentre.language.dates import locale_with_territory
from helpcentre.language.hyphenation import hyphenated
from helpcentre.package_data import PACKAGE, data_bytes, read_once
from helpcentre.typesetting.colours import NEUTRAL
from helpcentre.typesetting.compiler import TypesettingError, compiler_fonts
from helpcentre.typesetting.content import breakable
from helpcentre.typesetting.fonts import missing_letters
from helpcentre.typesetting.icons import icon_svg

if TYPE_CHECKING:
    from typst import Compiler

_HERE = PACKAGE / "typesetting"
PARTS = (_HERE / "drawing.typ", _HERE / "content.typ")
"""What templates import."""
_MAIN = b'#import "template.typ": drawing\n#drawing(json(bytes(sys.inputs.drawing)))\n'
_DOES_NOT_FIT = "does not fit"
"""What templates say when they stop for want of room."""
POINTS_AN_INCH = 72
"""At this many pixels an inch, a point of the template is a pixel of the picture."""

Format = Literal["svg", "png"]
Data = Mapping[str, Any]


@dataclass(frozen=True)
class Brand:
    """Whose drawing it is.

    Args:
        organisation: its name.
        support_name: of its help centre.
        colour: of numbers and signs, `#rrggbb`; at least 4.5:1 on white and on the tint.
        tint: of grounds.
    """

    organisation: str
    support_name: str
    colour: str = NEUTRAL[0]
    tint: str = NEUTRAL[1]


@dataclass(frozen=True)
class Drawing:
    """What is drawn. The same drawing gives the same bytes on every machine.

    Args:
        size: width and height in pixels; also of each page when the template makes several.
        template: a Typst file with a function `drawing(d)` that returns `sheet(d, …)`. It may import
            `drawing.typ` and `content.typ` and nothing else. `d` has `width`, `height`, `language`,
            `organisation`, `support_name`, `colour` and `tint` (strings for `rgb`), `icons` and `data`.
        brand: whose it is.
        language: of the texts.
        data: what `d.data` is: texts, numbers, lists and dictionaries of them.
        icons: names of Material's icons such as `material/login`; `d.icons` has the SVG of each by its name.
        svgs: other drawings by name (a QR code, a section's illustration), likewise in `d.svgs`.
    """

    size: tuple[int, int]
    template: Path
    brand: Brand
    language: str
    data: Data
    icons: Sequence[str] = ()
    svgs: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Drawn:
    """A page of a drawing.

    Args:
        svg: with its letters as outlines, so it looks the same everywhere; its text has to stand beside it.
            Empty if it was not asked for.
        png: of `Drawing.size` times the scale, without transparency. Empty if it was not asked for.
    """

    svg: bytes = b""
    png: bytes = b""


class MissingLettersError(TypesettingError):
    """A text has letters that no font has.

    Args:
        letters: each once.
    """

    def __init__(self, letters: Sequence[str]) -> None:
        super().__init__(", ".join(f"U+{ord(letter):04X}" for letter in letters))
        self.letters = tuple(letters)


class DoesNotFitError(TypesettingError):
    """A text is too long for its place even at the smallest size (`fitting-size` of drawing.typ)."""


def draw(
    drawing: Drawing, *, scale: float = 1, formats: Sequence[Format] = ("svg", "png")
) -> tuple[Drawn, ...]:
    """Draws.

    Args:
        drawing: what is drawn.
        scale: pixels of the PNG for a pixel of `Drawing.size`.
        formats: what is wanted; a scene of a film needs no SVG.

    Returns:
        A `Drawn` for each page that the template makes; most make one.

    Raises:
        MissingLettersError: a text has letters that no font has.
        DoesNotFitError: a text is too long for its place.
        TypesettingError: the compiler refused it.
    """
    if missing := missing_letters("".join(_texts([drawing.data, drawing.brand.organisation]))):
        raise MissingLettersError(missing)
    files = {path.name: data_bytes(path) for path in PARTS}
    files |= {"template.typ": data_bytes(drawing.template), "main": _MAIN}
    inputs = {"drawing": _input(drawing)}
    made: dict[Format, list[bytes]] = {}
    for format_ in formats:
        ppi = POINTS_AN_INCH * scale if format_ == "png" else None
        made[format_] = _compiled(files, inputs, format_, ppi)
    count = max(map(len, made.values()), default=0)
    nothing = [b""] * count
    return tuple(
        Drawn(svg, png) for svg, png in zip(made.get("svg", nothing), made.get("png", nothing), strict=True)
    )


def wrappable(text: str, language: str) -> str:
    """Text with places to break in what would be wider than a line, and none where a line must not end.

    Args:
        text: as written.
        language: of the text.
    """
    return breakable(text, lambda word: hyphenated(word, language))


def _input(drawing: Drawing) -> str:
    """What the template gets, as JSON."""
    code, _, territory = locale_with_territory(drawing.language).partition("_")
    brand = drawing.brand
    given = {
        "width": drawing.size[0],
        "height": drawing.size[1],
        "language": {"lang": code, "region": territory},
        "organisation": brand.organisation,
        "support_name": brand.support_name,
        "colour": brand.colour,
        "tint": brand.tint,
        "icons": {name: icon_svg(name) for name in drawing.icons},
        "svgs": {name: svg.decode() for name, svg in drawing.svgs.items()},
        "data": drawing.data,
    }
    return json.dumps(given, ensure_ascii=False, sort_keys=True)


def _texts(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case Mapping():
            for value in data.values():
                yield from _texts(value)
        case list() | tuple():
            for value in data:
                yield from _texts(value)
        case _:
            pass


def _compiled(
    files: dict[str, bytes], inputs: dict[str, str], format_: Format, ppi: float | None
) -> list[bytes]:
    import typst  # noqa: PLC0415 (84 MB that only guides, pictures and lessons need)

    try:
        made: Any = _compiler().compile(input=files, format=format_, ppi=ppi, sys_inputs=inputs, timestamp=0)  # type: ignore[type-var]
    except typst.TypstError as error:
        kind = DoesNotFitError if _DOES_NOT_FIT in error.message else TypesettingError
        raise kind("; ".join([error.message, *error.hints])) from None
    return made if isinstance(made, list) else [made]


@read_once
def _compiler() -> Compiler:
    import typst  # noqa: PLC0415

    return typst.Compiler(font_paths=compiler_fonts())
