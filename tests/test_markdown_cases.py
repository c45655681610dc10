"""What our Markdown means: each file of cases/markdown is an article and what the generator reads in it.

A case is an article as an editor writes it; below `=== reads as ===` stands the outline of its Article. Its
language is Azerbaijani, or English in `*.en.md`. To add one, write it; no Python is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpcentre.article.model import (
    Admonition,
    Block,
    Cell,
    Code,
    CodeBlock,
    Details,
    Emphasis,
    Image,
    Inline,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Rule,
    Section,
    Steps,
    Strikethrough,
    Strong,
    Table,
    Tabs,
    Text,
)
from helpcentre.article.shape import shape_problems
from helpcentre.language.words import Words
from helpcentre.problem import Level
from helpcentre.source.article_source import read_article_source
from helpcentre.source.tags import TagTable
from site_markdown import read_article

CASES = Path(__file__).parent / "cases" / "markdown"
SEPARATOR = "\n=== reads as ===\n"
TAGS: TagTable = {
    "phone": "[+1 212 555 0143](tel:+12125550143)",
    "hours": {"phone": "09:00–18:00"},
    "channels": lambda: '<ul class="hc-channels">\n<li><strong>Telefon</strong> +1 212 555 0143</li>\n</ul>',
}


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: str(path.stem))
def test_an_article_reads_as_its_case_says(case: Path) -> None:
    text, separator, expected = case.read_text("utf-8").partition(SEPARATOR)
    assert separator, f"{case.name} has no line {SEPARATOR.strip()!r}"
    language = "en" if case.stem.endswith(".en") else "az"
    source = read_article_source(text.encode(), f"{language}/account/{case.stem}.md", "docs")
    article, problems = read_article(source, TAGS)
    words = Words(language)
    problems = [*source.problems, *problems, *shape_problems(article, words)]
    assert [problem.text(words) for problem in problems if problem.level is Level.ERROR] == []
    assert "\n".join(outline(article.body)) == expected.strip()


def test_there_are_cases() -> None:
    assert len(list(CASES.glob("*.md"))) >= 20


def outline(blocks: tuple[Block, ...]) -> list[str]:
    """The blocks as lines to be read; what stands inside another is indented."""
    return [line for block in blocks for line in _block(block)]


def _block(block: Block) -> Iterator[str]:
    match block:
        case Section():
            line = "" if block.line is None else f" (line {block.line})"
            yield f"{'#' * block.level} {_inline(block.title)}{line} #{block.id}"
            yield from _inside(block.children)
        case Paragraph():
            yield f"text: {_inline(block.children)}"
        case ItemList():
            yield "list:" if block.start is None else f"list from {block.start}:"
            for item in block.items:
                lines = outline(item) or ["nothing"]
                yield from _inside_lines(["- " + lines[0], *(f"  {line}" for line in lines[1:])])
        case Steps():
            for step in block.steps:
                yield f"step {step.number}: {_inline(step.action)}"
                if step.result:
                    yield f"  then: {_inline(step.result)}"
                if step.short:
                    yield f"  short: {step.short}"
                if step.icon:
                    yield f"  icon: {step.icon}"
                yield from _inside(step.details)
        case Table():
            rows = (*block.head, *block.body)
            yield f"table {len(rows)}x{len(rows[0])}: {_inline(block.caption)}".rstrip(": ")
            yield from _inside_lines([f"head: {_cells(row)}" for row in block.head])
            yield from _inside_lines([f"row: {_cells(row)}" for row in block.body])
        case Admonition():
            yield f"note {block.type} «{_inline(block.title)}»:"
            yield from _inside(block.children)
        case Details():
            yield f"question {'#' + block.id if block.id else 'without id'} «{_inline(block.summary)}»:"
            yield from _inside(block.children)
        case Tabs():
            for title, children in block.tabs:
                yield f'tab "{title}":'
                yield from _inside(children)
        case Quote():
            yield "quote:"
            yield from _inside(block.children)
        case CodeBlock():
            yield "code:"
            yield from (f"  | {line}".rstrip() for line in block.text.split("\n"))
        case Rule():
            yield "line across"


def _inside(blocks: tuple[Block, ...]) -> Iterator[str]:
    return _inside_lines(outline(blocks))


def _inside_lines(lines: list[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _cells(row: tuple[Cell, ...]) -> str:
    return " | ".join(_inline(cell.children) + (f" ({cell.align})" if cell.align else "") for cell in row)


def _inline(content: tuple[Inline, ...]) -> str:
    return "".join(_words(part) for part in content)


def _words(part: Inline) -> str:
    match part:
        case Text():
            return part.text
        case Strong():
            return f"{{strong: {_inline(part.children)}}}"
        case Emphasis():
            return f"{{stressed: {_inline(part.children)}}}"
        case Strikethrough():
            return f"{{struck: {_inline(part.children)}}}"
        case Code():
            return f"{{code: {part.text}}}"
        case Link():
            return f"{{link to {part.href}: {_inline(part.children)}}}"
        case Image():
            return f"{{picture {part.src}: {part.alt}{f' — {part.title}' if part.title else ''}}}"
        case LineBreak():
            return "{new line}"
