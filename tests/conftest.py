"""Fixture sites that several test files look at: each is built once per run."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

import examples  # noqa: F401 - sets how many there are before any test file asks
from site_builds import Outcome, copy_site, run

LONGEST = (
    "browser/test_search.py",  # the first that needs the own site, which others then find built
    "browser/test_accessibility.py",
    "host/test_serve.py",
    "browser/test_keyboard.py",
    "browser/test_shift.py",
    "browser/test_opening.py",
    "browser/test_support_panel.py",
    "browser/test_report.py",
    "browser/test_feedback.py",
    "browser/test_site.py",
    "features/guide/test_publishing.py",
    "build/test_failure.py",
    "build/test_switched_off.py",
    "test_start.py",
    "cli/test_cli.py",
    "test_weight.py",
    "features/wording/test_commands.py",
    "browser/test_channel_check.py",
    "contact/test_opening.py",
)
"""The files that take longest, as they are best begun. A list that has grown old only costs time."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the files that take longest: in the end no process is left with one of them alone."""
    places = {file: place for place, file in enumerate(LONGEST)}
    folder = Path(__file__).parent
    items.sort(key=lambda item: places.get(item.path.relative_to(folder).as_posix(), len(places)))


def _built(
    name: str, factory: pytest.TempPathFactory, prepare: Callable[[Path], object] = lambda _: None
) -> Outcome:
    """The first process of the run that asks for a site builds it; the others wait, and take it as it is."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= f"built-{name.replace('.', 'own_site')}"
    said = folder.with_suffix(".said")
    with FileLock(folder.with_suffix(".lock")):
        if not said.exists():
            prepare(copy_site(name, folder))
            outcome = run(folder, "build")
            assert outcome.code == 0, outcome.said
            said.write_text(outcome.said, "utf-8")
    return Outcome(0, said.read_text("utf-8"), folder)


@pytest.fixture(scope="session")
def two_languages(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The built site `two_languages`."""
    return _built("two_languages", tmp_path_factory)


@pytest.fixture(scope="session")
def other_organisation(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The built site `other_organisation`."""
    return _built("other_organisation", tmp_path_factory)


@pytest.fixture(scope="session")
def own_languages(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The built site `own_languages`."""
    return _built("own_languages", tmp_path_factory)


@pytest.fixture(scope="session")
def screenshots_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The built site `screenshots`, with the pictures that it shows."""
    from screenshot_pictures import draw_pictures

    return _built("screenshots", tmp_path_factory, lambda folder: draw_pictures(folder / "docs"))


@pytest.fixture(scope="session")
def lessons_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The built site `lessons`, with its recording."""
    from lesson_files import clip  # the library behind it takes half a second to load

    return _built("lessons", tmp_path_factory, lambda folder: clip(folder / "docs/account/recorded.mp4"))


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The site of this very project."""
    return _built(".", tmp_path_factory)
