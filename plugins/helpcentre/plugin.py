"""The pipeline: what happens to a site from its files to its pages, each hook in the order MkDocs calls it.

static-i18n runs all hooks once per language, the default one first, on this same object. So every hook asks
for the edition of the language that is built now, and what belongs to the whole site waits for the last one.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from helpcentre import mkdocs_adapter as adapter
from helpcentre import scripts
from helpcentre.artefacts import WITH_MEDIA, Derive, Store
from helpcentre.article import Article, Kind
from helpcentre.article_reader import read_blocks
from helpcentre.article_shape import shape_headings
from helpcentre.article_source import ArticleSource, unread_problems
from helpcentre.contact.answers import contact_answers
from helpcentre.contact.literals import find_literals, find_unknown_contacts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.content_folder import endless_links, left_out, read_file, unreadable
from helpcentre.content_tree import OTHER_MARKDOWN, is_addressable, layout_problems, section_name_problems
from helpcentre.device_check.device_check import device_check_tags, requirements_file
from helpcentre.device_check.requirements import Requirements, read_requirements, requirement_texts
from helpcentre.failure import about, end_of_work, failure, guarding, write_log
from helpcentre.feedback.feedback_files import TAG as FEEDBACK_FORM
from helpcentre.feedback.feedback_files import (
    NextStep,
    feedback_file,
    feedback_form_tags,
    has_somewhere_to_go,
    origins,
    tells_searches,
)
from helpcentre.language.words import Words
from helpcentre.language.words import languages as languages_with_words
from helpcentre.lesson.video_source import ContentFiles, Source, read_video, used_files
from helpcentre.links import AnchorLink
from helpcentre.markdown_source import deepest_line, headings
from helpcentre.media import Making, Media
from helpcentre.page_markup import draw_steps, open_causes, open_questions, without_comments
from helpcentre.page_view import FeedbackView, PageView, SupportLinks, frame_view, page_view
from helpcentre.picture_files import PictureFiles
from helpcentre.placeholder import Placeholders, read_placeholders
from helpcentre.problem import Level, Place, Problem, in_reading_order, nearest
from helpcentre.report.report_files import form_file
from helpcentre.report.report_files import table_file as reference_file
from helpcentre.report.report_form import report_page, report_tags
from helpcentre.screenshot import publishing as screenshots
from helpcentre.screenshot.markup import with_sizes
from helpcentre.screenshot.publishing import Screenshots
from helpcentre.search.cases import read_cases
from helpcentre.search.search_files import search_files, worker_address
from helpcentre.search.synonyms import Concept, read_synonyms
from helpcentre.security_policy import with_policy
from helpcentre.site import HOME, LanguageSite, Site
from helpcentre.site_files import contact_files, footer_files, site_files
from helpcentre.support.channel_check import channel_check_tags
from helpcentre.support.chat_link import chat_tags
from helpcentre.support.support_files import (
    CHAT_PAGE,
    code_files,
    panel_file,
    panel_view,
    start_payload,
    support_links,
    table_file,
)
from helpcentre.support.telegram import tier_part
from helpcentre.support.tier_links import tier_link_tags
from helpcentre.tags import TagTable, fill_tags
from helpcentre.typesetting.colours import section_colours
from helpcentre.wording.glossary import Glossary, read_glossary
from helpcentre.wording.prose import Prose, article_prose, labels_prose, placeholder_prose
from helpcentre.wording.review import wording_problems

log = logging.getLogger("mkdocs.plugins.helpcentre")


class HelpCentreConfig(base.Config):  # type: ignore[no-untyped-call]
    """The options of the plugin in mkdocs.yml."""

    sections = c.ListOfItems(c.Type(str))
    """Folders of articles, in the order of the menu."""
    topics = c.ListOfItems(c.Type(str), default=[])
    """The sections that the home page shows large; all of them if none is named."""
    contact_page = c.Type(str, default="")
    """The article to which the support button leads without a script; the foot of the page if none."""
    contact = c.Type(str, default="contact_config.yaml")
    """The file with the contact facts, relative to mkdocs.yml."""
    placeholders = c.Type(str, default="placeholders.yaml")
    """The file with what only the owner knows, relative to mkdocs.yml."""
    glossary = c.Type(str, default="")
    """The file with the terms of the texts, relative to mkdocs.yml; without it only rules hold."""
    requirements = c.Type(str, default="requirements.yaml")
    """The file with what browser visitors need, relative to mkdocs.yml; a site need not have one."""
    search = c.Type(bool, default=True)
    """Whether the site has a search box."""
    synonyms = c.Type(str, default="synonyms.yaml")
    """The file with other words for the same thing, relative to mkdocs.yml; a site need not have one."""
    search_cases = c.Type(str, default="search_cases.yaml")
    """The file with queries and what they have to find, relative to mkdocs.yml; a site need not have one."""
    feedback = c.Type(bool, default=True)
    """Whether readers are asked if an article helped; they are if an answer can reach anybody."""
    guides = c.Type(bool, default=True)
    """Whether articles, sections and the site have PDF guides."""
    pictures = c.Type(bool, default=True)
    """Whether how-tos have infographics of their steps."""
    booklet = c.Type(str, default="")
    """The file name, without ending, of the guide with everything; none if empty."""
    lessons = c.Type(bool, default=True)
    """Whether how-tos have lessons made from their steps; recordings are shown in any case."""
    social_card = c.Type(str, default="")
    """The picture that a shared link shows, a path in the finished site; none if empty."""
    messages = c.Choice(tuple(languages_with_words()), default="az")
    """The language of messages to editors."""
    vcard = c.Type(bool, default=True)
    """Write /contact.vcf."""
    calendar = c.Type(bool, default=True)
    """Write /hours.ics, one a language."""
    facts = c.Type(bool, default=True)
    """Write /contact.json."""


STORE = Path(".cache", "helpcentre", "derived")
"""Where derived files are kept, relative to mkdocs.yml."""

TEMPLATES = {Kind.HUB: "helpcentre/hub.html"}
"""Templates of kinds that need more than an article's page."""


class ProblemsFoundError(PluginError):
    """The site can't be built as it is written; the message has every Problem."""


class HelpCentrePlugin(BasePlugin[HelpCentreConfig]):  # type: ignore[no-untyped-call]
    """The one MkDocs plugin."""

    def __init__(self) -> None:
        self.serving = False
        self.derive = Derive.MAKE
        self.progress: Callable[[str, int, int], None] | None = None
        self.problems: list[Problem] = []
        self.site: Site | None = None
        self._editions: dict[str, LanguageSite] = {}
        self.screenshots = Screenshots()
        self.media = Media()
        self._recordings: dict[str, dict[str, Source]] = {}
        self._frames: dict[str, PageView] = {}
        self._last_good_contact: ContactConfig | None = None
        self._glossaries: dict[str, Glossary] = {}
        self._synonyms: dict[str, tuple[Concept, ...]] = {}
        self._report_page = ""
        self._requirements: Requirements | None = None
        self._requirement_proses: dict[str, tuple[Prose, ...]] = {}
        self._unreadable: frozenset[str] = frozenset()
        self._failed: set[str] = set()
        self._config_file = Path("mkdocs.yml")

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """A live preview goes on where a build would stop; MkDocs keeps this object between its builds."""
        self.serving = command == "serve"
        if self.serving and not os.environ.get(WITH_MEDIA):
            self.derive = Derive.FIND

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Brings the generator's templates, styles, scripts and Markdown along."""
        unknown = sorted(set(adapter.languages(config)) - set(languages_with_words()))
        if unknown:
            values = {"languages": ", ".join(unknown), "known": ", ".join(languages_with_words())}
            self.problems = [Problem(_config_place(config, "languages"), "language.no_words", values)]
            raise self._failure()
        self._config_file = Path(config.config_file_path)
        root = self._root(config)
        options = (
            self.config.contact,
            self.config.placeholders,
            self.config.glossary,
            self.config.requirements,
            self.config.synonyms,
            self.config.search_cases,
        )
        watched = [root / name for name in options if name]
        adapter.prepare(config, [str(path) for path in watched if path.exists()])
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Starts the language that is built now; before the first one, everything is forgotten."""
        languages = adapter.languages(config)
        language = adapter.build_language(config)
        if language == languages[0]:
            self._editions.clear()
            self.media.forget()
            self.problems = []
            self.site = None
            self._refuse_endless_links(config)
        self._failed.clear()
        adapter.title_admonitions(config, Words(language).under("admonition"))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Reads what the editors wrote and gives MkDocs the menu."""
        language = adapter.build_language(config)
        self._drop_unreadable(files, config)
        if self.site is None:
            self.site = self._read_site(list(adapter.content_files(files, config)), config)
            self.problems += self._social_card_problems(files, config)
            self.screenshots = self._made_screenshots(self.site, config)
            self.problems += self.screenshots.problems
        site = self.site
        edition = LanguageSite(site, language, Words(language))
        self._take_pictures(edition, files, config)
        self._editions[language] = edition
        for finding in site.source_problems(language):
            if isinstance(finding, AnchorLink):
                edition.anchor_links.append(finding)
            else:
                self.problems.append(finding)
        self.problems += wording_problems(
            self.proses(language), self._glossaries.get(language, Glossary()), language
        )
        self._recordings[language] = self._read_recordings(site, language, config)
        adapter.drop(files, [source.path for source in site.sources if source.unreadable])
        adapter.drop(files, [name for source in site.sources for name in used_files(source)])
        adapter.drop(files, [path for path in site.assets if path.lower().endswith((".md", *OTHER_MARKDOWN))])
        adapter.set_navigation(config, site.section_orders(language), site.hubs(language))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Validated front matter becomes the page's; tags are filled from contact_config.yaml."""
        edition = self._edition(config)
        source = edition.site.source(edition.language, adapter.article_key(page))
        if source is None:
            return markdown
        adapter.guard_rendering(page, self._guarding(source))
        with self._guarding(source):
            return self._filled(edition, source, page)
        return ""

    def _filled(self, edition: LanguageSite, source: ArticleSource, page: Page) -> str:
        """An article's Markdown with its tags filled; what is wrong with tags and facts in it is noted."""
        adapter.set_meta(page, source.title, source.description, TEMPLATES.get(source.kind, "main.html"))
        if source.key == HOME:
            page.meta["template"] = "helpcentre/home.html"
        table = self._tags(edition, source, page.url)
        filled = fill_tags(source.markdown.body, table, source.file, source.markdown.body_line)
        if source.language == edition.language and edition.site.contact:
            # Untranslated text has been checked when its own language was built.
            self.problems += filled.problems
            self.problems += find_literals(
                source.markdown.body, source.file, source.markdown.body_line, edition.site.contact
            )
            self.problems += find_unknown_contacts(
                source.markdown.body, source.file, source.markdown.body_line, edition.site.contact
            )
            # Tags don't work above the text, so a fact can only be left out there.
            front_matter = source.markdown.front_matter or ""
            above = [
                *find_literals(front_matter, source.file, 2, edition.site.contact),
                *find_unknown_contacts(front_matter, source.file, 2, edition.site.contact),
            ]
            self.problems += [replace(problem, code="contact.literal_above") for problem in above]
            edition.note_tags(filled.used, source.file)
        return filled.text

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """The body HTML, before the theme, becomes an Article: the one time it is parsed."""
        edition = self._edition(config)
        source = edition.site.source(edition.language, adapter.article_key(page))
        if source is None or source.key in self._failed:
            return html
        with self._guarding(source):
            return self._read_article(edition, source, html, page)
        return ""

    def _read_article(self, edition: LanguageSite, source: ArticleSource, html: str, page: Page) -> str:
        """Makes the Article of a page; the page's own HTML is handed back."""
        html = without_comments(html)
        if source.kind is Kind.FAQ:
            html = open_questions(html)
        titles = shape_headings(source.kind, Words(source.language))
        steps_under = titles.get("steps", "")
        body, unknown = read_blocks(html, headings(source.markdown), steps_under)
        self.problems += unread_problems(source, unknown)
        edition.articles[source.key] = source.article(page.url, body)
        html = with_sizes(html, page.url, edition.pictures, self.screenshots, edition.derived.update)
        match source.kind:
            case Kind.HOWTO:
                return draw_steps(html, steps_under)
            case Kind.TROUBLESHOOTING:
                return open_causes(html, titles["causes"], titles["check"])
            case _:
                return html

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """All Articles of the language are known: what is wrong with them among each other?"""
        edition = self._edition(config)
        self.problems += edition.problems()
        bad = {s.key for s in edition.site.sources if not is_addressable(s.key)} | self._failed
        edition.articles = {key: article for key, article in edition.articles.items() if key not in bad}
        adapter.drop(files, [source.path for source in edition.site.sources if source.key in bad])
        # JSON-LD with letters, not escapes: shorter, and readable for who looks at the source.
        env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        if edition.site.contact is None:
            # No page can be drawn without contact facts; what was found so far is said now.
            raise self._failure()
        names = {code: adapter.language_name(config, code) for code in edition.site.languages}
        edition.files = contact_files(
            edition.site,
            edition.language,
            with_vcard=self.config.vcard,
            with_calendar=self.config.calendar,
            with_facts=self.config.facts,
        )
        if self.config.search:
            found = [article for article in edition.articles.values() if article.key != HOME]
            of_search, warnings = search_files(
                found,
                edition.language,
                synonyms=self._synonyms.get(edition.language, ()),
                answers=contact_answers(edition.site.contact, edition.words, edition.language),
            )
            edition.files |= of_search
            self.problems += warnings
        self.problems += self.media.make(
            edition, edition.site.contact, self._recordings[edition.language], self._media_making(config)
        )
        frame = frame_view(
            edition,
            names,
            footer_files(edition),
            tuple(self.config.topics),
            adapter.material_files(config),
            search_worker=worker_address(edition.language) if self.config.search else "",
            social_card=self.config.social_card and urljoin(config.site_url or "/", self.config.social_card),
        )
        frame = replace(frame, support=self._support_links(edition, edition.site.contact, None))
        frame = self.media.offered(frame, edition, self._media_making(config))
        if self.config.feedback and has_somewhere_to_go(edition.site.contact):
            frame = replace(frame, feedback=FeedbackView(tells_searches(edition.site.contact)))
            edition.files |= self._feedback_files(edition, edition.site.contact)
        self._frames[edition.language] = frame
        edition.files |= self._support_files(env, config, files, edition, edition.site.contact)
        edition.files |= self._report_files(edition, edition.site.contact)
        if self._requirements:
            known = {key: (article.title, article.url) for key, article in edition.articles.items()}
            edition.files |= requirements_file(self._requirements, edition.words, edition.language, known)
        return env

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Gives the page's template all that it shows."""
        edition = self._edition(config)
        frame = self._frames[edition.language]
        article = edition.articles.get(adapter.article_key(page))
        if article is None or edition.site.contact is None:
            return adapter.with_view(context, frame)
        with about(article.file):
            view = page_view(frame, edition, article, config.site_url or "/")
            links = self._support_links(edition, edition.site.contact, article)
            if view.lesson:
                view = replace(view, structured_data=(*view.structured_data, view.lesson.data))
            card = self.media.social_card(article, config.site_url or "/")
            return adapter.with_view(context, replace(view, support=links, article_card=card))

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Gives the 404 page the same."""
        return adapter.with_view(context, self._frames[adapter.build_language(config)])

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """The finished page gets its own Content-Security-Policy."""
        edition = self._edition(config)
        edition.pages_done += 1
        if self.progress:
            self.progress("cli.building", edition.pages_done, len(edition.articles))
        lesson = self._frames[edition.language].lessons.get(adapter.article_key(page))
        frames = [lesson.origin] if lesson and lesson.origin else []
        return self._with_policy(output, frames=frames)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """404 pages are kept, one a language; the sitemap is written at the end, for all of them."""
        if template_name == "404.html":
            self._edition(config).not_found = self._with_policy(output_content)
        return "" if template_name == "sitemap.xml" else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last language: what belongs to the whole site; then every Problem, at once."""
        languages = adapter.languages(config)
        if set(self._editions) != set(languages):
            return
        files = site_files({code: self._editions[code] for code in languages}, config.site_url or "/")
        for language in languages:
            files |= self._editions[language].files
        for path, content in files.items():
            adapter.write(config, path, content)
        for language in languages:
            for path, source in self._editions[language].derived.items():
                adapter.copy(config, path, source)
        self._store(config).prune()
        for script in adapter.own_modules(config):
            script.write_text(scripts.without_comments(script.read_text("utf-8")), "utf-8", newline="\n")
        if any(problem.level is Level.ERROR for problem in self.problems):
            failure = self._failure()
            if not self.serving:
                raise failure
            log.error("%s", failure)
        warnings = [problem for problem in self.problems if problem.level is Level.WARNING]
        if self.serving and warnings:
            words = self._words()
            texts = "\n\n".join(problem.text(words) for problem in in_reading_order(warnings))
            log.info("%s\n\n%s\n", words("problem.warnings", count=len(warnings)), texts)

    def on_build_error(self, *, error: Exception) -> None:
        """Whatever ends a build is said as a Problem, with all that were found before."""
        if isinstance(error, MkDocsException):
            return
        refused_by_system = isinstance(error, OSError)  # by a full disk, such as the command line tells it
        if not refused_by_system:
            self.problems.append(_unforeseen(error, Place(self._config_file.name)))
        if any(problem.level is Level.ERROR for problem in self.problems):
            log.error("%s", self._failure())
        if self.serving or not refused_by_system:
            raise Abort(str(error) if refused_by_system else "") from error

    def proses(self, language: str) -> list[Prose]:
        """The texts that are written in a language, those of placeholders.yaml included."""
        if self.site is None:
            return []
        steps = Words(language)("shape.howto.steps")
        articles = self.site.articles.get(language, {}).values()
        texts = []
        for source in articles:
            with guarding(Place(source.file), self.problems):
                texts += [] if source.unreadable else [article_prose(source, steps)]
        texts += [placeholder_prose(entry, language) for entry in self.site.placeholders]
        return [*texts, *self._requirement_proses.get(language, ())]

    # --- What the hooks above are made of -------------------------------------------------------------------

    def _root(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent

    @contextmanager
    def _guarding(self, source: ArticleSource) -> Iterator[None]:
        """What goes wrong over an article is told, and this build leaves the article out."""
        try:
            yield
        except jinja2.TemplateError:
            raise  # the fault of a template that a tag is drawn by
        except Exception as error:  # whatever it is, the other articles are worth a look
            line = deepest_line(source.markdown) if isinstance(error, RecursionError) else None
            self.problems.append(failure(error, Place(source.file, line)))
            self._failed.add(source.key)

    def _refuse_endless_links(self, config: MkDocsConfig) -> None:
        """MkDocs would follow a link that leads back to its own folder without end: what else is wrong is
        looked for without it.
        """
        docs = Path(config.docs_dir)
        links = list(endless_links(docs))
        if not links:
            return
        self.problems += [Problem(Place(f"{docs.name}/{link}"), "file.endless_link") for link in links]
        site = self._read_site(self._readable(_files_below(docs), docs), config)
        for language in site.languages:
            found = site.source_problems(language)
            self.problems += [finding for finding in found if isinstance(finding, Problem)]
        raise self._failure()

    def _drop_unreadable(self, files: Files, config: MkDocsConfig) -> None:
        """Takes files out of the build that nothing can open."""
        if self.site is None:
            paths = list(adapter.content_files(files, config))
            self._unreadable = frozenset(paths).difference(self._readable(paths, Path(config.docs_dir)))
        adapter.drop(files, list(self._unreadable))

    def _readable(self, paths: Iterable[str], docs: Path) -> list[str]:
        """Those of the files that can be opened; why others can't is noted."""
        found = {path: unreadable(docs / path, f"{docs.name}/{path}") for path in paths}
        self.problems += [problem for problem in found.values() if problem]
        return [path for path, problem in found.items() if problem is None]

    def _edition(self, config: MkDocsConfig) -> LanguageSite:
        return self._editions[adapter.build_language(config)]

    def _tags(self, edition: LanguageSite, source: ArticleSource, address: str) -> TagTable:
        """The tags of an article at an address, those of the features among them."""
        contact, templates = edition.site.contact, edition.site.template_dirs
        language, words = source.language, Words(source.language)
        tags = edition.tags(language)
        if contact is None:
            return tags
        chat_page = "../" * address.count("/") + edition.site.address(CHAT_PAGE, edition.language)
        about = (source.key, source.kind)
        return {
            **tags,
            **chat_tags(contact, words, language, article=source.key, chat_page=chat_page),
            **channel_check_tags(contact, words, language, templates),
            **(
                device_check_tags(self._requirements, words, language, templates)
                if self._requirements
                else {}
            ),
            **tier_link_tags(contact, words, language, templates, article=about, chat_page=chat_page),
            **report_tags(
                contact,
                words,
                language,
                templates,
                chat_page=chat_page,
                has_requirements=self._requirements is not None,
            ),
            **(
                feedback_form_tags(contact, words, language, templates, root="../" * address.count("/"))
                if self.config.feedback
                else {FEEDBACK_FORM: str}
            ),
        }

    def _support_links(
        self, edition: LanguageSite, contact: ContactConfig, article: Article | None
    ) -> SupportLinks:
        """Where the support button of a page leads, and what its links to people carry."""
        site, language = edition.site, edition.language
        named = self.config.contact_page
        page = site.address(named, language) if named in site.keys(language) else "#hc-footer"
        chat_page = site.address(CHAT_PAGE, language)
        report = site.address(self._report_page, language) if self._report_page else ""
        return support_links(contact, language, article, page=page, chat_page=chat_page, report_page=report)

    def _report_files(self, edition: LanguageSite, contact: ContactConfig) -> dict[str, str | bytes]:
        """What the form for reports fetches, and the table for who reads references."""
        if not self._report_page:
            return {}
        site, language = edition.site, edition.language
        made = form_file(
            language,
            edition.words,
            site.section_orders(language),
            edition.articles,
            start=partial(start_payload, language),
            tier_parts={tier.id: tier_part(tier.id) for tier in contact.tiers},
        )
        if language == site.default_language:
            made |= reference_file(site.keys(language))
        return made

    def _feedback_files(self, edition: LanguageSite, contact: ContactConfig) -> dict[str, str | bytes]:
        """What the question at the end of an article needs after a tap."""
        site, words = edition.site, edition.words
        links = self._support_links(edition, contact, None)
        next_step = NextStep(words("feedback.person"), links.page)
        if links.report:
            next_step = NextStep(words("feedback.report"), links.report, about=True)
        return feedback_file(
            contact,
            words,
            edition.language,
            next_step=next_step,
            home=site.address(HOME, edition.language),
            template_dirs=site.template_dirs,
        )

    def _with_policy(self, html: str, of_provider: Sequence[str] = (), frames: Sequence[str] = ()) -> str:
        """A finished page with its own policy; MkDocs's live reload is an inline script that comes later."""
        if self.serving:
            return html
        contact = self.site.contact if self.site else None
        connect = origins(contact, html) if contact else ()
        return with_policy(html, of_provider, connect=connect, frames=frames)

    def _support_files(
        self,
        env: jinja2.Environment,
        config: MkDocsConfig,
        files: Files,
        edition: LanguageSite,
        contact: ContactConfig,
    ) -> dict[str, str | bytes]:
        """The support panel, the chat page, and what Telegram needs."""
        site, language = edition.site, edition.language
        address = site.address(CHAT_PAGE, language)
        panel = panel_view(contact, edition.words, language, address)
        frame = self._frames[language]
        drawn = adapter.draw(
            env, config, files, "helpcentre/support/panel.html", address="", view=frame, panel=panel
        )
        made = panel_file(language, drawn) | code_files(contact, language, edition.articles.values())
        if language == site.default_language:
            made |= table_file(contact, site.keys(language))
        chat = next((way for way in panel.ways if panel.chat and way.card.id == panel.chat.id), None)
        if chat and panel.chat and CHAT_PAGE not in site.keys(language):
            links = tuple(
                replace(link, url=site.address(CHAT_PAGE, link.language)) for link in frame.languages
            )
            view = replace(frame, languages=links)
            template = "helpcentre/support/chat.html"
            html = adapter.draw(
                env, config, files, template, address=address, view=view, panel=panel, chat=chat
            )
            provider = panel.chat.provider
            made[f"{address}index.html"] = self._with_policy(html, provider.origins if provider else ())
        return made

    def _read_site(self, paths: Sequence[str], config: MkDocsConfig) -> Site:
        docs, languages = Path(config.docs_dir), adapter.languages(config)
        placeholders = self._read_placeholders(self._root(config), languages)
        contact = self._read_contact(self._root(config), languages, placeholders)
        self._glossaries = self._read_glossary(self._root(config), languages)
        own_templates = (Path(config.theme.custom_dir),) if config.theme.custom_dir else ()
        site = Site(
            languages,
            tuple(dict.fromkeys(self.config.sections)),
            contact,
            placeholders,
            docs.name,
            own_templates,
        )
        site.read_articles(paths, docs)
        all_paths = [*paths, *left_out(paths, docs)]
        self.problems += layout_problems(all_paths, languages, site.sections, docs.name)
        self.problems += section_name_problems(site.sections, self._config_file.name)
        self._synonyms = self._read_search(self._root(config), site) if self.config.search else {}
        self._requirements = self._read_requirements(self._root(config), site)
        bodies = site.articles.get(site.default_language, {})
        self._report_page = report_page({key: source.markdown.body for key, source in bodies.items()})
        self.problems += self._support_problems(config, site)
        self.problems += [
            Problem(
                _config_place(config, f"topics: {topic}"),
                "layout.unknown_topic",
                {"topic": topic, "known": nearest(topic, site.sections)},
            )
            for topic in self.config.topics
            if topic not in site.sections
        ]
        self.problems += [
            Problem(
                _config_place(config, f"sections: {section}"), "layout.section_twice", {"section": section}
            )
            for section, count in Counter(self.config.sections).items()
            if count > 1
        ]
        return site

    def _support_problems(self, config: MkDocsConfig, site: Site) -> Iterator[Problem]:
        """A contact page that is not there, and an article where the chat page will be."""
        page, keys = self.config.contact_page, site.keys(site.default_language)
        if page and page not in keys:
            values = {"article": page, "known": nearest(page, keys)}
            yield Problem(_config_place(config, f"contact_page: {page}"), "layout.unknown_page", values)
        for source in site.sources:
            if source.key == CHAT_PAGE:
                yield Problem(Place(source.file), "layout.address_taken", {"address": f"/{CHAT_PAGE}/"})

    def _store(self, config: MkDocsConfig) -> Store:
        return Store(self._root(config) / STORE)

    def _made_screenshots(self, site: Site, config: MkDocsConfig) -> Screenshots:
        """The pictures of the content folder, as they get into the site."""
        return screenshots.published(
            screenshots.Content(Path(config.docs_dir), site.assets, site.linked_files(are_shown=True)),
            self._store(config),
            self.progress and partial(self.progress, "cli.screenshots"),
            self.derive,
        )

    def _take_pictures(self, edition: LanguageSite, files: Files, config: MkDocsConfig) -> None:
        """Puts what has been made of the editors' pictures in their place, never the files themselves."""
        made, site = self.screenshots, edition.site
        whole = {path: rendition.whole for path, rendition in made.renditions.items()}
        edition.pictures = PictureFiles(
            Path(config.docs_dir), adapter.addresses(files, config), whole, frozenset(made.withheld)
        )
        adapter.hold_back(files, made.originals)
        shown, linked = (site.linked_files(are_shown=are_shown) for are_shown in (True, False))
        for address, path in edition.pictures.paths.items():
            if path in whole and (path in linked or path not in shown):
                edition.derived[address] = whole[path]

    def _media_making(self, config: MkDocsConfig) -> Making:
        """What the site wants of derived files, and how they are made."""
        return Making(
            store=self._store(config),
            derive=self.derive,
            progress=self.progress,
            site_url=config.site_url or "/",
            file=Path(config.config_file_path).name,
            colours=section_colours(adapter.styles(config)),
            guides=self.config.guides,
            pictures=self.config.pictures,
            lessons=self.config.lessons,
            booklet=self.config.booklet,
        )

    def _read_recordings(self, site: Site, language: str, config: MkDocsConfig) -> dict[str, Source]:
        """The editors' own videos of one language, by the article's key."""
        files = ContentFiles(site.assets, Path(config.docs_dir), site.docs)
        found = {}
        for key, source in site.articles.get(language, {}).items():
            with guarding(Place(source.file), self.problems):
                recording, problems = read_video(source, files)
                self.problems += problems
                if recording:
                    found[key] = recording
        return found

    def _social_card_problems(self, files: Files, config: MkDocsConfig) -> list[Problem]:
        """A card that no file is: whoever shares a link would be shown nothing."""
        card = self.config.social_card
        if not card or adapter.has_file(files, card):
            return []
        place = Place(Path(config.config_file_path).name, None, f"social_card: {card}")
        return [Problem(place, "file.missing")]

    def _read_placeholders(self, root: Path, languages: tuple[str, ...]) -> Placeholders:
        """What only the owner knows; a site that has no such file has no such facts."""
        name = self.config.placeholders
        content = read_file(root, name, self.problems)
        if content is None:
            return Placeholders(file=name)
        with about(name):
            placeholders, found = read_placeholders(content, name, languages)
        self.problems += found
        return placeholders

    def _read_glossary(self, root: Path, languages: tuple[str, ...]) -> dict[str, Glossary]:
        """The site's own terms; a site that names no such file has none."""
        name = self.config.glossary
        content = read_file(root, name, self.problems, must_exist=bool(name))
        if content is None:
            return {}
        with about(name):
            glossaries, found = read_glossary(content, name, languages)
        self.problems += found
        return glossaries

    def _read_requirements(self, root: Path, site: Site) -> Requirements | None:
        """What browser and device visitors need; a site that has no such file has no check of them."""
        name = self.config.requirements
        self._requirement_proses = {}
        content = read_file(root, name, self.problems)
        if content is None:
            return None
        with about(name):
            keys = site.keys(site.default_language)
            requirements, found = read_requirements(content, name, site.languages, keys)
        self.problems += found
        self._requirement_proses = {
            code: (labels_prose(name, requirement_texts(content, name, code)),) for code in site.languages
        }
        return requirements

    def _read_search(self, root: Path, site: Site) -> dict[str, tuple[Concept, ...]]:
        """The synonyms. The editors' cases are only checked here; a site need have neither file."""
        synonyms: dict[str, tuple[Concept, ...]] = {}
        name = self.config.synonyms
        if (content := read_file(root, name, self.problems)) is not None:
            with about(name):
                synonyms, found = read_synonyms(content, name, site.languages)
            self.problems += found
        name = self.config.search_cases
        if (content := read_file(root, name, self.problems)) is not None:
            keys = {language: site.keys(language) for language in site.languages}
            with about(name):
                self.problems += read_cases(content, name, keys)[1]
        return synonyms

    def _read_contact(
        self, root: Path, languages: tuple[str, ...], placeholders: Placeholders
    ) -> ContactConfig | None:
        """The contact facts; a live preview keeps the last good ones while an editor mends the file."""
        name = self.config.contact
        content = read_file(root, name, self.problems, must_exist=True)
        contact: ContactConfig | None = None
        if content is not None:
            with about(name):
                contact, found = read_contact_config(content, name, placeholders, languages)
            self.problems += found
        self._last_good_contact = contact or self._last_good_contact
        return self._last_good_contact if self.serving else contact

    def _words(self) -> Words:
        """The words of messages."""
        chosen = os.environ.get("HELPCENTRE_LANG", "")
        return Words(chosen if chosen in languages_with_words() else self.config.messages)

    def _failure(self) -> ProblemsFoundError:
        words = self._words()
        found = [p for p in in_reading_order(self.problems) if p.level is Level.ERROR]
        if any(problem.trace for problem in found):
            path = write_log(self._config_file.parent, found)
            found = [replace(p, values={**p.values, "log": path}) if p.trace else p for p in found]
        text = "\n\n".join(problem.text(words) for problem in found)
        return ProblemsFoundError(f"{words('problem.count', count=len(found))}\n\n{text}\n")


def _unforeseen(error: Exception, place: Place) -> Problem:
    """What ends a build; a mistake in a template has a place of its own."""
    if isinstance(error, jinja2.TemplateError):
        file = getattr(error, "filename", None) or getattr(error, "name", None)
        if file:
            place = Place(_from_here(file), getattr(error, "lineno", None))
        return Problem(place, "file.template", {"reason": str(error.message)})
    return end_of_work(error, place)


def _from_here(path: str) -> str:
    """A path as a reader would write it: from the current folder if it is below it."""
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path


def _files_below(folder: Path) -> list[str]:
    """Every file that no name hides, without following links to folders."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(here, name).relative_to(folder).as_posix() for name in sorted(names))
        found += [path for path in paths if not path.rpartition("/")[2].startswith(".")]
    return found


def _config_place(config: MkDocsConfig, key: str) -> Place:
    """A key of mkdocs.yml, whose lines MkDocs does not keep."""
    return Place(Path(config.config_file_path).name, None, key)
