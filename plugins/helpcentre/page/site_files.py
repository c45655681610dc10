"""The files that belong to the whole site and to no page: 404 pages, sitemap, headers, contact files."""

from __future__ import annotations

from collections.abc import Mapping

from helpcentre.contact.calendar import calendar
from helpcentre.contact.facts import facts
from helpcentre.contact.opening_facts import opening_file
from helpcentre.contact.vcard import vcard
from helpcentre.language.words import Words
from helpcentre.page.security_policy import response_headers
from helpcentre.page.sitemap import robots, sitemap
from helpcentre.page.view import FileLink
from helpcentre.source.site import LanguageSite, Site


def contact_files(
    site: Site, language: str, *, with_vcard: bool, with_calendar: bool, with_facts: bool
) -> dict[str, str | bytes]:
    """The contact facts as files for one language; those of the default language stand at the root.

    Args:
        site: what the editors wrote, with valid contact facts.
        language: the language of names and days.
        with_vcard: make /contact.vcf.
        with_calendar: make /hours.ics.
        with_facts: make /contact.json; one file for all languages.

    Returns:
        The files by path; /contact/opening.<language>.json, which the pages themselves read, is always there.
    """
    if site.contact is None:
        return {}
    folder = site.address("index", language)
    files: dict[str, str | bytes] = {}
    if with_vcard:
        files[f"{folder}contact.vcf"] = vcard(site.contact, language)
    if with_calendar:
        files[f"{folder}hours.ics"] = calendar(site.contact, language)
    if with_facts and language == site.default_language:
        files["contact.json"] = facts(site.contact, site.languages)
    files[f"contact/opening.{language}.json"] = opening_file(site.contact, Words(language))
    return files


def site_files(editions: Mapping[str, LanguageSite], site_url: str) -> dict[str, str | bytes]:
    """404 pages, sitemap, robots.txt and response headers, by path.

    Args:
        editions: the finished site in every language, the default one first.
        site_url: absolute address of the site's root, ending in `/`; without one there is no sitemap.
    """
    site = next(iter(editions.values())).site
    files: dict[str, str | bytes] = {
        f"{site.address('index', language)}404.html": edition.not_found
        for language, edition in editions.items()
    }
    keys = {key for articles in site.articles.values() for key in articles}
    pages = [
        {language: site.address(key, language) for language in site.translations(key)}
        for key in sorted(keys, key=lambda key: site.address(key, site.default_language))
    ]
    if site_url:
        files["sitemap.xml"] = sitemap(site_url, pages, site.default_language)
    files["robots.txt"] = robots(site_url)
    files["_headers"] = response_headers()
    return files


def footer_files(edition: LanguageSite) -> tuple[FileLink, ...]:
    """The contact files that people, not programs, want to take along."""
    names = {".vcf": edition.words("site.vcard"), ".ics": edition.words("site.calendar")}
    return tuple(
        FileLink(path, name)
        for path in edition.files
        for ending, name in names.items()
        if path.endswith(ending)
    )
