"""pydantic's errors become Problems in the editor's language, all at once and by line."""

from __future__ import annotations

from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from helpcentre.language.words import Words
from helpcentre.source.validation import (
    LANGUAGES,
    Count,
    Day,
    Entry,
    Flag,
    LocalText,
    PartialText,
    Text,
    shown,
    validate,
)
from helpcentre.source.yaml import read_yaml


class Cat(Entry):
    kind: Literal["cat"]
    lives: Text


class Dog(Entry):
    kind: Literal["dog"]
    tricks: tuple[Text, ...] = ()


class Page(Entry):
    title: Text
    draft: Flag = False
    day: Day | None = None
    pages: Count = 1
    name: LocalText | None = None
    note: PartialText | None = None
    colour: Literal["red", "green"] | None = None
    pets: dict[str, Annotated[Cat | Dog, Field(discriminator="kind")]] | None = None
    related_to: Text | None = Field(None, alias="related")


def problems_of(text: str, languages: tuple[str, ...] = ("az", "en")) -> list[tuple[str, str, int | None]]:
    _, problems = validate(Page, read_yaml(text.encode(), "f.yaml"), context={LANGUAGES: languages})
    for problem in problems:
        for language in ("az", "en"):
            assert "{" not in problem.text(Words(language)), problem
    return [(problem.code, str(problem.place), problem.place.line) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\ntitel: B\n", [("value.unknown_key", "f.yaml:2 · titel", 2)]),
        ("draft: no\n", [("value.missing", "f.yaml:1 · title", 1)]),
        ("title:\n", [("value.empty", "f.yaml:1 · title", 1)]),
        ('title: "  "\n', [("value.empty", "f.yaml:1 · title", 1)]),
        ("title: [a, b]\n", [("value.text", "f.yaml:1 · title", 1)]),
        ("- a\n", [("value.mapping", "f.yaml:1", 1)]),
        ("title: A\ndraft: maybe\n", [("value.flag", "f.yaml:2 · draft", 2)]),
        ("title: A\nday: 20.03.2027\n", [("value.date", "f.yaml:2 · day", 2)]),
        ("title: A\nday: 2027-02-29\n", [("value.date_impossible", "f.yaml:2 · day", 2)]),
        ("title: A\npages: many\n", [("value.count", "f.yaml:2 · pages", 2)]),
        ("title: A\npages: 0\n", [("value.count", "f.yaml:2 · pages", 2)]),
        ("title: A\npages: 2.5\n", [("value.count", "f.yaml:2 · pages", 2)]),
        ("title: A\npages:\n", [("value.empty", "f.yaml:2 · pages", 2)]),
        ("title: A\ncolour: gren\n", [("value.choice", "f.yaml:2 · colour", 2)]),
        ("title: A\nname: {az: Ad}\n", [("value.language_missing", "f.yaml:2 · name", 2)]),
        ("title: A\nname: [Ad]\n", [("value.local_text", "f.yaml:2 · name", 2)]),
        ("title: A\nname: {az: Ad, en: [a]}\n", [("value.text", "f.yaml:2 · name.en", 2)]),
        ("title: A\npets: cat\n", [("value.mapping", "f.yaml:2 · pets", 2)]),
        ("title: A\npets:\n  tom: {lives: 9}\n", [("value.missing", "f.yaml:3 · pets.tom.kind", 3)]),
        ("title: A\npets:\n  tom: {kind: cta}\n", [("value.choice", "f.yaml:3 · pets.tom.kind", 3)]),
        (
            "title: A\npets:\n  rex:\n    kind: dog\n    tricks: sit\n    trick: sit\n",
            [
                ("value.list", "f.yaml:5 · pets.rex.tricks", 5),
                ("value.unknown_key", "f.yaml:6 · pets.rex.trick", 6),
            ],
        ),
        (
            "title: A\npets:\n  rex:\n    kind: dog\n    tricks: [sit, [a], ]\n",
            [("value.text", "f.yaml:5 · pets.rex.tricks[2]", 5)],
        ),
    ],
)
def test_each_mistake_has_its_line(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert problems_of(text) == expected


def test_all_mistakes_at_once() -> None:
    assert len(problems_of("titel: A\nday: x\ndraft: x\ncolour: x\nname: {en: x, aze9: y}\n")) == 7


def test_nearest_key_by_its_name_in_the_file() -> None:
    _, problems = validate(Page, read_yaml(b"title: A\nrelatd: B\n", "f.yaml"))
    assert problems[0].values == {"key": "relatd", "nearest": "related"}


@pytest.mark.parametrize("written", ["yes", "Yes", "true", "TRUE", "bəli", "BƏLİ"])
def test_yes(written: str) -> None:
    page, _ = validate(Page, read_yaml(f"title: A\ndraft: {written}\n".encode(), "f.yaml"))
    assert page
    assert page.draft is True


@pytest.mark.parametrize("written", ["no", "NO", "false", "xeyr", "Xeyr"])
def test_no(written: str) -> None:
    page, _ = validate(Page, read_yaml(f"title: A\ndraft: {written}\n".encode(), "f.yaml"))
    assert page
    assert page.draft is False


def test_local_text() -> None:
    text = "title: A\nname: {az: Ad, en: Name}\nnote: {az: Qeyd}\n"
    page, problems = validate(Page, read_yaml(text.encode(), "f.yaml"), context={LANGUAGES: ("az", "en")})
    assert problems == []
    assert page
    assert page.name
    assert page.note
    assert (page.name.text("az"), page.name.text("en"), page.name.text("ru")) == ("Ad", "Name", "Ad")
    assert page.note.text("en") == "Qeyd"
    assert LocalText("X").text("en") == "X"


def test_part_of_a_file() -> None:
    source = read_yaml(b"pages:\n  one:\n    titel: A\n", "f.yaml")
    _, problems = validate(Page, source, at=("pages", "one"))
    assert [str(p.place) for p in problems] == ["f.yaml:2 · pages.one.title", "f.yaml:3 · pages.one.titel"]


def test_an_unreadable_file_gives_no_further_problems() -> None:
    source = read_yaml(b"\tx", "f.yaml")
    assert validate(Page, source) == (None, [])


def test_long_values_are_cut() -> None:
    assert len(shown({"a": ["x" * 50, "y" * 50], "b": None})) == 60


YAML_VALUES = st.recursive(
    st.none() | st.text("abcəı:/. 19-", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


KEYS = st.sampled_from(["title", "draft", "day", "name", "note", "colour", "pets", "related", "x"])


@given(st.dictionaries(KEYS, YAML_VALUES))
def test_any_data_is_a_model_or_problems_in_words(data: dict[str, object]) -> None:
    source = read_yaml(b"title: A\n", "f.yaml")
    source.data = data
    page, problems = validate(Page, source, context={LANGUAGES: ("az",)})
    assert (page is None) == bool(problems)
    for problem in problems:
        assert problem.text(Words("az"))
        assert problem.text(Words("en"))
