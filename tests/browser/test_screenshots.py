"""Editors' pictures as a phone gets them: in a size that fits, late when far below, moving nothing."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from site_builds import Outcome
from static_host import ServeDirectory

PHONE = {"width": 390, "height": 800}
NOTE_SHIFTS = """
  window.moved = 0;
  const note = (list) => { for (const entry of list.getEntries()) window.moved += entry.value; };
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(
    ("pixels", "chosen"), [(2, ["top-up-720", "card-720"]), (3, ["top-up-1080", "card-800"])]
)
def test_a_phone_gets_what_it_can_show(
    browser: Browser,
    screenshots_site: Outcome,
    serve_directory: ServeDirectory,
    pixels: int,
    chosen: list[str],
) -> None:
    """One picture is 295 CSS pixels wide, the other as wide as the text and of 800 pixels itself."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=pixels)
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda made: asked.append(urlsplit(made.url).path))
        page.add_init_script(NOTE_SHIFTS)
        page.goto(serve_directory(screenshots_site.site) + "account/top-up/")
        first, second, drawing = (page.locator(".hc-text img").nth(number) for number in range(3))
        expect(first).to_have_js_property("complete", True)
        assert first.get_attribute("loading") is None
        for late in (second, drawing):
            assert late.get_attribute("loading") == "lazy"
            late.scroll_into_view_if_needed()
            expect(late).to_have_js_property("complete", True)
        ours = [path.rpartition("/")[2].partition(".")[0] for path in asked if "/assets/pictures/" in path]
        assert ours == chosen
        assert "/account/sign.svg" in asked
        for picture in (first, second, drawing):
            width, height = picture.evaluate("(img) => [img.clientWidth, img.clientHeight]")
            stated = [int(picture.get_attribute(name) or 0) for name in ("width", "height")]
            assert abs(width / height - stated[0] / stated[1]) < 0.02  # of the place that was kept for it
            assert width <= min(stated[0], PHONE["width"] - 32)
        assert page.evaluate("window.moved") < 0.001
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    finally:
        context.close()
