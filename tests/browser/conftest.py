"""A real Chromium, pages in it that are watched, and a static server for what they show."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

import chromium
from static_host import ServeDirectory, StaticHandler
from watched_page import PageAt, Visit


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what drives a browser, before tests are chosen by mark."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; a test that asks for it fails when there is none."""
    path = chromium.chosen()
    with sync_playwright() as playwright:
        try:
            started = chromium.launch(playwright, path)
        except Error as error:
            pytest.fail(f"no Chromium starts from {path or 'Playwright'!r}: {error.message}", pytrace=False)
        yield started
        started.close()


@pytest.fixture
def page_at(browser: Browser) -> Iterator[PageAt]:
    """Opens watched pages, each in a context of its own, and looks in the end that all were quiet.

    The device speaks another language and stands in another time zone than the site, so that nothing of the
    site's can come from it by chance.
    """
    visits: list[Visit] = []

    def open_page(width: int, *, dark: bool = False, javascript: bool = True) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            locale="en-US",
            timezone_id="America/New_York",
        )
        visits.append(Visit(context.new_page()))
        return visits[-1]

    yield open_page
    try:
        for visit in visits:
            visit.assert_quiet()
    finally:
        for visit in visits:
            visit.page.context.close()


@pytest.fixture(scope="session")
def serve_directory() -> Iterator[ServeDirectory]:
    """Serves folders on loopback, each at an address of its own that ends in `/`."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def serve(path: Path) -> str:
        if path not in servers:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StaticHandler, directory=str(path)))
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
            servers[path] = server
        return f"http://127.0.0.1:{servers[path].server_port}/"

    yield serve
    for server in servers.values():
        server.shutdown()
        server.server_close()
