"""An infographic: every step on a page, nothing cut off, files that a phone can load; else a message."""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from guide_articles import png
from helpcentre.build.keys import digest_of
from helpcentre.build.store import Made
from helpcentre.features.infographic.encoding import COLOURS, PAGE_LIMIT, THUMBNAIL_LIMIT, within
from helpcentre.features.infographic.infographic import CARD_SIZE, SIZE
from helpcentre.features.infographic.making import CARD, make_infographic
from helpcentre.features.infographic.mistakes import MOST_OF_STEP, infographic_problems
from helpcentre.features.infographic.publishing import infographic_of
from helpcentre.language.words import Words
from helpcentre.typesetting.colours import section_colours
from helpcentre.typesetting.drawing import draw
from picture_samples import SECTION, SITE, howto, picture
from site_builds import ROOT

MANY = picture(
    *(f"Bölmə {number}: kodu saytdakı xanaya yazıb dəyişikliyi yadda saxlayın." for number in range(1, 17))
)


def made(wanted: object) -> Made:
    result = make_infographic(wanted)  # type: ignore[arg-type]
    assert isinstance(result, Made), result
    return result


def size(content: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(content)) as image:
        image.load()
        return image.size


@pytest.fixture(scope="module")
def many() -> Made:
    return made(MANY)


# --- What is drawn ------------------------------------------------------------------------------------------


def test_many_steps_make_several_pages_with_each_step_once(many: Made) -> None:
    pages = [page["steps"] for page in many.record["pages"]]
    assert [step for page in pages for step in page] == list(range(1, 17))
    assert len(pages) > 1
    assert max(map(len, pages)) - min(map(len, pages)) <= 1
    names = [
        f"{number}{end}"
        for number in range(1, len(pages) + 1)
        for end in (".svg", ".png", ".webp", "-thumb.webp")
    ]
    assert sorted(many.files) == sorted([CARD, *names])


def test_files_have_their_sizes_and_keep_to_their_limits(many: Made) -> None:
    assert size(many.files[CARD]) == CARD_SIZE
    for number, page in enumerate(many.record["pages"], 1):
        assert size(many.files[f"{number}.png"]) == size(many.files[f"{number}.webp"]) == SIZE
        assert size(many.files[f"{number}-thumb.webp"]) == tuple(page["thumbnail"])
        assert len(many.files[f"{number}.webp"]) <= PAGE_LIMIT
        assert len(many.files[f"{number}-thumb.webp"]) <= THUMBNAIL_LIMIT
        svg = many.files[f"{number}.svg"]
        assert svg.startswith(b'<svg viewBox="0 0 1080 1350"')
        assert not re.search(rb"<text|<script|href=\"(?!#|data:image/svg)", svg)


def test_the_same_picture_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    wanted = picture("Kodu yazın.", "$x$ `#let` @a \\\\ göndərin.")
    (tmp_path / "picture").write_bytes(pickle.dumps(wanted))
    script = (
        "import hashlib, pickle, sys\n"
        "from helpcentre.features.infographic.making import make_infographic\n"
        "files = make_infographic(pickle.load(open(sys.argv[1], 'rb'))).files\n"
        "print({name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())})"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "picture")],
        env={
            **os.environ,
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
            "SOURCE_DATE_EPOCH": "7",
            "PYTHONHASHSEED": "3",
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    here = made(wanted).files
    assert run.stdout.strip() == str({n: hashlib.sha256(c).hexdigest() for n, c in sorted(here.items())})


def test_one_step_of_one_word_and_the_longest_that_are_allowed_are_drawn() -> None:
    widest = " ".join(["W" * 11] * 10)
    assert len(widest) <= MOST_OF_STEP
    title = "Təsdiqlənmiş ünvanı dəyişmək " * 3
    for wanted in (picture("Yazın."), picture(*[widest] * 3, title=title.strip())):
        assert infographic_problems(wanted) == []
        groups = [[step] for step in wanted.steps]
        assert len(draw(wanted.drawing(groups), formats=("svg",))) == len(wanted.steps)
        assert len(draw(wanted.card(), formats=("svg",))) == 1


def test_what_the_compiler_refuses_names_the_article() -> None:
    result = make_infographic(picture("Yazın.", title=" ".join(["W" * 14] * 6)))
    assert isinstance(result, tuple)
    assert [(problem.code, problem.place.file) for problem in result] == [
        ("picture.refused", "docs/az/account/register.md")
    ]
    assert "does not fit" in result[0].text(Words("en"))


def test_a_picture_says_what_the_article_says_or_its_short_text() -> None:
    wanted = picture('**Kodu** [yazın](a.md).\n    {: short="Kodu yazın" }', "Sizə gələn kodu göndərin!")
    assert [step.text for step in wanted.steps] == ["Kodu yazın", "Sizə gələn kodu göndərin!"]
    assert [step.icon for step in wanted.steps] == ["material/keyboard-outline", "material/send"]


def test_a_section_whose_picture_can_not_be_drawn_has_none() -> None:
    for broken in (b"", b"no picture", b'<svg viewBox="0 0 1 1"><script>x</script></svg>', png(2, 2)):
        section = replace(SECTION, illustration=broken)
        assert infographic_of(howto(["Yazın."]), section, SITE).illustration == b""


def test_a_key_depends_on_all_that_is_shown() -> None:
    first = picture("Yazın.", "Göndərin.")
    others = [
        picture("Yazın.", "Göndərin!"),
        picture("Yazın.", "Göndərin.", title="Başqa"),
        replace(first, section="Başqa"),
        replace(first, address="https://help.example.com/other/"),
        replace(first, language="en"),
        replace(first, brand=replace(first.brand, colour="#000000")),
        replace(first, illustration=b""),
        replace(first, steps=(first.steps[0], replace(first.steps[1], icon="material/login"))),
    ]
    keys = {digest_of(one) for one in (first, *others)}
    assert len(keys) == 1 + len(others)
    assert digest_of(picture("Yazın.", "Göndərin.")) == digest_of(first)
    moved = replace(first, steps=tuple(replace(step, line=9) for step in first.steps))
    assert digest_of(moved) == digest_of(first), "a line more above the steps changes no picture"


# --- What an editor has to mend -----------------------------------------------------------------------------


def said(wanted: object, language: str = "az") -> list[str]:
    return [problem.text(Words(language)) for problem in infographic_problems(wanted)]  # type: ignore[arg-type]


def test_a_step_that_is_too_long_is_said_with_its_line_and_never_cut_off() -> None:
    wanted = picture("Yazın.", "söz " * 299 + "söz.", lines=(12, 14))
    assert said(wanted) == [
        "docs/az/account/register.md:14 · söz söz söz söz söz söz söz söz söz söz …\n"
        "    Tapıldı: addım 2, şəkil üçün mətn: 1199 işarə; şəkildə ən çoxu 120 işarə oxunaqlı yerləşir\n"
        "    Nə etməli: addımı qısaldın və ya bilavasitə altındakı sətirdə şəkil üçün qısa mətn verin:"
        ' {: short="…" }'
    ]
    result = make_infographic(wanted)
    assert isinstance(result, tuple)
    assert [problem.code for problem in result] == ["picture.long_step"]
    mended = picture("Yazın.", "söz " * 299 + 'söz.\n    {: short="Sözü yazın" }')
    assert said(mended) == []


def test_a_title_that_is_too_long_is_said() -> None:
    (text,) = said(picture("Yazın.", title="a " * 60), "en")
    assert text.startswith("docs/az/account/register.md · title\n")
    assert "an infographic has room for 90" in text


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("Hazır😀 yazın.", "Hazır😀", "U+1F600"),
        ("مرحبا yazın.", "مرحبا", "U+0645"),
        ("שלום yazın.", "שלום", "U+05E9"),
    ],
)
def test_letters_that_no_font_has_are_said_with_their_line(text: str, word: str, code: str) -> None:
    (message,) = said(picture("Yazın.", text, lines=(12, 14)), "en")
    assert message.startswith(f"docs/az/account/register.md:14 · {word}\n")
    assert code in message


def test_a_line_is_left_out_when_it_is_not_sure() -> None:
    wanted = picture("Yazın.", "Göndərin.", lines=(12,))
    assert [step.line for step in wanted.steps] == [None, None]


# --- Files --------------------------------------------------------------------------------------------------


def test_a_picture_gets_fewer_colours_until_it_is_small_enough() -> None:
    noise = Image.frombytes("RGB", (64, 64), hashlib.shake_128(b"noise").digest(64 * 64 * 3))
    whole = within(noise, 10_000)
    fewer = within(noise, len(whole) - 1)
    assert len(fewer) < len(whole)
    with Image.open(BytesIO(fewer)) as image:
        assert len(image.convert("RGB").getcolors(COLOURS) or range(999)) <= COLOURS // 2


def test_reduced_files_keep_large_areas_in_their_colour(many: Made) -> None:
    for name in ("1.png", "1.webp", "1-thumb.webp"):
        with Image.open(BytesIO(many.files[name])) as image:
            shown = image.convert("RGB")
            ground = shown.getpixel((2, 2))
            assert isinstance(ground, tuple)
            assert all(abs(a - b) <= 1 for a, b in zip(ground, (0xEE, 0xF0, 0xFF), strict=True))
            assert len(shown.getcolors(COLOURS) or ()) > 8


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_all_words_and_icons_of_our_colours_can_be_read() -> None:
    colours = section_colours((ROOT / "overrides/assets/brand/brand.css").read_text("utf-8"))
    assert colours
    for section, (colour, tint) in colours.items():
        for ink, ground in ((colour, tint), (colour, "#ffffff"), ("#57606a", tint), ("#1b1f24", tint)):
            assert contrast(ink, ground) >= 4.5, (section, ink, ground)
