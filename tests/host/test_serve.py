"""The live preview: what an editor changes is seen, and a mistake never blanks the site."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from site_builds import copy_site, replaced

PATIENCE = 40
"""Seconds a rebuild may take before the test gives up; nothing is measured."""


class Preview:
    """A running `helpcentre serve` of a copied site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.log = folder / "serve.log"
        environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
        environment.pop("SITE_URL", None)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "helpcentre.cli", "serve", "-a", f"127.0.0.1:{self.port}"],
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def page(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=10) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait(self, is_so: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if is_so():
                return
            time.sleep(0.2)
        raise AssertionError(f"{what}\n{self.said()}")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    folder = copy_site("other_organisation", tmp_path)
    replaced(folder / "mkdocs.yml", "font: false", "font: false, custom_dir: overrides")
    replaced(folder / "mkdocs.yml", "messages: en", "messages: en\n      glossary: terms.yaml")
    (folder / "terms.yaml").write_text("en:\n  limits: {sentence: 30}\n")
    (folder / "synonyms.yaml").write_text("en:\n")
    (folder / "overrides" / "helpcentre").mkdir(parents=True)
    started = Preview(folder)
    try:
        started.wait(lambda: "Call us" in started.page(""), "the preview does not start")
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def test_every_source_reloads_and_mistakes_leave_the_pages(preview: Preview) -> None:
    folder = preview.folder
    assert "Content-Security-Policy" not in preview.page("")

    replaced(folder / "docs/en/index.md", "Call us", "Ring us")
    preview.wait(lambda: "Ring us" in preview.page(""), "an article does not reload")

    replaced(folder / "contacts.yaml", "opens: 08:00", "opens: 09:45")
    preview.wait(lambda: "09:45" in preview.page(""), "contact facts do not reload")

    (folder / "terms.yaml").write_text("en:\n  terms: [{term: phone, instead_of: [ring]}]\n")
    preview.wait(lambda: "belə yazın: phone" in preview.said(), "the glossary does not reload")
    (folder / "terms.yaml").write_text("en:\n  limits: {sentence: 1}\n")
    preview.wait(lambda: "ən çoxu 1 söz" in preview.said(), "a warning is not said")

    (folder / "synonyms.yaml").write_text("en:\n- [unicorn, pegasus]\n")
    preview.wait(lambda: "yoxdur: unicorn, pegasus" in preview.said(), "synonyms do not reload")

    (folder / "overrides/helpcentre/untranslated.html").write_text("<p>from an override</p>")
    preview.wait(lambda: "from an override" in preview.page("help/contact/"), "a template does not reload")

    template = folder / "overrides/helpcentre/untranslated.html"
    template.write_text("{% blok %}")
    preview.wait(lambda: "untranslated.html:1" in preview.said(), "a broken template is not said")
    template.unlink()

    bad = folder / "docs/en/orders/Change-Date.md"
    bad.write_text("---\ntitle: A\ndescription: B.\nkind: page\n---\n\n" + ">" * 500 + " a\n")
    preview.wait(lambda: "yaramır: Change-Date.md" in preview.said(), "a file name is not said")
    assert "həddən çoxdur" in preview.said()
    bad.unlink()

    replaced(folder / "docs/en/index.md", "{{ phone }}", "{{ fone }}")
    preview.wait(lambda: "{{ fone }}" in preview.said(), "a mistake is not said")
    assert "Ring us" in preview.page("")

    replaced(folder / "contacts.yaml", "opens: 09:45", "opens: 9.45")
    preview.wait(lambda: "contacts.yaml:18" in preview.said(), "a mistake in the facts is not said")
    preview.wait(lambda: "09:45" in preview.page("help/contact/"), "the last good facts are lost")
    assert "Traceback" not in preview.said()

    replaced(folder / "contacts.yaml", "opens: 9.45", "opens: 10:30")
    replaced(folder / "docs/en/index.md", "{{ fone }}", "{{ phone }}")
    preview.wait(lambda: "10:30" in preview.page(""), "mended facts do not reload")
