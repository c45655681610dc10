"""The tags that articles and templates show contact facts by.

Inline tags stand within Markdown text: characters that Markdown or its extensions would read as markup are
written as character references, so `@two_words_bot` stays a name and an address becomes no second link.
Block tags are raw HTML that Markdown leaves alone: they start with a block element and hold no empty line.

All values are `str`, not `markupsafe.Markup`: joining Markup to an article would escape the article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_timezone, get_timezone_name
from babel.lists import format_list
from markupsafe import Markup, escape

from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import (
    exception_lines,
    holiday_periods,
    hours_in_sentence,
    hours_lines,
    hours_text,
    period_text,
    usual_hours,
)
from helpcentre.contact.model import Benefit, ContactConfig, Tier
from helpcentre.contact.opening import promises
from helpcentre.contact.order import best_first
from helpcentre.contact.response import response_text
from helpcentre.language.casing import sentence_start
from helpcentre.language.dates import cldr_locale
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block
from helpcentre.source.validation import LocalText

THEME_DIR = Path(__file__).parent / "theme"
"""Where the templates are; a directory with the same paths, given first, overrides them."""

NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"


class TagGroup(dict[str, str]):
    """Tags behind one name and a dot, `hours.phone`; it has only the parts that say something."""


def contact_tags(
    config: ContactConfig, words: Words, language: str, template_dirs: Sequence[Path] = ()
) -> dict[str, Any]:
    """The tags by name, in one language. A tag that would have nothing to show is not there.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for `helpcentre/contact/*.html` before the package's own templates.

    Returns:
        - by each channel's id, and `website`: a link, or words alone while only the owner knows the address;
        - `write_us`: the channels that one writes to and that can be reached, in a row within a sentence;
        - `urgent`: how to send an urgent case; `organisation`, `support_name`, `motto`: text;
        - `hours.<channel>`, `response.<channel>`, `response.urgent`: text as within a sentence;
        - `channels()`, `hours_table()`, `response_times()`, `tiers()`, `holidays()`: blocks.
    """
    view = _View(config, words, language, template_dirs)
    tags: dict[str, Any] = {channel.id: in_markdown(view.inline(channel)) for channel in config.channels}
    tags |= write_us_tag(config, words, language)
    for name, text in _INLINE.items():
        if shown := text(view):
            tags[name] = in_markdown(shown)
    return {**tags, **_groups(view), **_blocks(view)}


def _website(view: _View) -> Markup | None:
    website = view.config.organisation.website
    if not website or not website.text:
        return None
    return _link(website.text, re.sub(r"^https?://(www\.)?|/$", "", website.text))


def _urgent(view: _View) -> Markup | None:
    urgent = view.config.urgent
    if urgent and urgent.channel:
        return view.inline(view.config.channel(urgent.channel))
    return escape(urgent.wording.text(view.language)) if urgent and urgent.wording else None


def _motto(view: _View) -> Markup | None:
    motto = view.config.organisation.motto
    return escape(motto.text(view.language)) if motto else None


_INLINE: Mapping[str, Callable[[_View], Markup | None]] = {
    "organisation": lambda view: escape(view.config.organisation.name.text(view.language)),
    "support_name": lambda view: escape(view.config.organisation.support_name.text(view.language)),
    "motto": _motto,
    "website": _website,
    "urgent": _urgent,
}
"""Tags within a sentence, besides channels."""


def _hours(view: _View) -> dict[str, str]:
    return {c.id: hours_tag(view.config, c, view.words) for c in view.config.channels if c.hours}


def _responses(view: _View) -> dict[str, str]:
    urgent = view.config.urgent
    told = {c.id: response_text(c.response, view.words) for c in view.config.channels if c.response}
    return told | ({"urgent": response_text(urgent.response, view.words)} if urgent else {})


_GROUPS: Mapping[str, Callable[[_View], dict[str, str]]] = {"hours": _hours, "response": _responses}
"""Tags with a part behind a dot."""


def _groups(view: _View) -> dict[str, TagGroup]:
    return {name: TagGroup(parts(view)) for name, parts in _GROUPS.items()}


def hours_tag(config: ContactConfig, channel: Channel, words: Words) -> str:
    """The tag `hours.<channel>`: the week and all exceptions but holidays; a script hides what is over."""
    parts = [hours_text(channel.hours, words) if channel.hours else ""]
    for line in exception_lines(config, channel, words):
        text = in_markdown(escape(f"; {line.text}"))
        parts.append(f'<span data-hc-until="{line.last.isoformat()}">{text}</span>' if line.last else text)
    return "".join(parts)


def footer_channels(
    config: ContactConfig, words: Words, language: str, template_dirs: Sequence[Path] = ()
) -> str:
    """The block of the tag `channels()` for the foot of every page: what is to come only if all is.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for the template before the package's own.
    """
    view = _View(config, words, language, template_dirs)
    facts = view.channels()
    return view.draw("channels", {**facts, "awaited": "" if facts["channels"] else facts["awaited"]})


def write_us_tag(
    config: ContactConfig, words: Words, language: str, addresses: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The tag `write_us`, if one can write to any channel: those that can be reached, with hours and promise.

    So a sentence with it never sends anybody to a channel without an address. Where there is no other, their
    names stand there alone.

    Args:
        config: the facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        addresses: by a channel's id what its link opens, where that is not the channel's own.
    """
    view = _View(config, words, language)
    items = [
        view.written(channel, (addresses or {}).get(channel.id, ""))
        for channel in best_first(config)
        if channel.kind.is_written
    ]
    items = items or [view.inline(channel) for channel in config.awaited if channel.kind.is_written]
    if not items:
        return {}
    row = Markup(", ").join(items[:-1] or items)
    if len(items) > 1:
        row = Markup(words("contact.either")).format(first=row, last=items[-1])  # noqa: S704  (our own words)
    return {WRITE_US: in_markdown(row)}


def awaited_line(channels: Sequence[Channel], words: Words, language: str) -> str:
    """The one quiet line that may stand where visitors choose a channel: what is to come. Empty for none.

    Args:
        channels: of `ContactConfig.awaited`, those that are meant.
        words: the words of the language.
        language: the language that texts of the config are taken in.
    """
    names = [inline_name(channel, words, language).replace("-", NO_BREAK_HYPHEN) for channel in channels]
    return (
        words("contact.awaited", channels=format_list(names, locale=cldr_locale(language))) if names else ""
    )


def inline_name(channel: Channel, words: Words, language: str) -> str:
    """What a channel is called within a sentence."""
    return channel.name.text(language) if channel.name else words(f"channel_kind.{channel.kind.name}.inline")


def channel_name(channel: Channel, words: Words, language: str) -> str:
    """What a channel is called at the start of a line: its own name, or the usual one of its kind."""
    return channel.name.text(language) if channel.name else kind_name(channel, words)


def kind_name(channel: Channel, words: Words) -> str:
    """The usual name of a channel's kind."""
    return words(f"channel_kind.{channel.kind.name}.name")


def channel_link(channel: Channel, words: Words, language: str, address: str) -> str:
    """A channel within a sentence of Markdown, with a link that is not the channel's own."""
    return in_markdown(_link(address, visible(channel, words) or inline_name(channel, words, language)))


def visible(channel: Channel, words: Words) -> str | None:
    """The value as people read it: `+1 212 555 0143`, `@name`; None when its name says enough."""
    text = channel.value.text
    return None if text is None else channel.kind.shown(channel, text, words)


def benefit_text(benefit: Benefit, config: ContactConfig, words: Words, language: str) -> str:
    """A benefit in words: `Canlı çat: növbəsiz cavab`."""
    if benefit.topic:
        return words("contact.tiers.escalation", topic=config.topic(benefit.topic, language))
    name = channel_name(config.channel(benefit.channel or ""), words, language)
    response = response_text(benefit.response, words) if benefit.response else ""
    form = "no_queue_and_response" if benefit.no_queue and response else "no_queue"
    return words(f"contact.tiers.{form if benefit.no_queue else 'response'}", channel=name, response=response)


@dataclass(frozen=True)
class _View:
    """What the templates show, in one language."""

    config: ContactConfig
    words: Words
    language: str
    template_dirs: Sequence[Path] = ()

    def draw(self, template: str, facts: dict[str, Any]) -> str:
        """A block from its template."""
        return draw_block(
            f"helpcentre/contact/{template}.html",
            THEME_DIR,
            self.template_dirs,
            words=self.words,
            language=self.language,
            **facts,
        )

    def name(self, channel: Channel) -> str:
        return channel_name(channel, self.words, self.language)

    def inline(self, channel: Channel) -> Markup:
        """A channel within a sentence."""
        text = visible(channel, self.words)
        if text is None:
            wording = channel.value.wording if channel.value.text is None else None
            text = _either(wording, self.language) or inline_name(channel, self.words, self.language)
        return _link(channel.link, text) if channel.link else escape(text)

    def written(self, channel: Channel, address: str) -> Markup:
        """A channel to write to within a sentence: name, value, and in brackets when and how soon."""
        name, value = inline_name(channel, self.words, self.language), visible(channel, self.words)
        address = address or channel.link or ""
        shown = _link(address, value or name) if address else escape(value or name)
        parts = [hours_in_sentence(channel, self.words)] if channel.hours else []
        if channel.response:
            response = response_text(channel.response, self.words)
            parts.append(self.words("contact.response_inside", response=response))
        facts = Markup(" ({})").format(", ".join(parts)) if parts else Markup()
        return (Markup("{} {}").format(name, shown) if value else shown) + facts

    def value(self, channel: Channel) -> Markup | None:
        """A channel's value after its name; nothing when there is none to be shown."""
        text = visible(channel, self.words)
        if channel.link:
            return _link(channel.link, text or self.inline(channel).striptags())
        return escape(text) if text else None

    def hours(self, channel: Channel) -> list[str]:
        lines = hours_lines(channel.hours, self.words) if channel.hours else []
        return [sentence_start(line.text(), self.language) for line in lines]

    def channels(self) -> dict[str, Any]:
        shown = self.config.reachable
        listed = any(channel.hours and not channel.hours.never_closes for channel in shown)
        return {
            "zone": self.zone() if listed else "",
            "awaited": awaited_line(self.config.awaited, self.words, self.language),
            "channels": [
                {
                    "id": channel.id,
                    "takes": takes.said if (takes := channel.kind.takes(channel)).text else "",
                    "kind": channel.kind.name,
                    "name": self.name(channel),
                    "value": self.value(channel),
                    "hours": usual_hours(self.config, channel, self.words),
                    "is_always_open": channel.hours is not None and channel.hours.never_closes,
                    "response": response_text(channel.response, self.words) if channel.response else "",
                }
                for channel in shown
            ],
        }

    def hours_table(self) -> dict[str, Any]:
        """Hours of all channels, as facts; only of those that can be reached it is said what is open now."""
        return {
            "rows": [
                {
                    "id": channel.id,
                    "name": self.name(channel),
                    "hours": self.hours(channel),
                    "closed_on_holidays": self.config.closes_on_holidays(channel),
                    "exceptions": exception_lines(self.config, channel, self.words),
                    "is_always_open": channel.hours.never_closes,
                    "has_state": channel.is_reachable,
                }
                for channel in self.config.channels
                if channel.hours
            ],
            "zone": self.zone(),
        }

    def zone(self) -> str:
        """The zone that all hours are in, by name."""
        zone = get_timezone(self.config.organisation.time_zone)
        return get_timezone_name(zone, locale=cldr_locale(self.language), zone_variant="generic")

    def response_times(self) -> dict[str, Any]:
        """Response times of all channels, as facts; a clock time only where one is promised (`promises`)."""
        counted = promises(self.config)
        rows: list[dict[str, Any]] = [
            {"id": channel.id, "name": self.name(channel), "response": self._response(channel)}
            for channel in self.config.channels
            if channel.response
        ]
        if self.config.urgent:
            text = response_text(self.config.urgent.response, self.words)
            text = self.words("contact.response_times.first_reply", response=text)
            name = self.words("contact.response_times.urgent")
            rows.append({"id": "urgent", "name": name, "response": sentence_start(text, self.language)})
        return {"rows": [{**row, "has_promise": row["id"] in counted} for row in rows]}

    def _response(self, channel: Channel) -> str:
        text = response_text(channel.response, self.words) if channel.response else ""
        return sentence_start(text, self.language)

    def tiers(self) -> dict[str, Any]:
        """Tiers that get the same stand together."""
        counted = promises(self.config)
        by_benefits: dict[tuple[Benefit, ...], list[Tier]] = {}
        for tier in self.config.tiers:
            by_benefits.setdefault(tier.benefits, []).append(tier)
        return {
            "groups": [
                {
                    "name": format_list(
                        [tier.name.text(self.language) for tier in tiers], locale=cldr_locale(self.language)
                    ),
                    "benefits": [
                        {
                            "text": benefit_text(benefit, self.config, self.words, self.language),
                            "promise": subject
                            if (subject := f"{tiers[0].id}.{benefit.channel}") in counted
                            else "",
                        }
                        for benefit in benefits
                    ],
                }
                for benefits, tiers in by_benefits.items()
            ]
        }

    def holidays(self) -> dict[str, Any]:
        rows = []
        for period in holiday_periods(self.config.holidays.days):
            text = period_text(period.first, period.last, self.words)
            if period.holiday.estimated:
                text = self.words("contact.estimated", date=text)
            rows.append({"date": text, "name": period.holiday.name.text(self.language)})
        return {"rows": rows}


_BLOCKS: Mapping[str, Callable[[ContactConfig], bool]] = {
    "channels": bool,
    "hours_table": lambda config: any(channel.hours for channel in config.channels),
    "response_times": lambda config: bool(config.urgent) or any(c.response for c in config.channels),
    "tiers": lambda config: bool(config.tiers),
    "holidays": lambda config: bool(config.holidays.days),
}
"""Tags that are blocks, and whether they have anything to show."""
WRITE_US = "write_us"
TAG_NAMES = frozenset({*_INLINE, *_GROUPS, *_BLOCKS, WRITE_US})
"""Every tag of contact facts that is no channel."""


def _blocks(view: _View) -> dict[str, Callable[[], str]]:
    def block(template: str, facts: dict[str, Any]) -> Callable[[], str]:
        @cache  # several articles may show the same block
        def render() -> str:
            return view.draw(template, facts)

        return render

    return {
        name: block(name, getattr(view, name)())
        for name, is_there in _BLOCKS.items()
        if is_there(view.config)
    }


def _either(text: LocalText | None, language: str) -> str:
    return text.text(language) if text else ""


def _link(address: str, text: str) -> Markup:
    return Markup('<a class="hc-contact" href="{}">{}</a>').format(address, text)


def in_markdown(html: Markup) -> str:
    """HTML whose text Markdown reads as text; tags and what stands in them are left alone."""
    parts = re.split(r"(<[^>]*>|&[#\w]+;)", str(html))
    return "".join(
        part
        if part.startswith(("<", "&"))
        else re.sub(r"[\\`*_\[\]{}()#!|~^=@:]|\.(?=\w)", lambda mark: f"&#{ord(mark[0])};", part)
        for part in parts
    )
