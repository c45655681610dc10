"""The way out of MkDocs 1: ProperDocs, its maintained fork, builds the very same site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builds import Outcome, copy_site


@pytest.mark.long
@pytest.mark.parametrize("name", [".", "two_languages"])
def test_properdocs_builds_the_same_site(
    name: str, own_site: Outcome, two_languages: Outcome, tmp_path: Path
) -> None:
    copy_site(name, tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml"],
        cwd=tmp_path,
        env={**os.environ, "DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    expected = {".": own_site, "two_languages": two_languages}[name].site
    assert _files(tmp_path / "site") == _files(expected)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
