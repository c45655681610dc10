"""The tags `{{ report_form() }}` and `{{ screen_capture() }}`: the form's frame, how a screen is captured.

The form is of use with its script only, so without one the article shows nothing of it. What it asks of every
fault is drawn here, what it asks of one comes with its file (report_files.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from helpcentre.contact.cards import channel_cards
from helpcentre.contact.channel import Channel
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.order import About
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block

THEME_DIR = Path(__file__).parent / "theme"
_TAG = re.compile(r"^\s*\{\{-?\s*report_form\(\s*\)\s*-?\}\}\s*$", re.MULTILINE)
DEVICES = {
    "android": "Android",
    "iphone": "iOS",
    "iphone_home": "iOS",
    "ipad": "iPadOS",
    "windows": "Windows",
    "mac": "macOS",
}
"""Devices whose screen can be captured, and their system as browser-facts.mjs names it."""


@dataclass(frozen=True)
class Way:
    """A channel that a report goes by.

    Args:
        id: its id.
        name: what it is called.
        link: what a tap opens, before the report is added.
        takes: what the link takes along, as links.mjs has it.
        how: `page`, where the text is pasted on a page of this site; `pasted`, elsewhere; `carried`, where
            the link has it.
        text: how it goes, in words.
        rest: the same of what the link could not carry; empty where it carries nothing.
        rest_copied: what is said when that was copied.
        opened: what is said when the link opens.
        is_elsewhere: whether a tap opens another site.
    """

    id: str
    name: str
    link: str
    takes: str
    how: str
    text: str
    rest: str
    rest_copied: str
    opened: str
    is_elsewhere: bool


@dataclass(frozen=True)
class Capture:
    """How the screen of a device is captured.

    Args:
        system: of the device, as browser-facts.mjs names it.
        device: what the device is called.
        screenshot: how a picture is taken.
        video: how a recording is made.
    """

    system: str
    device: str
    screenshot: str
    video: str


def report_page(bodies: Mapping[str, str]) -> str:
    """The article that has the form: the first one with the tag; empty for none.

    Args:
        bodies: Markdown of each article by its key.
    """
    return next((key for key, body in bodies.items() if _TAG.search(body)), "")


def report_tags(
    config: ContactConfig,
    words: Words,
    language: str,
    template_dirs: Sequence[Path] = (),
    *,
    chat_page: str,
    requirements: str = "",
) -> dict[str, Callable[[], str]]:
    """The tags by name.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for `helpcentre/report/report_form.html` before the package's own.
        chat_page: address of the chat page, relative to the article.
        requirements: address of what browser and device have to be, relative to the article; empty for none.
    """

    def form() -> str:
        return draw_block(
            "helpcentre/report/report_form.html",
            THEME_DIR,
            template_dirs,
            words=words,
            ways=_ways(config, words, language, chat_page),
            tiers=[
                (
                    tier.id,
                    tier.name.text(language),
                    " ".join(config.tier_channels(tier)),
                )
                for tier in config.tiers
            ],
            captures=captures(words),
            requirements=requirements,
        )

    def screen_capture() -> str:
        """A table as an editor would write it."""
        rows = [
            [words(f"report.capture.{part}") for part in ("device", "screenshot", "video")],
            ["---"] * 3,
            *([one.device, one.screenshot, one.video] for one in captures(words)),
        ]
        return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)

    return {"report_form": form, "screen_capture": screen_capture}


def captures(words: Words) -> list[Capture]:
    """How the screens of all devices are captured: the article's table and the form say the same."""
    return [
        Capture(
            system,
            words(f"report.capture.{device}.device"),
            words(f"report.capture.{device}.screenshot"),
            words(f"report.capture.{device}.video"),
        )
        for device, system in DEVICES.items()
    ]


def _ways(config: ContactConfig, words: Words, language: str, chat_page: str) -> list[Way]:
    ways = []
    for card in channel_cards(config, words, language, About(is_fault=True)):
        channel = config.channel(card.id)
        if channel.kind.has_own_page or channel.kind.report_way(channel):
            ways.append(_way(channel, card.name, words, chat_page))
    return ways


def _way(channel: Channel, name: str, words: Words, chat_page: str) -> Way:
    kind, takes = channel.kind, channel.kind.takes(channel)
    link = chat_page if kind.has_own_page else channel.link or ""
    how = "page" if kind.has_own_page else kind.report_way(channel)

    def said(part: str) -> str:
        key = f"channel_kind.{kind.name}.{part}"
        return words(key) if key in words else ""

    return Way(
        channel.id,
        name,
        link,
        takes.said,
        how,
        words(f"channel_kind.{kind.name}.{kind.report_words(channel)}"),
        said("report_rest") if how == "carried" else "",
        said("report_rest_copied"),
        said("report_opened"),
        not kind.has_own_page and link.startswith("http"),
    )
