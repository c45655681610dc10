"""What guides, infographics and lessons take of a language's site: its own articles, a section's drawing."""

from __future__ import annotations

from helpcentre.article.model import Article
from helpcentre.source.site import LanguageSite


def own_articles(edition: LanguageSite) -> dict[str, Article]:
    """The articles that are written in the language; the others have the files of their own language."""
    return {key: article for key, article in edition.articles.items() if article.language == edition.language}


def illustration(edition: LanguageSite, section: str) -> bytes | None:
    """The drawing of a section; None when it has none."""
    path = f"{section}/illustration.svg"
    return edition.pictures.read_file(path) if path in edition.site.assets else None
