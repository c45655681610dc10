"""«Is this really us?»: the tag `{{ channel_check() }}`, and the known values that its script compares with.

The page brings all that the script knows, so that what a visitor pastes never leaves the device. A channel
whose value only the owner knows is listed as open: of its kind nothing can be said, least of all «not ours».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from helpcentre.contact.model import Channel, ContactConfig
from helpcentre.contact.phone import dialled_forms, trunk_prefix
from helpcentre.contact.tags import channel_name, visible
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block

THEME_DIR = Path(__file__).parent / "theme"
TAG = "channel_check"


def channel_check_tags(
    config: ContactConfig, words: Words, language: str, template_dirs: Sequence[Path] = ()
) -> dict[str, Callable[[], str]]:
    """The tag by its name: raw HTML that Markdown leaves alone.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for `helpcentre/support/channel_check.html` before the package's own.
    """

    def render() -> str:
        phones = (channel for channel in config.reachable if channel.kind == "phone")
        phone = next(phones, None)
        return draw_block(
            f"helpcentre/support/{TAG}.html",
            THEME_DIR,
            template_dirs,
            words=words,
            facts=known_values(config, words, language),
            phone={"link": phone.link, "number": visible(phone)} if phone else None,
        )

    return {TAG: render}


def known_values(config: ContactConfig, words: Words, language: str) -> dict[str, Any]:
    """What channel-check.mjs compares with, as its `Facts` say.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that names of channels are taken in.
    """
    known: list[dict[str, Any]] = []
    open_: list[dict[str, Any]] = []
    for id, name, kind, value, shown in _values(config, words, language):
        if value is None:
            open_.append({"kind": kind, "id": id, "name": name})
            continue
        entry: dict[str, Any] = {"kind": kind, "name": name, "value": value}
        if shown != value:
            entry["shown"] = shown
        if kind == "phone":
            entry["spellings"] = dialled_forms(value, config.organisation.country)
        known.append(entry)
    return {"known": known, "open": open_, "trunk": trunk_prefix(config.organisation.country)}


def _values(
    config: ContactConfig, words: Words, language: str
) -> Iterator[tuple[str, str, str, str | None, str]]:
    """Id, name, kind, value, shown value of each; the value is None while only the owner knows it."""
    for channel in config.channels:
        text = channel.value.text
        yield channel.id, channel_name(channel, words, language), _kind(channel), text, _shown(channel)
    website = config.organisation.website
    if website:
        yield "website", config.organisation.name.text(language), "link", website.text, website.text or ""


def _kind(channel: Channel) -> str:
    """What a visitor would paste: chat and social networks are links."""
    return channel.kind if channel.kind in ("phone", "telegram", "email") else "link"


def _shown(channel: Channel) -> str:
    return visible(channel) or channel.value.text or ""
