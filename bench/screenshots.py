"""What `build.py screenshots` runs: the pictures of README.md, made from the site as it is now."""

from __future__ import annotations

import re
import struct
import sys
import tempfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import av
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page

from workbench import ROOT, browser, build, served

FOLDER = ROOT / "screenshots"
PHONE, DESKTOP = (390, 720), (1280, 800)
LIMIT = 200_000
"""Bytes of a picture, so that the README stays quick."""


def _open_first_cause(page: Page) -> None:
    page.locator("details.hc-cause summary").first.click()
    _scroll_to(page, "h2:has(+ details.hc-cause)")


def _open_second_question(page: Page) -> None:
    page.locator("details.hc-question summary").nth(1).click()


def _show_steps(page: Page) -> None:
    _scroll_to(page, "h2:has(+ .hc-steps)")


def _nothing(page: Page) -> None:
    """The page as it comes."""


def _scroll_to(page: Page, selector: str) -> None:
    page.evaluate(
        """(selector) => {
          const header = document.querySelector(".hc-header").offsetHeight;
          const top = document.querySelector(selector).getBoundingClientRect().top + scrollY;
          scrollTo(0, Math.max(0, top - header - 24));
        }""",
        selector,
    )


def _search(page: Page) -> None:
    page.locator(".hc-header [data-hc-search]").first.click()
    page.locator('[data-md-component="search-query"]').press_sequentially("sifremi unutdum", delay=20)
    page.locator(".md-search-result__item").first.wait_for()


@dataclass(frozen=True)
class Shot:
    """One picture.

    Args:
        name: of its file.
        address: of the page.
        size: of the window, in CSS pixels.
        dark: whether the device is set to dark.
        prepare: what a visitor does before.
    """

    name: str
    address: str
    size: tuple[int, int]
    dark: bool = False
    prepare: Callable[[Page], None] = _nothing


SHOTS = (
    Shot("home-phone", "", PHONE),
    Shot("search-phone", "", PHONE, prepare=_search),
    Shot("home-desktop", "", DESKTOP),
    Shot("howto-phone", "wallet/top-up/", PHONE, prepare=_show_steps),
    Shot("troubleshooting-phone-dark", "wallet/failed-payment/", PHONE, dark=True, prepare=_open_first_cause),
    Shot("questions-phone", "self-service/faq/", PHONE, prepare=_open_second_question),
    Shot("contact-desktop-dark", "support/contact/", DESKTOP, dark=True),
)


def take(started: Browser, root: str, shot: Shot) -> bytes:
    """One picture as PNG.

    Args:
        started: the browser.
        root: address of the served site.
        shot: what to take.
    """
    width, height = shot.size
    context = started.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if shot.size == PHONE else 1,
        color_scheme="dark" if shot.dark else "light",
        reduced_motion="reduce",
        locale="az-AZ",
        timezone_id="Asia/Baku",
    )
    page = context.new_page()
    page.goto(f"{root}{shot.address}", wait_until="networkidle")
    shot.prepare(page)
    page.mouse.move(0, 0)  # nothing is pointed at
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("document.fonts.ready")
    picture = page.screenshot(animations="disabled", caret="hide", scale="device")
    context.close()
    return picture


def guide_page(pdf: Path, width: int = 600) -> bytes:
    """The first page of a guide as PNG.

    Args:
        pdf: the guide.
        width: of the picture in pixels.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, prefer_bgrx=False)
        size, row = (bitmap.width, bitmap.height), bitmap.width * 3
        lines = (bytes(bitmap.buffer)[y * bitmap.stride :][:row] for y in range(bitmap.height))
        data = zlib.compress(b"".join(b"\0" + line for line in lines), 9)

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def contact_sheet(pictures: Sequence[Path], columns: int = 6, width: int = 216) -> bytes:
    """All infographics on one picture, as PNG.

    Args:
        pictures: their first pages.
        columns: of the sheet.
        width: of each, in pixels.
    """
    gap, height = 12, width * 5 // 4
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (columns * (width + gap) + gap, rows * (height + gap) + gap), "#d5dae0")
    for number, path in enumerate(pictures):
        row, column = divmod(number, columns)
        with Image.open(path) as picture:
            small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        sheet.paste(small, (gap + column * (width + gap), gap + row * (height + gap)))
    content = BytesIO()
    sheet.quantize(96, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        content, "PNG", optimize=True
    )
    return content.getvalue()


def _infographics(site: Path) -> list[Path]:
    """The first page of each, section by section."""
    found = sorted((site / "infographics").rglob("*.png"))
    return [path for path in found if not re.search(r"-(card|\d+)$", path.stem)]


def film_frames(film: Path, chapters: Sequence[float], height: int = 640) -> bytes:
    """Frames of a film side by side as PNG.

    Args:
        film: the file.
        chapters: when each frame stands, in seconds.
        height: of the picture in pixels.
    """
    shown: list[Image.Image] = []
    with av.open(str(film)) as container:
        frames = list(container.decode(video=0))
        for moment in chapters:
            frame = max((f for f in frames if f.time <= moment), key=lambda f: f.time)
            shown.append(frame.to_image())
    return _row(shown, height)


REPORTED = "Dünən saat 14:20-də balansı artırmaq istədim, 502 kodu çıxdı. Kartım 4111 1111 1111 1111."
"""What is written in the picture of a report; the number is the one that card schemes give out for tests."""


def report_in_steps(started: Browser, root: str) -> bytes:
    """A report from the article to the channels, as screens of a phone side by side, as PNG.

    Args:
        started: the browser.
        root: address of the served site.
    """
    context = started.new_context(
        viewport={"width": PHONE[0], "height": 844},
        reduced_motion="reduce",
        locale="az-AZ",
        timezone_id="Asia/Baku",
    )
    page = context.new_page()
    screens: list[Image.Image] = []

    def look(selector: str) -> None:
        page.locator(selector).first.wait_for()
        page.wait_for_load_state("networkidle")
        _scroll_to(page, selector)
        picture = page.screenshot(animations="disabled", caret="hide")
        screens.append(Image.open(BytesIO(picture)).convert("RGB"))

    def go_on() -> None:
        page.locator("[data-hc-next]").click()

    page.goto(f"{root}wallet/failed-payment/", wait_until="networkidle")
    look(".hc-stuck")
    page.locator(".hc-stuck a[href*='?about=']").first.click()
    look("[data-hc-report]:not([hidden])")
    go_on()
    page.locator("#hc-report-what").fill(REPORTED)
    look("label[for='hc-report-what']")
    go_on()
    look("[data-hc-step]:not([hidden]) h3")
    go_on()
    look("[data-hc-step]:not([hidden]) h3")
    look("[data-hc-way]")
    context.close()
    return _row(screens, height=844 * 2 // 3)


def _row(pictures: Sequence[Image.Image], height: int) -> bytes:
    """Pictures side by side as PNG."""
    small = [
        one.resize((one.width * height // one.height, height), Image.Resampling.LANCZOS) for one in pictures
    ]
    gap = height // 32
    row = Image.new("RGB", (sum(one.width + gap for one in small) - gap, height), "#8a929b")
    left = 0
    for one in small:
        row.paste(one, (left, 0))
        left += one.width + gap
    written = BytesIO()
    row.quantize(128).save(written, "PNG", optimize=True)
    return written.getvalue()


def main() -> int:
    """Builds the site aside, takes all pictures, and fails if one is too heavy."""
    FOLDER.mkdir(exist_ok=True)
    heavy = []
    with tempfile.TemporaryDirectory(prefix="helpcentre-screenshots-") as name:
        site = Path(name)
        build(ROOT, site)
        guide = guide_page(site / "guides/az/account/reset-password.pdf")
        (FOLDER / "guide.png").write_bytes(guide)
        sys.stdout.write(f"screenshots/guide.png  {len(guide) / 1000:.0f} kB\n")
        sheet = contact_sheet(_infographics(site))
        (FOLDER / "infographics.png").write_bytes(sheet)
        sys.stdout.write(f"screenshots/infographics.png  {len(sheet) / 1000:.0f} kB\n")
        heavy += ["infographics"] if len(sheet) > LIMIT else []
        lesson = film_frames(site / "videos/az/wallet/top-up.mp4", (0, 3, 14.2, 1000))
        (FOLDER / "lesson.png").write_bytes(lesson)
        sys.stdout.write(f"screenshots/lesson.png  {len(lesson) / 1000:.0f} kB\n")
        with browser() as started, served(site) as (root, _):
            report = report_in_steps(started, root)
            (FOLDER / "report.png").write_bytes(report)
            sys.stdout.write(f"screenshots/report.png  {len(report) / 1000:.0f} kB\n")
            heavy += ["report"] if len(report) > LIMIT else []
            for shot in SHOTS:
                picture = take(started, root, shot)
                (FOLDER / f"{shot.name}.png").write_bytes(picture)
                sys.stdout.write(f"screenshots/{shot.name}.png  {len(picture) / 1000:.0f} kB\n")
                if len(picture) > LIMIT:
                    heavy.append(shot.name)
    if heavy:
        sys.stderr.write(f"> {LIMIT / 1000:.0f} kB: {', '.join(heavy)}\n")
    return int(bool(heavy))


if __name__ == "__main__":
    sys.exit(main())
