"""Pictures by their bytes."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

from guide_articles import DRAWING, png
from helpcentre.typesetting.picture import Picture, active_part, as_printed, read_picture
from helpcentre.typesetting.qr_code import qr_drawing

PNG = png(30, 20)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000ffc0001108000a00140301220002110103110100")
GIF = b"GIF89a" + bytes([5, 0, 7, 0]) + bytes(10)
WEBP_LOSSLESS = b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00/" + ((9 - 1) | (4 - 1) << 14).to_bytes(
    4, "little"
)
WEBP_LOSSY = b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(10) + bytes([8, 0, 6, 0])
WEBP_MORE = b"RIFF\x00\x00\x00\x00WEBPVP8X" + bytes(8) + bytes([9, 0, 0]) + bytes([2, 0, 0])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PNG, Picture("png", 30, 20)),
        (JPEG, Picture("jpg", 20, 10)),
        (GIF, Picture("gif", 5, 7)),
        (WEBP_LOSSLESS, Picture("webp", 9, 4)),
        (WEBP_LOSSY, Picture("webp", 8, 6)),
        (WEBP_MORE, Picture("webp", 10, 3)),
        (DRAWING, Picture("svg", 16, 12)),
        (b'<?xml version="1.0"?><svg width="4px" height="3.5" viewBox="0 0 1 1"/>', Picture("svg", 4, 3.5)),
    ],
    ids=lambda value: value.format if isinstance(value, Picture) else "",
)
def test_a_picture_is_known_by_its_bytes(content: bytes, expected: Picture) -> None:
    assert read_picture(content) == expected


@pytest.mark.parametrize(
    "content", [b"", b"text", PNG[:12], JPEG[:12], GIF[:7], WEBP_MORE[:20], b"<svg>", b"<svg"]
)
def test_a_beginning_that_is_none_is_no_picture(content: bytes) -> None:
    assert read_picture(content) is None


def test_a_drawing_that_only_draws_has_no_active_part() -> None:
    assert active_part(DRAWING) == ""
    assert active_part(b'<svg viewBox="0 0 1 1"><title>on click = here</title><use href="#a"/></svg>') == ""
    assert active_part(PNG) == ""


# --- What a PDF gets of it ----------------------------------------------------------------------------------


@cache
def colourful(width: int = 900, height: int = 1800) -> Image.Image:
    """More colours than a drawing has, in areas as a screenshot has them."""
    image = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (image, image.transpose(Image.Transpose.FLIP_TOP_BOTTOM), image))


def saved(image: Image.Image, format_: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()


def shown(picture: Picture) -> tuple[float, float]:
    return picture.width / 5, picture.height / 5


def printed(content: bytes) -> tuple[Picture, Image.Image]:
    result = as_printed(content, shown)
    assert result
    assert as_printed(content, shown) == result
    picture, file = result
    assert read_picture(file)
    return picture, Image.open(io.BytesIO(file))


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "JPEG"])
def test_a_screenshot_has_as_many_pixels_as_are_seen(format_: str) -> None:
    picture, image = printed(saved(colourful(), format_))
    assert (picture.width, picture.height) == (900, 1800)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (450, 900))


def test_a_drawing_of_few_colours_stays_as_it_is() -> None:
    assert as_printed(PNG, shown) == (Picture("png", 30, 20), PNG)
    assert as_printed(DRAWING, shown) == (Picture("svg", 16, 12), DRAWING)
    assert as_printed(b"text", shown) is None


def test_a_photograph_that_lies_is_turned_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    picture, image = printed(saved(colourful(), "JPEG", exif=turned))
    assert (picture.width, picture.height) == (1800, 900)
    assert image.size == (900, 450)
    left, right = (image.getpixel((x, 225)) for x in (20, 880))
    assert left[0] > right[0]  # what was below stands on the left
    assert not image.getexif()


def test_other_colours_transparency_and_movement_are_printed() -> None:
    small = colourful().resize((90, 180))
    assert printed(saved(small.convert("CMYK"), "JPEG"))[1].mode == "RGB"
    clear = small.copy()
    clear.putalpha(small.getchannel("R"))
    assert printed(saved(clear, "PNG"))[1].mode == "RGBA"
    moving = saved(small, "WEBP", save_all=True, append_images=[small.rotate(180)])
    assert not getattr(printed(moving)[1], "is_animated", False)


def test_what_cannot_be_unpacked_is_left_to_the_compiler() -> None:
    cut = saved(colourful(), "PNG")[:5000]
    assert as_printed(cut, shown) == (Picture("png", 900, 1800), cut)


def test_a_qr_code_is_one_path_of_squares() -> None:
    drawing = qr_drawing("https://help.example.com/account/register/")
    assert drawing == qr_drawing("https://help.example.com/account/register/")
    assert drawing.count(b"<path") == 1
    assert read_picture(drawing)
