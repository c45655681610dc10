"""The shape of each kind of article: which headings it has, and what must stand under them.

A reader who has seen one how-to knows them all, and the PDF, the pictures and the lessons rely on it.
The headings are words of the site's language (`shape.*` in the words files).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from helpcentre.article.kinds import Content, Holds, Kind
from helpcentre.article.model import (
    Admonition,
    Article,
    Details,
    Section,
    Steps,
    Table,
    plain_text,
    walk,
)
from helpcentre.article.reader import RESULT_MARK
from helpcentre.language.step_icons import icon_of_name, near_icon_names
from helpcentre.language.words import Words
from helpcentre.problem import Place, Problem, nearest

_ICON = re.compile(r"""\bicon=["']?([^"'}]*?)["']?(?=\s*\}|\s+\w+=)""")

MIN_STEPS, MAX_STEPS = 2, 25
"""Steps of a how-to: one is no list, and more than 25 are two articles."""


def shape_problems(article: Article, words: Words) -> list[Problem]:
    """Where an article departs from the shape of its kind.

    Args:
        article: the article with its body.
        words: the words of the article's language.
    """
    kind = article.kind
    found = [*_nested_first_level(article), *_unknown_notes(article, words)]
    if kind.parts:
        found += _fixed_headings(article, words)
    for part in kind.parts:
        section = _section(article, _heading(kind, part.name, words))
        if section and part.holds in _BELOW:
            found += _BELOW[part.holds](article, section)
    if kind.must_have:
        found += _ANYWHERE[kind.must_have](article)
    return found


def icon_problems(article: Article, attributes: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """Icons that are named for no step, or by a name that no icon has.

    Args:
        article: with its body.
        attributes: line and text of each `{: … }` in its file.
    """
    left = [step.icon for step in article.steps if step.icon]
    for line, written in attributes:
        for name in _ICON.findall(written):
            place = Place(article.file, line, written)
            if name not in left:
                yield Problem(place, "article.icon_without_step", {"icon": name})
                continue
            left.remove(name)
            if not icon_of_name(name, article.language):
                values = {"icon": name, "known": near_icon_names(name, article.language)}
                yield Problem(place, "article.unknown_icon", values)


def heading_of(kind: Kind, holds: Holds, words: Words) -> str:
    """The heading of a kind that something stands below; empty when no part of its shape holds that.

    Args:
        kind: of the article.
        holds: what stands below the heading.
        words: the words of the article's language.
    """
    return next((_heading(kind, part.name, words) for part in kind.parts if part.holds is holds), "")


def _heading(kind: Kind, part: str, words: Words) -> str:
    return words(f"shape.{kind.name}.{part}")


def _nested_first_level(article: Article) -> Iterator[Problem]:
    """A second h1 in a list or a tab; those of the article itself have been found in its source."""
    for section in article.sections:
        if section.level == 1 and section.line is None:
            place = Place(article.file, None, f"# {plain_text(section.title)}")
            yield Problem(place, "article.first_level_heading")


def _unknown_notes(article: Article, words: Words) -> Iterator[Problem]:
    """A note of a type without a title in the words file would be titled in English."""
    known = words.under("admonition")
    for block in walk(article.body):
        if isinstance(block, Admonition) and block.type not in known:
            values = {"type": block.type, "known": nearest(block.type, known)}
            place = Place(article.file, None, f"[!{block.type.upper()}]")
            yield Problem(place, "article.note_type", values)


def _fixed_headings(article: Article, words: Words) -> Iterator[Problem]:
    """The second-level headings are those of the kind, each once, in order."""
    kind = article.kind
    order = [_heading(kind, part.name, words) for part in kind.parts]
    required = [text for part, text in zip(kind.parts, order, strict=True) if not part.is_optional]
    sections = [block for block in article.body if isinstance(block, Section) and block.level == 2]
    found = [plain_text(section.title) for section in sections]
    for section, title in zip(sections, found, strict=True):
        if title not in order:
            values = {"heading": title, "known": nearest(title, order), "kind": kind.name}
            yield Problem(_at(article, section), "shape.unknown_heading", values)
    for heading in required:
        if heading not in found:
            values = {"heading": heading, "kind": kind.name}
            yield Problem(Place(article.file, None, f"## {heading}"), "shape.missing_heading", values)
    known = [title for title in found if title in order]
    if len(set(known)) < len(known) or sorted(known, key=order.index) != known:
        place = Place(article.file, sections[0].line if sections else None)
        yield Problem(place, "shape.order", {"order": " → ".join(f"## {text}" for text in order)})


def _section(article: Article, title: str) -> Section | None:
    return next((s for s in article.sections if s.level == 2 and plain_text(s.title) == title), None)


def _steps(article: Article, section: Section) -> Iterator[Problem]:
    place = _at(article, section)
    lists = [block for block in section.children if isinstance(block, Steps)]
    if len(lists) != 1:
        yield Problem(place, "shape.one_list", {"count": str(len(lists))})
        return
    count = len(lists[0].steps)
    if not MIN_STEPS <= count <= MAX_STEPS:
        values = {"count": str(count), "least": str(MIN_STEPS), "most": str(MAX_STEPS)}
        yield Problem(place, "shape.step_count", values)
    for step in lists[0].steps:
        if not step.action:
            yield Problem(place, "shape.step_without_action", {"number": str(step.number)})
        elif RESULT_MARK in plain_text(step.action):
            yield Problem(place, "shape.result_in_action", {"number": str(step.number)})


def _causes(article: Article, section: Section) -> Iterator[Problem]:
    causes = [block for block in section.children if isinstance(block, Section) and block.level == 3]
    if not causes:
        yield Problem(_at(article, section), "shape.no_causes")
    for cause in causes:
        if not cause.children:
            yield Problem(_at(article, cause), "shape.cause_without_fix", {"cause": plain_text(cause.title)})


def _tables(article: Article) -> Iterator[Problem]:
    tables = [block for block in walk(article.body) if isinstance(block, Table)]
    if not tables:
        yield Problem(Place(article.file), "shape.no_table")
    for table in tables:
        for number, row in enumerate((*table.head, *table.body), 1):
            if any(not plain_text(cell.children) for cell in row):
                words_of_row = " | ".join(plain_text(cell.children) for cell in row)
                yield Problem(
                    Place(article.file, None, words_of_row[:60]), "shape.empty_cell", {"row": str(number)}
                )


def _questions(article: Article) -> Iterator[Problem]:
    questions = [block for block in walk(article.body) if isinstance(block, Details)]
    if not questions:
        yield Problem(Place(article.file), "shape.no_questions")
    for question in questions:
        if not question.children:
            title = plain_text(question.summary)
            yield Problem(
                Place(article.file, None, title), "shape.question_without_answer", {"question": title}
            )


_BELOW: dict[Holds, Callable[[Article, Section], Iterator[Problem]]] = {
    Holds.STEPS: _steps,
    Holds.CAUSES: _causes,
}
_ANYWHERE: dict[Content, Callable[[Article], Iterator[Problem]]] = {
    Content.TABLES: _tables,
    Content.QUESTIONS: _questions,
}


def _at(article: Article, section: Section) -> Place:
    return Place(article.file, section.line, f"{'#' * section.level} {plain_text(section.title)}")
