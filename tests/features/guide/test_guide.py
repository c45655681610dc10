"""Guides as they are read: all words, accessible, the same bytes each time, whatever an article holds."""

from __future__ import annotations

import io
import pickle
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfua import validate

from contact_facts import ROOT
from examples import examples
from guide_articles import SECTION, article, guide, our_articles, png
from helpcentre.article.model import (
    Admonition,
    Article,
    Cell,
    Code,
    CodeBlock,
    ItemList,
    Paragraph,
    Step,
    Steps,
    Strong,
    Table,
    Tabs,
    Text,
    plain_text,
)
from helpcentre.build.keys import digest_of
from helpcentre.features.guide.document import QR_CODE, document_files
from helpcentre.features.guide.guide import Guide, edition
from helpcentre.features.guide.links import picture_addresses
from helpcentre.features.guide.making import Made, make_guide
from helpcentre.language.line_ends import LONGEST_WHOLE
from helpcentre.typesetting.fonts import covered
from pdf_text import letters, pdf_lines, pdf_text, words

FORMS = ("a4", "phone")
SCREEN = png(600, 1200)
EVERYTHING = (
    """\
Giriş `#let x = 1`, $a_b$, @ad, *maili*, **qalın** -> ox; \\\\ [x] // şərh.

## Nə lazımdır

- bir
    - iki
        1. üç

## Addımlar

1. Açın.

    → Görünür.

2. Baxın ![Düymə](../../account/a.png) burada.

    ![Giriş ekranı](../../account/a.png "Ekran")

    ![Profil ekranı](../../account/b.png)

3. Seçin.

    === "Chrome"

        | Ad | Dəyər |
        | --- | ---: |
        | bir | 2 |

    === "Safari"

        Menyunu açın.

    > [!NOTE]
    > Qeyd.

    → Seçildi.

4. """
    + "z" * 80
    + """ və `https://example.com/"""
    + "yol/" * 30
    + """`

## Alınmasa

| """
    + " | ".join(f"Sütun{n}" for n in range(12))
    + """ |
"""
    + "| - " * 12
    + """|
| """
    + " | ".join(f"dəyər{n}" for n in range(12))
    + """ |

> [!WARNING]
> Diqqət.

> Sitat.

```
return "$x"  # not markup
```

#### Dərin

mətn, [keçid](../sign-in/), [səhifə](https://example.com/), [buraya](#alinmasa)
"""
)
PICTURES = (("account/a.png", SCREEN), ("account/b.png", png(600, 1200, seed=5)))


def everything(form: str = "a4") -> Guide:
    return guide(article(EVERYTHING, reviewed="2026-11-01"), form=form, pictures=PICTURES)


def made(request: Guide) -> Made:
    result = make_guide(request)
    assert result.problems == ()
    return result


def lost_words(request: Guide, pdf: bytes) -> Counter[str]:
    """The words of a guide's articles that its PDF does not say."""
    read = [text for a in request.articles for text in (a.title, a.description, plain_text(a.body))]
    return words(" ".join(read)) - words(pdf_text(pdf))


@cache
def our_guide(one: Article, form: str) -> bytes:
    """The PDF of an article of this site."""
    return made(guide(one, form=form)).pdf


def torn(lines: list[str], source: str) -> list[tuple[str, str]]:
    """Pairs of lines that part a word of the source behind its own hyphen, a range, or a number."""
    found = []
    for one, below in pairwise(lines):
        last, first = re.search(r"\S+$", one), re.match(r"\w+", below)
        if not last or not first:
            continue
        fits = len(last[0]) + len(below.split()[0]) <= LONGEST_WHOLE
        if last[0][-1] in "-–" and fits and last[0] + first[0] in source:
            found.append((one, below))
        if re.search(r"\+994[ \d]*$", one) and re.match(r"\d\d", below):
            found.append((one, below))
    return found


# --- What is read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_our_articles_lose_no_words(form: str) -> None:
    """At most 0.2 % over all; measured: none."""
    lost = total = 0
    for one in our_articles():
        lost += lost_words(guide(one, form=form), our_guide(one, form)).total()
        total += words(plain_text(one.body)).total()
    assert total > 10_000
    assert lost / total <= 0.002


@pytest.mark.parametrize("form", FORMS)
def test_no_guide_of_ours_tears_a_word_at_its_hyphen(form: str) -> None:
    texts = (t for one in our_articles() for t in (one.title, one.description, plain_text(one.body)))
    source = " ".join(texts)
    found = {one.key: torn(pdf_lines(our_guide(one, form)), source) for one in our_articles()}
    assert {key: pairs for key, pairs in found.items() if pairs} == {}


ENDING = re.compile(r"Bu (səhifə|bölmə) saytda|Nəşr nişanı|Saytda başqa nişan|^[a-z-]+\.[a-z.]+/|^\d+ / \d+$")
"""Lines about the guide itself."""


def pages_with_little(pdf: bytes) -> list[tuple[int, list[str]]]:
    """Pages that hold a QR code, an address or a heading and nothing else to turn a page for."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        lines = page.get_textpage().get_text_range().split("\r\n")
        text = [line for line in lines if not ENDING.search(line)]
        if sum(map(len, text)) < 20:
            found.append((number, lines))
    return found


@pytest.mark.parametrize("form", FORMS)
def test_no_page_of_ours_holds_only_a_code_an_address_or_a_heading(form: str) -> None:
    found = {one.key: pages_with_little(our_guide(one, form)) for one in our_articles()}
    assert {key: pages for key, pages in found.items() if pages} == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("has_channels", [True, False], ids=["somebody to turn to", "nobody"])
def test_no_guide_ends_with_a_page_for_a_code_or_an_address(has_channels: bool, form: str) -> None:
    """However full the page before is."""
    values = {} if has_channels else {"channels": ()}
    for lines in range(9, 24, 3) if form == "phone" else range(22, 50, 6):
        text = "\n\n".join(["Bir cümlə burada durur."] * lines)
        pages = pages_with_little(made(guide(article(text), form=form, **values)).pdf)
        assert [number for number, _ in pages] == [], (lines, pages)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("has_channels", [True, False], ids=["somebody to turn to", "nobody"])
def test_no_page_of_a_booklet_holds_only_a_code_an_address_or_a_heading(
    has_channels: bool, form: str
) -> None:
    other = replace(SECTION, name="wallet", title="Ödənişlər", url="wallet/", illustration=None)
    paid = article(
        "Mətn burada.", slug="fees", section="wallet", url="wallet/fees/", title="Haqlar və komissiyalar"
    )
    values = {} if has_channels else {"channels": ()}
    whole = {"sections": (SECTION, other), "title": "Hamısı", "url": "", **values}
    for request in (
        guide(article("Mətn burada."), paid, form=form, **whole),
        guide(*our_articles()[:3], form=form, **values),
    ):
        assert pages_with_little(made(request).pdf) == []


def test_a_guide_for_a_phone_has_no_code() -> None:
    """Nobody can photograph the screen of the phone in hand; the address is there to be tapped."""
    for one in (guide(article("Mətn."), form="phone"), booklet("phone")):
        assert QR_CODE in document_files(replace(one, form="a4"), "123abc")
        assert QR_CODE not in document_files(one, "123abc")
        with pikepdf.open(io.BytesIO(made(one).pdf)) as opened:
            links = [
                str(link.A.URI) for page in opened.pages for link in page.get("/Annots", []) if "/A" in link
            ]
        assert any(link.startswith("https://help.example.com/account/") for link in links)


@pytest.mark.parametrize("form", FORMS)
def test_everything_an_article_can_hold_is_read(form: str) -> None:
    request = everything(form)
    text = pdf_text(made(request).pdf)
    assert (
        lost_words(request, made(request).pdf) - Counter(["Düymə", "Giriş", "ekranı", "Profil", "ekranı"])
        == {}
    )
    for written in (
        "#let x = 1",
        "$a_b$",
        "@ad",
        "->",
        "\\ [x] // şərh",
        'return "$x"  # not markup',
        "z" * 80,
    ):
        assert letters(written) in letters(text)
    assert "help.example.com/account/register" in letters(text)
    assert edition(request) in text
    assert "1 noyabr 2026" in text
    assert "+994" in text.replace("\u00a0", " ")


def test_a_date_is_printed_only_when_there_was_a_review() -> None:
    assert "Son yoxlama" not in pdf_text(made(guide(article("Mətn."))).pdf)


# Without marks that stand above a letter: they are drawn right, but PDFium reads such a letter twice.
CHARACTERS = st.sampled_from(
    [
        chr(code)
        for code in sorted(covered())
        if code < 0x2600 and chr(code).isprintable() and not unicodedata.category(chr(code)).startswith("M")
    ]
)
MARKUP = st.sampled_from(
    ["#let x", "$", "@a", "\\", "*", "_", "`", "<b>", "//", "/*", "[", "]", "#[", "= ", "- ", '"']
)
TEXTS = st.lists(st.one_of(CHARACTERS, MARKUP, st.just(" ")), min_size=1, max_size=60).map("".join)


@given(st.lists(TEXTS, min_size=9, max_size=9), st.sampled_from(FORMS))
@examples(12, 12)
def test_text_in_is_text_out(texts: list[str], form: str) -> None:
    """Whatever stands in an article stands in the PDF, and nothing of it is read as markup."""
    text_in_is_text_out(texts, form)


@pytest.mark.long
@given(st.lists(TEXTS, min_size=9, max_size=9), st.sampled_from(FORMS))
@examples(1000, 1000)
def test_text_in_is_text_out_at_length(texts: list[str], form: str) -> None:
    text_in_is_text_out(texts, form)


def text_in_is_text_out(texts: list[str], form: str) -> None:
    one, two, three, four, five, six, seven, eight, nine = (f"a{text}z" for text in texts)

    def paragraph(text: str) -> Paragraph:
        return Paragraph((Text(text),))

    body = (
        Paragraph((Text(one), Strong((Text(two),)), Code(three))),
        ItemList(((paragraph(four),),)),
        Steps((Step(1, (Text(five),), (Text(six),)),)),
        Admonition("note", (Text(seven),), (paragraph(eight),)),
        Tabs(((nine, (paragraph(one),)),)),
        Table(((Cell((Text(two),), header=True),),), ((Cell((Text(three),)),),)),
        CodeBlock(four),
    )
    text = letters(pdf_text(made(guide(replace(article(""), body=body), form=form)).pdf))
    for part in (f"a{text}z" for text in texts):
        assert _as_drawn(part) in _as_drawn(text)


def _as_drawn(text: str) -> str:
    """PDFium tells compatibility characters apart no more: the ligature ﬁ is fi to it."""
    return unicodedata.normalize("NFKC", letters(text)).replace("-", "")


# --- Accessible, the same, small ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_the_checker_of_pdf_ua_finds_nothing(form: str, tmp_path: Path) -> None:
    for number, request in enumerate((everything(form), booklet(form))):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(made(request).pdf)
        assert [finding.message for finding in validate(file).findings] == []


def test_language_title_outline_and_alternative_texts_are_there() -> None:
    request = everything()
    with pikepdf.open(io.BytesIO(made(request).pdf)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "az-AZ"
        assert root.ViewerPreferences.DisplayDocTitle
        assert root.MarkInfo.Marked
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Qeydiyyatdan keçmək"
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == "Qeydiyyatdan keçmək"
            assert [child.title for child in top.children][:3] == ["Nə lazımdır", "Addımlar", "Alınmasa"]
        figures = [
            str(thing.Alt)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
        assert figures == [
            "Düymə",
            "Giriş ekranı",
            "Profil ekranı",
            "QR kod: https://help.example.com/account/register/",
        ]


def test_the_same_guide_gives_the_same_bytes_and_travels_to_another_process() -> None:
    request = everything("phone")
    again = pickle.loads(pickle.dumps(request))
    assert made(again).pdf == made(request).pdf
    assert digest_of(again) == digest_of(request)
    assert b"CreationDate" not in made(request).pdf


@pytest.mark.parametrize("form", FORMS)
def test_a_guide_with_two_screenshots_is_small(form: str) -> None:
    """At most 250 kB (the issue). Those of the README are as colourful as screenshots are."""
    files = ("howto-phone.png", "home-phone.png")
    screens = [(ROOT / "screenshots" / name).read_bytes() for name in files]
    pictures = tuple(zip((address for address, _ in PICTURES), screens, strict=True))
    assert sum(map(len, screens)) > 250_000
    assert len(made(replace(everything(form), pictures=pictures)).pdf) <= 250_000


def test_the_edition_changes_with_what_is_read_and_with_nothing_else() -> None:
    request = everything()
    assert re.fullmatch("[0-9a-f]{6}", edition(request))
    assert edition(replace(request, form="phone")) == edition(request)
    assert edition(replace(request, sections=(replace(SECTION, colour="#000000"),))) == edition(request)
    (one,) = request.articles
    for other in (
        replace(request, articles=(replace(one, title="Başqa"),)),
        replace(request, articles=(replace(one, reviewed=""),)),
        replace(request, channels=request.channels[1:]),
        replace(request, pictures=(("account/a.png", png(60, 60)),)),
    ):
        assert edition(other) != edition(request)
        assert digest_of(other) != digest_of(request)
    assert digest_of(replace(request, form="phone")) != digest_of(request)


def test_a_phone_shows_its_text_without_zoom() -> None:
    """A page as wide as a phone of 360 CSS pixels: no text below 12 of them, running text 17."""
    document = pypdfium2.PdfDocument(made(everything("phone")).pdf)
    assert document[0].get_size() == (270, 480)
    sizes = Counter(
        round(item.get_font_size(), 1)
        for page in document
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    )
    assert min(sizes) >= 12 * 0.75 * 0.97
    assert sizes.most_common(1)[0][0] == pytest.approx(17 * 0.75, abs=0.1)


# --- Booklets ---------------------------------------------------------------------------------------------


def booklet(form: str = "a4") -> Guide:
    first = article("Bax: [giriş](../sign-in/#sebebler), [kənar](../../wallet/fees/).", slug="register")
    second = article("## Səbəblər\n\nMətn, [qeydiyyat](../register/).", slug="sign-in", title="Giriş")
    return guide(first, second, form=form, summary="Bölmə haqqında.")


def test_a_booklet_has_cover_contents_and_running_titles() -> None:
    document = pypdfium2.PdfDocument(made(booklet()).pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    assert "Hesab" in pages[0]
    assert "Bölmə haqqında." in pages[0]
    assert edition(booklet()) in pages[0]
    assert re.search(r"Mündəricat.*Qeydiyyatdan keçmək[ .]*3.*Giriş[ .]*4", pages[1], re.DOTALL)
    assert "Qeydiyyatdan keçmək" in pages[2]
    assert "help.example.com/account/register" in pages[2]
    assert "Hələ də alınmır?" in pages[-1]


def test_a_long_article_of_a_booklet_has_its_title_above_each_further_page() -> None:
    long = article("Mətn burada. " * 900, title="Uzun məqalə")
    document = pypdfium2.PdfDocument(made(guide(long, article("Qısa.", slug="b"))).pdf)
    titled = ["Uzun məqalə" in page.get_textpage().get_text_range() for page in document]
    assert titled[2:5] == [True, True, True]


def test_links_inside_a_booklet_jump_inside_it_and_others_lead_to_the_site() -> None:
    with pikepdf.open(io.BytesIO(made(booklet()).pdf)) as pdf:
        addresses, jumps = [], 0
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                if "/Dest" in link or "/D" in link.get("/A", {}):
                    jumps += 1
                else:
                    addresses.append(str(link.A.URI))
    assert jumps >= 2 + 2  # from the texts and from the contents
    assert "https://help.example.com/wallet/fees/" in addresses
    assert not any("sign-in/#" in address for address in addresses)


def test_a_booklet_of_all_sections_has_a_page_for_each() -> None:
    other = replace(SECTION, name="wallet", title="Ödənişlər", url="wallet/", illustration=None)
    paid = article("Mətn.", slug="fees", section="wallet", url="wallet/fees/", title="Haqlar")
    request = guide(article("Mətn."), paid, sections=(SECTION, other), title="Hamısı", url="")
    text = pdf_text(made(request).pdf)
    assert re.search(
        r"Hesab[ .]*3.*Qeydiyyatdan keçmək[ .]*4.*Ödənişlər[ .]*5.*Haqlar[ .]*6", text, re.DOTALL
    )


# --- Whatever an article holds ----------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "markdown",
    [
        "",
        "Addımsız mətn.",
        "## Addımlar\n\n1. Bir.\n",
        "## Addımlar\n\n" + "".join(f"{n}. Addım nömrə {n}.\n\n    → Nəticə {n}.\n\n" for n in range(1, 41)),
        "".join(f"{'    ' * depth}- dərinlik{depth}\n" for depth in range(12)),
        "| a |\n| - |\n" + "".join(f"| sətir{n} |\n" for n in range(200)),
        "> [!WARNING]\n> " + "Uzun xəbərdarlıq. " * 400,
        "| Sütun |\n| - |\n| " + "uzun xana " * 800 + "|\n",
        "y" * 400,
        "[" + "uzun keçid " * 60 + "](https://example.com/" + "a" * 900 + ")",
        "```\n" + "sətir çox uzundur " * 40 + "\n```",
        "## " + "uzun başlıq " * 40 + "\n\nmətn",
    ],
    ids=range(12),
)
def test_nothing_is_lost_or_runs_off_the_page(markdown: str, form: str) -> None:
    request = guide(article(markdown), form=form)
    pdf = made(request).pdf
    assert lost_words(request, pdf).total() <= 0.002 * words(plain_text(request.articles[0].body)).total()
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, bottom, right, top = item.get_bounds()
            assert 0 <= left <= right <= width
            assert 0 <= bottom <= top <= height


def test_pictures_of_an_article_are_found_from_its_page() -> None:
    one = article(
        "![a](../../account/a%20b.png) ![b](../c.svg) ![a](../../account/a%20b.png) ![d](https://e.com/d.png)"
    )
    assert picture_addresses(one) == ("account/a b.png", "account/c.svg")


def test_a_text_of_another_language_is_marked_as_such() -> None:
    one: Article = article("Text.", language="en")
    assert b"/Lang(en" in made(guide(one)).pdf
