"""What support panel and chat page need besides their scripts: addresses, files, the table for the bot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.article.model import Article
from helpcentre.build.failure import about
from helpcentre.contact.cards import ChannelCard, channel_cards
from helpcentre.contact.hours import usual_hours
from helpcentre.contact.model import Channel, ContactConfig
from helpcentre.contact.order import about_article, in_words
from helpcentre.contact.response import response_text
from helpcentre.contact.tags import awaited_line, benefit_text
from helpcentre.features.support.qr import qr_svg
from helpcentre.features.support.telegram import (
    NO_KIND,
    Start,
    article_part,
    encode,
    start_link,
    tier_part,
)
from helpcentre.language.casing import sentence_start
from helpcentre.language.words import Words

CHAT_PAGE = "support/chat"
"""Key of the chat page, which no editor writes."""
FOLDER = "assets/helpcentre/support"
"""Where the files of this feature are published."""
KINDS = frozenset({"chat", "telegram", "email", "phone"})
"""Channels of the panel: those by which somebody answers."""


@dataclass(frozen=True)
class SupportLinks:
    """Where a page's support button leads, and what the page's links to people carry.

    Args:
        page: address of the contact page, or of the facts at the foot of the same page.
        start: start payload of a Telegram link from this page.
        by_channel: the address of a tap that carries more than the channel's plain one, by the channel's id;
            one of this site is relative to its root.
        about: what the page's lists of channels stand beside, for scripts: `urgent`, `fault`, both or none.
        report: address of the form for reports, with this page as what it is about; empty when there is none.
    """

    page: str
    start: str
    by_channel: Mapping[str, str]
    about: str = ""
    report: str = ""


@dataclass(frozen=True)
class Way:
    """A channel in the panel.

    Args:
        card: what every list of channels shows of it.
        address: what is copied; empty when there is nothing to copy.
        link: what a tap opens. A chat's is the chat page.
        hours: opening hours in words; empty when not stated.
        response: how soon an answer comes, in words; empty when nothing is promised.
        app_link: opens Telegram itself, where t.me is blocked.
    """

    card: ChannelCard
    address: str
    link: str
    hours: str
    response: str
    app_link: str = ""


@dataclass(frozen=True)
class TierChoice:
    """A tier that a visitor can name.

    Args:
        id: its id.
        part: how a start payload writes it.
        name: what it is called.
        channels: ids of the channels on which it gets something, in the order of the file.
        benefits: what it gets, in words.
    """

    id: str
    part: str
    name: str
    channels: tuple[str, ...]
    benefits: tuple[str, ...]


@dataclass(frozen=True)
class PanelView:
    """What panel and chat page show, in one language.

    Args:
        ways: the channels that can be reached, the best one first for visitors who come from no article.
        awaited: what is said of those that are to come; empty for nothing.
        tiers: customers with priority.
        chat: the live chat; None when there is none that can be opened.
        chat_address: where the chat opens when that is not our own page; empty for none.
        provider: name, script and settings of the chat's provider, for the page's script; empty for none.
        provider_host: whose host the visitor is connected to, to be said before.
        code: address of the QR code without an article; empty when there is no bot.
    """

    ways: tuple[Way, ...]
    awaited: str
    tiers: tuple[TierChoice, ...]
    chat: Channel | None
    chat_address: str
    provider: Mapping[str, str]
    provider_host: str
    code: str


def panel_view(config: ContactConfig, words: Words, language: str, chat_page: str) -> PanelView:
    """Panel and chat page in one language.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        chat_page: address of the chat page, relative to the site's root.
    """
    ways = []
    for card in channel_cards(config, words, language):
        channel = config.channel(card.id)
        if channel.kind in KINDS:
            ways.append(_way(config, card, words, chat_page))
    chat = next((channel for channel in config.reachable if channel.kind == "chat"), None)
    awaited = [channel for channel in config.awaited if channel.kind in KINDS]
    provider = chat.provider if chat else None
    settings: dict[str, str] = {}
    if provider:
        settings = {"name": provider.name, "script": provider.script}
        settings |= {"base": provider.base_url, "token": provider.website_token}
    return PanelView(
        tuple(ways),
        awaited_line(awaited, words, language),
        tuple(_tier(config, number, words, language) for number in range(len(config.tiers))),
        chat,
        (chat.link or "") if chat else "",
        settings,
        provider.origins[0].partition("://")[2] if provider else "",
        f"{FOLDER}/qr/{language}/index.svg" if _bot(config) else "",
    )


def _way(config: ContactConfig, card: ChannelCard, words: Words, chat_page: str) -> Way:
    channel = config.channel(card.id)
    link = channel.link or ""
    app_link = ""
    if channel.kind == "chat":
        link = chat_page
    if channel.kind == "telegram" and start_link(channel, "x") != link:
        app_link = f"tg://resolve?domain={channel.value.text}"
    return Way(
        card,
        card.value,
        link,
        sentence_start(usual_hours(config, channel, words), words.language),
        response_text(channel.response, words) if channel.response else "",
        app_link,
    )


def _tier(config: ContactConfig, number: int, words: Words, language: str) -> TierChoice:
    tier = config.tiers[number]
    benefits = tuple(benefit_text(benefit, config, words, language) for benefit in config.benefits(tier))
    part, name = tier_part(tier.id), tier.name.text(language)
    return TierChoice(tier.id, part, name, config.tier_channels(tier), benefits)


def _bot(config: ContactConfig) -> Channel | None:
    """The Telegram bot, if there is one."""
    return next(
        (c for c in config.reachable if c.kind == "telegram" and start_link(c, "x") != (c.link or "")), None
    )


def start_payload(language: str, article: Article | None) -> str:
    """The start payload of a page."""
    if article is None:
        return encode(Start(language))
    return encode(Start(language, article.kind, article.key))


def support_links(
    config: ContactConfig,
    language: str,
    article: Article | None,
    *,
    page: str,
    chat_page: str,
    report_page: str = "",
) -> SupportLinks:
    """Where a page's support button leads, and what its links to people carry.

    Args:
        config: the contact facts.
        language: of the interface.
        article: what the page shows; None on 404.
        page: address of the contact page.
        chat_page: address of the chat page.
        report_page: address of the page with the form for reports; empty when there is none.
    """
    start = start_payload(language, article)
    query = f"?from={article.key}" if article else ""
    return SupportLinks(
        page=page,
        start=start,
        by_channel={
            **{c.id: f"{chat_page}{query}" for c in config.reachable if c.kind == "chat"},
            **{c.id: start_link(c, start) for c in config.reachable if c.kind == "telegram"},
        },
        about=in_words(about_article(article)),
        report=f"{report_page}?about={article.key}" if report_page and article else report_page,
    )


def code_files(config: ContactConfig, language: str, articles: Iterable[Article]) -> dict[str, str | bytes]:
    """A QR code of the bot for each article, for each tier and for pages that are no article."""
    bot = _bot(config)
    if bot is None:
        return {}
    payloads = {"index": start_payload(language, None)}
    payloads |= {f"tier.{tier_part(tier.id)}": encode(Start(language, tier=tier.id)) for tier in config.tiers}
    for article in articles:
        # Some hosts publish no file whose name starts with `_`.
        name = article_part(article.key)
        with about(article.file):
            payloads["home." + name[1:] if name.startswith("_") else name] = start_payload(language, article)
    return {
        f"{FOLDER}/qr/{language}/{name}.svg": qr_svg(start_link(bot, payload))
        for name, payload in payloads.items()
    }


def table_file(config: ContactConfig, keys: Iterable[str]) -> dict[str, str | bytes]:
    """The table by which the bot's owner reads payloads: CHANNELS.md.

    Args:
        config: the contact facts.
        keys: of all articles.
    """
    if _bot(config) is None:
        return {}
    table = {
        "version": 1,
        "kinds": {kind.letter: kind.name for kind in ARTICLE_KINDS.values()} | {NO_KIND: None},
        "articles": {article_part(key): key for key in sorted(keys)},
        "tiers": {tier_part(tier.id): tier.id for tier in config.tiers},
    }
    return {f"{FOLDER}/telegram.json": _json(table, indent=1)}


def panel_file(language: str, html: str) -> dict[str, str | bytes]:
    """The panel as the script of the support button fetches it.

    Args:
        language: of the panel.
        html: the drawn template; addresses in it are relative to the site's root.
    """
    lines = "\n".join(line.strip() for line in html.splitlines() if line.strip())
    return {panel_address(language): _json({"html": lines})}


def panel_address(language: str) -> str:
    """Where the panel of a language is, relative to the site's root."""
    return f"{FOLDER}/panel.{language}.json"


def _json(data: Any, indent: int | None = None) -> str:
    return json.dumps(data, ensure_ascii=False, indent=indent) + "\n"
