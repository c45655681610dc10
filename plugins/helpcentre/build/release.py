"""What stands between a site that builds and a site that may be published.

A build needs none of this: a fact that only the owner knows has a wording that reads well without it. But
nothing is published before every such fact is given, the holidays are reviewed and the address is real.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from helpcentre.contact.reader import holiday_problems
from helpcentre.language.words import Words
from helpcentre.problem import Level, Place, Problem
from helpcentre.source.site import Site

STAND_IN_DOMAIN = ".invalid"
"""A top-level domain that never exists (RFC 2606, section 2)."""


def release_problems(
    site: Site, site_url: str, today: date, language: str, config_file: str = "mkdocs.yml"
) -> Iterator[Problem]:
    """Everything that `check --release` refuses besides errors.

    Args:
        site: a site that has been built, so that the uses of placeholders are known.
        site_url: the configured address of the site.
        today: the day to check dates against; an argument, never the clock.
        language: the language of the owner's questions in messages.
        config_file: the name of the site's configuration, for messages.
    """
    host = urlsplit(site_url).hostname or ""
    if not host or host.endswith(STAND_IN_DOMAIN):
        place = Place(config_file, None, "site_url")
        yield Problem(place, "release.site_url", {"url": site_url or "—"}, Level.RELEASE)
    if site.contact is None:
        return
    for use in (*site.contact.open_placeholders, *site.open_placeholders):
        yield site.placeholders.open_problem(use, language)
    yield from holiday_problems(site.contact, today)


def placeholder_figures(site: Site, words: Words) -> Iterator[str]:
    """Lines about what the owner has not answered yet, and where the site needs it.

    Args:
        site: a site that has been built.
        words: the words of the lines.
    """
    uses: dict[str, list[str]] = defaultdict(list)
    for use in (*(site.contact.open_placeholders if site.contact else ()), *site.open_placeholders):
        place = use.place.file if use.place.line is None else f"{use.place.file}:{use.place.line}"
        if place not in uses[use.name]:
            uses[use.name].append(place)
    yield words("figures.placeholders", count=len(uses), uses=sum(map(len, uses.values())))
    for name, places in uses.items():
        yield f"    {name}: {', '.join(places)}"
