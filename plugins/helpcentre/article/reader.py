"""Body HTML, before the theme touches it, to an `Article`'s blocks: the one place that parses it.

Python-Markdown and the contact tags write a known set of elements. An element outside that set is a
Problem and never passed over: what the reader does not understand, no PDF and no search could show.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
)
from helpcentre.contact.kinds import kinds

RESULT_MARK = "→"
"""A paragraph of a step that starts with it says what is seen then."""

REFUSED = "data-refused"
"""Marks an element with the names of attributes that its article may not set."""

MOST_LEVELS = 30
"""How many blocks, or parts of a line, may stand inside each other. A list in a list takes one; no reader
follows a tenth, and what walks through an Article ends at a few hundred."""

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ACTIVE = frozenset({"formaction", "srcdoc", "style"})
_BLANKS = re.compile(r"[\x00-\x20]+")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = {"-text", "a", "abbr", "b", "br", "code", "del", "em", "i", "img", "kbd", "s", "small", "span"} | {
    "strong",
    "sub",
    "sup",
    "time",
}


def has_safe_scheme(address: str) -> bool:
    """Whether an article may lead to an address: one within the site has no scheme at all."""
    of_channels = (scheme for kind in kinds() for scheme in kind.schemes)
    safe = tuple(f"{scheme}:" for scheme in ("https", "http", *of_channels))
    return not _SCHEME.match(address) or address.lower().startswith(safe)


@dataclass(frozen=True)
class HeadingLine:
    """A heading as it stands in the Markdown source."""

    level: int
    line: int


def read_blocks(
    html: str, headings: Sequence[HeadingLine] = (), steps_under: str = ""
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Parses the HTML of an article's body.

    Args:
        html: what Python-Markdown made of the article, `on_page_content`.
        headings: the headings of the source in order, so that sections know their lines.
        steps_under: the heading whose numbered list holds the steps of a how-to; empty for other kinds.

    Returns:
        The blocks, and the names of elements that are not understood, and as `@name` those of attributes that
        no article may set.

    Raises:
        RecursionError: more than `MOST_LEVELS` stand inside each other.
    """
    body = LexborHTMLParser(f"<!doctype html><body>{html}</body>").body
    if body is None:
        return (), ()
    reader = _Reader(headings, steps_under)
    attributes = {f"@{name}" for node in body.css("*") for name in _refused(node)}
    return tuple(reader.blocks(body)), (*sorted(reader.unknown), *sorted(attributes))


def _refused(node: LexborNode) -> Iterator[str]:
    """Attributes that run something, draw something or lead where no link may, however they got here."""
    for name, value in node.attributes.items():
        address = _BLANKS.sub("", value or "") if name in ("href", "src", "action") else ""
        if name == REFUSED:
            yield from (value or "").split()
        elif name.startswith("on") or name in _ACTIVE or not has_safe_scheme(address):
            yield name


class _Reader:
    def __init__(self, headings: Sequence[HeadingLine], steps_under: str) -> None:
        self._headings = deque(headings)
        self._steps_under = steps_under
        self._heading = ""
        self._level = 0
        self.unknown: set[str] = set()
        self._readers: dict[str, Callable[[LexborNode], list[Block]]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "table": lambda node: [self._table(node)],
            "div": self._division,
            "section": self._division,
            "figure": self._division,
            "details": lambda node: [self._details(node)],
            "blockquote": lambda node: [Quote(tuple(self.blocks(node)))],
            "pre": lambda node: [CodeBlock(node.text(deep=True).rstrip("\n"))],
            "hr": lambda _node: [Rule()],
            "dl": self._definitions,
            "address": self._division,
            **dict.fromkeys(_HEADINGS, self._section),
        }

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._level += 1
        if self._level > MOST_LEVELS:
            raise RecursionError
        yield
        self._level -= 1

    def blocks(self, parent: LexborNode) -> list[Block]:
        """The blocks inside an element; loose text between them is a paragraph."""
        with self._deeper():
            return self._blocks(parent)

    def _blocks(self, parent: LexborNode) -> list[Block]:
        blocks: list[Block] = []
        loose: list[LexborNode] = []

        def flush() -> None:
            children = _trimmed(self._inlines(loose))
            if children:
                blocks.append(Paragraph(children))
            loose.clear()

        for node in parent.iter(include_text=True):
            tag = node.tag or ""
            if tag in _INLINE:
                loose.append(node)
            elif tag in self._readers:
                flush()
                blocks += self._readers[tag](node)
            elif tag not in ("-comment", "form"):  # a form is a tool of the page, no text
                flush()
                self.unknown.add(tag)
        flush()
        return _nested(blocks)

    def _paragraph(self, node: LexborNode) -> list[Block]:
        children = self._children(node)
        return [Paragraph(children)] if children else []

    def _section(self, node: LexborNode) -> list[Block]:
        level = _HEADINGS[node.tag or "h2"]
        line = self._heading_line(level) if _is_top(node) else None
        title = self._children(node)
        if level == 2 and _is_top(node):
            self._heading = plain_text(title)
        return [Section(node.attributes.get("id") or "", level, title, (), line)]

    def _heading_line(self, level: int) -> int | None:
        """The line of the next heading of the source; None for one that a tag wrote, of another level."""
        if self._headings and self._headings[0].level == level:
            return self._headings.popleft().line
        return None

    def _list(self, node: LexborNode) -> list[Block]:
        items = [item for item in node.iter() if item.tag == "li"]
        under_steps = bool(self._steps_under) and self._heading == self._steps_under
        if under_steps and node.tag == "ol" and _is_top(node):
            return [Steps(tuple(self._step(item, number) for number, item in enumerate(items, 1)))]
        blocks = tuple(tuple(self.blocks(item)) for item in items)
        if node.tag == "ul":
            return [ItemList(blocks)]
        start = node.attributes.get("start") or ""
        return [ItemList(blocks, int(start) if start.isdigit() else 1)]

    def _step(self, item: LexborNode, number: int) -> Step:
        short, icon = _said_of_step(item, "data-short"), _said_of_step(item, "data-icon")
        action: tuple[Inline, ...] = ()
        result: tuple[Inline, ...] = ()
        details: list[Block] = []
        for block in self.blocks(item):
            match block:
                case Paragraph(children) if not action:
                    action = children
                case Paragraph(children) if not result and plain_text(children).startswith(RESULT_MARK):
                    result = _without_mark(children)
                case _:
                    details.append(block)
        return Step(number, action, result, short, tuple(details), icon)

    def _table(self, node: LexborNode) -> Table:
        head: list[tuple[Cell, ...]] = []
        body: list[tuple[Cell, ...]] = []
        for row in node.css("tr"):
            cells = tuple(
                Cell(self._children(cell), cell.tag == "th", _alignment(cell))
                for cell in row.iter()
                if cell.tag in ("td", "th")
            )
            in_head = row.parent is not None and row.parent.tag == "thead"
            (head if in_head else body).append(cells)
        captions = node.css("caption")
        return Table(tuple(head), tuple(body), self._children(captions[0]) if captions else ())

    def _division(self, node: LexborNode) -> list[Block]:
        classes = (node.attributes.get("class") or "").split()
        if "admonition" in classes:
            return [self._admonition(node, classes)]
        if "tabbed-set" in classes:
            return [self._tabs(node)]
        if "highlight" in classes:
            names = [Paragraph((Code(name.text(deep=True)),)) for name in node.css(".filename")]
            return [*names, *(CodeBlock(code.text(deep=True).strip("\n")) for code in node.css("pre"))]
        return self.blocks(node)

    def _admonition(self, node: LexborNode, classes: list[str]) -> Admonition:
        type_ = next((name for name in classes if name != "admonition"), "note")
        title: tuple[Inline, ...] = ()
        for child in node.iter():
            if "admonition-title" in (child.attributes.get("class") or ""):
                title = self._children(child)
                child.decompose()
                break
        return Admonition(type_, title, tuple(self.blocks(node)))

    def _tabs(self, node: LexborNode) -> Tabs:
        titles = [plain_text(self._children(label)) for label in node.css(".tabbed-labels > label")]
        contents = [child for child in node.css(".tabbed-block") if _owner(child) == node.mem_id]
        own = [*titles, *([""] * len(contents))][: len(contents)]  # raw HTML may lack labels
        return Tabs(tuple((title, tuple(self.blocks(c))) for title, c in zip(own, contents, strict=True)))

    def _details(self, node: LexborNode) -> Details:
        summary: tuple[Inline, ...] = ()
        for child in node.iter():
            if child.tag == "summary":
                heading = next((h for h in child.iter() if h.tag in _HEADINGS), None)
                if heading is not None:
                    self._heading_line(_HEADINGS[heading.tag or "h3"])
                summary = self._children(heading or child)
                child.decompose()
                break
        return Details(summary, tuple(self.blocks(node)), node.attributes.get("id") or "")

    def _definitions(self, node: LexborNode) -> list[Block]:
        """A term and its definition read as a paragraph with the term in front."""
        blocks: list[Block] = []
        for child in node.iter():
            if child.tag == "div":
                blocks += self._definitions(child)
            elif child.tag == "dt":
                blocks.append(Paragraph((Strong(self._children(child)),)))
            else:
                blocks += self.blocks(child)
        return blocks

    def _children(self, node: LexborNode) -> tuple[Inline, ...]:
        return _trimmed(self._inlines(node.iter(include_text=True)))

    def _inlines(self, nodes: Iterable[LexborNode]) -> list[Inline]:
        return [inline for node in nodes for inline in self._inline(node)]

    def _inner(self, node: LexborNode) -> tuple[Inline, ...]:
        with self._deeper():
            return tuple(self._inlines(node.iter(include_text=True)))

    def _inline(self, node: LexborNode) -> list[Inline]:  # noqa: PLR0911
        match node.tag:
            case "-text":
                text = re.sub(r"[ \t\n\r\f]+", " ", node.text(deep=False) or "")
                return [Text(text)] if text else []
            case "strong" | "b":
                return [Strong(self._inner(node))]
            case "em" | "i":
                return [Emphasis(self._inner(node))]
            case "del" | "s":
                return [Strikethrough(self._inner(node))]
            case "code" | "kbd":
                return [Code(node.text(deep=True))]
            case "a":
                return [Link(node.attributes.get("href") or "", self._inner(node))]
            case "img":
                values = node.attributes
                return [Image(values.get("src") or "", values.get("alt") or "", values.get("title") or "")]
            case "br":
                return [LineBreak()]
            case "span" | "small" | "abbr" | "sub" | "sup" | "time" | "p":
                return list(self._inner(node))
            case "ul" | "ol" | "li":  # a list in a table cell or a definition: its words in a row
                return [*self._inner(node), Text(" ")]
            case "-comment":
                return []
            case tag:
                self.unknown.add(tag or "?")
                return list(self._inner(node))


def _nested(flat: Sequence[Block]) -> list[Block]:
    """Puts what follows a heading into its section, deeper headings inside higher ones."""
    blocks: list[Block] = []
    index = 0
    while index < len(flat):
        block = flat[index]
        index += 1
        if isinstance(block, Section):
            end = index
            while end < len(flat) and not _closes(flat[end], block.level):
                end += 1
            inside = (*block.children, *_nested(flat[index:end]))
            blocks.append(Section(block.id, block.level, block.title, inside, block.line))
            index = end
        else:
            blocks.append(block)
    return blocks


def _closes(block: Block, level: int) -> bool:
    return isinstance(block, Section) and block.level <= level


def _is_top(node: LexborNode) -> bool:
    """Whether it stands in the article itself or in a question, and not in a note, a tab or a list."""
    parent = node.parent
    if parent is not None and "hc-question" in (parent.attributes.get("class") or ""):
        parent = parent.parent
    return parent is not None and parent.tag == "body"


def _owner(node: LexborNode) -> int | None:
    """The tab set a tab stands in: sets may stand inside each other."""
    parent = node.parent
    while parent is not None and "tabbed-set" not in (parent.attributes.get("class") or ""):
        parent = parent.parent
    return None if parent is None else parent.mem_id


def _alignment(cell: LexborNode) -> str:
    classes = (cell.attributes.get("class") or "").split()
    return next((c.removeprefix("hc-align-") for c in classes if c.startswith("hc-align-")), "")


def _trimmed(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Without white space at both ends, which HTML does not show; empty if nothing else is there."""
    while inlines and isinstance(inlines[0], Text | LineBreak):
        first = inlines[0]
        text = first.text.lstrip(" ") if isinstance(first, Text) else ""
        if text:
            inlines[0] = Text(text)
            break
        inlines.pop(0)
    while inlines and isinstance(inlines[-1], Text | LineBreak):
        last = inlines[-1]
        text = last.text.rstrip(" ") if isinstance(last, Text) else ""
        if text:
            inlines[-1] = Text(text)
            break
        inlines.pop()
    return tuple(inlines)


def _said_of_step(item: LexborNode, attribute: str) -> str:
    """What `{: … }` below the words of a step, or behind them, says of it."""
    carriers = (item, *item.css(f"p[{attribute}]"))
    return next(filter(None, (one.attributes.get(attribute) for one in carriers)), "") or ""


def _without_mark(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    first, *rest = children
    if isinstance(first, Text):
        return _trimmed([Text(first.text.lstrip().removeprefix(RESULT_MARK)), *rest])
    return children
