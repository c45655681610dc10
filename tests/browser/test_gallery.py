"""The gallery of infographics and what an article offers: by keyboard, by thumb, and without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

PHONE, DESKTOP = 390, 1280
WIDTHS = [PHONE, DESKTOP]
GALLERY = "self-service/infographics/"
THUMBNAIL_LIMIT, PICTURE_LIMIT = 15_000, 80_000
"""Bytes that a visitor on a phone may be sent for a picture, small and large."""

SENT = """Object.fromEntries(performance.getEntriesByType("resource")
    .filter((one) => one.initiatorType === "img" && one.name.includes("/infographics/"))
    .map((one) => [one.name, one.decodedBodySize]))"""

shares_its_page = pytest.mark.used_pages


def pictures(page: Page) -> Locator:
    """The thumbnails that are shown."""
    return page.locator(".hc-picture__open:visible")


def viewer(page: Page) -> Locator:
    return page.locator("dialog.hc-viewer")


def place(page: Page) -> Locator:
    return viewer(page).locator("[data-hc-viewer-place]")


def sent(page: Page) -> dict[str, int]:
    """The infographics that the page has got, and their bytes."""
    got: dict[str, int] = page.evaluate(SENT)
    return got


def opened(page: Page, number: int) -> Locator:
    """Opens a picture of the gallery, whose script is there by then."""
    expect(viewer(page)).to_be_attached()
    pictures(page).nth(number).click()
    expect(viewer(page)).to_be_visible()
    return viewer(page)


def whole(page: Page) -> None:
    """Waits until the large picture is there."""
    expect(viewer(page).locator("img")).not_to_have_js_property("naturalWidth", 0)


@shares_its_page
@pytest.mark.used_pages
@pytest.mark.parametrize("width", WIDTHS)
def test_by_keyboard(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + GALLERY)
    expect(viewer(page)).to_be_attached()
    everything = pictures(page).count()
    choices = page.get_by_role("group", name="Bölmə").get_by_role("radio")
    choices.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(choices.nth(2)).to_be_checked()
    expect(page.locator(".hc-gallery > section:visible")).to_have_count(1)
    own = pictures(page).count()
    assert 1 < own < everything

    page.keyboard.press("Tab")
    link = pictures(page).first
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(viewer(page)).to_be_visible()
    title = viewer(page).get_by_role("heading")
    expect(title).to_be_focused()
    expect(place(page)).to_contain_text(f"1 / {own}")
    first = title.inner_text()
    steps = viewer(page).locator("ol").inner_text()

    page.keyboard.press("ArrowRight")
    expect(place(page)).to_contain_text(f"2 / {own}")
    assert title.inner_text() != first
    assert viewer(page).locator("ol").inner_text() != steps
    expect(viewer(page).locator("img")).to_have_attribute("alt", re.compile(re.escape(title.inner_text())))
    whole(page)
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(first)
    page.keyboard.press("ArrowLeft")
    expect(place(page)).to_contain_text(f"{own} / {own}")  # round at the end
    viewer(page).get_by_role("button", name="Növbəti").focus()
    page.keyboard.press("Enter")
    expect(title).to_have_text(first)
    viewer(page).get_by_role("button", name="Əvvəlki").focus()
    page.keyboard.press("Space")
    expect(place(page)).to_contain_text(f"{own} / {own}")
    page.keyboard.press("Tab")
    inside = "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
    assert page.evaluate(inside)

    page.keyboard.press("Escape")
    expect(viewer(page)).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(viewer(page)).to_be_visible()
    close = viewer(page).get_by_role("button", name="Bağlayın")
    close.focus()
    page.keyboard.press("Enter")
    expect(viewer(page)).to_be_hidden()
    expect(link).to_be_focused()
    choices.nth(2).focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(choices.first).to_be_checked()
    expect(pictures(page)).to_have_count(everything)


@shares_its_page
@pytest.mark.used_pages
def test_without_a_script_it_is_whole(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE, javascript=False).page
    page.goto(serve_directory(own_site.site) + GALLERY)
    sections = page.locator(".hc-gallery > section")
    everything = sections.count()
    page.locator(".hc-gallery__filter label").nth(everything).click()
    expect(sections.nth(everything - 1)).to_be_visible()
    for number in range(everything - 1):
        expect(sections.nth(number)).to_be_hidden()
    item = sections.last.locator(".hc-picture").first
    item.locator("summary").click()
    expect(item.locator("ol > li").first).to_be_visible()
    expect(item.get_by_role("link", name="Məqaləni oxuyun")).to_be_visible()
    expect(item.get_by_role("link", name="Telegram")).to_be_visible()
    assert page.get_by_role("button", name="Keçidi kopyalayın").count() == 0
    answer = page.request.get(page.url + (item.locator("a").first.get_attribute("href") or ""))
    assert answer.ok
    assert answer.headers["content-type"].startswith("image/")
    assert page.evaluate(SMALL_TARGETS) == []


@shares_its_page
@pytest.mark.used_pages
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.emulate_media(reduced_motion="reduce", color_scheme="light")
    page.goto(serve_directory(own_site.site) + GALLERY)
    one_section = page.locator(".hc-gallery__filter label").last
    if width == DESKTOP:
        one_section.click()
    page.locator(".hc-picture__more:visible summary").last.click()
    page.evaluate("scrollTo(0, 0)")  # what lies under the header when scrolled is no target too small
    found = violations(page, **ALL_RULES)
    one_section.click()  # enough to look at all else, and takes a fraction of the time
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    opened(page, 0)
    whole(page)
    found += [f"dark, large: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    found += [f"large: {line}" for line in violations(page, **ALL_RULES)]
    assert not found, "\n".join(found)


@shares_its_page
@pytest.mark.used_pages
def test_a_thumb_finds_all_of_it_and_nothing_is_cut(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """At a phone's width; at 320 px; with letters twice as large."""
    visit = page_at(PHONE)
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(own_site.site) + GALLERY)
    page.locator(".hc-picture__more summary").first.click()
    assert page.evaluate(SMALL_TARGETS) == []
    dialog = opened(page, 0)
    assert [line for line in page.evaluate(SMALL_TARGETS) if "hc-viewer" in line or "data-hc" in line] == []
    for pixels, width in ((16, PHONE), (16, 320), (32, PHONE), (16, DESKTOP)):
        page.set_viewport_size({"width": width, "height": 800})
        visit.set_text_size(pixels)
        visit.settle()
        size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
        assert page.evaluate(size) == pixels * 1.25  # Material's own
        assert dialog.evaluate("dialog => dialog.scrollWidth - dialog.clientWidth") == 0, (pixels, width)
        # The dialog itself scrolls, and that is all that may.
        cut = [line for line in page.evaluate(CLIPPED) if "<dialog" not in line]
        assert [*cut, *page.evaluate(OUTSIDE)] == [], (pixels, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        last = dialog.get_by_role("link", name="Telegram")
        last.scroll_into_view_if_needed()
        expect(last).to_be_in_viewport()


@shares_its_page
def test_nothing_large_comes_before_somebody_wants_it(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Of an article that is opened at most the thumbnail, which is far down: how soon the browser fetches a
    lazy picture is its own choice."""
    visit = page_at(PHONE)
    page = visit.page
    root = serve_directory(own_site.site)
    page.goto(root + "account/reset-password/")
    visit.settle()
    assert all(path.endswith("-thumb.webp") and size <= THUMBNAIL_LIMIT for path, size in sent(page).items())
    offered = page.locator(".hc-offer img").first
    expect(offered).to_have_attribute("loading", "lazy")
    offered.scroll_into_view_if_needed()
    expect(offered).not_to_have_js_property("naturalWidth", 0)
    page.goto(root + GALLERY)
    expect(pictures(page).first.locator("img")).not_to_have_js_property("naturalWidth", 0)
    visit.settle()
    thumbnails = sent(page)
    assert len(thumbnails) < pictures(page).count()
    assert max(thumbnails.values()) <= THUMBNAIL_LIMIT
    opened(page, 0)
    whole(page)
    large = viewer(page).locator("img").evaluate("image => image.currentSrc")
    assert large not in thumbnails
    assert THUMBNAIL_LIMIT < sent(page)[large] <= PICTURE_LIMIT


@shares_its_page
def test_the_address_is_copied_and_that_is_said(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(DESKTOP).page
    page.goto(serve_directory(own_site.site) + GALLERY)
    expect(viewer(page)).to_be_attached()
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    dialog = opened(page, 0)
    button = dialog.get_by_role("button", name="Keçidi kopyalayın")
    button.click()
    expect(dialog.get_by_role("button", name="Kopyalandı")).to_be_focused()
    expect(dialog.locator("[data-hc-said]")).to_have_text("Kopyalandı")
    assert page.evaluate("copied") == dialog.locator("[data-hc-share]").get_attribute("data-hc-share")
    assert page.evaluate("copied").startswith("https://")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("button", name="Keçidi kopyalayın")).to_be_visible()


def test_where_a_device_can_share_it_is_asked_to(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(PHONE).page
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto(serve_directory(own_site.site) + GALLERY)
    dialog = opened(page, 0)
    dialog.get_by_role("button", name="Başqa tətbiqlər").click()
    assert page.evaluate("shared") == {
        "title": re.sub(r" \(\d+/\d+\)$", "", dialog.get_by_role("heading").inner_text()),
        "url": dialog.locator("[data-hc-share]").get_attribute("data-hc-share"),
    }
    expect(dialog.get_by_role("button", name="Başqa tətbiqlər")).to_be_visible()


@shares_its_page
@pytest.mark.used_pages
def test_on_paper_it_is_a_list_with_all_steps(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(DESKTOP).page
    page.goto(serve_directory(own_site.site) + GALLERY)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".hc-gallery__filter")).to_be_hidden()
    items = page.locator(".hc-picture")
    boxes = items.evaluate_all("items => items.map((item) => item.getBoundingClientRect().top)")
    assert boxes == sorted(set(boxes))
    assert all(one.is_visible() for one in page.locator(".hc-picture ol").all())
