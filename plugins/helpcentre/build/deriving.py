"""What features have alike that make files of articles: what there is per language, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from helpcentre.article.model import Article
from helpcentre.build.feature import Feature
from helpcentre.build.state import Build
from helpcentre.build.store import SiteFile
from helpcentre.problem import Place, Problem


@dataclass
class Derived:
    """The derived files of one language.

    Args:
        wanted: keys of the articles that have some, whether they are made or not.
        sources: where the store keeps each file, by its address.
        problems: why others could not be made.
    """

    wanted: frozenset[str] = frozenset()
    sources: dict[str, SiteFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


D = TypeVar("D", bound=Derived)


class DerivingFeature(Feature, Generic[D]):
    """A feature that makes files of articles; what it has made is kept by language."""

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self.made: dict[str, D] = {}

    def keys(self) -> frozenset[str]:
        """The articles that have files of it."""
        return frozenset().union(*(made.wanted for made in self.made.values()))

    def derived(self) -> Mapping[str, SiteFile]:
        """Its files."""
        return {address: file for made in self.made.values() for address, file in made.sources.items()}


def of_articles(made: Mapping[str, D], articles: Mapping[str, Article]) -> Iterator[tuple[str, Article, D]]:
    """The articles of a language that have files, and what was made in the language of their text.

    Args:
        made: by language; an article that is not translated has the files of its own language.
        articles: every Article of the language, by key.
    """
    for key, article in articles.items():
        own = made.get(article.language)
        if own is not None and key in own.wanted:
            yield key, article, own


def same_addresses(claims: Iterable[tuple[Place, Iterable[str]]], code: str) -> Iterator[Problem]:
    """Addresses that two want: the file of one would be written over that of the other.

    Args:
        claims: what a message names, and the addresses that it needs.
        code: of the Problem, which says the `address` and the `other` file.
    """
    first: dict[str, tuple[int, Place]] = {}
    for number, (place, addresses) in enumerate(claims):
        for address in addresses:
            owner, other = first.setdefault(address, (number, place))
            if owner != number:
                yield Problem(place, code, {"address": address, "other": other.file})
