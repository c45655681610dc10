"""Infographics for the tests: an article with steps of our choice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guide_articles import DRAWING, article
from helpcentre.article.model import Article
from helpcentre.features.infographic.infographic import Infographic
from helpcentre.features.infographic.publishing import InfographicSection, infographic_of
from helpcentre.typesetting.drawing import Brand

SITE = "https://help.example.com/"
SECTION = InfographicSection("Hesab", Brand("Nümunə", "Kömək Mərkəzi", "#3b4cc0", "#eef0ff"), DRAWING)


def howto(steps: Sequence[str], slug: str = "register", **values: Any) -> Article:
    """A how-to with these steps."""
    written = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return article(f"## Addımlar\n\n{written}\n", slug, **values)


def picture(*steps: str, lines: Sequence[int] = (), **values: Any) -> Infographic:
    """What its infographic is made from."""
    return infographic_of(howto(steps, **values), SECTION, SITE, lines)
