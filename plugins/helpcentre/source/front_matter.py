"""The front matter of an article: what an editor may write above it, and what each key means.

Keys that only one feature reads are declared by that feature (`FrontMatterKey`). All of them make one model,
so that everything that is wrong with an article's front matter is told at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, Field, ValidationInfo, create_model

from helpcentre.article.kinds import ARTICLE_KINDS, Kind
from helpcentre.problem import nearest
from helpcentre.source.validation import Day, Entry, Flag, Name, ReadBy, Text, rejected, shown

V = TypeVar("V")

MAX_DESCRIPTION = 170
"""Characters of a description; search engines cut what is longer (about 155 to 170 are shown)."""


def _short_enough(text: str) -> str:
    if len(text) > MAX_DESCRIPTION:
        raise rejected("article.description_long", length=str(len(text)), limit=str(MAX_DESCRIPTION))
    return text


def _kind(value: Any, _info: ValidationInfo) -> Kind:
    if value is None:
        raise rejected("value.empty")
    kind = ARTICLE_KINDS.get(value) if isinstance(value, str) else None
    if kind is None:
        found = shown(value)
        raise rejected("value.choice", found=found, nearest=nearest(found, ARTICLE_KINDS))
    return kind


KindName = Annotated[Kind, ReadBy(_kind, {"type": "string"})]
"""A kind by its name."""


class Group(Entry):
    """A group of a hub: articles that answer one need, in the order a reader wants them."""

    title: Text
    articles: tuple[Name, ...] = Field(min_length=1)


class FrontMatter(Entry):
    """The keys of an article's front matter."""

    title: Text
    description: Annotated[Text, AfterValidator(_short_enough)]
    kind: KindName
    audience: tuple[Name, ...] = ()
    """Whom it is for: names under `audiences` in mkdocs.yml."""
    keywords: tuple[Text, ...] = ()
    related: tuple[Name, ...] = ()
    owner: Text | None = None
    reviewed: Day | None = None
    urgent: Flag | None = None
    """Whether it is for a moment that can't wait; when it doesn't say, its kind and tags do."""
    lists: Text | None = None
    """What the page lists below its text: what a feature has a `listing` for, such as all PDF guides."""
    groups: tuple[Group, ...] = ()
    """Of a hub: the order of its articles."""
    popular: tuple[Name, ...] = ()
    """Of the home page: `section/slug` of the most needed articles."""
    questions: tuple[Name, ...] = ()
    """Of the home page: `section/slug#id` of the most asked questions."""

    @property
    def reviewed_on(self) -> str:
        """ISO date of the last review, empty when there was none."""
        return self.reviewed.isoformat() if self.reviewed else ""


@dataclass(frozen=True)
class FrontMatterKey(Generic[V]):
    """A key of front matter that a feature declares; no article has to have it.

    Args:
        name: the key.
        type: how its value is read: `Flag`, `Name`, or an `Entry` of the feature's own.
    """

    name: str
    type: Any

    def value(self, front_matter: FrontMatter | None) -> V | None:
        """What an article says; None when it says nothing, or its front matter is not valid."""
        return getattr(front_matter, self.name, None)


def front_matter_model(keys: Iterable[FrontMatterKey[Any]]) -> type[FrontMatter]:
    """The keys of an article's front matter, those of features among them.

    Args:
        keys: what the features declare, no name twice.
    """
    declared: dict[str, Any] = {key.name: (key.type | None, None) for key in keys}
    return create_model("FrontMatter", __base__=FrontMatter, **declared)
