"""HTML to Articles: no word is lost, whatever an editor writes; headings know their lines."""

from __future__ import annotations

from xml.etree import ElementTree

import html5lib  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from examples import examples
from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.article.model import (
    Article,
    CodeBlock,
    Details,
    Paragraph,
    Section,
    Steps,
    Text,
    plain_text,
    walk,
)
from helpcentre.article.reader import REFUSED, HeadingLine, read_blocks
from helpcentre.page.markup import open_questions, without_comments
from site_markdown import render

# What an HTML parser of its own (html5lib) takes for a place where a word ends.
_BLOCKS = """
address blockquote br caption dd details div dl dt figure h1 h2 h3 h4 h5 h6 hr img label li ol p pre section
summary table tbody td th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
_PIECES = (
    r"a¦bc¦ə¦İ1. ¦3. ¦- ¦* ¦> ¦> > ¦# ¦## ¦### ¦#### x {: #i }¦`¦```\n¦~~~\n¦**¦*¦_¦__¦[x](y)¦![p](q)¦[¦](¦"
    r"\n¦\n\n¦\n\n    ¦    ¦  \n¦\n---\n¦\n===\n¦→ ¦: ¦\n:   ¦!!! note\n    ¦> [!TIP]\n¦> [!NOTE]-\n¦"
    r'=== "T"\n\n    ¦=== "U"\n\n        ¦&amp;¦&lt;¦\\¦<br>¦<b>b</b>¦{: short="s" }¦'
    r"<!-- c -->¦\n\n<!--\nd\n-->\n\n¦<u>u</u>¦~~¦$¦'¦ ¦é¦!¦|¦"
    r"| a | b |\n|:--|--:|\n| c | d |\n¦\n| a |\n|---|\n| b"
)
PIECES = st.sampled_from(_PIECES.replace(r"\n", "\n").split("¦"))
MARKDOWN = st.lists(PIECES, max_size=25).map("".join)
BROKEN = "<code><div"
"""What superfences makes of a fence behind text: no HTML, so nobody knows where words end."""
THOROUGH = examples(400, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def words_of(html: str) -> list[str]:
    """The words of HTML in the order of reading, found without the reader."""
    body = html5lib.parse(f"<!doctype html><body>{html}", namespaceHTMLElements=False).find("body")
    assert body is not None
    return "".join(_texts(body)).split()


def _texts(element: ElementTree.Element) -> list[str]:
    if not isinstance(element.tag, str):  # a comment
        return [element.tail or ""]
    space = " " if element.tag in BLOCKS else ""
    if element.get("class", "").startswith("tabbed-set"):
        inside = [text for child in _in_order_of_tabs(element) for text in _texts(child)]
    else:
        inside = [element.text or "", *(text for child in element for text in _texts(child))]
    return [space, element.get("alt", ""), *inside, space, element.tail or ""]


def _in_order_of_tabs(tabs: ElementTree.Element) -> list[ElementTree.Element]:
    """HTML has all labels first; a reader reads each label with its tab."""
    labels = tabs.findall("./div[@class='tabbed-labels']/label")
    contents = tabs.findall("./div[@class='tabbed-content']/div")
    return [element for pair in zip(labels, contents, strict=True) for element in pair]


@given(MARKDOWN)
@THOROUGH
def test_no_word_is_lost_and_all_are_in_order(markdown: str) -> None:
    html = render(markdown)
    blocks, unknown = read_blocks(html)
    if not unknown and BROKEN not in html:
        assert plain_text(blocks).split() == words_of(html)


@given(MARKDOWN)
@THOROUGH
def test_no_word_of_a_faq_is_lost(markdown: str) -> None:
    html = render(f"## a\n\n### b {{: #b }}\n\n{markdown}\n\n### c {{: #c }}\n\n{markdown}")
    opened = open_questions(html)
    assert words_of(opened) == words_of(html)
    blocks, unknown = read_blocks(opened)
    if not unknown and BROKEN not in html:
        assert plain_text(blocks).split() == words_of(html)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6))
@THOROUGH
def test_no_word_of_a_step_is_lost(steps: list[tuple[bool, bool, bool]]) -> None:
    markdown = "## Addımlar\n\n"
    for number, (result_first, result, note) in enumerate(steps, 1):
        parts = [f"Hərəkət{number}."]
        parts += [f"→ Nəticə{number}."] * result
        more = [f"![Şəkil{number}](a.png)", *([f"> [!TIP]\n    > Qeyd{number}."] * note)]
        parts[1:] = [*parts[1:], *more] if result_first else [*more, *parts[1:]]
        markdown += f"{number}. " + "\n\n    ".join(parts) + "\n\n"
    blocks, unknown = read_blocks(render(markdown), steps_under="Addımlar")
    assert unknown == ()
    article = _article(blocks)
    assert [step.number for step in article.steps] == list(range(1, len(steps) + 1))
    assert [bool(step.result) for step in article.steps] == [result for _, result, _ in steps]
    assert sorted(plain_text(blocks).split()) == sorted(words_of(render(markdown.replace("→ ", ""))))


@given(st.text())
def test_any_html_can_be_read(html: str) -> None:
    blocks, _ = read_blocks(html)
    plain_text(blocks)


@pytest.mark.parametrize(
    ("html", "unknown"),
    [
        ("<p>a <u>b</u></p>", ("u",)),
        ("<video></video><p><font>x</font></p><video></video>", ("font", "video")),
        ('<p>a</p><script>alert("x")</script>', ("script",)),
        ("<p>a <!-- b --> c</p><!-- d -->", ()),
        ('<div class="tabbed-set"><div class="tabbed-block">x</div></div>', ()),
        ('<p><a href="https://a.az">a</a><br onclick="x()"></p>', ("@onclick",)),
        ('<p style="color: red"><img src="a.png" alt="a" onerror="x()"></p>', ("@onerror", "@style")),
        ('<a href=" java\nscript:x()">a</a><a href="../a/?b=c:d">b</a><a href="#a:b">c</a>', ("@href",)),
        ('<p data-refused="class target">a</p>', ("@class", "@target")),
        ("", ()),
    ],
)
def test_what_is_not_understood_is_named(html: str, unknown: tuple[str, ...]) -> None:
    assert read_blocks(html)[1] == unknown


WRITTEN = st.tuples(
    st.sampled_from(
        ["onclick", "style", "class", ".", "#", "title", "target", "href", "lang", "short", "data-x"]
    ),
    st.sampled_from(['="x"', "='x y'", "=x", "=", ""]),
).map("".join)
PLACES = (
    "## a {{: {0} }}",
    "a\n{{: {0} }}",
    "- a\n{{: {0} }}",
    "[a](b.md){{: {0} }}",
    "*a*{{ {0} }}",
    "![a](b.png){{{0}}}",
    "| a |\n| --- |\n| b {{: {0} }} |",
    "a\n:   b\n{{: {0} }}",
)


@given(st.sampled_from(PLACES), st.lists(WRITTEN, min_size=1, max_size=4))
@settings(deadline=None)
def test_no_attribute_but_the_allowed_ones_reaches_the_page(place: str, written: list[str]) -> None:
    html = render(place.format(" ".join(written)))
    found = {name for node in LexborHTMLParser(html).css("body *") for name in node.attributes}
    assert found <= {"id", "lang", "href", "src", "alt", "data-short", "data-label", REFUSED}


@pytest.mark.parametrize(
    ("html", "published"),
    [
        ("<p>a <!-- b\n --> c</p><!-- d -->", "<p>a  c</p>"),
        ("<!DOCTYPE a>\n<?php b ?>\n<![CDATA[ c ]]>\n<p>d</p>", "\n\n\n<p>d</p>"),
        ("<!--> <img onerror=a> --><p>b</p>", "<p>b</p>"),
        ("<code>&lt;!-- a --&gt;</code>", "<code>&lt;!-- a --&gt;</code>"),
    ],
)
def test_comments_are_not_published(html: str, published: str) -> None:
    assert without_comments(html) == published


def test_a_heading_within_an_answer_does_not_end_it() -> None:
    markdown = """\
### Birinci? {: #first }

=== "Tab"

    ### Tabda

    Söz.

> ## Sitatda

#### Dərində

Son.

### İkinci? {: #second }

<!-- <div> -->

Cavab.

## Bölmə

### Üçüncü? {: #third }

Cavab.
"""
    blocks, unknown = read_blocks(open_questions(render(markdown)))
    assert unknown == ()
    questions = [block for block in walk(blocks) if isinstance(block, Details)]
    assert [(question.id, plain_text(question.children)) for question in questions] == [
        ("first", "Tab Tabda Söz. Sitatda Dərində Son."),
        ("second", "Cavab."),
        ("third", "Cavab."),
    ]


def test_loose_text_between_blocks_is_a_paragraph() -> None:
    blocks, _ = read_blocks("<ul><li>a <b>b</b><p>c</p>d</li></ul>e")
    assert [plain_text((block,)) for block in walk(blocks) if isinstance(block, Paragraph)] == [
        "a b",
        "c",
        "d",
        "e",
    ]


def test_white_space_is_folded_but_not_in_code() -> None:
    blocks, _ = read_blocks("<p>\n a \n b\t</p><pre><code>a  b\n\tc\n</code></pre>")
    assert blocks == (Paragraph((Text("a b"),)), CodeBlock("a  b\n\tc"))


def test_headings_have_the_lines_of_their_source() -> None:
    html = (
        "<h2>a</h2><div class='admonition note'><h2>in a note</h2></div><h3>b</h3><ul><li><h3>in a list</h3>"
        "</li></ul><h2>c</h2>"
    )
    lines = [HeadingLine(2, 3), HeadingLine(3, 7), HeadingLine(2, 9)]
    blocks, _ = read_blocks(html, lines)
    found = [(plain_text(s.title), s.line) for s in walk(blocks) if isinstance(s, Section)]
    assert found == [("a", 3), ("in a note", None), ("b", 7), ("in a list", None), ("c", 9)]


def test_a_heading_that_a_tag_wrote_has_no_line_and_takes_none() -> None:
    blocks, _ = read_blocks("<h2>a</h2><h3>tag</h3><h2>b</h2>", [HeadingLine(2, 1), HeadingLine(2, 5)])
    found = [(plain_text(s.title), s.line) for s in walk(blocks) if isinstance(s, Section)]
    assert found == [("a", 1), ("tag", None), ("b", 5)]


def test_sections_nest_by_their_levels() -> None:
    blocks, _ = read_blocks("<h3>a</h3><p>1</p><h2>b</h2><h4>c</h4><p>2</p><h3>d</h3><h2>e</h2>")

    def tree(sections: tuple[object, ...]) -> list[object]:
        return [
            (plain_text(s.title), tree(s.children)) if isinstance(s, Section) else "text" for s in sections
        ]

    assert tree(blocks) == [
        ("a", ["text"]),
        ("b", [("c", ["text"]), ("d", [])]),
        ("e", []),
    ]


def test_only_the_numbered_list_under_its_heading_holds_steps() -> None:
    html = "<h2>A</h2><ol><li>1</li></ol><h2>B</h2><ul><li>2</li></ul><ol><li>3</li></ol>"
    for heading, expected in (("A", ["1"]), ("B", ["3"]), ("C", []), ("", [])):
        blocks, _ = read_blocks(html, steps_under=heading)
        steps = [step for block in walk(blocks) if isinstance(block, Steps) for step in block.steps]
        assert [plain_text(step.action) for step in steps] == expected


def _article(blocks: tuple[object, ...]) -> Article:
    kind = ARTICLE_KINDS["howto"]
    return Article("f.md", "az", "s", "f", "s/f/", "T", "D", kind, body=blocks)  # type: ignore[arg-type]
