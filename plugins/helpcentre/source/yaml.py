"""YAML as an editor wrote it: plain text that remembers its lines.

YAML guesses at types: unquoted `19:00`, `no` and `2027-01-01` would become a number, a false and a date.
Here every value stays the text that was written (an empty one is None), and whatever YAML would pass over
in silence (a key written twice, a tab, a second document, an alias, a text that a # cuts off) is a Problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol, Self

import yaml

from helpcentre.problem import Place, Problem

KeyPath = tuple[str | int, ...]
MAX_DEPTH = 40
"""How deep lists and mappings may nest; deeper is a mistake, and would exhaust Python's stack."""

_REMARK = re.compile(r" +(#[^\n]*)")
_CUT_LIST = re.compile(r"(?P<opens>[\[{])(?P<items>[^\[\]{}\n]* #[^\[\]{}\n]*)(?P<closes>[\]}])")


class CutText(str):
    """An unquoted value with a remark behind it: `title: Order #5 is lost` is the text `Order`.

    Where a text is wanted, the remark was probably meant as part of it; where a time or a choice is wanted,
    it is a remark. So who reads the value decides.

    Args:
        kept: the value as YAML reads it.
        remark: what it leaves out, from the `#` on.
    """

    remark: str

    def __new__(cls, kept: str, remark: str) -> Self:
        """A text like any other, but it knows what it lost."""
        text = super().__new__(cls, kept)
        text.remark = remark
        return text

    @property
    def values(self) -> dict[str, str]:
        """What the Problem `yaml.remark` says of it."""
        return {"kept": self or "—", "cut": self.remark, "written": _quoted(f"{self} {self.remark}".strip())}


@dataclass
class YamlSource:
    """A read file: its data, the line of each key, and what is wrong with it.

    Args:
        file: name for messages.
        data: mappings, lists, text and None; None when the file could not be read at all.
        lines: line (from 1) of each key path.
        problems: everything found while reading.
    """

    file: str
    data: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: KeyPath = ()) -> Place:
        """Where a key stands; the nearest one above it that is written when it is missing."""
        written = path
        while written and written not in self.lines:
            written = written[:-1]
        return Place(self.file, self.lines.get(written, 1), dotted(path) or None)


def dotted(path: KeyPath) -> str:
    """A key path as editors read it: `channels.phone.hours[2].opens`, counted from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read_yaml(content: bytes, file: str, first_line: int = 1) -> YamlSource:
    """Reads YAML.

    Args:
        content: the bytes of the file or of a front matter.
        file: name for messages.
        first_line: the line of the file that the content starts at.

    Returns:
        The source with data and problems; `data` is None if nothing could be read.
    """
    source = YamlSource(file)
    text = decode(content, file, source.problems)
    if text is None:
        return source
    offset = first_line - 1
    tabs = [number for number, line in enumerate(text.split("\n"), 1) if _indented_by_tab(line)]
    source.problems += [Problem(Place(file, number + offset), "yaml.tab") for number in tabs]
    if tabs:
        return source
    node = _compose(text, source, offset)
    if node is None:
        if not source.problems:
            source.problems.append(Problem(Place(file), "yaml.empty"))
        return source
    source.data = _plain(node, (), source, offset)
    return source


def _compose(text: str, source: YamlSource, offset: int) -> yaml.Node | None:
    """The tree of nodes; None when the text is empty or a Problem was found."""
    file = source.file
    try:
        events = yaml.parse(text, Loader=yaml.SafeLoader) if "*" in text else ()
        aliases = [event for event in events if isinstance(event, yaml.AliasEvent)]
        # An alias can stand for itself or for gigabytes; editors need none.
        source.problems += [
            Problem(
                Place(file, _line(event.start_mark) + offset), "yaml.alias", {"alias": f"*{event.anchor}"}
            )
            for event in aliases
        ]
        return None if aliases else yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 + offset
        values = {"character": f"U+{ord(text[error.position]):04X}"}
        source.problems.append(Problem(Place(file, line), "yaml.character", values))
    except yaml.MarkedYAMLError as error:
        source.problems.append(_syntax_problem(error, file, offset, text))
    except RecursionError:
        source.problems.append(Problem(Place(file), "yaml.deep", {"limit": str(MAX_DEPTH)}))
    return None


def decode(content: bytes, file: str, problems: list[Problem]) -> str | None:
    """The text of a file's bytes, or None with a Problem when they are not UTF-8.

    A byte order mark, which Windows editors write, is taken off.
    """
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(
                Place(file, line), "file.encoding", {"bytes": content[error.start : error.start + 2].hex(" ")}
            )
        )
        return None


class _Mark(Protocol):
    line: int


def _line(mark: _Mark | None) -> int:
    """A line from 1; PyYAML counts from 0."""
    return mark.line + 1 if mark else 1


def _indented_by_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _syntax_problem(error: yaml.MarkedYAMLError, file: str, offset: int, text: str) -> Problem:
    number = _line(error.problem_mark or error.context_mark)
    lines = text.split("\n")
    if error.context_mark and (cut := _CUT_LIST.search(lines[error.context_mark.line])):
        # `[refund #5, order]`: the bracket that closes the list is part of a remark.
        written = ", ".join(_with_quotes(item.strip()) for item in cut["items"].split(","))
        values = {"found": cut[0], "written": f"{cut['opens']}{written}{cut['closes']}"}
        return Problem(Place(file, _line(error.context_mark) + offset), "yaml.remark_in_list", values)
    shown = lines[min(number, len(lines)) - 1].strip() or (error.problem or "")
    code = "yaml.documents" if "single document" in (error.context or "") else "yaml.syntax"
    return Problem(Place(file, number + offset), code, {"text": shown[:60]})


def _plain(node: yaml.Node, path: KeyPath, source: YamlSource, offset: int) -> Any:
    line = _line(node.start_mark) + offset
    source.lines.setdefault(path, line)
    if len(path) > MAX_DEPTH:
        source.problems.append(Problem(Place(source.file, line), "yaml.deep", {"limit": str(MAX_DEPTH)}))
        return None
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, source, offset))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), source, offset) for i, item in enumerate(node.value)]
    written = str(node.value)
    plain = isinstance(node, yaml.ScalarNode) and node.style is None
    is_empty = plain and written in ("", "~", "null")
    remark = _REMARK.match(node.end_mark.buffer or "", node.end_mark.pointer) if plain else None
    # Behind a key without a value `# like this` is a remark; `#5` is none.
    if remark and (not is_empty or re.match(r"#\w", remark[1])):
        return CutText("" if is_empty else written, remark[1].rstrip("\0").rstrip())
    return None if is_empty else written


def _with_quotes(item: str) -> str:
    """An item of a list in brackets, or a pair of a mapping in braces, with quotes where it needs them."""
    key, colon, value = item.rpartition(": ")
    is_cut = " #" in value and not value.startswith(("'", '"'))
    return key + colon + _quoted(value) if is_cut else item


def _quoted(text: str) -> str:
    """A text as YAML takes it whole."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pairs(
    node: yaml.MappingNode, path: KeyPath, source: YamlSource, offset: int
) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        line = _line(key_node.start_mark) + offset
        if not isinstance(key_node, yaml.ScalarNode):
            source.problems.append(Problem(Place(source.file, line), "yaml.syntax", {"text": "? [ ] { }"}))
            continue
        key = str(key_node.value)
        here = (*path, key)
        if key in seen:
            source.problems.append(
                Problem(
                    Place(source.file, line, dotted(here)),
                    "yaml.duplicate",
                    {"key": key, "first": str(seen[key])},
                )
            )
            continue
        seen[key] = line
        source.lines[here] = line
        yield key, _plain(value_node, here, source, offset)
