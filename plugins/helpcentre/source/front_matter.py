"""The front matter of an article: what an editor may write above it, and what each key means."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from helpcentre.article.model import Audience, Kind
from helpcentre.source.validation import Day, Entry, Flag, Name, Text, rejected

MAX_DESCRIPTION = 170
"""Characters of a description; search engines cut what is longer (about 155 to 170 are shown)."""


def _short_enough(text: str) -> str:
    if len(text) > MAX_DESCRIPTION:
        raise rejected("article.description_long", length=str(len(text)), limit=str(MAX_DESCRIPTION))
    return text


class Group(Entry):
    """A group of a hub: articles that answer one need, in the order a reader wants them."""

    title: Text
    articles: tuple[Name, ...] = Field(min_length=1)


class Video(Entry):
    """A recording that takes the place of an article's made lesson: a file, or one that others host."""

    file: Name | None = None
    """Below the content folder: `account/reset-password.mp4`."""
    url: Name | None = None
    """Of its page with YouTube or Vimeo."""
    captions: Name | None = None
    """WebVTT below the content folder; beside a file, of the same name, when it doesn't say."""
    transcript: Name | None = None
    """A text file below the content folder; the words of the captions when it doesn't say."""
    uploaded: Day | None = None
    """The day it was published, for search engines."""


class FrontMatter(Entry):
    """The keys of an article's front matter."""

    title: Text
    description: Annotated[Text, AfterValidator(_short_enough)]
    kind: Kind
    audience: tuple[Audience, ...] = ()
    keywords: tuple[Text, ...] = ()
    related: tuple[Name, ...] = ()
    owner: Text | None = None
    reviewed: Day | None = None
    urgent: Flag | None = None
    """Whether it is for a moment that can't wait; when it doesn't say, its kind and tags do."""
    guide: Flag | None = None
    """Whether the article has PDF guides; when it doesn't say, its kind decides."""
    feedback: Flag | None = None
    """Whether readers are asked if the article helped; when it doesn't say, its kind decides."""
    video: Video | None = None
    """A recording of the same matter."""
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
