"""Nothing on a page moves once it is seen."""

from __future__ import annotations

import pytest

from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt
from weight.page_weight import WATCH_SHIFTS

PAGES = ["", "wallet/", "wallet/top-up/", "wallet/failed-payment/", "wallet/fees/", "technical/clear-cache/"]
PAGES += ["self-service/faq/", "support/contact/"]

NOTICED = 0.0005
"""Less is the logo, which moves 5 px where the browser draws it before it has read the name beside it."""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_moves(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str, width: int
) -> None:
    visit = page_at(width)
    visit.page.add_init_script(WATCH_SHIFTS)
    visit.page.goto(serve_directory(own_site.site) + address, wait_until="networkidle")
    visit.page.wait_for_timeout(300)
    visit.settle()
    assert visit.page.evaluate("window.shifted") < NOTICED


def test_what_needs_a_script_is_not_there_without(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    for scripts in (True, False):
        page = page_at(390, javascript=scripts).page
        for address, part in (("", ".hc-hero__search"), ("self-service/faq/", ".hc-filter")):
            page.goto(serve_directory(own_site.site) + address)
            assert page.locator(part).is_visible() == scripts
            assert page.locator(".hc-header [data-hc-search]").is_visible() == scripts
