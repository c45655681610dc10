"""What an editor is told about pictures and marks: each file of cases/screenshot has files and messages.

`pictures` names what is drawn by `RECIPES` below, `files` are texts, both by their paths below docs; `shown`
are those that an article shows, if not all. `says` is what an editor reads, to the letter.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from guide_articles import WORDS
from helpcentre.build import store as artefacts
from helpcentre.build.store import Derive, Store
from helpcentre.features.screenshot.publishing import Content, Screenshots, published
from helpcentre.problem import Problem, in_reading_order
from screenshot_pictures import moving, photo, saved

CASES = sorted((Path(__file__).parents[2] / "cases" / "screenshot").glob("*.yaml"))


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """To start others takes longer than what they do here."""
    monkeypatch.setattr(artefacts, "FEW", 100)


def claiming(width: int, height: int) -> bytes:
    """A PNG that says it is so large; whoever decodes it would need the memory before seeing that it lies."""
    small = bytearray(saved(Image.new("L", (1, 1)), "PNG"))
    small[16:24] = struct.pack(">II", width, height)
    return bytes(small)


RECIPES: dict[str, Callable[[], bytes]] = {
    "screen": lambda: saved(photo(108, 234), "PNG"),
    "wide": lambda: saved(photo(234, 108), "PNG"),
    "moving png": lambda: moving("PNG"),
    "moving webp": lambda: moving("WEBP"),
    "gif": lambda: moving("GIF"),
    "cut jpeg": lambda: saved(photo(400, 300), "JPEG")[:2000],
    "heavy": lambda: saved(photo(108, 234), "PNG") + bytes(10_600_000),
    "huge": lambda: claiming(6000, 5000),
    "long": lambda: claiming(100, 12_001),
    "text": lambda: b"bu shekil deyil",
}


def screenshots(case: dict[str, Any], folder: Path, what: Derive) -> Screenshots:
    docs = folder / "docs"
    contents = {path: RECIPES[recipe]() for path, recipe in case.get("pictures", {}).items()}
    contents |= {path: text.encode() for path, text in case.get("files", {}).items()}
    for path, content in contents.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    shown = frozenset(case.get("shown", contents))
    return published(Content(docs, frozenset(contents), shown), Store(folder / "store"), what=what)


@cache
def _problems(path: Path, what: Derive) -> tuple[Problem, ...]:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert set(case) <= {"pictures", "files", "shown", "says"}
    with tempfile.TemporaryDirectory() as folder:
        return tuple(in_reading_order(screenshots(case, Path(folder), what).problems))


@pytest.mark.parametrize("what", [Derive.LEAVE, Derive.MAKE], ids=lambda what: str(what.value))
@pytest.mark.parametrize("case", CASES, ids=lambda path: str(path.stem))
def test_a_mistake_is_said_as_its_case_says(case: Path, what: Derive) -> None:
    """By a check, which makes nothing, and by a build."""
    expected = yaml.safe_load(case.read_text("utf-8"))["says"].strip()
    assert "\n\n".join(problem.text(WORDS) for problem in _problems(case, what)) == expected


def test_every_problem_of_a_picture_has_a_case() -> None:
    codes = {key.rpartition(".")[0] for key in WORDS.under("problems") if key.startswith("screenshot.")}
    covered = {problem.code for case in CASES for problem in _problems(case, Derive.LEAVE)}
    assert codes - covered == set()


def test_a_live_preview_decodes_nothing_to_say_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It looks at the beginnings of files; a build says the rest."""
    monkeypatch.setattr(Image, "open", None)
    case = yaml.safe_load(next(case for case in CASES if case.stem == "pictures").read_text("utf-8"))
    codes = {problem.code for problem in screenshots(case, tmp_path, Derive.FIND).problems}
    assert codes == {f"screenshot.{code}" for code in ("broken", "heavy", "huge", "format")}


def test_a_picture_that_is_refused_is_in_no_site(tmp_path: Path) -> None:
    """Whatever is wrong with its marks: nobody knows what they were meant to cover."""
    case = yaml.safe_load(next(case for case in CASES if case.stem == "marks-files").read_text("utf-8"))
    with_marks = set(case["pictures"]) - {"account/top-up.png"}
    for what in Derive:
        found = screenshots(case, tmp_path / what.value, what)
        assert found.originals >= with_marks | set(case["files"])
        assert not set(found.renditions) & with_marks
