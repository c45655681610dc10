"""What the documents say is there: the tree of ARCHITECTURE.md, and every path that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "plugins" / "helpcentre"
DOCUMENTS = [ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "notes").glob("*.md"))]
LINKED = [*DOCUMENTS, ROOT / "README.md", ROOT / "REDAKTOR.md", ROOT / "STIL.md", ROOT / "CHANNELS.md"]
OUTPUT = frozenset(
    {"site/", ".venv", ".cache", ".cache/helpcentre/derived", "_headers", "manifest.json", "helpcentre.py"}
)
"""What a build makes."""
ENDINGS = "py|mjs|css|html|typ|ya?ml|json|md|toml|txt|ttf|svg"
PATH = re.compile(rf"[\w.*<>-]+(?:/[\w.*<>-]+)*(?:/|\.(?:{ENDINGS}))")
MADE_UP = re.compile(r"plain_text|wordmark\.html$|article\.txt|text\.mount|words-0")
BLOCK = re.compile(r"^[ >]*```.*?^[ >]*```", re.MULTILINE | re.DOTALL)
SITE = re.compile(r"top-up|^account/|^section/|^illustration\.svg$")
"""Addresses and files of a site in examples."""


@cache
def files() -> tuple[str, ...]:
    """Every file of the project and every folder with one, relative to its root."""
    skipped = {".git", ".venv", "site", "node_modules", "__pycache__"}
    found = set()
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        if path.is_file() and not skipped & set(parts) and not parts[0].startswith((".cache", ".site", ".m")):
            found |= {"/".join(parts[:length]) for length in range(1, len(parts) + 1)}
    return tuple(sorted(found))


def is_there(path: str) -> bool:
    """Whether a path ends as some file or folder of the project does; `<name>` and `*` stand for any name."""
    pattern = re.sub(r"<[\w-]+>", "*", path.rstrip("/"))
    return any(fnmatch(known, pattern) or fnmatch(known, f"*/{pattern}") for known in files())


def named_paths(text: str) -> Iterator[str]:
    """The paths in a document's inline code; what begins with `/` is an address of a site."""
    for code in re.findall(r"`([^`\n]+)`", BLOCK.sub("", text)):
        if PATH.fullmatch(code) and code not in OUTPUT and not MADE_UP.search(code) and not SITE.search(code):
            yield code


def tree() -> dict[str, str]:
    """The lines of ARCHITECTURE.md's trees: what stands for each name."""
    blocks = re.findall(r"^```\n(.*?)^```", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    pattern = re.compile(r"\s{0,4}([\w./]+)\s{2,}(\S.*)")
    return {match[1]: match[2] for line in lines if (match := pattern.match(line))}


def test_the_tree_has_every_package_and_every_module_at_the_top() -> None:
    expected = {f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")}
    expected |= {path.name for path in PACKAGE.glob("*.py")} - {"__init__.py"}
    assert {"build/", "features/", "problem.py"} <= expected
    assert sorted(expected - set(tree())) == []


def test_the_tree_has_every_feature() -> None:
    expected = {f"{path.parent.name}/" for path in PACKAGE.glob("features/*/__init__.py")}
    assert len(expected) > 5
    assert sorted(expected - set(tree())) == []


def test_the_tree_has_nothing_else() -> None:
    here = {name for name in tree() if not (ROOT / name).exists() and not (PACKAGE / name).exists()}
    assert sorted(name for name in here if not (PACKAGE / "features" / name).is_dir()) == []


def test_every_note_is_listed() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert [path.name for path in (ROOT / "notes").glob("*.md") if f"(notes/{path.name})" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_are_there(document: Path) -> None:
    text = document.read_text("utf-8")
    assert [path for path in named_paths(text) if not is_there(path)] == []


@pytest.mark.parametrize("document", LINKED, ids=lambda path: path.name)
def test_links_lead_to_files(document: Path) -> None:
    text = re.sub(r"`[^`\n]+`", "", BLOCK.sub("", document.read_text("utf-8")))
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = {word for row in re.findall(r"^\| ([^|]+) \|", text, re.M) for word in re.findall(r"[\w-]+", row)}
    wanted = {re.split(r"[=<>~ ]", package)[0] for package in project["dependencies"]}
    assert sorted(wanted - table) == []
    for package in project["optional-dependencies"]["test"]:
        assert re.split(r"[=<>~ ]", package)[0] in text


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("build/pipeline.py", True),
        ("ranking.mjs", True),
        ("features/<name>/feature.py", True),
        ("docs/<code>/", True),
        ("tests/features/", True),
        ("page_view.py", False),
        ("features/picture/", False),
    ],
)
def test_what_is_found(path: str, there: bool) -> None:
    assert is_there(path) is there


def test_what_counts_as_a_path() -> None:
    text = (
        "`build/pipeline.py` `hc.slots.end` `/contact.vcf` `site/` `notes/` `Flag`\n```\n`not/here.py`\n```\n"
    )
    assert list(named_paths(text)) == ["build/pipeline.py", "notes/"]
