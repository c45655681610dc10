"""The house keeps its shape: who may import whom, all words in their files, nothing of one organisation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from helpcentre.language.words import Words, languages

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "helpcentre"
FEATURES = frozenset(path.parent.name for path in PACKAGE.glob("features/*/__init__.py"))
MAY_IMPORT_MKDOCS = frozenset({"host/adapter.py", "host/plugin.py", "host/run.py"})
MAY_IMPORT_FEATURES: frozenset[str] = frozenset()
"""The pipeline and the commands; everything else outside of the features is core."""
AZERBAIJANI = re.compile("[əığşçöüƏİĞŞÇÖÜ]")
LINGUISTIC = {
    "page/theme/assets/helpcentre/folding.mjs": "letters themselves",
    "page/theme/assets/helpcentre/secret-rules.mjs": "letters as they are compared",
    "language/casing.py": "letters themselves",
    "language/slug.py": "letters themselves",
    "language/hyphenation.py": "letters themselves",
    "source/validation.py": "reads yes and no as an editor writes them",
    "contact/literals.py": "finds hours as an editor writes them",
    "contact/holiday_proposal.py": "mends names of the package `holidays`",
}
"""Modules that know Azerbaijani letters and show none of them to anybody."""
TEXT_FILES = frozenset({".py", ".html", ".mjs", ".js", ".css", ".yml", ".yaml", ".svg", ".json", ".typ"})
EXAMPLE_NUMBER = "+994 12 555 55 55"
"""In a remedy of the words files: nobody's number, but written the way an editor here knows."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All that a module is written in."""
    return tuple(ast.walk(parsed(path)))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, late imports and those for types included."""
    package = ["helpcentre", *path.relative_to(PACKAGE).parts[:-1]]
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def feature_of(module: str) -> str:
    """The feature a dotted module belongs to; empty for core and for other packages."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["helpcentre", "features"] and len(parts) > 2 else ""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module that is no docstring."""
    docstrings = {
        id(statement.value)
        for node in nodes(path)
        if isinstance(body := getattr(node, "body", None), list)
        for statement in body
        if isinstance(statement, ast.Expr)
    }
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


# --- Who imports whom -------------------------------------------------------------------------------------


def test_mkdocs_is_imported_at_the_edge_only() -> None:
    found = {
        (name(path), module)
        for path in modules()
        for module in imports(path)
        if re.match(r"(mkdocs|material|properdocs)(_|\.|$)", module)
    }
    assert sorted((path, module) for path, module in found if path not in MAY_IMPORT_MKDOCS) == []


def test_features_are_imported_by_the_pipeline_only() -> None:
    found = set()
    for path in modules():
        own = feature_of(".".join(["helpcentre", *path.relative_to(PACKAGE).with_suffix("").parts]))
        others = {feature_of(module) for module in imports(path)} - {"", own}
        found |= {(name(path), other) for other in others}
    assert sorted((path, other) for path, other in found if path not in MAY_IMPORT_FEATURES) == []


def test_the_edge_is_where_it_is_said_to_be() -> None:
    for edge in MAY_IMPORT_MKDOCS:
        assert any(module.startswith("mkdocs") for module in imports(PACKAGE / edge)), edge


# --- Files are read alike on every system -----------------------------------------------------------------

PROGRAMS = [ROOT / "build.py", *modules(), *sorted((ROOT / "bench").rglob("*.py"))]


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_text_is_never_in_the_encoding_of_the_system(path: Path) -> None:
    """Ruff (PLW1514) sees it where it knows that something is a Path; here the names are enough."""
    assert [node.lineno for node in ast.walk(parsed(path)) if without_encoding(node)] == []


def without_encoding(node: ast.AST) -> bool:
    """Whether a call reads or writes text and doesn't say in which encoding."""
    if not isinstance(node, ast.Call):
        return False
    options = {option.arg: option.value for option in node.keywords}
    if "encoding" in options:
        return False
    match node.func:
        case ast.Attribute(attr="read_text"):
            return not node.args
        case ast.Attribute(attr="write_text"):
            return len(node.args) < 2
        case ast.Name(id="open"):
            mode = options.get("mode", node.args[1] if len(node.args) > 1 else ast.Constant("r"))
            return not (isinstance(mode, ast.Constant) and "b" in str(mode.value))
        case _:
            text = options.get("text", options.get("universal_newlines"))
            return isinstance(text, ast.Constant) and text.value is True


@pytest.mark.parametrize(
    ("code", "is_left_out"),
    [
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text)", True),
        ("path.write_text(text, encoding='ascii')", False),
        ("open(path)", True),
        ("open(path, 'w')", True),
        ("open(path, 'rb')", False),
        ("subprocess.run(command, text=True)", True),
        ("subprocess.run(command, text=True, encoding='utf-8')", False),
    ],
)
def test_what_is_seen_of_it(code: str, is_left_out: bool) -> None:
    assert any(without_encoding(node) for node in ast.walk(ast.parse(code))) is is_left_out


# --- Words are complete -----------------------------------------------------------------------------------

WORDS = {language: Words(language) for language in languages()}
KEYS = WORDS["az"].keys()
CODES = {key.removesuffix(".found") for key in WORDS["az"].under("problems") if key.endswith(".found")}
GROUPS = {key.partition(".")[0] for key in KEYS} | {code.partition(".")[0] for code in CODES}
GROUPED = {
    ".".join(parts[:count])
    for parts in (key.split(".") for key in (*KEYS, *CODES))
    for count in range(1, len(parts) + 1)
}
"""Every key and code, and all that they stand below."""
FILE = re.compile(r"\.(vcf|ics|json|html|css|svg|md|ya?ml|pdf|py|mjs)$")


def names_in(text: str) -> set[str]:
    """The `{names}` of a text."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


def fitting(asked: set[str]) -> re.Pattern[str]:
    """Fits a key that was asked for or stands below what was; `*` in what was asked stands for anything."""
    any_of = "|".join(re.escape(one).replace(r"\*", ".+") for one in sorted(asked))
    return re.compile(rf"(?:{any_of})(?:\..+)?")


@cache
def is_there(asked: str) -> bool:
    return asked in GROUPED if "*" not in asked else any(map(fitting({asked}).fullmatch, (*KEYS, *CODES)))


def asked_in_python(path: Path) -> Iterator[tuple[int, str]]:
    """Line and key of everything that looks like a key of words: a dotted name that starts with a group."""
    in_f_string = {
        id(part) for node in nodes(path) if isinstance(node, ast.JoinedStr) for part in node.values
    }
    for node in nodes(path):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in in_f_string:
            text = node.value
        else:
            continue
        is_key = re.fullmatch(r"[a-z_]+(\.([a-z_]+|\*))+", text) and text.partition(".")[0] in GROUPS
        if is_key and (is_there(text) or not FILE.search(text)):
            yield node.lineno, text
    for node in nodes(path):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "under":
            yield from ((node.lineno, str(a.value)) for a in node.args if isinstance(a, ast.Constant))


def asked_in_template(path: Path) -> Iterator[str]:
    """What a template asks of our words; `lang.t` are those of Material."""
    pattern = r"(?:(?<!lang\.)\bt|\bwords)\(\s*['\"]([a-z_.]+)['\"]\s*(~?)"
    for key, more in re.findall(pattern, path.read_text("utf-8")):
        yield f"{key}*" if more else key


def test_every_language_has_the_same_keys() -> None:
    assert "az" in WORDS
    for words in WORDS.values():
        assert sorted(words.keys() ^ KEYS) == [], words.language


@pytest.mark.parametrize("language", sorted(set(WORDS) - {"az"}))
def test_every_language_names_the_same_values(language: str) -> None:
    words, az = WORDS[language], WORDS["az"]
    different = {key for key in KEYS if names_in(words(key)) != names_in(az(key))}
    assert sorted(different) == []


def test_no_words_are_empty() -> None:
    empty = {(words.language, key) for words in WORDS.values() for key in KEYS if not words(key).strip()}
    assert sorted(empty) == []


def test_every_problem_says_what_was_found_and_what_to_write() -> None:
    assert set(WORDS["az"].under("problems")) == {
        f"{code}.{part}" for code in CODES for part in ("found", "remedy")
    }


def test_python_asks_for_words_that_are_there() -> None:
    asked = [(name(path), line, key) for path in modules() for line, key in asked_in_python(path)]
    assert len(asked) > 100
    assert [f"{path}:{line}: {key}" for path, line, key in asked if not is_there(key)] == []


def test_templates_ask_for_words_that_are_there() -> None:
    asked = {(name(path), key) for path in PACKAGE.rglob("*.html") for key in asked_in_template(path)}
    assert len(asked) > 10
    assert sorted((path, key) for path, key in asked if not is_there(key)) == []


def test_no_words_are_left_over() -> None:
    asked = {key for path in modules() for _, key in asked_in_python(path)}
    asked -= {"problems.*.found", "problems.*.remedy"}  # a Problem asks by its code
    asked |= {key for path in PACKAGE.rglob("*.html") for key in asked_in_template(path)}
    used = fitting(asked)
    unused = [
        key for key in KEYS if not used.fullmatch(key) and not used.fullmatch(key.removeprefix("problems."))
    ]
    assert sorted(unused) == []


# --- No visible word outside of the words files, nothing of one organisation ------------------------------


def test_python_holds_no_azerbaijani_words() -> None:
    found = [
        f"{name(path)}:{line}: {text[:60]}"
        for path in modules()
        if name(path) not in LINGUISTIC
        for line, text in texts(path)
        if AZERBAIJANI.search(text)
    ]
    assert found == []


def without_comments(path: Path) -> str:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        return re.sub(r"\{#.*?#\}|<!--.*?-->", "", text, flags=re.DOTALL)
    return re.sub(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", "", text, flags=re.DOTALL)


def test_templates_and_scripts_hold_no_azerbaijani_words() -> None:
    suffixes = (".html", ".mjs", ".js", ".css")
    files = [path for path in PACKAGE.rglob("*") if path.suffix in suffixes and name(path) not in LINGUISTIC]
    assert files
    assert [name(path) for path in files if AZERBAIJANI.search(without_comments(path))] == []


def test_nothing_of_one_organisation_is_in_the_package() -> None:
    brand = re.compile(r"\ballin|destek\.|994", re.IGNORECASE)
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in PACKAGE.rglob("*")
        if path.suffix in TEXT_FILES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if brand.search(line.replace(EXAMPLE_NUMBER, "") if path.suffix == ".yml" else line)
    ]
    assert found == []
