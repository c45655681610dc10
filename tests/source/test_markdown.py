"""Front matter, headings and links of an article's source, with the lines an editor sees."""

from __future__ import annotations

import re

import html5lib  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from helpcentre.source.markdown import MarkdownSource, heading_texts, headings, links, split
from site_markdown import render

LINES = st.lists(
    st.one_of(
        st.sampled_from(["---", "--- ", "...", "", "title: a", "# a", "----", " ---"]), st.text(max_size=5)
    ),
    max_size=8,
)


@given(LINES)
@examples(500)
def test_the_body_starts_at_its_line(lines: list[str]) -> None:
    text = "\n".join(lines)
    source = split(text)
    rest = text.split("\n")[source.body_line - 1 :]
    assert "\n".join(rest) == source.body
    if source.front_matter is None:
        assert source == MarkdownSource(None, text, 1)
    else:
        before = text.split("\n")[: source.body_line - 1]
        assert before[0].rstrip() == "---"
        assert before[-1].rstrip() in ("---", "...")
        assert "\n".join(before[1:-1]) == source.front_matter


@pytest.mark.parametrize(
    ("text", "front_matter", "body", "line"),
    [
        ("---\ntitle: a\n---\n\nb\n", "title: a", "\nb\n", 4),
        ("---\n---\nb", "", "b", 3),
        ("---\ntitle: a\n...\nb", "title: a", "b", 4),
        ("---\ntitle: a\n---", "title: a", "", 4),
        ("---\ntitle: a\nb", None, "---\ntitle: a\nb", 1),
        ("\n---\ntitle: a\n---\n", None, "\n---\ntitle: a\n---\n", 1),
        ("a\n---\nb\n---\n", None, "a\n---\nb\n---\n", 1),
        ("", None, "", 1),
    ],
)
def test_front_matter_is_taken_off(text: str, front_matter: str | None, body: str, line: int) -> None:
    assert split(text) == MarkdownSource(front_matter, body, line)


def test_headings_have_levels_lines_and_texts() -> None:
    source = split(
        "---\ntitle: a\n---\n## Bir {: #bir }\n\n```\n# kod\n```\n\n###Üç###\n\nAltdan\n---\n"
        "\nmətn\nmətn\n---\n\n<!--\n# şərh\n-->\n\n    # dörd boşluq\n\n####### yeddi\n"
    )
    assert heading_texts(source) == [
        (2, 4, "Bir {: #bir }"),
        (3, 10, "Üç"),
        (2, 12, "Altdan"),
        (6, 25, "# yeddi"),
    ]
    assert [(heading.level, heading.line) for heading in headings(source)] == [
        (2, 4),
        (3, 10),
        (2, 12),
        (6, 25),
    ]


BLOCKS = st.lists(
    st.sampled_from(
        [
            "söz",
            "# a",
            "## b {: #x }",
            "###c",
            "####### d",
            "söz\n# e",
            "söz\nsöz\n---",
            "f\n---",
            "g\n===",
            "---",
            "- h\n- i",
            "1. j",
            "> k",
            "    # kod",
            "```\n# kod\n```",
            "~~~\nkod\n---\n~~~",
            "<!-- # şərh -->",
            "<!--\n# şərh\n-->",
            "\\# l",
            "| m |\n|---|\n| n |",
            "## o\n---",
        ]
    ),
    max_size=8,
)


@given(BLOCKS)
@examples(300)
def test_the_headings_of_the_source_are_those_of_the_page(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    body = html5lib.parse(f"<!doctype html><body>{render(text)}", namespaceHTMLElements=False).find("body")
    levels = [int(e.tag[1]) for e in body if isinstance(e.tag, str) and re.fullmatch("h[1-6]", e.tag)]
    assert [heading.level for heading in headings(MarkdownSource(None, text, 1))] == levels


def test_links_and_pictures_are_found_with_their_lines() -> None:
    source = split(
        '[a](b.md) və ![c](d.png "e")\n\n[![f](g.png)](h.md#i)\n`[kod](x.md)` [j](<k.md>)\n\n'
        "```\n[kod](x.md)\n```\n\n<!--\n[şərh](x.md)\n-->\n\n[ref]: l.md\n[m](n(o).md) [p]()\n"
    )
    assert [(link.target, link.label, link.line, link.is_image) for link in links(source)] == [
        ("b.md", "a", 1, False),
        ("d.png", "c", 1, True),
        ("h.md#i", "![f](g.png)", 3, False),
        ("g.png", "f", 3, True),
        ("k.md", "j", 4, False),
        ("l.md", "ref", 14, False),
        ("n(o).md", "m", 15, False),
        ("", "p", 15, False),
    ]


@given(st.text(alphabet="[]()!`<> \n#-=~ab.:\"'\\"))
@examples(500)
def test_any_text_can_be_searched_for_links(text: str) -> None:
    source = split(text)
    lines = text.count("\n") + 1
    assert all(1 <= link.line <= lines for link in links(source))
    assert all(1 <= heading.line <= lines for heading in headings(source))
