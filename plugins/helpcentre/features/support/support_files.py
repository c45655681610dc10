"""What support panel and chat page need besides their scripts: addresses, files, the table for the bot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.article.model import Article
from helpcentre.build.failure import about
from helpcentre.contact.cards import ChannelCard, channel_cards
from helpcentre.contact.channel import Channel
from helpcentre.contact.hours import usual_hours
from helpcentre.contact.links import link_with
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.order import about_article, in_words
from helpcentre.contact.response import response_text
from helpcentre.contact.tags import awaited_line, benefit_text, inline_name, kind_name
from helpcentre.features.support.payload import (
    NO_KIND,
    Start,
    article_part,
    encode,
    tier_part,
)
from helpcentre.features.support.qr import qr_svg
from helpcentre.language.casing import sentence_start
from helpcentre.language.words import Words

CHAT_PAGE = "support/chat"
"""Key of the chat page, which no editor writes."""
FOLDER = "assets/helpcentre/support"
"""Where the files of this feature are published."""


@dataclass(frozen=True)
class SupportLinks:
    """Where a page's support button leads, and what the page's links to people carry.

    Args:
        page: address of the contact page, or of the facts at the foot of the same page.
        start: start payload of a link to a bot from this page.
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
        link: what a tap opens: the chat page, where the channel has it; empty when no tap opens it.
        takes: what the link takes along, as links.mjs has it.
        hours: opening hours in words; empty when not stated.
        response: how soon an answer comes, in words; empty when nothing is promised.
        is_always_there: whether it can be used at any time.
        copied: what is offered to be copied; empty for nothing.
        kind: what its kind is called.
        search: how it is found where its link is blocked; empty for nothing.
        app_link: opens the app itself there.
        has_code: whether its link is shown as a QR code.
    """

    card: ChannelCard
    link: str
    takes: str
    hours: str
    response: str
    is_always_there: bool
    copied: str
    kind: str
    search: str = ""
    app_link: str = ""
    has_code: bool = False


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
        own: the channel with a page of this site; None when there is none that can be opened.
        own_address: where it opens when that is not our own page; empty for none.
        provider: name, script and settings of its provider, for the page's script; empty for none.
        provider_host: whose host the visitor is connected to, to be said before.
        tier_channels: the channels whose links say the tier, in words; empty for none.
    """

    ways: tuple[Way, ...]
    awaited: str
    tiers: tuple[TierChoice, ...]
    own: Channel | None
    own_address: str
    provider: Mapping[str, str]
    provider_host: str
    tier_channels: str


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
        if channel.kind.is_answered:
            ways.append(_way(config, card, words, language, chat_page))
    own = next((channel for channel in config.reachable if channel.kind.has_own_page), None)
    awaited = [channel for channel in config.awaited if channel.kind.is_answered]
    provider = own.provider if own else None
    settings: dict[str, str] = {}
    if provider:
        settings = {"name": provider.name, "script": provider.script}
        settings |= {"base": provider.base_url, "token": provider.website_token}
    return PanelView(
        tuple(ways),
        awaited_line(awaited, words, language),
        tuple(_tier(config, number, words, language) for number in range(len(config.tiers))),
        own,
        (own.link or "") if own else "",
        settings,
        provider.origins[0].partition("://")[2] if provider else "",
        ", ".join(
            inline_name(channel, words, language)
            for channel in config.reachable
            if channel.kind.takes(channel).names_tier
        ),
    )


def _way(config: ContactConfig, card: ChannelCard, words: Words, language: str, chat_page: str) -> Way:
    channel = config.channel(card.id)
    kind = channel.kind
    search = words(f"channel_kind.{kind.name}.search", name=card.value) if kind.can_be_blocked else ""
    return Way(
        card,
        chat_page if kind.has_own_page else channel.link or "",
        kind.takes(channel).said,
        sentence_start(usual_hours(config, channel, words), language),
        response_text(channel.response, words) if channel.response else "",
        kind.is_always_there,
        card.value if kind.can_be_copied else "",
        kind_name(channel, words),
        search,
        kind.app_link(channel),
        kind.has_code(channel),
    )


def _tier(config: ContactConfig, number: int, words: Words, language: str) -> TierChoice:
    tier = config.tiers[number]
    benefits = tuple(benefit_text(benefit, config, words, language) for benefit in config.benefits(tier))
    part, name = tier_part(tier.id), tier.name.text(language)
    return TierChoice(tier.id, part, name, config.tier_channels(tier), benefits)


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
    address: str = "",
) -> SupportLinks:
    """Where a page's support button leads, and what its links to people carry.

    Args:
        config: the contact facts.
        language: of the interface.
        article: what the page shows; None on 404.
        page: address of the contact page.
        chat_page: address of the chat page.
        report_page: address of the page with the form for reports; empty when there is none.
        address: of the article, absolute; empty while the site has none.
    """
    start = start_payload(language, article)
    said = page_text(article, address)
    links = {
        channel.id: _carrying(channel, start, said, article=article.key if article else "", page=chat_page)
        for channel in config.reachable
    }
    return SupportLinks(
        page=page,
        start=start,
        by_channel={id: link for id, link in links.items() if link and link != config.channel(id).link},
        about=in_words(about_article(article)),
        report=f"{report_page}?about={article.key}" if report_page and article else report_page,
    )


def _carrying(channel: Channel, payload: str, text: str, *, article: str = "", page: str = "") -> str:
    """A channel's link from a page: with its payload, or with what else says which page it is."""
    takes = channel.kind.takes(channel)
    address = page if page and channel.kind.has_own_page else channel.link or ""
    return link_with(address, takes, payload=payload, article=article, text=text if takes.page else "")


def page_text(article: Article | None, address: str) -> str:
    """What a message says of the page that the visitor comes from, where nothing else does.

    Args:
        article: what the page shows; None for a page that is none.
        address: of it, absolute; empty while the site has none.
    """
    return "\n".join(filter(None, (article.title, address))) if article else ""


def code_files(
    config: ContactConfig,
    language: str,
    articles: Iterable[Article],
    address_of: Callable[[Article], str] = lambda _: "",
) -> dict[str, str | bytes]:
    """QR codes: of each channel that has them, for each article, each tier, and pages that are no article.

    Args:
        config: the contact facts.
        language: of the interface.
        articles: of that language.
        address_of: the absolute address of one; empty while the site has none.
    """
    channels = [channel for channel in config.reachable if channel.kind.has_code(channel)]
    if not channels:
        return {}
    carried = {"index": (start_payload(language, None), "")}
    for tier in config.tiers:
        said = (encode(Start(language, tier=tier.id)), tier.name.text(language))
        carried[f"tier.{tier_part(tier.id)}"] = said
    for article in articles:
        # Some hosts publish no file whose name starts with `_`.
        name = article_part(article.key)
        with about(article.file):
            said = (start_payload(language, article), page_text(article, address_of(article)))
            carried["home." + name[1:] if name.startswith("_") else name] = said
    return {
        f"{FOLDER}/qr/{language}/{channel.id}/{name}.svg": qr_svg(_carrying(channel, payload, text))
        for channel in channels
        for name, (payload, text) in carried.items()
    }


def table_files(config: ContactConfig, keys: Iterable[str]) -> dict[str, str | bytes]:
    """The tables by which the owners of bots read payloads, one per kind of bot: CHANNELS.md.

    Args:
        config: the contact facts.
        keys: of all articles.
    """
    table = {
        "version": 1,
        "kinds": {kind.letter: kind.name for kind in ARTICLE_KINDS.values()} | {NO_KIND: None},
        "articles": {article_part(key): key for key in sorted(keys)},
        "tiers": {tier_part(tier.id): tier.id for tier in config.tiers},
    }
    bots = (channel.kind for channel in config.reachable if channel.kind.takes(channel).payload)
    return {f"{FOLDER}/{kind.name}.json": _json(table, indent=1) for kind in bots}


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
