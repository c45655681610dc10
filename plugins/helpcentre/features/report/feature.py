"""A report of a problem as a feature: a form that asks what helps, and leaves by the visitor's own tap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from helpcentre.article.model import Article
from helpcentre.build.feature import Feature, Mount, TagPage
from helpcentre.build.state import Build
from helpcentre.features.report.report_files import form_file, table_file
from helpcentre.features.report.report_form import report_page, report_tags
from helpcentre.problem import Problem
from helpcentre.source.site import LanguageSite
from helpcentre.source.tags import TagTable


class ReportFeature(Feature):
    """The form stands in the article that has its tag; a site without such an article has no form."""

    name = "report"
    switch = "report"
    styles = ("report/page.css",)
    tags = ("report_form", "screen_capture")
    mounts = (Mount("[data-hc-report-place]", "report/report.mount.mjs", when="near"),)

    def __init__(self, build: Build) -> None:
        super().__init__(build)
        self._page = ""

    def offers(self) -> Mapping[str, Callable[..., Any]]:
        """Where the form is."""
        return {"report_page": self._address}

    def read(self) -> Iterable[Problem]:
        """Finds the article with the form."""
        site = self.build.site
        bodies = site.articles.get(site.default_language, {})
        self._page = report_page({key: source.markdown.body for key, source in bodies.items()})
        return ()

    def fill(self, page: TagPage) -> TagTable:
        """The form, and how a screen is captured."""
        language = page.edition.language
        chat_page = self.build.ask("chat_page", language)
        requirements = self.build.ask("device_requirements", language)
        return report_tags(
            page.contact,
            page.words,
            page.language,
            page.template_dirs,
            chat_page=page.root + chat_page if chat_page else "",
            requirements=page.root + requirements if requirements else "",
        )

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """What the form fetches, and the table for the team, who read references."""
        if self._page:
            build, site, language = self.build, edition.site, edition.language

            def start(article: Article | None) -> str:
                return build.ask("start_payload", language, article) or ""

            edition.files |= form_file(
                language,
                edition.words,
                site.section_orders(language),
                edition.articles,
                start=start,
                tier_parts={tier.id: build.ask("tier_part", tier.id) or "" for tier in build.contact.tiers},
            )
            if language == site.default_language:
                edition.files |= table_file(site.keys(language))
        yield from ()

    def _address(self, language: str) -> str:
        return self.build.site.address(self._page, language) if self._page else ""


FEATURE = ReportFeature
