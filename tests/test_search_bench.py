"""The bench of search asks what it says it asks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from helpcentre.features.search.document import Document, Passage
from search.corpus import grown, markdown_documents, types
from search.engines import Hit
from search.inflection import Forms, attached
from search.measures import place_of
from search.queries import KINDS, plain, queries
from search.questions import FILE, read_questions

PAGE = """---
title: Parolu sıfırlamaq
---
Parolu unutmusunuzsa, onu bu səhifədə göstərildiyi kimi özünüz sıfırlaya bilərsiniz, dəstək lazım deyil.

## Məktub çatmır {#no-letter}

Məktub bir neçə dəqiqəyə gəlir. `Spam` qovluğuna da [baxın](x.md). Ünvanı səhv yazmısınızsa, yenidən cəhd edin
və gözləyin. Hesabda başqa ünvan varsa, məktub ora gedir. Köhnə məktubdakı keçid işləmir, yalnız sonuncusu
işləyir. Yenə çatmırsa, bizə həmin ünvandan yazın.

```python
print("code is not searched")
```
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reset.md").write_text(PAGE, "utf-8")
    (tmp_path / "english.md").write_text("# Install\n\nThis page has not been translated.\n", "utf-8")
    return tmp_path


def test_markdown_becomes_passages(folder: Path) -> None:
    (page,) = markdown_documents([folder])
    assert (page.address, page.title) == (f"{folder.name}/reset/", "Parolu sıfırlamaq")
    assert [(p.anchor, p.heading) for p in page.passages] == [("", ""), ("no-letter", "Məktub çatmır")]
    assert "Spam qovluğuna da baxın." in page.passages[1].text
    assert "code" not in page.passages[1].text


@pytest.mark.parametrize(
    ("stem", "suffix", "form"),
    [
        ("kitab", "(n)In", "kitabın"),
        ("alma", "(n)In", "almanın"),
        ("uşaq", "(y)A", "uşağa"),
        ("tətbiq", "(n)I", "tətbiqi"),
        ("ürək", "(s)I", "ürəyi"),
        ("qutu", "(I)mIz", "qutumuz"),
        ("şəkil", "(s)I", "şəkli"),
        ("ödəniş", "lArIndA", "ödənişlərində"),
        ("mobil", "(s)IndAn", "mobilindən"),
    ],
)
def test_suffixes_follow_the_stem(stem: str, suffix: str, form: str) -> None:
    assert attached(stem, suffix) == form


def test_another_form_is_of_the_same_stem() -> None:
    forms = Forms({"kitab", "kitablar"}, None)
    found = {forms.other("kitabları", random.Random(seed)) for seed in range(50)}
    assert "kitabları" not in found
    assert all(form.startswith("kitab") and form.count("lar") < 2 for form in found)


def test_classes_are_asked_alike_each_time(folder: Path) -> None:
    pages = markdown_documents([folder])
    first, again, other = (queries(pages, Forms((), None), seed) for seed in (7, 7, 8))
    assert first == again != other
    assert {query.kind for query in first} == set(KINDS)
    by_kind = {query.kind: query.text for query in first if query.anchor == "no-letter" and query.kind < "h"}
    assert (by_kind["a"], by_kind["f"]) == ("Məktub çatmır", "MƏKTUB ÇATMIR")
    assert (by_kind["b"], by_kind["b2"]) == ("mektub catmir", "mektub chatmir")
    assert by_kind["g"] == "Məktub çatm"


def test_halves_are_disjoint() -> None:
    text = (
        "Bu bölmədə ödəniş üsulları və balansın necə artırıldığı ətraflı izah olunur, misallar da var. " * 4
    )
    pages = [Document(f"p{n}/", f"Başlıq {n} haqqında", (), (Passage("", "", text),)) for n in range(20)]
    half = {name: {q.page for q in queries(pages, Forms((), None), 7, name)} for name in ("dev", "test")}
    assert half["dev"] and half["test"] and not half["dev"] & half["test"]


def test_copies_have_their_own_words(folder: Path) -> None:
    pages = markdown_documents([folder])
    more = grown(pages, 10, 7)
    assert more[: len(pages)] == pages and len(more) == 10 * len(pages)
    assert 2.5 < types(more) / types(pages) < 10**0.59 + 0.5
    assert more == grown(pages, 10, 7)


def test_place_of_the_first_expected_page() -> None:
    hits = [Hit("a/", ""), Hit("b/", "x"), Hit("c/", "")]
    assert [place_of(expected, hits) for expected in (["c/", "b/"], ["a/"], ["d/"])] == [2, 1, 0]


def test_plain_letters() -> None:
    assert plain("İŞIQ Şəkil") == "isiq sekil"


def test_questions_are_well_formed() -> None:
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    assert all(set(entry) == {"query", "expected", "note"} for entry in entries)
    texts = [entry["query"] for entry in entries]
    assert len(texts) == len(set(texts))
    halves = [read_questions(half) for half in ("dev", "test")]
    assert sum(map(len, halves)) == len(entries) and abs(len(halves[0]) - len(halves[1])) < len(entries) / 5
    docs = Path(__file__).parents[1] / "docs/az"
    missing = {address for half in halves for one in half for address in one.expected}
    assert not {address for address in missing if not (docs / f"{address.rstrip('/')}.md").is_file()}
