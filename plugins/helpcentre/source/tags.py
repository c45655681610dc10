"""Tags in an article's Markdown: `{{ phone }}`, `{{ hours.phone }}`, `{{ channels() }}`.

Jinja2 reads them, and nothing of Jinja2 runs: a tag is a name, a name with one attribute, or a call
without arguments, and each is looked up in a table. So no article can loop, include or compute, every
unknown name is found with its line in one pass, and what an editor may write is what a page shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

from helpcentre.problem import Place, Problem, nearest

TagTable = Mapping[str, str | Mapping[str, str] | Callable[[], str]]
"""Inline tags (text), groups of inline tags (mappings), block tags (callables)."""

# `{#` must stay text: it opens the id of a heading, `{#refund-time}`, not a comment of Jinja2.
_JINJA = Environment(  # noqa: S701  (nothing is rendered)
    comment_start_string="<!--#helpcentre-no-comment", keep_trailing_newline=True
)


@dataclass
class FilledText:
    """An article's Markdown with its tags filled.

    Args:
        text: the Markdown, with as many lines before each tag as the source has.
        used: each tag that was filled, as written without braces, and its line.
        problems: tags that can't be filled; nothing stands in their place.
    """

    text: str
    used: list[tuple[str, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def fill_tags(markdown: str, table: TagTable, file: str, first_line: int = 1) -> FilledText:
    """Fills the tags of an article.

    Args:
        markdown: the article without its front matter.
        table: what each tag stands for.
        file: the article's path for messages.
        first_line: the line of the file that `markdown` starts at.
    """
    try:
        template = _JINJA.parse(markdown)
    except TemplateSyntaxError as error:
        number = _unclosed(markdown) or error.lineno
        place = Place(file, number + first_line - 1)
        text = _line(markdown, number)
        return FilledText(markdown, problems=[Problem(place, "tag.syntax", {"text": text})])
    except (RecursionError, ValueError):
        # Thousands of brackets or digits; Jinja2 does not say in which tag.
        return FilledText(markdown, problems=[Problem(Place(file), "tag.syntax", {"text": "{{ … }}"})])
    filled = FilledText("")
    for statement in template.body:
        if not isinstance(statement, nodes.Output):
            place = Place(file, statement.lineno + first_line - 1)
            text = _line(markdown, statement.lineno)
            filled.problems.append(Problem(place, "tag.syntax", {"text": text}))
            continue
        for position, node in enumerate(statement.nodes):
            if isinstance(node, nodes.TemplateData):
                filled.text += node.data
                continue
            following = statement.nodes[position + 1 : position + 2]
            ends = not following or (
                isinstance(following[0], nodes.TemplateData) and following[0].data.startswith("\n")
            )
            # The node's line is that of the source; the text so far may have grown by filled tags.
            here = _Here(
                Place(file, node.lineno + first_line - 1),
                alone=ends and not filled.text.rpartition("\n")[2],
                line=_line(markdown, node.lineno),
            )
            _fill(node, table, filled, here)
    return filled


@dataclass(frozen=True)
class _Here:
    """Where a tag stands: its place, whether nothing else is on its line, and that line."""

    place: Place
    alone: bool
    line: str


def _fill(node: nodes.Expr, table: TagTable, filled: FilledText, here: _Here) -> None:
    written = _written(node)
    place = Place(here.place.file, here.place.line, f"{{{{ {written} }}}}")
    name, _, attribute = written.removesuffix("()").partition(".")
    value = table.get(name)
    if not written:
        filled.problems.append(Problem(here.place, "tag.syntax", {"text": here.line}))
    elif value is None:
        known = nearest(name, table)
        filled.problems.append(Problem(place, "tag.unknown", {"tag": written, "known": known}))
    elif written.endswith("()") and callable(value):
        if not here.alone:
            filled.problems.append(Problem(place, "tag.not_alone", {"text": here.line}))
        filled.text += value()
        filled.used.append((written, place.line or 1))
    elif attribute and isinstance(value, Mapping):
        if attribute in value:
            filled.text += value[attribute]
            filled.used.append((written, place.line or 1))
        else:
            known = nearest(attribute, value)
            filled.problems.append(Problem(place, "tag.unknown_part", {"tag": written, "known": known}))
    elif isinstance(value, str) and not attribute and not written.endswith("()"):
        filled.text += value
        filled.used.append((written, place.line or 1))
    else:
        form = f"{name}()" if callable(value) else name
        if isinstance(value, Mapping):
            form = f"{name}.{next(iter(value), '…')}"
        filled.problems.append(Problem(place, "tag.form", {"tag": written, "form": form}))


def _written(node: nodes.Expr) -> str:
    """The tag as an editor wrote it, or nothing if it is more than a tag may be."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=nodes.Name(name=name), attr=attribute):
            return f"{name}.{attribute}"
        case nodes.Call(node=nodes.Name(name=name), args=[], kwargs=[], dyn_args=None, dyn_kwargs=None):
            return f"{name}()"
        case _:
            return ""


def _unclosed(markdown: str) -> int:
    """The line of the first tag that no `}}` ends; Jinja2 names the tag after it. 0 if all are closed."""
    match = re.search(r"\{\{(?![^{}]*\}\})", markdown)
    return markdown.count("\n", 0, match.start()) + 1 if match else 0


def _line(markdown: str, number: int) -> str:
    lines = markdown.split("\n")
    shown = lines[min(number, len(lines)) - 1].strip()
    return re.sub(r"\s+", " ", shown)[:60]
