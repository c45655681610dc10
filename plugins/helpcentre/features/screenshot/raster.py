"""A picture's file to upright pixels in sRGB without anything else in it, or why it can't be had.

What a picture may be is said here, once. What Pillow's decoders do with a file is not left to chance: the
size is read before anything is decoded, and a decoder's failure, whatever it is, is a broken file.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from helpcentre.typesetting.picture import MOST_PIXELS, active_part, is_whole_drawing, read_picture

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

MAX_BYTES = 10_000_000
"""Of a file. A lossless picture of a large screen has 2 to 5 MB."""
MAX_SIDE = 12_000
"""Pixels of the longer side: WebP can't have more than 16,383, and nobody reads a picture as long."""
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
"""The formats that are taken, by their names in `Picture`; Pillow's names for them. SVG stays as it is."""


class RefusedError(Exception):
    """A picture that a site can't have.

    Args:
        code: of the Problem, below `screenshot.`.
        values: what its sentences name.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Raster:
    """A picture as pixels.

    Args:
        pixels: upright, in sRGB, RGB or RGBA, with no profile, position or comment.
        format: what its file was: `png`, `jpg` or `webp`.
        is_lossless: whether its file kept every pixel.
    """

    pixels: Pixels
    format: str
    is_lossless: bool


def look_at(content: bytes) -> str:
    """The format of a picture, by the beginning of its file; nothing is decoded and Pillow is not loaded.

    Args:
        content: the file's bytes.

    Raises:
        RefusedError: it is none, is too large, or of a format that is not taken.
    """
    picture = read_picture(content)
    if picture is None:
        raise RefusedError("broken")
    if len(content) > MAX_BYTES:
        raise RefusedError("heavy", found=_megabytes(len(content)), limit=_megabytes(MAX_BYTES))
    if picture.format == "svg":
        if part := active_part(content):
            raise RefusedError("active", part=part)
        if not is_whole_drawing(content):
            raise RefusedError("broken")
        return picture.format
    if picture.format not in FORMATS:
        raise RefusedError("format", found=picture.format.upper())
    _refuse_huge(int(picture.width), int(picture.height))
    return picture.format


def read_raster(content: bytes) -> Raster:
    """Decodes a picture.

    Args:
        content: the file's bytes: PNG, JPEG or WebP.

    Raises:
        RefusedError: see `look_at`; it moves, or its file is broken further on.
    """
    from PIL import Image  # noqa: PLC0415 (a live preview without new pictures needs none of it)

    format_ = look_at(content)
    if format_ not in FORMATS:
        raise RefusedError("format", found=format_.upper())
    try:
        with Image.open(BytesIO(content), formats=[FORMATS[format_]]) as image:
            _refuse_huge(*image.size)
            # A photo with a second one inside (MPO: depth, a smaller preview) moves no more than others.
            if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
                raise RefusedError("animated")
            image.load()
            pixels = _clean(image)
    except RefusedError:
        raise
    except Exception as error:  # decoders raise whatever they stumble over
        raise RefusedError("broken") from error
    return Raster(pixels, format_, format_ == "png" or (format_ == "webp" and b"VP8L" in content[:100]))


def _refuse_huge(width: int, height: int) -> None:
    if width * height > MOST_PIXELS or max(width, height) > MAX_SIDE:
        limit = f"{MOST_PIXELS // 1_000_000}"
        raise RefusedError("huge", found=f"{width} × {height}", limit=limit, side=str(MAX_SIDE))


def _clean(image: Pixels) -> Pixels:
    """The pixels as they are seen, and nothing else."""
    from PIL import ImageOps  # noqa: PLC0415

    profile = image.info.get("icc_profile")
    upright = image
    with suppress(Exception):  # Exif that can't be read turns nothing
        upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits a pixel, which Pillow's own conversion would cut off
        upright = upright.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    if upright.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in upright.info:
        upright = upright.convert("RGBA")
    pixels = _in_srgb(upright, profile)
    if pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() == (255, 255):
        pixels = pixels.convert("RGB")
    pixels.info = {}
    return pixels


def _in_srgb(image: Pixels, profile: bytes | None) -> Pixels:
    """Colours as screens show them: from the picture's own profile (a Mac's screen, a printer's inks)."""
    from PIL import ImageCms  # noqa: PLC0415

    if profile:
        with suppress(
            ImageCms.PyCMSError, OSError, ValueError
        ):  # a profile that is broken or of another mode
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if "sRGB" in ImageCms.getProfileDescription(source):
                return image.convert("RGBA" if image.mode == "RGBA" else "RGB")
            colours = image.convert("RGB") if image.mode == "RGBA" else image
            converted = ImageCms.profileToProfile(
                colours, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if converted is not None:
                if image.mode == "RGBA":
                    converted.putalpha(image.getchannel("A"))
                return converted
    return image.convert("RGBA" if image.mode == "RGBA" else "RGB")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f}"
