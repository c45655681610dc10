"""How large a picture is shown, and the sizes of it that browsers choose from."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

WIDTHS = (360, 480, 720, 1080)
"""Pixels. A phone's text is 296 to 380 CSS pixels wide, with one to three pixels each; a page's is 680."""
TEXT_WIDTH = 680
"""CSS pixels of the widest text (`max-width: 34rem` in site.css)."""
TALLEST = 640
"""CSS pixels: a phone's screenshot beside a step is seen whole on a small laptop."""
MARGINS = 32
"""CSS pixels beside the text of a phone."""
QUALITY = 82
"""Of lossy WebP: text of screenshots has no fringes that are seen at a phone's sizes."""
FLAT = 4096
"""Colours of a picture that may be smaller without loss: a screen with letters has 700 to 2,600."""
ORIGINAL_QUALITY = 92
"""Of a lossy picture in its own size, which PDFs show."""


def shown_size(width: float, height: float) -> tuple[int, int]:
    """The size in CSS pixels at which a picture stands in a text that is wide enough; never enlarged."""
    scale = min(1.0, TEXT_WIDTH / width, TALLEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def widths_of(width: int) -> tuple[int, ...]:
    """The widths that a picture is made in: the usual ones, and none larger than itself."""
    smaller = tuple(usual for usual in WIDTHS if usual < width)
    return smaller if len(smaller) == len(WIDTHS) else (*smaller, width)


def slot(width: int) -> str:
    """The attribute `sizes` of a picture that is shown at a width of so many CSS pixels."""
    return f"min({width}px, 100vw - {MARGINS}px)"


def webp(picture: Pixels, width: int) -> bytes:
    """A picture as WebP: without loss where that is smaller, else with little.

    Without loss is smaller for flat areas in their own size alone: reduced, their edges have many colours.

    Args:
        picture: RGB or RGBA.
        width: in pixels, at most its own.
    """
    from PIL import Image  # noqa: PLC0415

    is_own = width == picture.width
    if not is_own:
        height = max(1, round(picture.height * width / picture.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
    lossy = _saved(picture, "WEBP", quality=QUALITY, method=4)
    if not is_own or picture.getcolors(FLAT) is None:
        return lossy
    return min(lossy, _saved(picture, "WEBP", lossless=True, quality=75, method=4), key=len)


def whole(picture: Pixels, format_: str, *, is_lossless: bool) -> bytes:
    """A picture in its own size and format, for PDFs and for links to it.

    Args:
        picture: RGB or RGBA.
        format_: `png`, `jpg` or `webp`.
        is_lossless: whether WebP keeps every pixel.
    """
    match format_:
        case "png":
            return _saved(picture, "PNG")
        case "jpg":
            return _saved(picture.convert("RGB"), "JPEG", quality=ORIGINAL_QUALITY, subsampling=0)
        case _:
            return _saved(picture, "WEBP", lossless=is_lossless, quality=ORIGINAL_QUALITY, method=4)


def _saved(picture: Pixels, format_: str, **options: object) -> bytes:
    written = BytesIO()
    picture.save(written, format_, **options)
    return written.getvalue()
