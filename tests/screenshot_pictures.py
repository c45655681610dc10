"""Pictures as editors bring them, drawn for tests: there are none of a real screen in this repository."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFont, PngImagePlugin
from PIL.Image import Image as Pixels

from helpcentre.typesetting.fonts import font_files

SECRET = (230, 20, 220)
"""The colour of what nobody may see: it is nowhere else on a screen."""
COMMENT = b"Qonaq otagi"
SECRET_AREA = (60, 420, 900, 110)
"""Where it is on `screen(1080, 2340)`: x, y, width, height."""


@cache
def screen(width: int = 1080, height: int = 2340, *, with_photo: bool = True) -> Pixels:
    """A screen of an app: flat areas, letters, a line of private data, and a small photo."""
    unit = width / 1080 if height > width else width / 2400
    picture = Image.new("RGB", (width, height), "#f6f7f9")
    draw = ImageDraw.Draw(picture)
    file = next(file for file in font_files() if file.name.startswith("Inter["))

    def text(x: float, y: float, words: str, size: float, colour: str | tuple[int, ...] = "#20242a") -> None:
        font = ImageFont.truetype(str(file), round(size * unit), layout_engine=ImageFont.Layout.BASIC)
        draw.text((x * unit, y * unit), words, fill=colour, font=font)

    draw.rectangle((0, 0, width, 190 * unit), fill="#175e54")
    text(60, 70, "Balans", 64, "white")
    text(60, 300, "Kartın sahibi", 40, "#5b6270")
    x, y, wide, high = (edge * unit for edge in SECRET_AREA)
    draw.rectangle((x, y, x + wide - 1, y + high - 1), fill=SECRET)
    for row in range(5):
        top = (620 + row * 220) * unit
        draw.rounded_rectangle((60 * unit, top, width - 60 * unit, top + 180 * unit), 24 * unit, fill="white")
        text(110, 660 + row * 220, f"Əməliyyat {row + 1}: balansın artırılması", 42)
    if with_photo:
        picture.paste(
            photo(round(320 * unit), round(200 * unit)).convert("L"), (round(60 * unit), round(1750 * unit))
        )
    draw.rounded_rectangle(
        (60 * unit, height - 260 * unit, width - 60 * unit, height - 120 * unit), 70 * unit, fill="#175e54"
    )
    text(400, height / unit - 225, "Davam edin", 52, "white")
    return picture


def photo(width: int, height: int) -> Pixels:
    """Pixels of all colours, which no flat area makes small."""
    return Image.frombytes(
        "RGB", (width // 8, height // 8), Random(7).randbytes(width // 8 * (height // 8) * 3)
    ).resize((width, height), Image.Resampling.BICUBIC)


def saved(picture: Pixels, format_: str, **options: object) -> bytes:
    """A picture as the bytes of a file."""
    written = BytesIO()
    picture.save(written, format_, **options)
    return written.getvalue()


def taken_somewhere(picture: Pixels, orientation: int = 1) -> bytes:
    """A JPEG as a phone saves it: with its place, and the turn it has to be given (Exif 2.32)."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telefon Zavodu"
    exif.get_ifd(0x8825).update({1: "N", 2: (40.0, 24.0, 33.0), 3: "E", 4: (49.0, 52.0, 1.0)})
    return saved(picture, "JPEG", exif=exif, comment=COMMENT)


def in_inks(colour: tuple[int, int, int, int], size: tuple[int, int] = (400, 300)) -> bytes:
    """A JPEG for a printer: cyan, magenta, yellow and black, 0 to 255."""
    return saved(Image.new("CMYK", size, colour), "JPEG", quality=95)


def moving(format_: str) -> bytes:
    """A picture of two frames."""
    first, second = Image.new("RGB", (40, 30), "red"), Image.new("RGB", (40, 30), "blue")
    return saved(first, format_, save_all=True, append_images=[second], duration=100)


def count(picture: Pixels, colour: tuple[int, int, int]) -> int:
    """How many pixels have a colour, about: encoding changes it a little."""
    near = [
        channel.point([255 if abs(value - wanted) <= 40 else 0 for value in range(256)])
        for channel, wanted in zip(picture.convert("RGB").split(), colour, strict=True)
    ]
    return ImageChops.multiply(ImageChops.multiply(near[0], near[1]), near[2]).histogram()[255]


def draw_pictures(docs: Path) -> None:
    """Puts the pictures that the site `screenshots` shows into its content folder."""
    folder = docs / "account"
    (folder / "top-up.png").write_bytes(saved(screen(), "PNG"))
    (folder / "card.jpg").write_bytes(taken_somewhere(photo(1000, 800), 6))
    (folder / "unused.png").write_bytes(saved(photo(64, 64), "PNG", pnginfo=_telling()))


def _telling() -> PngImagePlugin.PngInfo:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", COMMENT.decode())
    return told
