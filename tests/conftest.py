"""Fixture sites that several test files look at: each is built once a run."""

from __future__ import annotations

import os

import pytest
from filelock import FileLock

from site_builds import Outcome, copy_site, run


def _built(name: str, factory: pytest.TempPathFactory) -> Outcome:
    """The first process of the run that asks for a site builds it; the others wait, and take it as it is."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= f"built-{name.replace('.', 'own_site')}"
    said = folder.with_suffix(".said")
    with FileLock(folder.with_suffix(".lock")):
        if not said.exists():
            outcome = run(copy_site(name, folder), "build")
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
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The site of this very project."""
    return _built(".", tmp_path_factory)
