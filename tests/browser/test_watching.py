"""The watch over pages sees what it is there to see, and the server behaves as a static host does."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from static_host import ServeDirectory
from used_pages import UsedPages
from watched_page import PageAt, Visit

pytestmark = pytest.mark.used_pages

HEAD = "<!doctype html><meta charset=utf-8><title>t</title><link rel=icon href=data:,>"


@pytest.fixture
def pages(tmp_path: Path, serve_directory: ServeDirectory) -> str:
    policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:\">"
    bodies = {
        "index.html": f"{HEAD}<p>ə",
        "404.html": f"{HEAD}<p>not here",
        "en/404.html": f"{HEAD}<p>not here, en",
        "log.html": f"{HEAD}<script>console.info('hello')</script>",
        "error.html": f"{HEAD}<script>null.x</script>",
        "late.html": f"{HEAD}<script>setTimeout(() => fetch('/missing.json'), 20)</script>",
        "third.html": f"{HEAD}<img src=https://third.example/a.png>",
        "style.html": f"{HEAD}{policy}<p style=color:red>red",
        "modul.html": f"{HEAD}<p><script type=module src=m.mjs></script>",
        "m.mjs": "document.querySelector('p').textContent = [navigator.language,"
        " Intl.DateTimeFormat().resolvedOptions().timeZone, "
        " matchMedia('(prefers-color-scheme: dark)').matches, innerWidth].join(' ')",
        "contact.vcf": "BEGIN:VCARD",
        "hours.ics": "BEGIN:VCALENDAR",
        "a.webp": "",
    }
    for name, body in bodies.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(body, encoding="utf-8")
    return serve_directory(tmp_path)


def test_a_good_page_is_quiet(page_at: PageAt, pages: str) -> None:
    visit = page_at(390)
    visit.page.goto(pages)
    assert visit.page.inner_text("p") == "ə"
    assert visit.hosts == {"127.0.0.1"}


def test_the_404_page_itself_is_quiet(page_at: PageAt, pages: str) -> None:
    visit = page_at(390)
    for address, text in {"nowhere/x/": "not here", "en/nowhere/": "not here, en"}.items():
        response = visit.page.goto(pages + address)
        assert response is not None
        assert response.status == 404
        assert visit.page.inner_text("p") == text


def test_a_page_with_larger_letters_is_not_used_again(browser: Browser, pages: str) -> None:
    used = UsedPages(browser)
    for letters in (32, None):
        visit = Visit(used.take(javascript=True))
        visit.page.goto(pages)
        assert visit.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "16px"
        if letters:
            visit.set_text_size(letters)
            assert visit.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        used.give_back(visit, javascript=True)
    used.contexts[True].close()


def test_a_device_unlike_the_site(page_at: PageAt, pages: str) -> None:
    visit = page_at(390, dark=True)
    visit.page.goto(pages + "modul.html")
    assert visit.page.inner_text("p") == "en-US America/New_York true 390"
    plain = page_at(1280, javascript=False)
    plain.page.goto(pages + "modul.html")
    assert plain.page.inner_text("p") == ""


@pytest.mark.parametrize(
    ("name", "javascript", "lists"),
    [
        ("log.html", True, {"console"}),
        ("error.html", True, {"page_errors"}),
        ("late.html", True, {"console", "failed_requests"}),
        ("third.html", True, {"console", "failed_requests", "third_parties"}),
        ("third.html", False, {"console", "failed_requests", "third_parties"}),
        ("style.html", True, {"console", "csp_violations"}),
        ("style.html", False, {"console", "csp_violations"}),
    ],
)
def test_what_a_good_page_does_not_do_is_seen(
    page_at: PageAt, pages: str, name: str, javascript: bool, lists: set[str]
) -> None:
    visit = page_at(390, javascript=javascript)
    visit.page.goto(pages + name)
    with pytest.raises(AssertionError):
        visit.assert_quiet()
    all_lists = ("console", "page_errors", "failed_requests", "csp_violations", "third_parties")
    assert {key for key in all_lists if getattr(visit, key)} == lists
    visit.forget()


def test_a_static_host(page_at: PageAt, pages: str) -> None:
    visit = page_at(390)
    types = {
        "m.mjs": "text/javascript",
        "contact.vcf": "text/vcard; charset=utf-8",
        "hours.ics": "text/calendar; charset=utf-8",
        "a.webp": "image/webp",
    }
    for name, kind in types.items():
        assert visit.page.request.get(pages + name).headers["content-type"] == kind
    assert visit.page.request.get(pages + "en/").status == 404  # no listing
    assert visit.page.request.head(pages + "nowhere").status == 404
