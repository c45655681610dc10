"""Fixture sites that several test files look at: each is built once a run."""

from __future__ import annotations

import pytest

from site_builds import Outcome, copy_site, run


def _built(name: str, factory: pytest.TempPathFactory) -> Outcome:
    outcome = run(copy_site(name, factory.mktemp("site")), "build")
    assert outcome.code == 0, outcome.said
    return outcome


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
