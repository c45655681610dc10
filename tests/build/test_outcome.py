"""A build or a check where nothing has changed says what it said before; where anything has, it runs."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from helpcentre.build import outcome as outcomes
from helpcentre.build.outcome import SECONDS, keep, known_outcome, question
from helpcentre.build.reads import noted
from site_builds import Outcome, copy_sources, replaced, run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made-up site, and the finished one."""
    for name, text in {
        "mkdocs.yml": "site_name: S\n",
        "docs/a.md": "A\n",
        "docs/b/c.md": "C\n",
        "site/index.html": "built",
    }.items():
        path = tmp_path / "s" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path / "s")
    monkeypatch.setenv("HELPCENTRE_TEST_READ", "1")
    monkeypatch.setenv("HELPCENTRE_TEST_UNREAD", "1")
    return tmp_path / "s"


def work(folder: Path, during: Callable[[], object] = lambda: None, *, command: str = "build") -> None:
    """What a command does: reads, asks, and keeps what it came to."""
    asked = question([command])
    assert asked
    with noted(folder) as reads:
        (folder / "mkdocs.yml").read_text("utf-8")
        for path in (folder / "docs").rglob("*.md"):
            path.read_bytes()
        Path(folder / "glossary.yaml").exists()
        os.environ.get("HELPCENTRE_TEST_READ")
        os.environ.get("HELPCENTRE_TEST_ABSENT")
        during()
        keep(asked, reads, 0, [(False, f"done in {SECONDS}")], folder / "site", is_made=command == "build")


def known(command: str = "build") -> bool:
    asked = question([command])
    assert asked
    return known_outcome(asked) is not None


def test_nothing_has_changed(folder: Path) -> None:
    assert not known()
    work(folder)
    assert known()
    assert not known("check")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda s: (s / "docs/a.md").write_text("B\n"),
    "an option": lambda s: (s / "mkdocs.yml").write_text("site_name: T\n"),
    "a new article": lambda s: (s / "docs/d.md").write_text("D"),
    "a new folder": lambda s: (s / "docs/e").mkdir(),
    "a new article deeper": lambda s: (s / "docs/b/d.md").write_text("D"),
    "a file that was looked for": lambda s: (s / "glossary.yaml").write_text("a: b"),
    "a rename": lambda s: (s / "docs/a.md").rename(s / "docs/z.md"),
    "a removal": lambda s: (s / "docs/b/c.md").unlink(),
    "a folder for a file": lambda s: ((s / "docs/a.md").unlink(), (s / "docs/a.md").mkdir()),
    "an environment variable": lambda _: os.environ.update(HELPCENTRE_TEST_READ="2"),
    "one that was not there": lambda _: os.environ.update(HELPCENTRE_TEST_ABSENT=""),
    "the site is gone": lambda s: shutil.rmtree(s / "site"),
    "a page of the site": lambda s: (s / "site/index.html").write_text("Built"),
    "a page more": lambda s: (s / "site/b.html").write_text("b"),
    "a swap that was stopped": lambda s: (s / "site").rename(s / ".site-old"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_makes_it_run_again(change: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HELPCENTRE_TEST_ABSENT", raising=False)
    work(folder)
    assert known()
    before = (folder / "docs/a.md").stat()
    CHANGES[change](folder)
    if (folder / "docs/a.md").is_file():  # a checkout may give a file any time
        os.utime(folder / "docs/a.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not known()
    os.environ.pop("HELPCENTRE_TEST_ABSENT", None)


def test_a_hook_is_known_by_its_source(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    hook = folder / "hook.py"
    hook.write_text("A = 1\n")

    def load() -> None:
        spec = importlib.util.spec_from_file_location("hook", hook)
        assert spec and spec.loader
        spec.loader.exec_module(importlib.util.module_from_spec(spec))

    load()
    work(folder, load)  # from __pycache__
    assert known()
    hook.write_text("A = 2\n")
    assert not known()


def test_what_does_not(folder: Path) -> None:
    work(folder)
    (folder / ".cache/helpcentre/other").mkdir(parents=True)
    (folder / ".site-lock").touch()
    os.environ["HELPCENTRE_TEST_UNREAD"] = "2"
    os.utime(folder / "docs/a.md")
    assert known()


@pytest.mark.parametrize(
    "change", [lambda s: (s / "docs/a.md").write_text("B"), lambda s: (s / "docs/new.md").write_text("B")]
)
def test_what_changes_during_the_work_is_not_taken_for_read(
    change: Callable[[Path], object], folder: Path
) -> None:
    work(folder, lambda: change(folder))
    assert not known()


def test_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work(folder)
    monkeypatch.setattr(outcomes, "program_digest", lambda: "another")
    assert not known()


def test_one_byte_of_the_package_is_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.py", "theme/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    monkeypatch.setattr(outcomes, "PACKAGE", tmp_path)
    seen = {outcomes.program_digest()}
    (tmp_path / "theme/b.html").write_text("2")
    seen.add(outcomes.program_digest())
    (tmp_path / "theme/b.html").rename(tmp_path / "theme/c.html")
    seen.add(outcomes.program_digest())
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_text("1")
    seen.add(outcomes.program_digest())
    assert len(seen) == 3


def test_a_check_knows_the_day_and_not_the_site(folder: Path) -> None:
    work(folder, command="check")
    shutil.rmtree(folder / "site")
    assert known("check")
    asked = question(["check"])
    assert asked
    assert known_outcome(replace(asked, day="2031-01-01")) is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\xfe", b"[]\n"])
def test_a_damaged_outcome_is_none(damage: bytes, folder: Path) -> None:
    work(folder)
    [kept] = (folder / ".cache/helpcentre/outcomes").glob("*.json")
    content = kept.read_bytes()
    kept.write_bytes(damage)
    assert not known()
    kept.write_bytes(content.replace(b'"code": 0', b'"code": 1'))
    assert not known()
    kept.write_bytes(content)
    assert known()
    assert json.loads(content.rpartition(b"\n")[0])["said"] == [[False, f"done in {SECONDS}"]]


@pytest.mark.parametrize(
    "arguments",
    [[], ["serve"], ["build", "--no-cache"], ["check", "--help"], ["--lang", "build"], ["build", "x"]],
)
def test_commands_without_a_kept_outcome(arguments: list[str]) -> None:
    assert question(arguments) is None


def test_the_folder_is_gone(folder: Path) -> None:
    shutil.rmtree(folder)
    assert question(["build"]) is None


def test_no_place_to_keep_it(folder: Path) -> None:
    (folder / ".cache").write_text("in the way")
    (folder / ".cache").chmod(0o400)
    work(folder)  # makes room, or not: a build does not end for it


def test_a_build_and_a_check_of_a_site(other_organisation: Outcome, tmp_path: Path) -> None:
    """What is said again is what was said, and an edit is seen whatever was kept."""
    site = copy_sources(other_organisation, tmp_path / "s")
    checked, again = run(site, "check"), run(site, "check")
    assert (again.code, again.said) == (checked.code, checked.said)
    assert run(site, "build").code == 0
    page = (site / "site/index.html").read_bytes()
    stamp = (site / "site").stat().st_ino
    assert "Heç nə dəyişməyib" in run(site, "build").said
    assert (site / "site").stat().st_ino == stamp
    assert "Heç nə dəyişməyib" not in run(site, "build", "--no-cache").said
    assert (site / "site/index.html").read_bytes() == page
    replaced(site / "mkdocs.yml", "site_name: ", "site_name: New ")
    assert "Heç nə dəyişməyib" not in run(site, "build").said
    assert b"New " in (site / "site/index.html").read_bytes()
    (site / "docs/en/index.md").write_text("---\ntitle: 5\n---\n{{ nothing }}\n", "utf-8")
    failed = run(site, "build")
    assert failed.code == 1
    assert run(site, "build").said == failed.said
