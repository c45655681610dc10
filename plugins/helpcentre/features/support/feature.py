"""The way to a person as a feature: panel, chat page, links that carry where the visitor comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from helpcentre.article.model import Article
from helpcentre.build.feature import Feature, Mount, Option, OwnPage, TagPage
from helpcentre.features.support.channel_check import channel_check_tags
from helpcentre.features.support.chat_link import chat_tags
from helpcentre.features.support.payload import tier_part
from helpcentre.features.support.support_files import (
    CHAT_PAGE,
    SupportLinks,
    code_files,
    panel_file,
    panel_view,
    start_payload,
    support_links,
    table_files,
)
from helpcentre.features.support.tier_links import tier_link_tags
from helpcentre.page.site_address import absolute
from helpcentre.page.view import Part
from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.site import LanguageSite
from helpcentre.source.tags import TagTable


class SupportFeature(Feature):
    """A person by the right channel."""

    name = "support"
    switch = "support"
    styles = ("support/page.css",)
    options = (Option("contact_page", default=""),)
    """The article to which the support button leads without a script; the foot of the page if none."""
    tags = ("channel_check", "tier_links")
    mounts = (
        Mount("[data-hc-support]", "support/button.mount.mjs"),
        Mount("#hc-main :is(.hc-now, [data-hc-until])", "support/opening.mount.mjs"),
        Mount("[data-hc-channel-check]", "support/channel-check.mount.mjs"),
    )

    def offers(self) -> Mapping[str, Callable[..., Any]]:
        """Where people are reached, and what links to them carry."""
        return {
            "channel_links": self._channel_links,
            "chat_page": lambda language: self.build.site.address(CHAT_PAGE, language),
            "contact_page": self._contact_page,
            "start_payload": start_payload,
            "tier_part": tier_part,
        }

    def read(self) -> Iterator[Problem]:
        """A contact page that is not there, and an article where the chat page will be."""
        settings, site = self.build.settings, self.build.site
        page, keys = settings.text("contact_page"), site.keys(site.default_language)
        if page and page not in keys:
            values = {"article": page, "known": nearest(page, keys)}
            yield Problem(settings.place(f"contact_page: {page}"), "layout.unknown_page", values)
        for source in site.sources:
            if source.key == CHAT_PAGE:
                yield Problem(Place(source.file), "layout.address_taken", {"address": f"/{CHAT_PAGE}/"})

    def fill(self, page: TagPage) -> TagTable:
        """Links to a chat that is told the article, links of tiers, the check of channels."""
        contact, words, language, templates = page.contact, page.words, page.language, page.template_dirs
        chat_page = page.root + page.edition.site.address(CHAT_PAGE, page.edition.language)
        about = (page.key, page.source.kind)
        return {
            **chat_tags(contact, words, language, article=page.key, chat_page=chat_page),
            **channel_check_tags(contact, words, language, templates),
            **tier_link_tags(contact, words, language, templates, article=about, chat_page=chat_page),
        }

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """The panel, and what bots and QR codes need."""
        build, site, language = self.build, edition.site, edition.language
        address, frame = site.address(CHAT_PAGE, language), build.frames[language]
        panel = panel_view(build.contact, edition.words, language, address)
        links, draw = self._links(edition, None), build.drawing
        drawn = draw("helpcentre/support/panel.html", address="", view=frame, panel=panel, links=links)
        edition.files |= panel_file(language, drawn)
        edition.files |= code_files(build.contact, language, edition.articles.values(), self._absolute)
        if language == site.default_language:
            edition.files |= table_files(build.contact, site.keys(language))
        yield from ()

    def pages(self, edition: LanguageSite) -> Mapping[str, OwnPage]:
        """The chat page: its provider's script may run there and nowhere else."""
        build, site, language = self.build, edition.site, edition.language
        address = site.address(CHAT_PAGE, language)
        panel = panel_view(build.contact, edition.words, language, address)
        own = next((way for way in panel.ways if panel.own and way.card.id == panel.own.id), None)
        if not own or not panel.own or CHAT_PAGE in site.keys(language):
            return {}
        frame = build.frames[language]
        languages = tuple(
            replace(link, url=site.address(CHAT_PAGE, link.language)) for link in frame.languages
        )
        html = build.drawing(
            "helpcentre/support/chat.html",
            address=address,
            view=replace(frame, languages=languages),
            panel=panel,
            own=own,
            links=self._links(edition, None),
        )
        provider = panel.own.provider
        return {address: OwnPage(html, provider.origins if provider else ())}

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """The button in the header, and a person where an article ends and did not help."""
        links = self._links(edition, article)
        yield "tools", Part("helpcentre/support/button.html", links)
        if article and article.kind.solves:  # its reader may still be stuck
            yield "help", Part("helpcentre/support/stuck.html", links)

    def _channel_links(self, edition: LanguageSite, article: Article | None) -> Mapping[str, str]:
        return self._links(edition, article).by_channel

    def _contact_page(self, language: str) -> str:
        page, site = self.build.settings.text("contact_page"), self.build.site
        return site.address(page, language) if page in site.keys(language) else "#hc-footer"

    def _links(self, edition: LanguageSite, article: Article | None) -> SupportLinks:
        language = edition.language
        return support_links(
            self.build.contact,
            language,
            article,
            page=self._contact_page(language),
            chat_page=edition.site.address(CHAT_PAGE, language),
            report_page=self.build.ask("report_page", language) or "",
            address=self._absolute(article) if article else "",
        )

    def _absolute(self, article: Article) -> str:
        return absolute(self.build.settings.site_url, article.url)


FEATURE = SupportFeature
