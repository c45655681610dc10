"""What an article is: the tree that every view of it is made from.

A page, a search index, a PDF, a picture and a lesson are views of one `Article`; none is made from
another. Nothing here knows MkDocs, HTML or a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from helpcentre.article.kinds import Kind

# --- Inline: what stands in a line of text -----------------------------------------------------------


@dataclass(frozen=True)
class Text:
    """Characters as they are read; white space is folded."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that matter."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Words said with stress."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Strikethrough:
    """Words that no longer hold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Code:
    """Words to be typed or read letter by letter."""

    text: str


@dataclass(frozen=True)
class Link:
    """A link; `href` as the page has it, relative to the page's address."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Image:
    """A picture in the text; `src` relative to the page's address."""

    src: str
    alt: str
    title: str = ""


@dataclass(frozen=True)
class LineBreak:
    """A line ends here by the editor's wish."""


Inline = Text | Strong | Emphasis | Strikethrough | Code | Link | Image | LineBreak


# --- Blocks: what stands one below the other ----------------------------------------------------------


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class ItemList:
    """A list; numbered from `start`, or with bullets if that is None."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True)
class Step:
    """One step of a how-to.

    Args:
        number: from 1.
        action: what to do.
        result: what is seen then (the paragraph that starts with →), empty when not said.
        short: the action in few words, for pictures; empty when the action itself is short enough.
        details: pictures, notes, tabs that belong to the step.
        icon: what the author calls its icon, for pictures and lessons; empty for one by its words.
    """

    number: int
    action: tuple[Inline, ...]
    result: tuple[Inline, ...] = ()
    short: str = ""
    details: tuple[Block, ...] = ()
    icon: str = field(default="", repr=False)  # nothing that is read: the edition of a guide stays the same


@dataclass(frozen=True)
class Steps:
    """The steps of a how-to: the one numbered list under its steps heading."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    children: tuple[Inline, ...]
    header: bool = False
    align: str = ""


@dataclass(frozen=True)
class Table:
    """A table: the rows of its head, then those of its body."""

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class Admonition:
    """A note set apart: note, tip, important, warning, caution."""

    type: str
    title: tuple[Inline, ...]
    children: tuple[Block, ...]


@dataclass(frozen=True)
class Details:
    """Text that opens; a question of the FAQ has its address in `id`."""

    summary: tuple[Inline, ...]
    children: tuple[Block, ...]
    id: str = ""


@dataclass(frozen=True)
class Tabs:
    """The same matter for several platforms, one shown at a time."""

    tabs: tuple[tuple[str, tuple[Block, ...]], ...]


@dataclass(frozen=True)
class Quote:
    """Words of somebody else."""

    children: tuple[Block, ...]


@dataclass(frozen=True)
class CodeBlock:
    """Lines to be read letter by letter."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A dividing line."""


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, deeper sections included.

    Args:
        id: the heading's ASCII address.
        level: 2 to 6.
        title: the heading.
        children: blocks and deeper sections in reading order.
        line: where the heading stands in the article's file; None if a tag wrote it.
    """

    id: str
    level: int
    title: tuple[Inline, ...]
    children: tuple[Block, ...]
    line: int | None = None


Block = (
    Paragraph | ItemList | Steps | Table | Admonition | Details | Tabs | Quote | CodeBlock | Rule | Section
)


@dataclass(frozen=True)
class Article:
    """An article with all that its views need.

    Args:
        file: path of its source for messages, such as `docs/az/account/register.md`.
        language: language of its text.
        section: folder it stands in (`account`); empty for the home page.
        slug: file name without `.md`; `index` for a hub and the home page.
        url: address relative to the site's root, such as `account/register/`.
        title: heading of the page.
        description: one sentence for search engines, lists and previews.
        kind: what it does.
        audience: whom it is for, by the names of mkdocs.yml.
        keywords: what people type for it and the text does not say.
        related: `section/slug` of articles to read next.
        owner: who keeps it right; empty when nobody does yet.
        reviewed: ISO date of its last review; empty when it never was.
        is_urgent: whether it is for a moment that can't wait, so that the quickest channel stands first.
        body: blocks and sections in reading order.
    """

    file: str
    language: str
    section: str
    slug: str
    url: str
    title: str
    description: str
    kind: Kind
    audience: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    owner: str = ""
    reviewed: str = ""
    is_urgent: bool = False
    body: tuple[Block, ...] = ()

    @property
    def key(self) -> str:
        """`section/slug`: the article's name in every language."""
        return f"{self.section}/{self.slug}" if self.section else self.slug

    @cached_property
    def digest(self) -> str:
        """A hash of what is read of it, for the keys of derived files; made once, because many ask for it."""
        read = (self.title, self.description, self.kind, self.reviewed, self.language, self.url, self.body)
        return sha256(repr(read).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of a how-to, in order; empty for other kinds."""
        return tuple(step for block in walk(self.body) if isinstance(block, Steps) for step in block.steps)

    @property
    def sections(self) -> tuple[Section, ...]:
        """All its sections in reading order, deeper ones after the one they stand in."""
        return tuple(block for block in walk(self.body) if isinstance(block, Section))

    @property
    def questions(self) -> dict[str, Details]:
        """The questions of an FAQ by their address, in reading order."""
        return {block.id: block for block in walk(self.body) if isinstance(block, Details) and block.id}

    @property
    def anchors(self) -> frozenset[str]:
        """Every address within the page."""
        ids = {block.id for block in walk(self.body) if isinstance(block, Section | Details)}
        return frozenset(ids - {""})


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, each before the blocks inside it."""
    for block in blocks:
        yield block
        match block:
            case Section() | Admonition() | Details() | Quote():
                yield from walk(block.children)
            case ItemList():
                for item in block.items:
                    yield from walk(item)
            case Steps():
                for step in block.steps:
                    yield from walk(step.details)
            case Tabs():
                for _, children in block.tabs:
                    yield from walk(children)
            case _:
                pass


def plain_text(content: tuple[Inline, ...] | tuple[Block, ...]) -> str:
    """All words of lines or blocks as they are read, pictures by their alt text."""
    return " ".join("".join(_words(content)).split())


def _words(content: tuple[Inline, ...] | tuple[Block, ...]) -> Iterator[str]:  # noqa: PLR0912
    for part in content:
        match part:
            case Text() | Code():
                yield part.text
            case Image():
                yield f" {part.alt} "
            case Strong() | Emphasis() | Strikethrough() | Link():
                yield from _words(part.children)
            case Paragraph() | Quote():
                yield from (" ", *_words(part.children), " ")
            case Section() | Admonition():
                yield from (" ", *_words(part.title), " ", *_words(part.children))
            case Details():
                yield from (" ", *_words(part.summary), " ", *_words(part.children))
            case ItemList():
                for item in part.items:
                    yield from (" ", *_words(item))
            case Steps():
                for step in part.steps:
                    yield from (" ", *_words(step.action), " ", *_words(step.result), " ")
                    yield from _words(step.details)
            case Table():
                for row in (*part.head, *part.body):
                    for cell in row:
                        yield from (" ", *_words(cell.children))
                yield from (" ", *_words(part.caption))
            case Tabs():
                for title, children in part.tabs:
                    yield from (" ", title, " ", *_words(children))
            case CodeBlock():
                yield f" {part.text} "
            case LineBreak() | Rule():
                yield " "
