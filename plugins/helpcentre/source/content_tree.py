"""The folders of a site's content: which files are articles, and in which order they stand.

The menu, the hubs and the home page come from the files themselves: a section is a folder, its order is
the `groups` of its `index.md`. Nothing about the order is kept anywhere else, for no language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.front_matter import FrontMatter

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KEY = re.compile(rf"(?:{_SLUG.pattern}/)?{_SLUG.pattern}")
LONGEST_NAME = 100
"""Characters of a file's name: what is made of it gets longer names, and a file system takes 255 bytes."""
# What static-i18n takes for a language folder, configured or not, and then leaves out without a word.
_LANGUAGE_LIKE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})*")


OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".mkdn")
"""Endings that MkDocs takes for pages too; here they would pass every check."""


def is_addressable(key: str) -> bool:
    """Whether an article's name can stand in addresses, links and the names of files made of it.

    Args:
        key: `section/slug`, or `index` for the home page.
    """
    return _KEY.fullmatch(key) is not None and len(key.rpartition("/")[2]) <= LONGEST_NAME


def section_name_problems(sections: Iterable[str], file: str) -> Iterator[Problem]:
    """Configured sections whose folders can't stand in addresses.

    Args:
        sections: their names.
        file: the site's configuration.
    """
    for section in sections:
        if not _SLUG.fullmatch(section) or len(section) > LONGEST_NAME:
            yield Problem(
                Place(file, None, f"sections: {section}"), "layout.section_name", {"section": section}
            )


@dataclass(frozen=True)
class Group:
    """Articles of a section that answer one need; keys are `section/slug`."""

    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class SectionOrder:
    """A section in one language: its hub's title and its articles in groups."""

    name: str
    title: str
    description: str
    groups: tuple[Group, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """Keys of its articles in order."""
        return tuple(key for group in self.groups for key in group.articles)


NOT_PUBLISHED = (".marks.yaml",)
"""Endings of data files that belong beside what they are about, and that a build keeps out of the site."""


def layout_problems(
    paths: Iterable[str], languages: Sequence[str], sections: Sequence[str], docs: str
) -> Iterator[Problem]:
    """Files that would not be where an editor expects them.

    Args:
        paths: every file below the content folder, relative to it, with `/`.
        languages: the configured languages.
        sections: the configured sections.
        docs: name of the content folder for messages.
    """
    folders: set[str] = set()
    for path in sorted(paths):
        parts = PurePosixPath(path).parts
        place = Place(f"{docs}/{path}")
        top = parts[0]
        if len(parts) > 1 and top not in languages and _LANGUAGE_LIKE.fullmatch(top):
            if top not in folders:
                folders.add(top)
                values = {"folder": top, "languages": ", ".join(languages)}
                yield Problem(Place(f"{docs}/{top}/"), "layout.language_folder", values)
            continue
        if path.endswith((".yml", ".yaml")) and not path.endswith(NOT_PUBLISHED):
            yield Problem(place, "layout.yaml_published", {"file": parts[-1]})
        if len(parts[-1]) > LONGEST_NAME:
            values = {"length": str(len(parts[-1])), "limit": str(LONGEST_NAME)}
            yield Problem(place, "layout.name_long", values)
        if path.lower().endswith((".md", *OTHER_MARKDOWN)) and not path.endswith(".md"):
            values = {"file": parts[-1], "name": PurePosixPath(path).with_suffix(".md").name}
            yield Problem(place, "layout.file_ending", values)
        if not path.endswith(".md"):
            continue
        if top not in languages:
            yield Problem(place, "layout.article_without_language", {"language": languages[0]})
        elif len(parts) == 2 and parts[1] != "index.md":
            yield Problem(place, "layout.article_without_section", {"sections": ", ".join(sections)})
        elif len(parts) > 3:
            yield Problem(place, "layout.too_deep", {"section": parts[1]})
        elif len(parts) == 3 and parts[1] not in sections:
            values = {"folder": parts[1], "known": nearest(parts[1], sections)}
            yield Problem(place, "layout.unknown_section", values)
        elif not _SLUG.fullmatch(parts[-1].removesuffix(".md")):
            yield Problem(place, "layout.file_name", {"file": parts[-1]})


def section_order(
    name: str, hub: FrontMatter | None, slugs: Sequence[str], titles: Mapping[str, str]
) -> SectionOrder:
    """The order of a section's articles.

    Args:
        name: the section's folder.
        hub: the front matter of its `index.md`; None when it is missing or broken.
        slugs: the articles that are there, in alphabetical order.
        titles: title of each article by slug; unknown names of the hub are passed over (`hub_problems`
            says so).
    """
    if hub is None:
        return SectionOrder(name, name, "", (Group("", tuple(f"{name}/{slug}" for slug in slugs)),))
    groups = [
        Group(group.title, tuple(f"{name}/{slug}" for slug in group.articles if slug in titles))
        for group in hub.groups
    ]
    listed = {slug for group in hub.groups for slug in group.articles}
    rest = tuple(f"{name}/{slug}" for slug in slugs if slug not in listed)
    if rest:
        groups.append(Group("", rest))
    return SectionOrder(name, hub.title, hub.description, tuple(groups))


def hub_problems(hub: FrontMatter, slugs: Sequence[str], place: Place) -> Iterator[Problem]:
    """Where a hub's order and the folder's files disagree.

    Args:
        hub: front matter of the section's `index.md`.
        slugs: articles in the folder, in this language or the default one.
        place: where `groups` stands.
    """
    listed = Counter(slug for group in hub.groups for slug in group.articles)
    there = frozenset(slugs)
    for slug in sorted(slug for slug, count in listed.items() if count > 1):
        yield Problem(place, "hub.twice", {"article": slug})
    for slug in listed:
        if slug not in there:
            yield Problem(
                place, "hub.unknown_article", {"article": slug, "known": nearest(slug, slugs) or "—"}
            )
    for slug in slugs:
        if slug not in listed:
            yield Problem(place, "hub.unlisted_article", {"article": slug})
