"""Pictures as pixels: upright, in the colours of screens, and nothing else in them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from helpcentre.features.screenshot.raster import MAX_SIDE, RefusedError, read_raster
from helpcentre.features.screenshot.sizes import webp, whole
from helpcentre.typesetting.picture import MOST_PIXELS
from screenshot_pictures import COMMENT, in_inks, photo, saved, taken_somewhere


def near(found: object, expected: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) <= 12 for a, b in zip(found, expected, strict=True))


def quartered(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red in the upper left quarter, blue elsewhere."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    return picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_upright(orientation: int) -> None:
    """As Exif 2.32, 4.6.4 A, says where its first row and column are."""
    pixels = read_raster(taken_somewhere(quartered(), orientation)).pixels
    assert pixels.size == ((60, 40) if orientation < 5 else (40, 60))
    red = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}[
        orientation
    ]
    for column in (0, 1):
        for row in (0, 1):
            found = pixels.getpixel(
                (pixels.width * (1 + 2 * column) // 4, pixels.height * (1 + 2 * row) // 4)
            )
            assert near(found, (254, 0, 0) if (column, row) == red else (0, 0, 254))


@pytest.mark.parametrize(
    ("inks", "expected"),
    [((0, 0, 0, 0), (255, 255, 255)), ((255, 0, 0, 0), (0, 255, 255)), ((0, 0, 0, 255), (0, 0, 0))],
    ids=["paper", "cyan", "black"],
)
def test_inks_become_colours_of_a_screen(inks: tuple[int, int, int, int], expected: tuple[int, ...]) -> None:
    pixels = read_raster(in_inks(inks, (16, 16))).pixels
    assert pixels.mode == "RGB"
    assert near(pixels.getpixel((8, 8)), expected)


def test_colours_are_those_that_the_picture_s_own_profile_means() -> None:
    """In this profile what is called red looks green, as far as a screen can show it."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for name in (b"sRGB", b"s\0R\0G\0B"):
        profile = profile.replace(name, name.replace(b"s", b"x"))
    profile = profile.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    content = saved(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=bytes(profile))
    assert near(read_raster(content).pixels.getpixel((4, 4)), (0, 255, 0))
    broken = saved(Image.new("RGB", (8, 8), "red"), "PNG", icc_profile=bytes(profile[:200]))
    assert read_raster(broken).pixels.getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    grey = (
        Image.new("I;16", (8, 8), 128 * 257) if mode == "I;16" else Image.new("L", (8, 8), 128).convert(mode)
    )
    pixels = read_raster(saved(grey, "PNG")).pixels
    assert pixels.mode == "RGB"
    if mode != "1":
        assert pixels.getpixel((4, 4)) == (128, 128, 128)


def test_what_is_seen_through_stays_so() -> None:
    see_through = Image.new("RGBA", (8, 8), (10, 20, 30, 0))
    see_through.putpixel((0, 0), (200, 0, 0, 255))
    palette = see_through.convert("RGB").convert("P")
    for content in (saved(see_through, "PNG"), saved(palette, "PNG", transparency=palette.getpixel((4, 4)))):
        pixels = read_raster(content).pixels
        assert pixels.getpixel((4, 4))[3] == 0  # type: ignore[index]
        assert Image.open(BytesIO(webp(pixels, 8))).convert("RGBA").getpixel((4, 4))[3] == 0  # type: ignore[index]


def test_nothing_is_told_but_what_is_seen() -> None:
    """Neither where a photo was taken nor with what, neither comments nor what stands behind its end."""
    content = taken_somewhere(photo(400, 300)) + b"PRIVATE"
    for secret in (b"Exif", b"Telefon Zavodu", COMMENT, b"PRIVATE"):
        assert secret in content
    raster = read_raster(content)
    for format_ in ("png", "jpg", "webp"):
        made = [whole(raster.pixels, format_, is_lossless=False), webp(raster.pixels, 360)]
        for written in made:
            for secret in (b"Exif", b"EXIF", b"ICCP", b"iCCP", b"Telefon Zavodu", COMMENT, b"PRIVATE"):
                assert secret not in written
            assert not Image.open(BytesIO(written)).getexif()


def test_a_photo_with_a_second_one_inside_does_not_move() -> None:
    first, second = quartered(), Image.new("RGB", (6, 4))
    content = saved(first, "MPO", save_all=True, append_images=[second])
    assert read_raster(content).pixels.size == first.size


@pytest.mark.parametrize(("width", "height"), [(5000, 5001), (MAX_SIDE + 1, 1)])
def test_more_pixels_than_the_limit_are_refused_before_they_are_decoded(
    width: int, height: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert width * height > MOST_PIXELS or width > MAX_SIDE
    content = saved(Image.new("L", (width, height)), "PNG")
    monkeypatch.setattr(Image, "open", None)
    with pytest.raises(RefusedError, match="huge"):
        read_raster(content)


def test_whatever_is_cut_or_changed_is_read_or_refused() -> None:
    """A decoder's own failures never come through."""
    for format_ in ("PNG", "JPEG", "WEBP"):
        content = saved(photo(64, 48), format_)
        for at in range(0, len(content), max(1, len(content) // 60)):
            changed = bytearray(content)
            changed[at] ^= 0x5A
            for tried in (content[:at], bytes(changed)):
                try:
                    assert read_raster(tried).pixels.size <= (MAX_SIDE, MAX_SIDE)
                except RefusedError as error:
                    assert error.code in ("broken", "huge", "animated", "format")
