"""What a page weighs in a real browser on a phone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Page

from workbench import served

PICTURES = (".svg", ".png", ".webp", ".jpg", ".ico")
MENU = re.compile(rb'<ul class="hc-menu__list">.*?</ul>', re.DOTALL)
SEARCH_INDEX = re.compile(r"/search_index\.json$|^search/\w+/\w{10}/")
"""Material's index and the files of ours."""
WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
GO_TO_SEARCH = """
document.querySelector('[data-md-toggle="search"]').click();
document.querySelector('[data-md-component="search-query"]').focus();
"""
SETTLE = 2000
"""Milliseconds without a request after which a page is taken to have all it loads and to stand still."""


@dataclass(frozen=True)
class PageWeight:
    """One page at its first load, nothing cached.

    Args:
        html: bytes of the document.
        html_brotli: the same, compressed.
        menu: bytes of our menu of sections in it; 0 where there is none.
        files: what was loaded with it, by path, with brotli bytes: styles, scripts, worker, the document.
        search: brotli bytes that come when somebody goes to the search field, without the index.
        left_out: paths of what was loaded and isn't counted: pictures and the search index.
        elements: elements in the DOM.
        shift: cumulative layout shift.
    """

    html: int
    html_brotli: int
    menu: int
    files: dict[str, int]
    search: int
    left_out: tuple[str, ...]
    elements: int
    shift: float

    @property
    def requests(self) -> int:
        """How many requests are counted."""
        return len(self.files)

    @property
    def bytes(self) -> int:
        """Brotli bytes of what is counted."""
        return sum(self.files.values())


def weigh(browser: Browser, site: Path, address: str) -> PageWeight:
    """Loads a page once, in a browser that has seen nothing.

    Args:
        browser: started.
        site: a built site.
        address: of the page in it, such as `account/reset-password/`.
    """
    with served(site) as (root, asked):
        context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        page = context.new_page()
        page.add_init_script(WATCH_SHIFTS)
        page.goto(f"{root}{address}", wait_until="networkidle")
        _settle(page, asked)
        shift = float(page.evaluate("window.shifted"))
        elements = int(page.evaluate("document.querySelectorAll('*').length"))
        first = len(asked)
        page.evaluate(GO_TO_SEARCH)
        _settle(page, asked)
        context.close()
    # As the server saw it: requests of a worker are not always the page's in the browser's own account.
    paths = [path.lstrip("/") for path in asked]
    sizes = {
        path: compressed(_file(site, path).read_bytes())
        for path in paths
        if not path.endswith(PICTURES) and not SEARCH_INDEX.search(path)
    }
    html = (site / address / "index.html").read_bytes()
    return PageWeight(
        html=len(html),
        html_brotli=compressed(html),
        menu=sum(map(len, MENU.findall(html))),
        files={path: size for path, size in sizes.items() if path in paths[:first]},
        search=sum(size for path, size in sizes.items() if path not in paths[:first]),
        left_out=tuple(dict.fromkeys(path for path in paths if path not in sizes)),
        elements=elements,
        shift=shift,
    )


def _settle(page: Page, asked: list[str]) -> None:
    seen = -1
    while seen < len(asked):  # the worker of a heavy page starts late
        seen = len(asked)
        page.wait_for_timeout(SETTLE)


def compressed(content: bytes) -> int:
    """Bytes of a content as a host with brotli at its best (11) sends it."""
    return len(brotli.compress(content, quality=11))


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if not path or path.endswith("/") else site / path
