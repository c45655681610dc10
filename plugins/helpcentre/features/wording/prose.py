"""The text of an article as a reader meets it, taken from its Markdown with the line of each word.

The wording is checked in the source and not in the finished page, because only the source has the lines that
a message needs. What no reader sees as text is taken out: code, addresses, `{{ tags }}`, attributes, HTML,
and the `keywords` of the front matter, which may be colloquial or foreign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from helpcentre.article.kinds import Holds, Kind
from helpcentre.article.reader import RESULT_MARK
from helpcentre.article.shape import heading_of
from helpcentre.language.words import Words
from helpcentre.source.article_source import ArticleSource
from helpcentre.source.markdown import prose_lines
from helpcentre.source.placeholder import Placeholder

STAND_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where a tag, code or an address is: a word of the sentence that says nothing here."""

_WORD = re.compile(rf"[^\W_]+(?:[-'’.,:/][^\W_]+)*|{STAND_IN}+")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”")


def unquoted(text: str) -> str:
    """A text with what stands in quotation marks blanked, as long as before.

    Quoted words are what a screen, a letter or somebody else says: no matter of our wording.
    """
    return _QUOTED.sub(lambda match: STAND_IN * len(match[0]), text)


def count_words(text: str) -> int:
    """How many words a reader takes in: `2-ci`, `09:00`, a tag, a label in quotation marks are one each."""
    return len(_WORD.findall(unquoted(text)))


class Role(StrEnum):
    """What a passage is to its reader."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    TEXT = "text"
    STEP = "step"
    LABEL = "label"
    """Few words that name something: a tab, a picture's text, the short form of a step."""


@dataclass(frozen=True)
class Passage:
    """Words that belong together: a paragraph, an item of a list, a cell, a heading.

    Args:
        role: what it is.
        text: its words on one line, without Markdown.
        starts: where each line of the file starts in the text, in order.
        lines: the numbers of those lines.
        number: of a step, from 1; 0 otherwise.
        links: where the words of each link start and end in the text, in order.
    """

    role: Role
    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    number: int = 0
    links: tuple[tuple[int, int], ...] = ()

    def line(self, offset: int) -> int:
        """The line of the file that a character of the text stands in."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Its sentences, each with where it starts in the text."""
        return tuple(_sentences(self.text))


@dataclass(frozen=True)
class Prose:
    """The text of one file.

    Args:
        file: path for messages.
        passages: its text in reading order.
        kind: what the article is; None for a file that is no article.
    """

    file: str
    passages: tuple[Passage, ...]
    kind: Kind | None = None

    @property
    def words(self) -> int:
        """How many words an article's reader reads below its title and description."""
        above = (Role.TITLE, Role.DESCRIPTION)
        return sum(len(_WORD.findall(p.text)) for p in self.passages if p.role not in above)


def article_prose(source: ArticleSource, words: Words) -> Prose:
    """The text of an article: its title, description and groups, then its body.

    Args:
        source: the article's file.
        words: the words of the article's language.
    """
    above = []
    if written := source.front_matter:
        lines = source.yaml.lines
        above.append(_single(Role.TITLE, written.title, lines.get(("title",), 1)))
        above.append(_single(Role.DESCRIPTION, written.description, lines.get(("description",), 1)))
        above += [
            _single(Role.HEADING, group.title, lines.get(("groups", number, "title"), 1))
            for number, group in enumerate(written.groups)
        ]
    heading = heading_of(source.kind, Holds.STEPS, words)
    return Prose(source.file, (*above, *_Reader(heading).read(source)), source.kind)


def placeholder_prose(entry: Placeholder, language: str) -> Prose:
    """What a page says while the owner has not answered; an answer is the owner's own wording."""
    passage = _single(Role.LABEL, entry.wording.text(language), entry.place.line or 1)
    return Prose(entry.place.file, (passage,))


def labels_prose(file: str, texts: Iterable[tuple[str, int]]) -> Prose:
    """The short texts of a data file that pages show.

    Args:
        file: its name for messages.
        texts: each with its line.
    """
    return Prose(file, tuple(_single(Role.LABEL, text, line) for text, line in texts))


def _single(role: Role, text: str, line: int) -> Passage:
    return Passage(role, text, (0,), (line,))


# --- Markdown to passages ---------------------------------------------------------------------------------

_DELIMITER_ROW = re.compile(r"^\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$")
_MARKER_LINE = re.compile(r"^\s*(?:=+|-{2,}|\*{3,}|_{3,})\s*$")
_NOTE = re.compile(r"^\s*\[!\w+\]\s*(.*)$")
_TITLED = re.compile(r'^\s*(?:===[!+]?|!!!|\?\?\?\+?)\s*[\w -]*"(.*)"\s*$')
_UNTITLED = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*[\w -]+$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:\s*\S")
_SHORT = re.compile(r"""\bshort=(["'])(.*?)\1""")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK_STARTS, _LINK_ENDS = "\ue000", "\ue001"
"""Around the words of a link until the passage is put together; no text has these of the private use area."""
_MASKS = (
    (re.compile(r"\{\{.*?\}\}"), STAND_IN),
    (re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>/@]+@[^\s<>]+>"), STAND_IN),
    (re.compile(r"</?[A-Za-z][^<>]*>"), " "),
    (
        re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])"),
        rf"{_LINK_STARTS}\1{_LINK_ENDS}",
    ),
    (re.compile(r"\b(?:https?://|www\.)\S*[\w/]"), STAND_IN),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w+"), STAND_IN),
    (re.compile(r"(?<!\\)\*+|(?<![\w\\])_+|_+(?!\w)|~~"), ""),
    (re.compile(r"\\(?=[^\w\s])"), ""),
    (re.compile(r"&nbsp;"), " "),
)


class _Reader:
    """Walks the lines of an article once."""

    def __init__(self, steps_heading: str) -> None:
        self._steps_heading = steps_heading
        self._passages: list[Passage] = []
        self._parts: list[tuple[int, str]] = []
        self._role = Role.TEXT
        self._number = 0
        self._below_steps = False
        self._inside = False  # a list, a tab or a note: four spaces are its own, and no code

    def read(self, source: ArticleSource) -> tuple[Passage, ...]:
        for line, written in prose_lines(source.markdown):
            self._line(line, written)
        self._end()
        return tuple(self._passages)

    def _line(self, line: int, written: str) -> None:
        text = re.sub(r"^\s*(?:>\s?)+", "", written)
        if not text.strip() or _MARKER_LINE.match(text) or _REFERENCE.match(text):
            self._end()
            return
        if not text.startswith((" ", "\t")) and not self._parts:
            self._inside = bool(_ITEM.match(text) or _TITLED.match(text) or _UNTITLED.match(text))
        elif text.startswith(("    ", "\t")) and not self._inside and not self._parts:
            return  # code by its indent
        if match := _HEADING.match(text):
            self._end()
            self._below_steps = match.group(2) == self._steps_heading != ""
            self._label(Role.HEADING, line, match.group(2))
            return
        if match := (_TITLED.match(text) or _NOTE.match(text)):
            self._end()
            self._label(Role.LABEL, line, match.group(1))
            return
        if _UNTITLED.match(text) or _DELIMITER_ROW.match(text):
            self._end()
            return
        if text.lstrip().startswith("|"):
            self._end()
            for cell in re.split(r"(?<!\\)\|", _CODE.sub(STAND_IN, text.strip()).strip("|")):
                self._label(Role.TEXT, line, cell)
            return
        if match := _ITEM.match(text):
            self._end()
            indent, number, text = match.groups()
            self._inside = True
            if self._below_steps and number and len(indent) < 4:
                self._role, self._number = Role.STEP, int(number)
        self._add(line, text)

    def _add(self, line: int, text: str) -> None:
        """A line of the passage that is being read; what belongs to no sentence of it goes on its own."""
        text = _CODE.sub(STAND_IN, text)
        for match in _SHORT.finditer(text):
            self._passages += self._made(Role.LABEL, [(line, match.group(2))])
        text = re.sub(r"\{[:#][^{}]*\}|^:\s+", "", text)
        for match in _IMAGE.finditer(text):
            self._passages += self._made(Role.LABEL, [(line, match.group(1))])
        text = _IMAGE.sub("", text).strip()
        if text.startswith(RESULT_MARK):
            text = text.removeprefix(RESULT_MARK).strip()
        if text:
            self._parts.append((line, text))

    def _label(self, role: Role, line: int, text: str) -> None:
        self._role = role
        self._add(line, text)
        self._end()

    def _end(self) -> None:
        self._passages += self._made(self._role, self._parts, self._number)
        self._parts = []
        self._role, self._number = Role.TEXT, 0

    def _made(self, role: Role, parts: list[tuple[int, str]], number: int = 0) -> list[Passage]:
        text, starts, lines = "", [], []
        links: list[tuple[int, int]] = []
        for line, part in parts:
            for pattern, replacement in _MASKS:
                part = pattern.sub(replacement, part)  # noqa: PLW2901
            text += " " if text else ""
            starts.append(len(text))
            lines.append(line)
            words, found = _without_link_signs(" ".join(part.split()))
            links += [(len(text) + start, len(text) + end) for start, end in found]
            text += words
        if not _WORD.search(text):
            return []
        return [Passage(role, text, tuple(starts), tuple(lines), number, tuple(links))]


def _without_link_signs(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without the signs around the words of its links, and where these words are in it."""
    plain, links = "", []
    for number, part in enumerate(re.split(f"[{_LINK_STARTS}{_LINK_ENDS}]", text)):
        if number % 2:  # signs come in pairs
            links.append((len(plain), len(plain) + len(part)))
        plain += part
    return plain, links


_END = re.compile(r"[.!?…]+[»”\")\]]*(?=\s|$)")


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _END.finditer(text):
        following = text[match.end() :].lstrip()
        if following[:1].islower() and not following[1:2].isupper():
            continue  # an abbreviation, or a question within a sentence; but `iOS` starts one
        yield start, text[start : match.end()]
        start = len(text) - len(following)
    if text[start:].strip():
        yield start, text[start:]
