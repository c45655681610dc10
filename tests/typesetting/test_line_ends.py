"""Where a line must not end: as text, and on narrow pages; tests/guide looks at the guides of the site."""

from __future__ import annotations

import json
import re

import pytest

from helpcentre.features.lesson.captions import pieces
from helpcentre.language.hyphenation import hyphenated
from helpcentre.language.line_ends import LONGEST_WHOLE, NO_BREAK_SPACE, WORD_JOINER, unbroken
from helpcentre.typesetting.compiler import compile_pdf
from helpcentre.typesetting.content import breakable
from pdf_text import pdf_lines

KEPT = [
    "e-poçtunuza",
    "7-ci",
    "2026-cı",
    "Wi-Fi",
    "PDF-də",
    "«Biletlərim»-dən",
    "(QR-kod)",
    "hərf-hərf",
    "09:00–19:00",
    "09:00-19:00",
    "10–15",
    "B.e.–C.a.",
    "check-in-dən",
    "non-refundable",
    "--release",
    "-f",
    "+994 55 909 80 00",
    "055 909 80 00",
    "(012) 404 40 40",
    "info@allin-event.az",
    "help.my-site.org",
]
"""Short enough for a line of their own, so they stand on one."""
BROKEN = {
    "istifadəçilərinizinkindən": "istifadəçilərinizinkindən",
    "sosial-iqtisadi-mədəni": "sosial-/iqtisadi-/mədəni",
    "elektron-mühasibatlıqdakılar": "elektron-/mühasibatlıqdakılar",
}
"""Longer than any line: they may be broken, and where a reader expects it."""
PAGE = """#set document(title: "-")
#set text(font: ("Inter", "JetBrains Mono", "Guide Signs"), fallback: false, lang: "az", features: (calt: 0))
#set text(size: 12pt)
#set page(width: WIDTHpt, height: auto, margin: 4pt)
#set par(linebreaks: "LINES")
#for line in json("lines.json") [#par(line)]
"""


def plain(text: str) -> str:
    return text.replace(WORD_JOINER, "").replace(NO_BREAK_SPACE, " ")


@pytest.mark.parametrize("word", KEPT)
def test_what_is_kept_whole_changes_nothing_that_is_seen(word: str) -> None:
    kept = unbroken(f"söz {word}, söz")
    assert plain(kept) == f"söz {word}, söz"
    assert unbroken(kept) == kept
    assert not re.search(rf"\w[-–](?!{WORD_JOINER})\w", kept)


@pytest.mark.parametrize("text", ["söz - söz", "söz – söz", "1 – 2", "Bəli —yox", "a / b", ""])
def test_a_dash_between_words_stays_a_place_to_break(text: str) -> None:
    assert unbroken(text) == text


def test_a_part_of_a_line_that_begins_or_ends_with_a_hyphen_belongs_to_the_next() -> None:
    """As in **PDF**-də."""
    assert unbroken("-də") == f"-{WORD_JOINER}də"
    assert unbroken("7-") == f"7-{WORD_JOINER}"


def test_of_a_long_word_prefix_suffix_and_ranges_stay() -> None:
    assert unbroken("istifadəçilərinizinki-dir") == f"istifadəçilərinizinki-{WORD_JOINER}dir"
    assert unbroken("e-xidmətlərimizdəkilərdən") == f"e-{WORD_JOINER}xidmətlərimizdəkilərdən"
    assert unbroken("sosial-iqtisadi-mədəni") == "sosial-iqtisadi-mədəni"
    assert WORD_JOINER in unbroken("01.01.2026–31.12.2026")


@pytest.mark.parametrize("lines", ["optimized", "simple"])  # as guides have it, and as drawings do
@pytest.mark.parametrize("width", [60, 90, 131, 150])
def test_on_a_narrow_page_no_line_ends_within_it(width: int, lines: str) -> None:
    short = [word for word in KEPT if len(word) <= width / 9]
    texts = [f"{'söz ' * n}{word} və {'o ' * (n % 3)}{word}." for word in short for n in range(6)]
    data = [breakable(text, lambda word: hyphenated(word, "az"), 14) for text in texts]
    markup = PAGE.replace("WIDTH", str(width)).replace("LINES", lines)
    pdf = compile_pdf(markup, {"lines.json": json.dumps(data).encode()})
    whole = "\n".join(pdf_lines(pdf))
    for word in short:
        assert whole.count(word) == 2 * 6, (word, whole)


def test_what_is_longer_than_any_line_is_broken_where_a_reader_expects_it() -> None:
    for word, parts in BROKEN.items():
        assert len(word) > LONGEST_WHOLE
        broken = breakable(word, lambda part: hyphenated(part, "az"))
        if "/" in parts:
            assert re.sub(r"(?<=-)(?!\u2060|$)", "/", plain(broken)) == parts
        else:
            assert "\u00ad" in broken
    joined = "-".join(["on"] * 30)
    longest = max(map(len, re.split("[\u200b]|-(?!\u2060)", breakable(joined, str))))
    assert longest <= 2 * LONGEST_WHOLE  # two signs for each hyphen that is kept


def test_captions_keep_a_number_whole() -> None:
    number = "+994 55 909 80 00"
    for length in range(60, 90):
        cut = list(pieces(unbroken(f"{'x' * length} {number} {'y' * 70}")))
        assert any(number in plain(piece) for piece in cut)
