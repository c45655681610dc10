"""What the report's form fetches: sections, faults and what helps with them, as articles say; words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article, Block, ItemList, Section, plain_text, walk
from helpcentre.article.shape import heading_of
from helpcentre.build.failure import about
from helpcentre.features.report.reference import reference_table
from helpcentre.language.casing import lower
from helpcentre.language.words import Words
from helpcentre.source.content_tree import SectionOrder

FOLDER = "assets/helpcentre/report"
"""Where the files of this feature are published."""


def form_file(
    language: str,
    words: Words,
    orders: Sequence[SectionOrder],
    articles: Mapping[str, Article],
    *,
    start: Callable[[Article | None], str],
    tier_parts: Mapping[str, str],
) -> dict[str, str | bytes]:
    """What the form asks and offers in one language.

    Args:
        language: of the site that is built.
        words: its words.
        orders: the sections in the order of the menu.
        articles: every Article by key.
        start: makes the start payload of a link to a bot.
        tier_parts: how a start payload writes each tier, by its id.
    """
    sections = []
    for order in orders:
        faults = [a for key in order.articles if (a := articles.get(key)) and a.kind.is_fault]
        if faults:
            hub = articles.get(f"{order.name}/index")
            symptoms = list(_symptoms(faults, language, start))
            sections.append(
                {"name": order.name, "title": order.title, "start": start(hub), "symptoms": symptoms}
            )
    data = {
        "sections": sections,
        "start": start(None),
        "tiers": dict(tier_parts),
        "words": words.under("report.said"),
        "secret": words.under("secret"),
    }
    return {f"{FOLDER}/form.{language}.json": _json(data)}


def table_file(keys: Iterable[str]) -> dict[str, str | bytes]:
    """The table by which the team reads references: CHANNELS.md.

    Args:
        keys: of all articles.
    """
    return {f"{FOLDER}/references.json": reference_table(keys)}


def _symptoms(
    faults: Iterable[Article], language: str, start: Callable[[Article | None], str]
) -> Iterator[dict[str, Any]]:
    for article in faults:
        with about(article.file):
            symptom = _symptom(article, language, start(article))
        yield symptom


def _symptom(article: Article, language: str, start: str) -> dict[str, Any]:
    words = Words(article.language)
    write, helps = (heading_of(article.kind, holds, words) for holds in (Holds.ASKED, Holds.CAUSES))
    below = {plain_text(section.title): section for section in article.sections if section.level == 2}
    asked = _items(below[write].children) if write in below else []
    causes = below[helps].children if helps in below else ()
    order_number = lower(words("report.order_number"), article.language)
    symptom: dict[str, Any] = {
        "key": article.key,
        "title": article.title,
        "address": article.url,
        "start": start,
        "causes": [[plain_text(c.title), c.id] for c in causes if isinstance(c, Section)],
        "asked": asked,
    }
    if article.is_urgent:
        symptom["urgent"] = True
    if any(order_number in lower(item, article.language) for item in asked):
        symptom["order"] = True
    if article.language != language:
        symptom["language"] = article.language
    return symptom


def _items(blocks: tuple[Block, ...]) -> list[str]:
    """What an article asks to be written in a message: the items of the lists under that heading."""
    return [text.rstrip(";.") for text in _list_texts(blocks)]


def _list_texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in walk(blocks):
        if isinstance(block, ItemList):
            yield from (plain_text(item) for item in block.items)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
