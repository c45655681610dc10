"""YAML stays what an editor wrote, remembers its lines, and says what it can't read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpcentre.language.words import Words
from helpcentre.source.yaml import MAX_DEPTH, CutText, dotted, read_yaml

AS_WRITTEN = ["19:00", "no", "yes", "on", "2027-01-01", "12", "0x1F", "1e3", "9.00", "true", "+994 55"]


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_values_stay_text(written: str) -> None:
    source = read_yaml(f"key: {written}\n".encode(), "f.yaml")
    assert source.data == {"key": written}
    assert not source.problems


def test_keys_stay_text_and_empty_is_none() -> None:
    source = read_yaml(b'no: a\n12: b\nc:\nd: ~\ne: ""\nf: "null"\n', "f.yaml")
    assert source.data == {"no": "a", "12": "b", "c": None, "d": None, "e": "", "f": "null"}


def test_lines_of_keys_and_items() -> None:
    source = read_yaml(b"a:\n  b: 1\n  c:\n    - x\n    - y: 2\n", "f.yaml", first_line=10)
    assert source.lines[("a", "b")] == 11
    assert source.lines[("a", "c", 1, "y")] == 14
    assert source.place(("a", "c", 1, "missing")).line == 14
    assert str(source.place(("a", "c", 1, "y"))) == "f.yaml:14 · a.c[2].y"
    assert dotted(()) == ""


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"a: 1\n\tb: 2\n", "yaml.tab", 2),
        (b"a: 1\nb: 2\na: 3\n", "yaml.duplicate", 3),
        (b"a: \xe9\n", "file.encoding", 1),
        ("a: 1\nb: ə\n".encode("utf-16"), "file.encoding", 1),
        (b"", "yaml.empty", None),
        (b"# only a remark\n", "yaml.empty", None),
        (b"a: &x 1\nb: *x\n", "yaml.alias", 2),
        (b"a: 1\n---\nb: 2\n", "yaml.documents", 2),
        (b"a: 1\nb: [1\n", "yaml.syntax", 3),
        (b"a: b: c\n", "yaml.syntax", 1),
        (b"a: \x00\n", "yaml.character", 1),
        (b"a: 1\nb: [c #1, d]\ne: f\n", "yaml.remark_in_list", 2),
        (b"a: {b: c #1, d: e}\n", "yaml.remark_in_list", 1),
        (b"[" * (MAX_DEPTH + 5) + b"]" * (MAX_DEPTH + 5), "yaml.deep", 1),
    ],
)
def test_what_cannot_be_read(content: bytes, code: str, line: int | None) -> None:
    problems = read_yaml(content, "f.yaml").problems
    assert (problems[0].code, problems[0].place.line) == (code, line)


def test_byte_order_mark_and_windows_lines() -> None:
    source = read_yaml("\ufeffa: ə\r\nb: 2\r\n".encode(), "f.yaml")
    assert source.data == {"a": "ə", "b": "2"}


@pytest.mark.parametrize(
    ("written", "kept", "remark"),
    [
        ("Order #5 is lost", "Order", "#5 is lost"),
        ("Order   # five", "Order", "# five"),
        ("Order\n  of tickets #5", "Order of tickets", "#5"),
        ("~ #5", "", "#5"),
        ("#5", "", "#5"),
    ],
)
def test_a_text_knows_what_a_remark_cuts_off(written: str, kept: str, remark: str) -> None:
    found = read_yaml(f"key: {written}\nnext: 1\n".encode(), "f.yaml").data["key"]
    assert isinstance(found, CutText)
    assert (found, found.remark) == (kept, remark)


@pytest.mark.parametrize(
    "written",
    ["Order#5", '"Order #5" # five', "'Order #5'", ">\n  Order #5", "# five", "~ # five", "[a] # b"],
)
def test_a_remark_that_cuts_nothing(written: str) -> None:
    found = read_yaml(f"key: {written}\n".encode(), "f.yaml")
    assert not isinstance(found.data["key"], CutText)
    assert not found.problems


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_give_data_or_problems(content: bytes) -> None:
    source = read_yaml(content, "f.yaml")
    for problem in source.problems:
        assert problem.text(Words("az"))
    assert source.problems or source.data is not None or content.strip()


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text("abcəğı019:. -", max_size=12)))
def test_quoted_text_comes_back(values: dict[str, str]) -> None:
    text = "".join(f'{key}: "{value}"\n' for key, value in values.items())
    source = read_yaml(text.encode(), "f.yaml")
    assert (source.data or {}) == values
