"""The tag `tier_links()`: for each tier, links by which a person of ours sees whom they have before them.

There is no signing in on this site, so it can't know who has a tier: the link says what the visitor says.
Without a script, so that it works everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from helpcentre.article.kinds import Kind
from helpcentre.contact.links import link_with
from helpcentre.contact.model import ContactConfig, Tier
from helpcentre.contact.tags import channel_name
from helpcentre.features.support.payload import Start, encode
from helpcentre.language.words import Words
from helpcentre.source.block_tag import draw_block

THEME_DIR = Path(__file__).parent / "theme"


def tier_link_tags(
    config: ContactConfig,
    words: Words,
    language: str,
    template_dirs: Sequence[Path],
    *,
    article: tuple[str, Kind],
    chat_page: str,
) -> dict[str, Callable[[], str]]:
    """The tag, if there is a tier and a channel whose link can carry it.

    Args:
        config: the contact facts.
        words: the words of the language.
        language: the language that texts of the config are taken in.
        template_dirs: searched for the template before the package's own.
        article: key and kind of the article that the tag stands in.
        chat_page: address of the chat page, relative to that article's.
    """
    tiers = [
        {
            "name": tier.name.text(language),
            "links": list(
                _links(config, tier, words, language=language, article=article, chat_page=chat_page)
            ),
        }
        for tier in config.tiers
    ]
    if not any(tier["links"] for tier in tiers):
        return {}

    def render() -> str:
        template = "helpcentre/support/tier_links.html"
        return draw_block(template, THEME_DIR, template_dirs, words=words, tiers=tiers)

    return {"tier_links": render}


def _links(
    config: ContactConfig,
    tier: Tier,
    words: Words,
    *,
    language: str,
    article: tuple[str, Kind],
    chat_page: str,
) -> Iterator[dict[str, str]]:
    key, kind = article
    name = tier.name.text(language)
    for channel in config.reachable:
        takes = channel.kind.takes(channel)
        if takes.names_tier:
            address = link_with(
                chat_page if channel.kind.has_own_page else channel.link or "",
                takes,
                subject=name,
                payload=encode(Start(language, kind, key, tier.id)),
                article=key,
                tier=tier.id,
                text=name if takes.page else "",
            )
            yield {"address": address, "channel": channel_name(channel, words, language)}
