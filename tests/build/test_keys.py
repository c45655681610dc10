"""Keys hold all that a derived file depends on: one byte of any of it gives another key, or no entry."""

from __future__ import annotations

import ast
import json
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_copies import clean_environment
from examples import examples
from helpcentre.build import keys
from helpcentre.build.keys import SILENT, Read, _file, _imported, digest_of, key_of, reached
from helpcentre.build.store import Made, Store
from helpcentre.language.dates import long_date
from helpcentre.package_data import PACKAGE, data_path
from helpcentre.problem import Place
from makers import MAKERS, Making

TESTS = Path(__file__).parents[1]
"""Words are read all at once and noted as they are asked for, file by file."""


@pytest.fixture(scope="module", params=MAKERS)
def name(request: pytest.FixtureRequest) -> str:
    """Of a maker."""
    return str(request.param)


@pytest.fixture(scope="module")
def making(name: str, tmp_path_factory: pytest.TempPathFactory) -> Making:
    return MAKERS[name](tmp_path_factory.mktemp(name))


@pytest.fixture(scope="module")
def observed(making: Making) -> dict[str, list[str]]:
    """What a maker opens and what is recorded, in a process that has made nothing before."""
    done = subprocess.run(
        [sys.executable, str(TESTS / "makers.py")],
        input=pickle.dumps((making.make, making.request)),
        env=clean_environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@cache
def content_of(path: Path) -> bytes:
    return path.read_bytes()


def with_another_byte(changed: Path) -> Read:
    """Reads files as if one had a byte more, or were there at all."""
    return lambda path: (
        (content_of(path) if path.exists() or path != changed else b"") + b" " * (path == changed)
    )


# --- The program and its data -------------------------------------------------------------------------------


def test_a_byte_of_any_module_within_reach_gives_another_key(making: Making) -> None:
    key, modules = making.key(), reached([making.make.__module__])
    assert len(modules) > 5
    same = [name for name in modules if making.key(with_another_byte(_file(name))) == key]
    assert same == []


def test_a_byte_of_a_module_out_of_reach_changes_nothing(making: Making) -> None:
    assert "helpcentre.cli" not in reached([making.make.__module__])
    assert making.key(with_another_byte(PACKAGE / "cli" / "__init__.py")) == making.key()


def test_a_byte_of_any_data_file_hides_the_entry(
    making: Making, observed: dict[str, list[str]], tmp_path: Path
) -> None:
    store, key = Store(tmp_path), making.key()
    store.put(key, Made({"made": b"x"}, {}, tuple(observed["first"])))
    assert list(store.find([key])) == [key]
    found = [name for name in observed["first"] if store.find([key], with_another_byte(data_path(name)))]
    assert found == []


def is_words(path: str) -> bool:
    return "/words/" in path or path.endswith("words.yml")


def test_a_data_file_that_is_gone_hides_the_entry(tmp_path: Path) -> None:
    def gone(path: Path) -> bytes:
        raise FileNotFoundError(path)

    store = Store(tmp_path)
    store.put("ab" * 32, Made({"made": b"x"}, {}, ("languages/az/words.yml",)))
    assert store.find(["ab" * 32], gone) == {}
    assert list(store.find(["ab" * 32])) == ["ab" * 32], "it is there again as it was"


def test_what_is_opened_is_recorded(observed: dict[str, list[str]], name: str) -> None:
    opened = {path for path in observed["opened"] if not is_words(path)}
    assert sorted(opened - set(observed["first"])) == []
    if name != "screenshot":  # it draws by Pillow alone
        assert any(path.endswith(".typ") for path in observed["first"])
        assert "languages/az/words.yml" in observed["first"] or any(
            is_words(path) for path in observed["first"]
        )


def test_the_second_time_the_same_is_recorded(observed: dict[str, list[str]]) -> None:
    assert observed["first"] == observed["second"]


def test_words_of_other_features_are_not_recorded(observed: dict[str, list[str]], name: str) -> None:
    """Otherwise a word of any page would make all derived files anew."""
    features = {path.split("/")[1] for path in observed["first"] if path.startswith("features/")}
    assert features <= {name}


def test_versions_are_part_of_every_key(making: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    key = making.key()
    with monkeypatch.context() as patch:
        patch.setattr(keys.sys, "version", "4.0")
        assert making.key(content_of) != key
    real = metadata.distribution

    class Newer:
        def __init__(self, name: str) -> None:
            self.requires = real(name).requires
            self.version = real(name).version + ".1"

    found: list[str] = []

    def asked(name: str) -> Any:
        distribution = real(name)
        found.append(name)
        return Newer(name) if name == "typst" else distribution

    with monkeypatch.context() as patch:
        patch.setattr(keys.metadata, "distribution", asked)
        keys.third_party_digest.cache_clear()
        other = making.key()
    keys.third_party_digest.cache_clear()
    assert other != key
    assert making.key() == key
    assert {"typst", "pillow", "babel", "mkdocs-material", "jinja2"} <= set(found)


def test_the_maker_itself_is_part_of_the_key() -> None:
    assert key_of(long_date, "x") != key_of(digest_of, "x")


# --- Imports ------------------------------------------------------------------------------------------------

MODULES = sorted(
    ".".join([PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for path in PACKAGE.rglob("*.py")
)
BY_NAME = {"helpcentre.features"}
"""Modules that import others by a name that they put together: no maker's reach must depend on it."""


def named_in_imports(module: str) -> Iterator[str]:
    """What Python itself reads in the imports of a module."""
    package = module if _file(module).name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(_file(module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_what_modules_import_is_what_python_reads() -> None:
    """Keys read imports by a pattern, which is quick; here every module is read as Python reads it."""
    known = set(MODULES)
    different = {
        module: sorted(expected ^ set(_imported(module)))
        for module in MODULES
        if (expected := known & set(named_in_imports(module))) != set(_imported(module))
    }
    assert different == {}


def test_no_module_within_reach_imports_by_a_name_it_puts_together(making: Making) -> None:
    found = [
        module
        for module in reached([making.make.__module__])
        if {"import_module", "__import__"} & set(_file(module).read_text("utf-8").replace("(", " ").split())
    ]
    assert set(found) <= BY_NAME


@pytest.mark.parametrize(
    "imports",
    [
        "from helpcentre.language import dates",
        "from helpcentre.language import (\n    casing,\n    dates as days,  # a reason\n)",
        "import helpcentre.language.dates",
        "    from helpcentre.language.dates import long_date  # late",
        "if TYPE_CHECKING:\n    from helpcentre.language.dates import long_date",
    ],
)
def test_an_import_is_seen_however_it_is_written(
    imports: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "module.py"
    path.write_text(f'"""Text."""\n\n{imports}\n', "utf-8")
    monkeypatch.setattr(keys, "_file", lambda _: path)
    assert "helpcentre.language.dates" in keys._imported.__wrapped__("helpcentre.module")


# --- Values -------------------------------------------------------------------------------------------------


class Colour(Enum):
    RED = 1
    BLUE = 2


@dataclass(frozen=True)
class Shown:
    text: str
    more: object = ()
    line: int | None = field(default=None, metadata=SILENT)


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.floats(allow_nan=False, width=16),
    st.text("ab:1", max_size=3),
    st.binary(max_size=2),
    st.dates(date(2027, 1, 1), date(2027, 1, 3)),
    st.sampled_from(Colour),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, inner),
        st.tuples(inner),
        st.dictionaries(st.text("ab", max_size=2), inner, max_size=2),
        st.builds(Shown, st.text("ab", max_size=2), inner),
    ),
    max_leaves=4,
)


def exact(value: object) -> object:
    """A value so that what Python takes for equal (1, True and 1.0) is told apart."""
    match value:
        case tuple():
            return ("row", *map(exact, value))
        case dict():
            return ("mapping", *sorted((key, repr(exact(entry))) for key, entry in value.items()))
        case Shown():
            return ("shown", value.text, exact(value.more))
        case _:
            return (type(value).__name__, repr(value))


@examples(many=3000, daily=200)
@given(VALUES, VALUES)
def test_equal_values_have_one_hash_and_others_another(one: object, other: object) -> None:
    assert (digest_of(one) == digest_of(other)) is (exact(one) == exact(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ("ab", b"ab"),
        (("a", ("b",)), ("a", "b")),
        ({"a": "b"}, (("a", "b"),)),
        (frozenset({"a"}), ("a",)),
        (1, "1"),
        (True, 1),
        ("", None),
        (Colour.RED, Colour.BLUE),
        (Shown("a"), ("a", ())),
        (("str:1:a",), ("a",)),
        ({"a": {}, "b": 1}, {"a": {"b": 1}}),
    ],
)
def test_what_only_reads_alike_is_told_apart(one: object, other: object) -> None:
    assert digest_of(one) != digest_of(other)


def test_the_order_of_a_mapping_and_of_a_set_is_nothing() -> None:
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of({"a", "b", "c"}) == digest_of(frozenset("cab"))


def test_silent_fields_are_left_out() -> None:
    assert digest_of(Shown("a", line=3)) == digest_of(Shown("a", line=4))
    assert digest_of(Shown("a", (Shown("b", line=3),))) == digest_of(Shown("a", (Shown("b", line=4),)))


@dataclass
class Growing:
    entries: list[str]
    one: int = 1


def test_the_hash_of_what_changes_is_not_kept() -> None:
    growing = Growing([str(number) for number in range(50)])
    before = digest_of(growing)
    growing.entries.append("x")
    assert digest_of(growing) != before
    place = Place("docs/az/a.md", 3)
    assert digest_of(place) == digest_of(Place("docs/az/a.md", 3))


@pytest.mark.parametrize("value", [print, lambda: 0, object(), Colour, iter(()), ("a", {"b": print})])
def test_what_has_no_lasting_bytes_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no key can be made of"):
        digest_of(value)


def test_a_hash_is_the_same_in_every_process() -> None:
    values = "({'b': 1, 'a': {'x', 'y', 'z'}}, 'ə', b'\\xff', 1.5, None)"
    program = f"from helpcentre.build.keys import digest_of; print(digest_of({values}))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=clean_environment(PYTHONHASHSEED="7"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == digest_of(ast.literal_eval(values))


def test_a_method_of_a_maker_is_no_reason_for_another_key() -> None:
    call: Callable[[], str] = lambda: key_of(long_date, ("a", 1))  # noqa: E731
    assert call() == call()
