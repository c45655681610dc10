"""Pictures by their bytes."""

from __future__ import annotations

import pytest

from guide_articles import DRAWING, png
from helpcentre.typesetting.picture import Picture, active_part, read_picture
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


def test_a_qr_code_is_one_path_of_squares() -> None:
    drawing = qr_drawing("https://help.example.com/account/register/")
    assert drawing == qr_drawing("https://help.example.com/account/register/")
    assert drawing.count(b"<path") == 1
    assert read_picture(drawing)
