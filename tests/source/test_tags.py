"""Tags in an article: what is filled, what is left alone to the byte, what is said of the rest."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from helpcentre.source.tags import TagTable, fill_tags

TABLE: TagTable = {
    "phone": "+1 212 555 0143",
    "hours": {"phone": "09:00–18:00"},
    "channels": lambda: "- Telefon\n- Çat",
}
FILE = "docs/az/a/b.md"
_PIECES = r"""
{{ }} {{- -}} {% %} {# #} { } ( ) [ ] phone hours . , | () channels() {{phone}} for if raw endraw " ' \ a ə 1
+ -- <!-- --> ~
"""
PIECES = st.sampled_from([*_PIECES.split(), "\n"])


@given(st.text())
@examples(500)
def test_text_without_tags_stays_to_the_byte(text: str) -> None:
    # The file's line ends are made "\n" when it is read.
    text = re.sub(r"\r\n?", "\n", text.replace("{{", "{ {").replace("{%", "{ %"))
    filled = fill_tags(text, TABLE, FILE)
    assert filled.text == text
    assert filled.used == []
    assert filled.problems == []


@given(st.one_of(st.text(), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES).map("".join)))
@examples(1000)
def test_no_text_stops_the_program(text: str) -> None:
    filled = fill_tags(text, TABLE, FILE, first_line=5)
    lines = text.count("\n") + 1
    for problem in filled.problems:
        assert problem.place.file == FILE
        assert problem.place.line is not None
        assert 5 <= problem.place.line < 5 + lines


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 5000, "{{ " + "1" * 5000 + " }}", "{{ " + "-" * 9000 + "a }}"]
)
def test_endless_tags_are_a_problem(text: str) -> None:
    assert [problem.code for problem in fill_tags(text, TABLE, FILE).problems] == ["tag.syntax"]


@given(st.lists(st.sampled_from(["söz", "\n", " ", "{{ phone }}", "{{hours.phone}}", "{#id}", "}}"])))
def test_every_inline_tag_is_filled_where_it_stands(parts: list[str]) -> None:
    values = {"{{ phone }}": "+1 212 555 0143", "{{hours.phone}}": "09:00–18:00"}
    filled = fill_tags("".join(parts), TABLE, FILE)
    assert filled.text == "".join(values.get(part, part) for part in parts)
    line, expected = 1, []
    for part in parts:
        line += part.count("\n")
        if part in values:
            expected.append((part.strip("{} "), line))
    assert filled.used == expected
    assert filled.problems == []


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{{ channels() }}", "- Telefon\n- Çat"),
        ("a\n\n{{ channels() }}\n\nb\n", "a\n\n- Telefon\n- Çat\n\nb\n"),
        ("{{ channels() }}\n\n{{ channels() }}\n", "- Telefon\n- Çat\n\n- Telefon\n- Çat\n"),
    ],
)
def test_a_block_tag_stands_alone(text: str, filled: str) -> None:
    made = fill_tags(text, TABLE, FILE)
    assert made.text == filled
    assert made.problems == []


@pytest.mark.parametrize(
    "text", ["a {{ channels() }}", "{{ channels() }} a", "    {{ channels() }}\n", "- {{ channels() }}\n"]
)
def test_a_block_tag_within_text_is_said_once(text: str) -> None:
    problems = fill_tags(f"bir\n{text}", TABLE, FILE, first_line=7).problems
    assert [(problem.code, str(problem.place)) for problem in problems] == [
        ("tag.not_alone", f"{FILE}:8 · {{{{ channels() }}}}")
    ]


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ fone }}", "tag.unknown"),
        ("{{ fone() }}", "tag.unknown"),
        ("{{ fone.phone }}", "tag.unknown"),
        ("{{ hours.fone }}", "tag.unknown_part"),
        ("{{ hours }}", "tag.form"),
        ("{{ hours() }}", "tag.form"),
        ("{{ phone.hours }}", "tag.form"),
        ("{{ phone() }}", "tag.form"),
        ("{{ channels }}", "tag.form"),
        ("{{ channels.phone }}", "tag.form"),
        ("{{ channels(1) }}", "tag.syntax"),
        ("{{ phone | upper }}", "tag.syntax"),
        ("{{ hours['phone'] }}", "tag.syntax"),
        ("{{ hours.phone.x }}", "tag.syntax"),
        ("{{ 1 + 1 }}", "tag.syntax"),
        ("{{ ''.__class__ }}", "tag.syntax"),
        ("{{ phone if phone }}", "tag.syntax"),
        ("{{ }}", "tag.syntax"),
        ("{{ phone", "tag.syntax"),
        ("{% include 'a' %}", "tag.syntax"),
        ("{% for x in phone %}{{ x }}{% endfor %}", "tag.syntax"),
        ("{% set phone = 1 %}", "tag.syntax"),
    ],
)
def test_every_other_tag_is_a_problem_and_shows_nothing(tag: str, code: str) -> None:
    filled = fill_tags(f"bir\n\niki {tag}", TABLE, FILE, first_line=4)
    assert [(problem.code, problem.place.line) for problem in filled.problems] == [(code, 6)]
    assert filled.used == []
    assert "+1 212" not in filled.text


def test_all_unknown_tags_are_found_in_one_pass() -> None:
    filled = fill_tags("{{ a }} {{ phone }}\n{{ b.c }}\n\n{{ d() }}\n", TABLE, FILE)
    assert [problem.place.line for problem in filled.problems] == [1, 2, 4]
    assert filled.text == " +1 212 555 0143\n\n\n\n"


def test_a_value_is_not_read_for_tags() -> None:
    assert fill_tags("{{ a }}", {"a": "{{ b }}", "b": "x"}, FILE).text == "{{ b }}"


def test_a_tag_can_be_written_about() -> None:
    filled = fill_tags("{% raw %}{{ phone }}{% endraw %}", TABLE, FILE)
    assert filled.text == "{{ phone }}"
    assert filled.problems == []


def test_lines_hold_after_a_block_that_grew() -> None:
    filled = fill_tags("{{ channels() }}\n\n{{ fone }}\n", TABLE, FILE)
    assert [problem.place.line for problem in filled.problems] == [3]
