"""Nothing on a page moves once it is seen, however slowly the page comes.

A browser draws what has arrived, so what is seen depends on the network. Here the browser's parser gets each
page in small pieces and draws after each one; scripts and pictures come when all is drawn.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Route

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

PAGES = ["", "wallet/", "wallet/top-up/", "wallet/failed-payment/", "wallet/fees/", "technical/clear-cache/"]
PAGES += ["self-service/faq/", "support/contact/", "support/report-problem/"]
LATE = re.compile(r"\.(mjs|js|svg|png|webp)$")
TOGETHER = 100
"""How many pieces come at once below the window: nothing is seen there, but they may move what is in it."""

# Writes pieces into the empty page and draws after each. Leaves in `window.moved` what has moved: how much,
# after which piece, which elements, from where to where.
WRITE = """async ([head, pieces, together]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
  const told = ({ node, previousRect, currentRect }) => {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const name = element?.cloneNode().outerHTML ?? "::before or ::after";
    return `${name}: ${place(previousRect)} → ${place(currentRect)}`;
  };
  let last = head;
  window.moved = [];
  const note = (entries) => {
    const piece = last.slice(-60);
    for (const { value, sources } of entries) window.moved.push([value, piece, ...sources.map(told)]);
  };
  window.shifts = new PerformanceObserver((list) => note(list.getEntries()));
  window.shifts.observe({ type: "layout-shift" });
  document.open();
  document.write(head);
  while (pieces.length > 0) {
    await painted();
    note(window.shifts.takeRecords());
    const below = document.documentElement.scrollHeight > innerHeight + 200;
    last = pieces.splice(0, below ? together : 1).join("");
    document.write(last);
  }
  document.close();
  await painted();
}"""
MOVED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return window.moved;
}"""

# Pieces end before each start tag of something that is drawn, and within long texts in it.
STARTS = re.compile(r"(?=<(?!/|path|br|script|meta)\w)")
CUT = re.compile(r"(<[^>]*>\s*[^<]{12})([^<\s].*)", re.DOTALL)

BUTTONS = ["<button id=one>one</button>", "<button id=two>two</button>"]


@pytest.mark.parametrize(("width", "height"), [(390, 800), (1280, 800)])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str, width: int, height: int
) -> None:
    visit = page_at(width)
    page = visit.page
    page.set_viewport_size({"width": width, "height": height})
    late: list[Route] = []
    here = serve_directory(own_site.site) + address
    page.route(LATE, lambda route: late.append(route))  # noqa: PLW0108 - Playwright can't look into append
    page.route(here, lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
    page.goto(here)
    head, tag, body = own_site.page(address).partition("<body")
    pieces = [piece for part in STARTS.split(tag + body) for piece in CUT.split(part) if piece]
    page.evaluate(WRITE, [head, pieces, TOGETHER])
    page.unroute(LATE)
    for route in late:
        route.continue_()
    visit.settle()
    assert page.evaluate(MOVED) == []


def test_nothing_moves_where_a_page_ends_in_sight(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Its footer stands at the bottom of the window."""
    test_nothing_moves(own_site, serve_directory, page_at, "support/hours/", 1280, 2000)


def test_the_scrollbar_has_its_place(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """The browser of the tests draws none, so that it could not be seen to come."""
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site))
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "scroll"


def test_what_moves_is_seen(tmp_path: Path, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    """By the test above: one button pushes another aside."""
    page = page_at(390).page
    (tmp_path / "empty.html").write_text("<!doctype html><link rel=icon href=data:,>")
    page.goto(serve_directory(tmp_path) + "empty.html")
    page.evaluate(WRITE, ["<!doctype html><body><p style='display: flex; justify-content: end'>", BUTTONS, 1])
    (moved,) = page.evaluate(MOVED)
    assert moved[2].startswith('<button id="one"></button>: ')


def test_what_needs_a_script_is_not_there_without(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    for scripts in (True, False):
        page = page_at(390, javascript=scripts).page
        for address, part in (("", ".hc-hero__search"), ("self-service/faq/", ".hc-filter")):
            page.goto(serve_directory(own_site.site) + address)
            assert page.locator(part).is_visible() == scripts
            assert page.locator(".hc-header [data-hc-search]").is_visible() == scripts
