"""What can be read from an article's Markdown without rendering it: front matter, headings, links.

Messages need the line an editor wrote, and HTML has none. So headings and links are found in the source
too, outside code blocks, where Markdown would find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from helpcentre.article.reader import HeadingLine

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*#*\s*$")
# A line below the first line of a paragraph that makes it a heading: `===` of level 1, `---` of level 2.
_UNDERLINE = re.compile(r"^(=+|-+) *$")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+[\"'(][^)\n]{0,300})?\)"
)
_REFERENCE = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+?)>?(?:\s|$)")
# An opening or closing tag, on one line or several, with `>` in quotes or without quotes at all;
# `<https://…>` and `<a@b.az>` are links that Markdown writes itself.
_HTML_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>])"""
    r"""(?P<rest>(?:[^<>"'\n]|\n(?![ \t]*\n)|"[^"]*"|'[^']*')*|(?:[^<>\n]|\n(?![ \t]*\n))*)>"""
)
_HTML_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?""")
HARMLESS_TAGS = frozenset({"br", "del", "kbd", "sub", "sup"})
"""What Markdown has no sign for, and every view understands."""
HTML_ATTRIBUTES = frozenset({"lang"})
"""What these tags may have."""
LIST_ATTRIBUTES = frozenset({"icon", "id", "lang", "short"})
"""What `{: … }` may have: `#address`, `lang="en"`, and of a step `short="…"` and `icon="…"`."""
COMMENT = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>|<![A-Z]{2,}\b[^>]*>", re.DOTALL)
"""What a browser passes over and shows who looks at the source, in Markdown and HTML alike."""
_ATTRIBUTES = re.compile(r"\{:[^{}]*\}")
_NUMBERED = re.compile(r"^ {0,3}\d+[.)]\s")
_OPENING = re.compile(r" {4}|\t|[>*_\[(<]")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_CODE_OR_COMMENT = re.compile(
    r"(?P<code>(?<!\\)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`))"
    rf"|(?P<comment>{COMMENT.pattern})",
    re.DOTALL,
)


@dataclass(frozen=True)
class MarkdownSource:
    """An article's file, taken apart.

    Args:
        front_matter: the YAML between the `---` lines; None when there is none.
        body: the Markdown below it.
        body_line: the line of the file that the body starts at.
    """

    front_matter: str | None
    body: str
    body_line: int

    @cached_property
    def links(self) -> tuple[SourceLink, ...]:
        """Every link and picture, in reading order: several parts go through them."""
        return tuple(_links(self))


@dataclass(frozen=True)
class SourceLink:
    """A link or picture as written: its target, its words, its line in the file."""

    target: str
    label: str
    line: int
    is_image: bool


@dataclass(frozen=True)
class HtmlTag:
    """An opening or closing HTML tag as written: its line, its name, the names of its attributes."""

    line: int
    name: str
    attributes: tuple[str, ...]


def split(text: str) -> MarkdownSource:
    """Takes the front matter off an article.

    Args:
        text: the whole file, with `\n` line ends.
    """
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], 1):
            if line.rstrip() in ("---", "..."):
                return MarkdownSource("\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2)
    return MarkdownSource(None, text, 1)


def headings(source: MarkdownSource) -> list[HeadingLine]:
    """The headings of an article with their lines."""
    return [HeadingLine(level, number) for level, number, _ in heading_texts(source)]


def heading_texts(source: MarkdownSource) -> list[tuple[int, int, str]]:
    """Level, line and text (with its `{: … }`) of each heading."""
    found = []
    before = above = ""
    for number, line in prose_lines(source):
        if match := _HEADING.match(line):
            found.append((len(match.group(1)), number, match.group(2)))
        elif _UNDERLINE.match(line) and _may_be_underlined(above) and not before.strip():
            found.append((1 if line.startswith("=") else 2, number - 1, above.strip()))
        before, above = above, line
    return found


def html_tags(source: MarkdownSource) -> Iterator[HtmlTag]:
    """Every HTML tag that an article writes."""
    text = _CODE_OR_COMMENT.sub(lambda match: "\n" * match[0].count("\n"), _without_fences(source))
    for match in _HTML_TAG.finditer(text):
        names = () if match["end"] else _HTML_ATTRIBUTE.findall(match["rest"])
        line = source.body_line + text.count("\n", 0, match.start())
        yield HtmlTag(line, match["name"].lower(), tuple(name.lower() for name in names))


def comments(source: MarkdownSource) -> Iterator[tuple[int, str]]:
    """Line and text of each HTML comment, and of what a browser takes for one."""
    text = _without_fences(source)
    for match in _CODE_OR_COMMENT.finditer(text):
        if match["comment"]:
            yield source.body_line + text.count("\n", 0, match.start()), " ".join(match[0].split())


def attributes(source: MarkdownSource) -> list[tuple[int, str]]:
    """Line and text of each `{: … }` outside headings."""
    return [
        (number, match.group())
        for number, line in prose_lines(source)
        if not _HEADING.match(line)
        for match in _ATTRIBUTES.finditer(_CODE_SPAN.sub("", line))
    ]


def numbered_lines(source: MarkdownSource, heading: str) -> list[int]:
    """The lines below a heading that are written as items of a numbered list.

    Args:
        source: the article.
        heading: the text of the heading, such as that of a how-to's steps.
    """
    found: list[int] = []
    below = False
    for number, line in prose_lines(source):
        if match := _HEADING.match(line):
            below = match.group(2) == heading
        elif below and _NUMBERED.match(line):
            found.append(number)
    return found


def _may_be_underlined(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(("    ", "\t", "#"))


def links(source: MarkdownSource) -> tuple[SourceLink, ...]:
    """Every link and picture that an article writes, in reading order."""
    return source.links


def _links(source: MarkdownSource) -> Iterator[SourceLink]:
    for number, line in prose_lines(source):
        shown = _CODE_SPAN.sub("", line)
        if match := _REFERENCE.match(shown):
            yield SourceLink(match.group(2), match.group(1), number, is_image=False)
            continue
        yield from _links_in(shown, number)


def _links_in(text: str, line: int) -> Iterator[SourceLink]:
    for match in _LINK.finditer(text):
        image, label, target = match.groups()
        yield SourceLink(target, label, line, bool(image))
        yield from _links_in(label, line)  # a picture may be the words of a link


def attribute_lists(source: MarkdownSource, name: str) -> list[tuple[int, str]]:
    """Line and text of each `{: … }` that sets an attribute, with or without its colon."""
    sets = re.compile(rf"\{{(?:[^{{}}]*[\s:])?[.#]?{re.escape(name)}(?=[\s=}}])[^{{}}]*\}}", re.IGNORECASE)
    return [
        (number, match[0])
        for number, line in prose_lines(source)
        for match in sets.finditer(_CODE_SPAN.sub("", line))
    ]


def deepest_line(source: MarkdownSource) -> int:
    """The line with the most indents and beginnings of quotes and brackets: where parts stand too deep."""
    return max(prose_lines(source), key=lambda line: len(_OPENING.findall(line[1])))[0]


def prose_lines(source: MarkdownSource) -> Iterator[tuple[int, str]]:
    """Every line with its number in the file, without comments; lines of fenced code are empty."""
    text = _CODE_OR_COMMENT.sub(
        lambda match: "\n" * match[0].count("\n") if match["comment"] else match[0], _without_fences(source)
    )
    yield from enumerate(text.split("\n"), source.body_line)


def _without_fences(source: MarkdownSource) -> str:
    """The body with empty lines in place of fenced code. A fence that nothing closes is none."""
    lines = source.body.split("\n")
    number = 0
    while number < len(lines):
        fence = _FENCE.match(lines[number])
        end = _closing(lines, number, fence[1]) if fence else number
        if end > number:
            lines[number : end + 1] = [""] * (end + 1 - number)
        number = end + 1
    return "\n".join(lines)


def _closing(lines: list[str], start: int, fence: str) -> int:
    """The line that closes the fence of another line; that line itself if none does."""
    following = range(start + 1, len(lines))
    return next((n for n in following if lines[n].lstrip().startswith(fence)), start)
