"""What search knows of an article: a page with its passages, each with an address, a heading and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helpcentre.article.model import Article, Block, Details, Section, plain_text


@dataclass(frozen=True)
class Passage:
    """A part of a page that can be an answer by itself.

    Args:
        anchor: its address within the page; empty for what stands above the first heading.
        heading: its heading; empty for what stands above the first one.
        text: its words, without those of deeper passages.
        is_question: whether it is a question of an FAQ, so that its text is the whole answer.
    """

    anchor: str
    heading: str
    text: str
    is_question: bool = False


@dataclass(frozen=True)
class Document:
    """A page as search sees it.

    Args:
        address: relative to the site's root, such as `account/register/`.
        title: its heading.
        keywords: what people type for it and the text does not say.
        passages: in reading order; the first is what stands above the first heading.
    """

    address: str
    title: str
    keywords: tuple[str, ...]
    passages: tuple[Passage, ...]


def document(article: Article) -> Document:
    """What search knows of an article; its description is searched as the first words of its text."""
    opening, *others = _passages("", "", article.body)
    text = " ".join(filter(None, (article.description, opening.text)))
    return Document(article.url, article.title, article.keywords, (Passage("", "", text), *others))


def _passages(anchor: str, heading: str, blocks: tuple[Block, ...]) -> Iterator[Passage]:
    own = tuple(block for block in blocks if not _has_address(block))
    yield Passage(anchor, heading, plain_text(own))
    for block in blocks:
        match block:
            case Section(id=anchor, title=title, children=children) if anchor:
                yield from _passages(anchor, plain_text(title), children)
            case Details(id=anchor, summary=summary, children=children) if anchor:
                yield Passage(anchor, plain_text(summary), plain_text(children), is_question=True)
            case _:
                pass


def _has_address(block: Block) -> bool:
    return isinstance(block, Section | Details) and bool(block.id)
