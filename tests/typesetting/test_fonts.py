"""The fonts have the letters that help centres write, and what they lack is known before the compiler."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre.typesetting.compiler import TypesettingError, compile_pdf
from helpcentre.typesetting.fonts import code_points, font_files, missing_letters

LETTER = '#set document(title: "-")\n#set text(lang: "az", font: {fonts}, fallback: false)\n#json("a.json")\n'
FONTS = '("Inter", "JetBrains Mono", "Guide Signs")'


def test_the_letters_of_the_languages_are_all_there() -> None:
    azerbaijani = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz"
    russian = "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя"
    signs = "₼€$«»„“”‘’–—…№→←›‹·•×°©®™½⌘⋮⋯☰✓✗\u00a0\u202f"
    assert missing_letters(azerbaijani + russian + signs) == ()


@pytest.mark.parametrize("letter", ["😀", "א", "ب", "中", "\x07"])
def test_what_no_font_has_is_known_before_the_compiler(letter: str) -> None:
    assert missing_letters(f"a{letter}b{letter}") == (letter,)


def test_white_space_and_invisible_characters_need_no_letter() -> None:
    assert missing_letters("a\u00ad b\u200b\nc\td\u2060\ufeff") == ()


@pytest.mark.parametrize("letter", ["ə", "⋮", "₼", "😀", "א", "中", "\u0307"])
def test_coverage_agrees_with_the_compiler(letter: str) -> None:
    import json

    files = {"a.json": json.dumps(f"a{letter}").encode()}
    try:
        compile_pdf(LETTER.format(fonts=FONTS), files)
    except TypesettingError:
        assert missing_letters(letter) == (letter,)
    else:
        assert missing_letters(letter) == ()


def test_format_4_and_12_tell_the_same() -> None:
    """JetBrains Mono has only format 4, Inter both: glyph 0 must not count as a letter."""
    mono = next(file for file in font_files() if file.name.startswith("JetBrainsMono["))
    covered = set(code_points(mono.read_bytes()))
    assert {ord(letter) for letter in "aəŞ→⌘"} <= covered
    assert ord("₼") not in covered
    assert 0xFFFF not in covered


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cmap"):
        list(code_points(b"\0\1\0\0" + bytes(60)))
