"""A page in a browser, and everything about it that a good page keeps empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request, Response

SETTLE = 50
"""Milliseconds that a page gets, after its last request, to complain."""
PATIENCE = 2000
"""Milliseconds that its last request may take."""


@dataclass
class Visit:
    """A page that is watched. A test that means to provoke something reads the list and then calls `forget`.

    Args:
        page: to go somewhere with.
    """

    page: Page
    console: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    csp_violations: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    """Every host that was asked, the site's own `127.0.0.1` too."""
    text_resized: bool = False
    """A page stays so for good: Chromium gives the size to each document that comes after."""

    def __post_init__(self) -> None:
        self._open: set[Request] = set()
        self._not_found: set[str] = set()
        self._listeners: dict[str, Callable[..., None]] = {
            "console": self._on_console,
            "pageerror": self._on_page_error,
            "request": self._on_request,
            "response": self._on_response,
            "requestfinished": self._on_finished,
            "requestfailed": self._on_failed,
        }
        for event, listener in self._listeners.items():
            self.page.on(event, listener)  # type: ignore[call-overload]

    @property
    def third_parties(self) -> set[str]:
        """Hosts that are not the site's."""
        return self.hosts - {"127.0.0.1", "localhost"}

    def set_text_size(self, pixels: int) -> None:
        """The size of letters that a reader chose in the browser; 16 for readers who chose none."""
        self.text_resized = True
        session = self.page.context.new_cdp_session(self.page)
        session.send("Page.enable")
        session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels - 3}})

    def settle(self) -> None:
        """Waits until the page asks for nothing more."""
        waited = 0
        while not self.page.is_closed() and (self._open or not waited) and waited < PATIENCE:
            self.page.wait_for_timeout(SETTLE)
            waited += SETTLE

    def assert_quiet(self) -> None:
        """Fails on anything that a good page doesn't do."""
        self.settle()
        assert not self.csp_violations
        assert not self.page_errors
        assert not self.third_parties
        assert not self.failed_requests
        assert not self.console

    def leave(self) -> None:
        """Watches no longer; the page may be another visit's."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def forget(self) -> None:
        """Empties the lists: what has been seen was meant."""
        seen = (self.console, self.page_errors, self.failed_requests, self.csp_violations, self.hosts)
        for one in seen:
            one.clear()

    def _on_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.csp_violations.append(message.text)
        # A page that was asked for and is the 404 page is right, and the console says so all the same.
        if message.location["url"] not in self._not_found:
            self.console.append(f"{message.type}: {message.text} ({message.location['url']})")

    def _on_page_error(self, error: Error) -> None:
        self.page_errors.append(str(error))

    def _on_request(self, request: Request) -> None:
        self._open.add(request)
        host = urlsplit(request.url).hostname
        if host:  # data: and blob: addresses have none
            self.hosts.add(host)

    def _on_response(self, response: Response) -> None:
        if response.status == HTTPStatus.NOT_FOUND and response.request.is_navigation_request():
            self._not_found.add(response.url)
        elif response.status >= HTTPStatus.BAD_REQUEST:
            self.failed_requests.append(f"{response.status} {response.url}")

    def _on_finished(self, request: Request) -> None:
        self._open.discard(request)

    def _on_failed(self, request: Request) -> None:
        self._open.discard(request)
        # Leaving a page stops what it was loading.
        if request.failure != "net::ERR_ABORTED":
            self.failed_requests.append(f"{request.failure} {request.url}")


class PageAt(Protocol):
    """Opens a page; see `page_at`."""

    def __call__(self, width: int, *, dark: bool = False, javascript: bool = True) -> Visit: ...
