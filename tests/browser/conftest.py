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
from used_pages import UsedPages, new_context
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


@pytest.fixture(scope="session")
def used_pages(browser: Browser) -> UsedPages:
    """The pages that tests of this process share, one after the other."""
    return UsedPages(browser)


@pytest.fixture
def page_at(request: pytest.FixtureRequest, browser: Browser, used_pages: UsedPages) -> Iterator[PageAt]:
    """Opens watched pages, and looks in the end that all were quiet.

    Each has a context of its own, unless the test is marked `used_pages`. That is much quicker, and right for
    a test that leaves nothing in its context (clock, permissions, being offline, routes of all pages) and no
    init script in its page.
    """
    shared = request.node.get_closest_marker("used_pages") is not None
    visits: list[tuple[Visit, bool]] = []

    def open_page(width: int, *, dark: bool = False, javascript: bool = True) -> Visit:
        page = used_pages.take(javascript) if shared else new_context(browser, javascript).new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if dark else "light")
        visit = Visit(page)
        visits.append((visit, javascript))
        return visit

    yield open_page
    whole = False
    try:
        for visit, _ in visits:
            visit.assert_quiet()
        whole = True
    finally:
        for visit, javascript in visits:
            visit.leave()
            if not shared:
                visit.page.context.close()
            elif whole:
                used_pages.give_back(visit, javascript)
            else:
                visit.page.close()


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
