"""What benches and pictures share: a browser, a static host, a site built into a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests"))  # the tests know which browser works, and how a static host answers

import chromium  # noqa: E402
from static_host import StaticHandler  # noqa: E402

NO_BROWSER = {
    "az": "İşləyən Chromium tapılmadı: Chromium və ya Chrome quraşdırın,"
    " yaxud yolunu HELPCENTRE_CHROMIUM dəyişənində göstərin.",
    "en": "There is no working Chromium: install Chromium or Chrome,"
    " or give its path in the variable HELPCENTRE_CHROMIUM.",
}


class LoggingHandler(StaticHandler):
    """Notes what is asked for, in the order it is asked."""

    asked: list[str]

    def do_GET(self) -> None:  # noqa: N802 - as the base class has it
        """Answers, and notes the path."""
        self.asked.append(self.path.partition("?")[0])
        super().do_GET()


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium; ends the program with a sentence when there is none."""
    path = chromium.provide(lambda _: None)
    if path is None:
        sys.exit(NO_BROWSER.get(os.environ.get("HELPCENTRE_LANG", ""), NO_BROWSER["az"]))
    with sync_playwright() as playwright:
        started = chromium.launch(playwright, path)
        yield started
        started.close()


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serves a folder on loopback.

    Args:
        folder: a built site.

    Yields:
        Its address, which ends in `/`, and a list that grows by the path of each request.
    """
    asked: list[str] = []
    handler = type("Handler", (LoggingHandler,), {"asked": asked})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()


def build(folder: Path, site: Path, *, stock: bool = False) -> None:
    """Builds a site, and ends the program with what the build said if it fails.

    Args:
        folder: with its mkdocs.yml.
        site: where the pages go.
        stock: by MkDocs itself, for a site without our plugin.
    """
    # Not through `helpcentre build`: a page that waits for the owner's facts is drawn all the same, and the
    # project's own site/ stays as it is.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    clean = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    environment = {**clean, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    done = subprocess.run(
        command if stock else [*command, "--strict"],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)
