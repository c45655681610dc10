"""An Article's blocks as plain data that content.typ draws.

Text goes as JSON strings and never as markup, so nothing in an article can be read as Typst: `#let`, `$`,
`@` and backslashes print as they are written, and no escaping can be forgotten.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

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
    Step,
    Steps,
    Strikethrough,
    Strong,
    Table,
    Tabs,
    Text,
    plain_text,
    walk,
)
from helpcentre.language.line_ends import LONGEST_WHOLE, WORD_JOINER, unbroken
from helpcentre.typesetting.picture import Picture

DEEPEST = 6
"""The deepest heading that PDF/UA-1 knows (H6)."""
KEPT_TOGETHER = 0.4
"""Share of a page up to which a step, a note or a row is not broken over two pages. What is kept together and
is higher than a page would be cut off, so this leaves room for a wrong estimate."""
LINE_HEIGHT = 1.5
"""Of the text, in em, with a share of the space between paragraphs."""
LETTER_WIDTH = 0.58
"""Width of a letter in em, generously: the mean of Inter's lower case is 0.53, of bold text 0.57."""


@dataclass(frozen=True)
class Measure:
    """The space that content is set in.

    Args:
        width: of the text, in points.
        height: of the text on a page, in points.
        size: letters of the text, in points.
        table_size: letters of a table, in points.
        most_columns: a table with more columns is set row by row.
        pixel: a picture's pixel, in points.
        hyphenate_from: length of words that may be broken; 0 for none.
        hyphenate_cells_from: the same in tables.
    """

    width: float
    height: float
    size: float
    table_size: float
    most_columns: int
    pixel: float = 0.5
    hyphenate_from: int = 0
    hyphenate_cells_from: int = 0

    def shown(self, picture: Picture) -> tuple[float, float]:
        """Width and height that a picture is set in, in points."""
        width, height = picture.width * self.pixel, picture.height * self.pixel
        scale = min(1.0, self.width * 0.86 / width, self.height * 0.5 / height)
        return round(width * scale, 2), round(height * scale, 2)


@dataclass(frozen=True)
class Target:
    """Where a link leads: a place of the same document (`label`), or an address."""

    name: str
    is_label: bool = False


@dataclass
class ContentWriter:
    """Writes the data of blocks.

    Args:
        measure: the space.
        target: what a link of the article leads to, given its `href`; None when it leads nowhere here.
        picture: the name of a picture's file and what is known of it, given its `src`; None if it is missing.
        hyphenate: a word with soft hyphens, where it may be broken.
        label: the name of a heading in the document, given its address; None when it can't be led to.
        boxed: headings whose section is set in a box.
    """

    measure: Measure
    target: Callable[[str], Target | None]
    picture: Callable[[str], tuple[str, Picture] | None]
    hyphenate: Callable[[str], str]
    label: Callable[[str], str | None]
    boxed: frozenset[str] = frozenset()

    def blocks(self, blocks: Sequence[Block], level: int) -> list[dict[str, Any]]:
        """The data of blocks.

        Args:
            blocks: in reading order.
            level: of the headings directly below; PDF/UA-1 allows no level to be skipped.
        """
        return [data for block in blocks for data in self._block(block, level)]

    def inlines(self, parts: Sequence[Inline], shortest: int | None = None) -> list[Any]:
        """The data of a line of text.

        Args:
            parts: in reading order.
            shortest: length of words that may be broken; that of the measure when None.
        """
        shortest = self.measure.hyphenate_from if shortest is None else shortest
        return [self._inline(part, shortest) for part in parts]

    def text(self, text: str, shortest: int | None = None) -> str:
        """Text with the places where it may be broken."""
        least = self.measure.hyphenate_from if shortest is None else shortest
        return breakable(text, self.hyphenate, least)

    # --- Blocks ---------------------------------------------------------------------------------------------

    def _block(self, block: Block, level: int) -> list[dict[str, Any]]:  # noqa: PLR0911
        match block:
            case Paragraph(children):
                return self._paragraph(children)
            case Section():
                return [
                    {
                        "t": "section",
                        "level": min(level, DEEPEST),
                        "id": self.label(block.id) if block.id else None,
                        "title": self.inlines(block.title),
                        "boxed": plain_text(block.title) in self.boxed,
                        "children": self.blocks(block.children, level + 1),
                    }
                ]
            case ItemList(items, start):
                data: dict[str, Any] = {"items": [self.blocks(item, level) for item in items]}
                return [{"t": "list", **data} if start is None else {"t": "numbered", "start": start, **data}]
            case Steps(steps):
                return [{"t": "steps", "steps": [self._step(step, level) for step in steps]}]
            case Table():
                return [self._table(block)]
            case Admonition():
                return [
                    {
                        "t": "note",
                        "type": block.type,
                        "title": self.inlines(block.title),
                        "children": self.blocks(block.children, level),
                        "keep": self._stays_together((Paragraph(block.title), *block.children)),
                    }
                ]
            case Details():
                return [
                    {
                        "t": "details",
                        "id": self.label(block.id) if block.id else None,
                        "summary": self.inlines(block.summary),
                        "children": self.blocks(block.children, level),
                    }
                ]
            case Tabs(tabs):
                return [
                    {
                        "t": "tabs",
                        "tabs": [
                            {
                                "title": self.text(title),
                                "children": self.blocks(children, level),
                                "keep": self._stays_together((Paragraph((Text(title),)), *children)),
                            }
                            for title, children in tabs
                        ],
                    }
                ]
            case Quote(children):
                return [{"t": "quote", "children": self.blocks(children, level)}]
            case CodeBlock(text):
                return [{"t": "code", "text": breakable(text, str)}]
            case Rule():
                return [{"t": "rule"}]

    def _paragraph(self, children: Sequence[Inline]) -> list[dict[str, Any]]:
        """A paragraph; pictures that stand alone in it become blocks of their own."""
        bare = [part for part in children if not (isinstance(part, Text) and not part.text.strip())]
        pictures = [part for part in bare if isinstance(part, Image)]
        if bare and len(pictures) == len(bare):
            return [data for part in pictures for data in self._picture(part)]
        return [{"t": "paragraph", "text": self.inlines(children)}]

    def _picture(self, image: Image) -> list[dict[str, Any]]:
        found = self.picture(image.src)
        if found is None:  # said as a Problem of the article; its words stay
            return [{"t": "paragraph", "text": [self.text(image.alt)]}]
        name, picture = found
        width, height = self.measure.shown(picture)
        return [
            {
                "t": "picture",
                "file": name,
                "alt": image.alt,
                "caption": self.text(image.title),
                "width": width,
                "height": height,
            }
        ]

    def _step(self, step: Step, level: int) -> dict[str, Any]:
        """A step. Its result comes after what there is to choose or to read, and before its pictures."""
        whole = (Paragraph(step.action), Paragraph(step.result), *step.details)
        details = self.blocks(step.details, level)
        return {
            "number": step.number,
            "action": self.inlines(step.action),
            "result": self.inlines(step.result),
            "details": [block for block in details if block["t"] != "picture"],
            "pictures": [block for block in details if block["t"] == "picture"],
            "keep": self._stays_together(whole),
        }

    # --- Tables ---------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> dict[str, Any]:
        columns = max((len(row) for row in (*table.head, *table.body)), default=0)
        widths = self._widths(table, columns)
        common = {"caption": self.inlines(table.caption)}
        if widths is None:
            # One line of names: of a head of several lines, the words of each column.
            names: list[list[Any]] = [[] for _ in range(columns)]
            for row in table.head:
                for index, cell in enumerate(row):
                    names[index] += [*([" "] if names[index] else []), *self.inlines(cell.children)]
            rows = []
            for row in table.body:
                # Each cell has a line with the name of its column.
                lines = [Paragraph((*cell.children, LineBreak(), Text(" "))) for cell in row]
                rows.append({"cells": self._cells(row, columns), "keep": self._stays_together(lines)})
            return {"t": "stacked", "head": names, "rows": rows, **common}
        least = min(widths) / self.measure.width
        return {
            "t": "table",
            "widths": widths,
            "align": [next((c.align for c in column if c.align), "") for column in _columns(table, columns)],
            "head": [self._cells(row, columns) for row in table.head],
            "rows": [
                {
                    "cells": self._cells(row, columns),
                    "keep": self._stays_together([Paragraph(cell.children) for cell in row], least),
                }
                for row in table.body
            ],
            **common,
        }

    def _cells(self, row: Sequence[Cell], columns: int) -> list[list[Any]]:
        cells = [self.inlines(cell.children, self.measure.hyphenate_cells_from) for cell in row]
        return [*cells, *([[]] * (columns - len(cells)))]

    def _widths(self, table: Table, columns: int) -> list[float] | None:
        """Widths of the columns in points: more for longer texts, none narrower than its longest word.

        None when the words don't fit beside each other, or there are too many columns to be read.
        """
        if columns == 0 or columns > self.measure.most_columns:
            return None
        letter = LETTER_WIDTH * self.measure.table_size
        padding = 1.1 * self.measure.table_size
        least, share = [], []
        for column in _columns(table, columns):
            texts = [plain_text(cell.children) for cell in column]
            broken = [self.text(text, self.measure.hyphenate_cells_from) for text in texts]
            longest = max(
                (len(p.replace(WORD_JOINER, "")) for text in broken for p in re.split(_LINE_END, text)),
                default=1,
            )
            least.append(longest * letter + padding)
            share.append(math.sqrt(1 + sum(map(len, texts)) / max(1, len(texts))))
        if sum(least) > self.measure.width:
            return None
        return [round(width, 1) for width in _shared(self.measure.width, least, share)]

    # --- Pages ----------------------------------------------------------------------------------------------

    def _stays_together(self, blocks: Sequence[Block], share: float = 1.0) -> bool:
        """Whether blocks may be kept on one page: they are surely much lower than it.

        Args:
            blocks: what would be kept together.
            share: of the text's width that they have.
        """
        if any(
            isinstance(block, Table | Tabs | CodeBlock | Steps | Section) for block in walk(tuple(blocks))
        ):
            return False
        letters = share * self.measure.width / (LETTER_WIDTH * self.measure.size)
        lines = sum(math.ceil(_letters(b) / letters) + 0.5 for b in walk(tuple(blocks)) if _is_text(b))
        height = lines * LINE_HEIGHT * self.measure.size
        found = (self.picture(image.src) for image in all_pictures(tuple(blocks)))
        pictures = sum(self.measure.shown(picture)[1] for _, picture in filter(None, found))
        return height + pictures < (KEPT_TOGETHER if not pictures else 0.75) * self.measure.height

    # --- Lines ----------------------------------------------------------------------------------------------

    def _inline(self, part: Inline, shortest: int) -> Any:  # noqa: PLR0911
        match part:
            case Text(text):
                return self.text(text, shortest)
            case Strong(children):
                return ["strong", self.inlines(children, shortest)]
            case Emphasis(children):
                return ["emphasis", self.inlines(children, shortest)]
            case Strikethrough(children):
                return ["strike", self.inlines(children, shortest)]
            case Code(text):
                return ["code", breakable(text, str)]
            case LineBreak():
                return ["break"]
            case Image():
                found = self.picture(part.src)
                return ["picture", found[0], part.alt] if found else part.alt
            case Link(href, children):
                target = self.target(href)
                inner = self.inlines(children, shortest)
                if target is None or not children:
                    return ["plain", inner]
                return ["link", "label" if target.is_label else "address", target.name, inner]


LONGEST_PIECE = LONGEST_WHOLE
"""Letters in a row that fit every line; a longer piece gets places to break."""
_LINE_END = "(?:(?!\u00a0)[\\s/\u00ad\u200b]|[-‐–](?!\u2060))"
"""Behind what a line may end (UAX 14)."""
_PIECE = re.compile(rf"(?:(?!{_LINE_END}).){{{LONGEST_PIECE + 1},}}")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_SIGN = re.compile(r"(?<=[._?&=@:])(?=\w)")


def breakable(text: str, hyphenate: Callable[[str], str], shortest: int = 0) -> str:
    """Text with soft hyphens in long words, and with places to break in what would be wider than a line.

    Where a line must not end (`unbroken`) stands a sign for that.

    What is copied from the PDF has these invisible characters too, so there are no more than are needed.

    Args:
        text: as written.
        hyphenate: a word with soft hyphens between its syllables.
        shortest: length of words that may be broken; 0 for none.
    """
    text = unbroken(text)
    if shortest:
        text = _WORD.sub(lambda m: hyphenate(m[0]) if len(m[0]) >= shortest else m[0], text)
    return _PIECE.sub(lambda match: _broken(match[0], hyphenate), text)


def _broken(piece: str, hyphenate: Callable[[str], str]) -> str:
    """A piece without spaces: at its syllables if it is a word, else behind signs, else every 12 letters."""
    if _WORD.fullmatch(piece):
        piece = hyphenate(piece)
    marked = _AFTER_SIGN.sub("\u200b", piece)
    return re.sub(r"([^\s\u00ad\u200b]{12})(?=[^\s\u00ad\u200b]{4})", "\\1\u200b", marked)


def _shared(width: float, least: Sequence[float], share: Sequence[float]) -> list[float]:
    """A width among columns by their shares, none below its least."""
    fixed: dict[int, float] = {}
    while True:
        rest = width - sum(fixed.values())
        whole = sum(value for index, value in enumerate(share) if index not in fixed)
        given = {i: rest * value / whole for i, value in enumerate(share) if i not in fixed}
        narrow = {i: least[i] for i, value in given.items() if value < least[i]}
        if not narrow:
            return [fixed.get(i, given.get(i, 0.0)) for i in range(len(share))]
        fixed |= narrow


def _columns(table: Table, columns: int) -> list[list[Cell]]:
    rows = (*table.head, *table.body)
    return [[row[index] for row in rows if index < len(row)] for index in range(columns)]


def _is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | Admonition | Details)


def _letters(block: Block) -> int:
    """Letters of a block's own lines, those of blocks inside it left out."""
    match block:
        case Paragraph(children):
            return len(plain_text(children))
        case Admonition():
            return len(plain_text(block.title))
        case Details():
            return len(plain_text(block.summary))
        case _:
            return 0


def all_pictures(blocks: Sequence[Block]) -> list[Image]:
    """Every picture of blocks, in reading order."""
    found: list[Image] = []

    def look(parts: Sequence[Inline]) -> None:
        for part in parts:
            match part:
                case Image():
                    found.append(part)
                case Strong(children) | Emphasis(children) | Strikethrough(children) | Link(_, children):
                    look(children)
                case _:
                    pass

    for block in walk(tuple(blocks)):
        match block:
            case Paragraph(children):
                look(children)
            case Section() | Admonition():
                look(block.title)
            case Details():
                look(block.summary)
            case Steps(steps):
                for step in steps:
                    look((*step.action, *step.result))
            case Table():
                look([part for row in (*block.head, *block.body) for cell in row for part in cell.children])
                look(block.caption)
            case _:
                pass
    return found
