"""«Is this really us?»: the tag `{{ channel_check() }}`, and the known values that its script compares with.

The page brings all that the script knows, so that what a visitor pastes never leaves the device. A channel
whose value only the owner knows is listed as open: of its kind nothing can be said, least of all «not ours».
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from helpcentre.contact.kinds import kinds
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.number import trunk_prefix
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
        return draw_block(
            f"helpcentre/support/{TAG}.html",
            THEME_DIR,
            template_dirs,
            words=words,
            facts=known_values(config, words, language),
            told=_told(config, words),
            asked=[
                {"link": channel.link, "number": visible(channel, words)}
                for channel in config.reachable
                if channel.kind.is_spoken
            ],
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
    for entry in _entries(config, words, language):
        (open_ if "id" in entry else known).append(entry)
    trunk = trunk_prefix(config.organisation.country)
    return {"known": known, "open": open_, "places": _places(config), "trunk": trunk}


def _entries(config: ContactConfig, words: Words, language: str) -> Iterator[dict[str, Any]]:
    """Each value that may be pasted; one that only the owner knows has an `id` in its place.

    What is nothing but a link is said without kind and shape, because every byte of it is in the page.
    """
    for channel in config.channels:
        kind, text = channel.kind, channel.value.text
        if not kind.compared_as:
            continue
        is_plain = kind.compared_as == "link" and f"channel_kind.{kind.name}.ours" not in words
        own = {} if is_plain else {"kind": kind.name, "shape": kind.compared_as}
        own["name"] = channel_name(channel, words, language)
        if text is None:
            yield {**own, "id": channel.id}
            continue
        value, shown = kind.told(channel, text), visible(channel, words)
        differs = {"shown": shown} if shown and shown != value else {}
        yield {**own, "value": value, **differs, **kind.compared(channel, text, config.organisation.country)}
    website = config.organisation.website
    if website:
        own = {"name": config.organisation.name.text(language)}
        yield {**own, "value": website.text} if website.text else {**own, "id": "website"}


def _places(config: ContactConfig) -> dict[str, Any]:
    """Where values of kinds stand in links, by the name of the kind; of those without a channel the hosts."""
    named = {channel.kind.name for channel in config.channels}
    return {
        kind.name: dict(kind.places) if kind.name in named else {"hosts": list(kind.hosts())}
        for kind in kinds()
        if kind.places
    }


def _told(config: ContactConfig, words: Words) -> list[tuple[str, str]]:
    """What is said of a value that is ours, by kind."""
    named = {channel.kind.name for channel in config.channels}
    keys = ((kind.name, f"channel_kind.{kind.name}.ours") for kind in kinds() if kind.name in named)
    return [(name, words(key)) for name, key in keys if key in words]
