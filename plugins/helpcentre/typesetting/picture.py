"""Pictures of articles: what they are by their bytes, how large, whether they can be printed, and as what.

Pillow packs what is printed; it is imported when the first picture is, so `check` and `serve` never load it.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

MOST_PIXELS = 24_000_000
"""Of a picture, by its own account: it is unpacked in memory, at three bytes each."""
PIXELS_PER_POINT = 2.5
"""Of a picture as it is set: 180 dpi, sharp on paper and when a screen shows it twice as large."""
QUALITY = 85
"""Of JPEG. With colours as fine as light (4:4:4) letters keep clean edges."""
FEW_COLOURS = 256
"""Up to as many a picture is a drawing: it packs well as it is, and loses nothing."""

_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
# What a drawing can do besides being drawn: run, load, or hold text that only a browser would lay out.
_ACTIVE = re.compile(
    rb"<\s*(script|foreignObject|iframe|animate\w*|set)\b|\s(on\w+)\s*=|(javascript:)"
    rb"|(?:href|src)\s*=\s*[\"']\s*((?:https?:)?//)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Picture:
    """A picture that can be printed.

    Args:
        format: `png`, `jpg`, `gif`, `webp` or `svg`.
        width: in pixels.
        height: in pixels.
    """

    format: str
    width: float
    height: float


def read_picture(content: bytes) -> Picture | None:
    """What a picture is; None when it is none, or its beginning is broken.

    Args:
        content: the file's bytes. The name's ending is not asked: it may be wrong.
    """
    try:
        found = _raster(content) or _drawing(content)
    except (struct.error, IndexError):
        return None
    return found if found and found.width > 0 and found.height > 0 else None


def as_printed(
    content: bytes, shown: Callable[[Picture], tuple[float, float]]
) -> tuple[Picture, bytes] | None:
    """A picture and the file that a PDF gets of it: upright, unmoving, with no more pixels than are seen.

    Args:
        content: the file's bytes; what Pillow can't read stays as it is for the compiler to judge.
        shown: width and height in points that a picture is set in.

    Returns:
        The picture with its own pixels, upright, and the file; None when it is no picture.
    """
    picture = read_picture(content)
    if picture is None:
        return None
    if picture.format == "svg" or picture.width * picture.height > MOST_PIXELS:
        return picture, content
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.getexif().get(_ORIENTATION, 1) in _LYING:
                picture = replace(picture, width=picture.height, height=picture.width)
            width, height = shown(picture)
            most = (max(1, round(width * PIXELS_PER_POINT)), max(1, round(height * PIXELS_PER_POINT)))
            format_, packed = _packed(content, most)
    except (OSError, SyntaxError, ValueError, struct.error, Image.DecompressionBombError):
        return picture, content
    return replace(picture, format=format_), packed


_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)
"""Values of EXIF's orientation (CIPA DC-008, 4.6.5) with rows and columns exchanged."""


@lru_cache(maxsize=8)  # a booklet may show a picture twice; two forms of a guide show the same ones
def _packed(content: bytes, most: tuple[int, int]) -> tuple[str, bytes]:
    """Format and bytes of a picture.

    Args:
        content: its file.
        most: pixels beside and above each other that are seen.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(io.BytesIO(content)) as opened:
        plain = opened.getexif().get(_ORIENTATION, 1) == 1 and not getattr(opened, "is_animated", False)
        format_ = str(opened.format).lower()
        image = ImageOps.exif_transpose(opened)
        clear = image.has_transparency_data
        image = image.convert("RGBA" if clear else "RGB")
    few = image.getcolors(FEW_COLOURS) is not None
    if few and plain and format_ == "png":
        return format_, content
    if image.width > most[0] or image.height > most[1]:
        image = image.resize(most, Image.Resampling.LANCZOS)
    made = io.BytesIO()
    if few or clear:
        image.save(made, "PNG", optimize=True)
        return "png", made.getvalue()
    image.save(made, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    if plain and format_ == "jpeg" and opened.mode == "RGB" and len(content) <= len(made.getvalue()):
        return "jpg", content
    return "jpg", made.getvalue()


def active_part(content: bytes) -> str:
    """What a drawing (SVG) does besides being drawn, such as `script`; empty when it is only drawn."""
    if not _is_drawing(content):
        return ""
    match = _ACTIVE.search(content)
    return next((part.decode("ascii", "replace") for part in match.groups() if part), "") if match else ""


def _raster(content: bytes) -> Picture | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Picture("png", *struct.unpack_from(">II", content, 16))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Picture("gif", *struct.unpack_from("<HH", content, 6))
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    while at + 9 < len(content):
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if content[at] != 0xFF:
            return None
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # start of frame (ITU T.81, B.1.1.3)
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Picture("jpg", width, height)
        at += 2 + length
    return None


def _webp(content: bytes) -> Picture | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return Picture("webp", width, height)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return Picture("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return Picture("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def _is_drawing(content: bytes) -> bool:
    return _SVG.search(content[:4000]) is not None


def _drawing(content: bytes) -> Picture | None:
    match = _SVG.search(content[:4000])
    if match is None:
        return None
    tag = match[0]
    box = re.search(rb"viewBox\s*=\s*[\"']([^\"']*)", tag)
    sizes = [re.search(rb"\s" + name + rb"\s*=\s*[\"']\s*(\d[\d.]*)", tag) for name in (b"width", b"height")]
    if sizes[0] and sizes[1]:
        return Picture("svg", float(sizes[0][1]), float(sizes[1][1]))
    numbers = _NUMBER.findall(box[1]) if box else []
    return Picture("svg", float(numbers[2]), float(numbers[3])) if len(numbers) == 4 else None
