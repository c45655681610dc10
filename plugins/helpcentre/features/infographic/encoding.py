"""The files of a drawn picture: PNG and WebP of few colours, and a thumbnail, by Pillow.

A drawing has few colours and many shades between them at the edges of letters. Reduced to COLOURS it looks
the same and is stored without loss: that is smaller than WebP of quality 80 (bench/pictures/RESULTS.md), and
its letters stay sharp.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = 128
PAGE_LIMIT = 80_000
"""Bytes of the WebP that a phone loads."""
THUMBNAIL_LIMIT = 15_000
"""Bytes of a thumbnail."""
_FEWEST = 8
"""Colours below which a picture would no longer look right."""


@dataclass(frozen=True)
class EncodedPage:
    """The files of a page.

    Args:
        png: to take along.
        webp: what pages show.
        thumbnail: what lists show, as WebP.
        thumbnail_size: width and height of the thumbnail in pixels.
    """

    png: bytes
    webp: bytes
    thumbnail: bytes
    thumbnail_size: tuple[int, int]


def encoded_page(png: bytes, thumbnail: bytes) -> EncodedPage:
    """The files of a page.

    Args:
        png: the page as it was drawn.
        thumbnail: the page as it was drawn small: letters drawn small are sharper than letters made small.
    """
    whole, small = _reduced(_opened(png), COLOURS), _opened(thumbnail)
    return EncodedPage(_png(whole), within(whole, PAGE_LIMIT), within(small, THUMBNAIL_LIMIT), small.size)


def palette_png(png: bytes) -> bytes:
    """A drawn picture as a PNG with a palette."""
    return _png(_reduced(_opened(png), COLOURS))


def within(picture: Image, limit: int) -> bytes:
    """Lossless WebP of at most COLOURS colours, and of fewer if it would be larger than a limit.

    Args:
        picture: of any mode.
        limit: in bytes.
    """
    colours = COLOURS
    while True:
        made = _webp(_reduced(picture, colours))
        if len(made) <= limit or colours <= _FEWEST:
            return made
        colours //= 2


def _opened(png: bytes) -> Image:
    from PIL import Image  # noqa: PLC0415 (only a build that makes pictures needs it)

    with Image.open(BytesIO(png)) as picture:
        return picture.convert("RGB")


def _reduced(picture: Image, colours: int) -> Image:
    from PIL import Image  # noqa: PLC0415

    if picture.mode == "P" and colours >= COLOURS:
        return picture
    # Seven times as fast as median cut, with smaller files; a large area may differ by one of 255 levels.
    return picture.convert("RGB").quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _png(picture: Image) -> bytes:
    content = BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def _webp(picture: Image) -> bytes:
    content = BytesIO()
    picture.convert("RGB").save(content, "WEBP", lossless=True, quality=60, method=1)
    return content.getvalue()
