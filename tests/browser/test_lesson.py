"""A lesson on its page: nothing is loaded unasked, keys reach the player, hosts wait for a tap.

Playing needs a browser with H.264: Debian's Chromium and Chrome have it, Playwright's own Chromium does not.
What is asserted of playing is asserted where the browser says that it can.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

PHONE, DESKTOP = 390, 1280
CAN_PLAY = "() => document.createElement('video').canPlayType('video/mp4; codecs=\"avc1.640028\"') !== ''"


REACHES = """(video, seconds) => new Promise((done) => {
    const look = () => (video.currentTime >= seconds ? done() : setTimeout(look, 50));
    look();
})"""


def wait_until(video: Locator, seconds: float) -> None:
    """Waits until a video has come to a moment."""
    video.evaluate(REACHES, seconds)


def asked_for(page: Page) -> list[str]:
    """Endings of what is requested of videos, from now on."""
    endings: list[str] = []
    page.on(
        "request",
        lambda request: endings.append(request.url.rpartition(".")[2]) if "/videos/" in request.url else None,
    )
    return endings


def test_a_lesson_waits_until_it_is_asked_for(
    page_at: PageAt, lessons_site: Outcome, serve_directory: ServeDirectory
) -> None:
    visit = page_at(PHONE)
    page = visit.page
    asked = asked_for(page)
    page.goto(f"{serve_directory(lessons_site.site)}account/made/", wait_until="networkidle")
    assert "mp4" not in asked
    video = page.locator("video")
    expect(video).to_be_hidden()
    steps_at = page.locator(".hc-steps").bounding_box()
    summary = page.locator(".hc-lesson > summary")
    expect(summary).to_have_text(re.compile(r"^\s*Video dərslik · \d+ san, səssiz\s*$"))
    summary.focus()
    page.keyboard.press("Enter")
    expect(video).to_be_visible()
    box = video.bounding_box()
    assert box and steps_at
    assert box["width"] <= PHONE
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.keyboard.press("Tab")
    expect(video).to_be_focused()
    expect(video).to_have_attribute("preload", "none")
    assert video.evaluate("video => video.paused && video.controls && !video.autoplay")
    assert video.evaluate("video => [...video.textTracks].map(track => track.kind)") == [
        "captions",
        "chapters",
    ]
    assert "mp4" not in asked, "no byte of the video before it is played"
    page.locator(".hc-lesson__transcript summary").click()
    expect(page.get_by_text("2. Bildirişlər bölməsini & siyahını seçin.", exact=True)).to_be_visible()
    assert violations(page, **ALL_RULES) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert violations(page, **RULES_OF_COLOUR) == []
    if page.evaluate(CAN_PLAY):
        video.focus()
        page.keyboard.press("Space")
        wait_until(video, 0.1)
        assert "mp4" in asked
        page.locator("[data-hc-start]").nth(2).press("Enter")
        wait_until(video, 6)
        expect(video).to_be_focused()
        expect(video).to_have_js_property("videoHeight", 1920)
        video.evaluate("video => video.pause()")
    visit.forget()  # a player breaks off what it has enough of


def test_an_address_names_a_moment(
    page_at: PageAt, lessons_site: Outcome, serve_directory: ServeDirectory
) -> None:
    visit = page_at(DESKTOP)
    visit.page.goto(f"{serve_directory(lessons_site.site)}account/made/?t=6#video")
    video = visit.page.locator("video")
    expect(video).to_be_visible()
    if visit.page.evaluate(CAN_PLAY):
        expect(video).to_have_js_property("currentTime", 6)
    assert video.evaluate("video => video.paused")
    visit.forget()


def test_a_host_is_asked_for_nothing_before_a_tap(
    page_at: PageAt, lessons_site: Outcome, serve_directory: ServeDirectory
) -> None:
    visit = page_at(PHONE)
    page = visit.page
    page.goto(f"{serve_directory(lessons_site.site)}account/hosted/#video", wait_until="networkidle")
    door = page.get_by_role("link", name="Videoya baxın (YouTube)")
    expect(door).to_be_visible()
    assert violations(page, **ALL_RULES) == []
    visit.assert_quiet()
    door.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_be_focused()
    source = frame.get_attribute("src") or ""
    assert source.startswith("https://www.youtube-nocookie.com/embed/abcDEF_1-34?autoplay=1")
    expect(frame).to_have_attribute("title", "Video dərslik: Parolu dəyişmək")
    assert visit.csp_violations == []
    assert visit.third_parties <= {"www.youtube-nocookie.com"}
    visit.forget()


@pytest.mark.used_pages
def test_without_a_script_there_are_the_file_and_the_words(
    page_at: PageAt, lessons_site: Outcome, serve_directory: ServeDirectory
) -> None:
    visit = page_at(PHONE, javascript=False)
    page = visit.page
    address = serve_directory(lessons_site.site)
    page.goto(f"{address}account/made/")
    page.locator(".hc-lesson > summary").click()
    expect(page.get_by_role("link", name="Video faylı")).to_have_attribute(
        "href", "../../videos/az/account/made.mp4"
    )
    page.locator(".hc-lesson__transcript summary").click()
    expect(page.get_by_text("1. Parametrləri açın. Parametrlər görünür.")).to_be_visible()
    page.goto(f"{address}account/hosted/")
    page.locator(".hc-lesson > summary").click()
    expect(page.get_by_role("link", name="Videoya baxın (YouTube)")).to_have_attribute(
        "href", "https://www.youtube.com/watch?v=abcDEF_1-34"
    )


@pytest.mark.used_pages
@pytest.mark.parametrize("width", [320, DESKTOP])
def test_the_list_of_videos(
    page_at: PageAt, lessons_site: Outcome, serve_directory: ServeDirectory, width: int
) -> None:
    page = page_at(width).page
    page.goto(f"{serve_directory(lessons_site.site)}account/videos/", wait_until="networkidle")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert violations(page, **ALL_RULES) == []
    page.get_by_role("link", name="Hesaba daxil olmaq").last.press("Enter")
    page.wait_for_url("**/account/recorded/#video")
    expect(page.locator("video")).to_be_visible()
    expect(page.locator("track[default]")).to_have_attribute("kind", "captions")
