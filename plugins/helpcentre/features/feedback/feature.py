"""Asking readers as a feature: did it help, what was missing, the survey after a support case."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.article.model import Article
from helpcentre.build.feature import Feature, Mount, Policy, TagPage
from helpcentre.features.feedback.feedback_files import (
    TAG,
    NextStep,
    feedback_file,
    feedback_form_tags,
    has_somewhere_to_go,
    origins,
    tells_searches,
)
from helpcentre.page.view import Part
from helpcentre.problem import Problem
from helpcentre.source.front_matter import FrontMatterKey
from helpcentre.source.site import HOME, LanguageSite
from helpcentre.source.tags import TagTable
from helpcentre.source.validation import Flag

FEEDBACK = FrontMatterKey[bool]("feedback", Flag)
"""Whether readers are asked if an article helped; when it doesn't say, its kind decides."""


class FeedbackFeature(Feature):
    """Readers are asked if an answer can reach anybody."""

    name = "feedback"
    switch = "feedback"
    styles = ("feedback/page.css",)
    tags = (TAG,)
    front_matter = (FEEDBACK,)
    mounts = (
        Mount("[data-hc-feedback]", "feedback/question.mount.mjs", when="tap"),
        Mount("[data-hc-survey]", "feedback/survey.mount.mjs"),
        Mount("[data-hc-searches]", "feedback/searches.mount.mjs", when="on helpcentre-search"),
    )

    def fill(self, page: TagPage) -> TagTable:
        """The survey."""
        return feedback_form_tags(page.contact, page.words, page.language, page.template_dirs, root=page.root)

    def make(self, edition: LanguageSite) -> Iterator[Problem]:
        """What the question at the end of an article needs after a tap."""
        build, words = self.build, edition.words
        if has_somewhere_to_go(build.contact):
            next_step = NextStep(
                words("feedback.person"), build.ask("contact_page", edition.language) or "#hc-footer"
            )
            if report := build.ask("report_page", edition.language):
                next_step = NextStep(words("feedback.report"), report, about=True)
            edition.files |= feedback_file(
                build.contact,
                words,
                edition.language,
                next_step=next_step,
                home=edition.site.address(HOME, edition.language),
                template_dirs=build.settings.template_dirs,
            )
        yield from ()

    def parts(self, edition: LanguageSite, article: Article | None) -> Iterator[tuple[str, Part]]:
        """The question below an article; a mark where searches are told to the owner."""
        contact = self.build.contact
        if tells_searches(contact):
            yield "foot", Part("helpcentre/feedback/searches.html")
        if article and has_somewhere_to_go(contact) and _is_asked(edition, article):
            yield (
                "question",
                Part(
                    "helpcentre/feedback/question.html",
                    self.build.ask("start_payload", edition.language, article),
                ),
            )

    def policy(self, html: str, edition: LanguageSite | None, article: Article | None) -> Policy:
        """A page that asks may send to the owner's address."""
        return Policy(connect=origins(self.build.contact, html))


def _is_asked(edition: LanguageSite, article: Article) -> bool:
    if article.kind.lists_section or article.key == HOME:
        return False
    wanted = FEEDBACK.value(edition.front_matter(article))
    return article.kind.asks_feedback if wanted is None else wanted


FEATURE = FeedbackFeature
