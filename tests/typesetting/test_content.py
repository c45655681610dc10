"""Blocks as data: where words may break, which tables stand side by side, what stays on one page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from guide_articles import article
from helpcentre.article.kinds import ARTICLE_KINDS, Kind
from helpcentre.features.guide.form import FORMS
from helpcentre.language.hyphenation import hyphenated
from helpcentre.typesetting.content import LONGEST_PIECE, ContentWriter, breakable
from helpcentre.typesetting.picture import Picture

PAGE = ARTICLE_KINDS["page"]


def written(markdown: str, form: str = "a4", kind: Kind = PAGE, **values: Any) -> list[dict[str, Any]]:
    writer = ContentWriter(
        FORMS[form].measure,
        target=values.get("target", lambda _: None),
        picture=values.get("picture", lambda _: None),
        hyphenate=lambda word: hyphenated(word, "az"),
        label=lambda anchor: anchor,
    )
    return writer.blocks(article(markdown, kind=kind).body, 2)


def table(columns: int, cell: str = "söz") -> str:
    row = "| " + " | ".join([cell] * columns) + " |"
    return f"{row}\n{'| - ' * columns}|\n{row}\n"


def test_a_table_that_fits_stands_side_by_side_and_a_wider_one_row_by_row() -> None:
    assert [written(table(n))[0]["t"] for n in (2, 6, 7, 40)] == ["table", "table", "stacked", "stacked"]
    assert written(table(6, "x" * 20))[0]["t"] == "stacked"
    assert [written(table(n), "phone")[0]["t"] for n in (2, 3)] == ["table", "stacked"]


def test_columns_share_the_whole_width_and_none_is_narrower_than_its_words() -> None:
    (block,) = written("| Nə | Necə |\n| - | - |\n| Bir | " + "uzun mətn " * 30 + "|\n")
    assert sum(block["widths"]) == pytest.approx(FORMS["a4"].measure.width, abs=0.5)
    assert block["widths"][0] < block["widths"][1]


def test_a_row_that_is_higher_than_a_page_is_not_kept_together() -> None:
    short, long = (written(table(12, cell), "phone")[0]["rows"][0]["keep"] for cell in ("a", "söz " * 40))
    assert (short, long) == (False, False)  # twelve named lines are more than the phone's page shows
    assert written(table(3), "phone")[0]["rows"][0]["keep"]


def test_a_long_step_breaks_over_pages_and_a_short_one_does_not() -> None:
    steps = written("## Addımlar\n\n1. Açın.\n\n2. " + "Uzun cümlə. " * 300, kind=ARTICLE_KINDS["howto"])[0][
        "children"
    ][0]
    assert [step["keep"] for step in steps["steps"]] == [True, False]


def test_a_steps_result_comes_before_its_pictures() -> None:
    known = ("a.png", Picture("png", 100, 50))
    markdown = "## Addımlar\n\n1. Açın.\n\n    ![Ekran](a.png)\n\n    - seçim\n\n    → Görünür.\n"
    (step,) = written(markdown, kind=ARTICLE_KINDS["howto"], picture=lambda _: known)[0]["children"][0][
        "steps"
    ]
    assert [block["t"] for block in step["details"]] == ["list"]
    assert [(block["width"], block["height"]) for block in step["pictures"]] == [(50.0, 25.0)]
    assert step["result"] == ["Görünür."]


def test_no_level_of_headings_is_skipped() -> None:
    (section,) = written("#### Dərin\n\n###### Altıncı\n\nmətn\n")
    assert (section["level"], section["children"][0]["level"]) == (2, 3)


def test_a_long_word_may_break_at_its_syllables_and_a_long_address_behind_its_signs() -> None:
    az = lambda word: hyphenated(word, "az")  # noqa: E731
    assert breakable("istifadəçilərdən", az, 14).split("\u00ad") == [
        "is",
        "ti",
        "fa",
        "də",
        "çi",
        "lər",
        "dən",
    ]
    assert breakable("istifadəçilərdən", az, 0) == "istifadəçilərdən"
    address = "https://help.example.com/account/register-here/"
    assert breakable(address, az) == address  # a line may end behind / and - anyway
    assert breakable("DNS_PROBE_FINISHED_NXDOMAIN", az) == "DNS_\u200bPROBE_\u200bFINISHED_\u200bNXDOMAIN"
    assert max(map(len, breakable("z" * 80, az).split("\u200b"))) < LONGEST_PIECE


@given(st.text(max_size=200), st.integers(0, 20))
@examples(100)
def test_places_to_break_change_no_letter(text: str, shortest: int) -> None:
    signs = re.compile("[\u00ad\u200b\u2060]")
    plain = signs.sub("", text)
    broken = breakable(plain, lambda word: hyphenated(word, "az"), shortest)
    assert signs.sub("", broken).replace("\u00a0", " ") == plain.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("təsdiqləmə", "təs-diq-lə-mə"),
        ("əməkdaşlarımız", "əmək-daş-la-rı-mız"),
        ("müraciət", "mü-ra-ci-ət"),
        ("İstanbul", "İs-tan-bul"),
        ("DOĞRULAMA", "DOĞ-RU-LA-MA"),
        ("ev", "ev"),
        ("krrk", "krrk"),
    ],
)
def test_azerbaijani_words_break_between_syllables(word: str, syllables: str) -> None:
    assert hyphenated(word, "az").replace("\u00ad", "-") == syllables


@pytest.mark.parametrize(
    ("word", "language", "syllables"),
    [
        ("Mitgliedschaftsunterbrechungen", "de", "Mit-glied-schafts-un-ter-bre-chun-gen"),
        ("Kündigungsfrist", "de", "Kün-di-gungs-frist"),
        ("Datenschutzerklärung", "de", "Da-ten-schutz-er-klä-rung"),
        ("Personalausweisnummer", "de", "Per-so-nal-aus-weis-num-mer"),
        ("Kündigungsfrist", "de-AT", "Kün-di-gungs-frist"),
        ("understanding", "en", "un-der-stand-ing"),
        ("değiştirebilirsiniz", "tr", "de-ğiş-ti-re-bi-lir-si-niz"),
        ("İstanbullular", "tr", "İs-tan-bul-lu-lar"),
        ("understanding", "sw", "understanding"),
    ],
)
def test_other_languages_are_broken_by_their_patterns(word: str, language: str, syllables: str) -> None:
    assert hyphenated(word, language).replace("\u00ad", "-") == syllables
