"""What happens to a site from its files to its pages, in the order in which it happens.

MkDocs calls these functions from its hooks (`host/plugin.py`), once per language, and gives them texts and
paths. They know articles and contact facts; of features they know that there are some.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import TemplateError

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article
from helpcentre.article.reader import read_blocks
from helpcentre.article.shape import heading_of
from helpcentre.build.failure import about, failure
from helpcentre.build.feature import Feature, Mount, TagPage
from helpcentre.build.state import Build, Settings
from helpcentre.build.store import SiteFile
from helpcentre.contact.dependence import find_dependent
from helpcentre.contact.literals import find_literals, find_look_alikes, find_unknown_contacts
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.reader import read_contact_config
from helpcentre.contact.topics import with_section_titles
from helpcentre.features import feature_classes
from helpcentre.language.site_languages import site_language_problems
from helpcentre.language.words import Words
from helpcentre.page.markup import draw_parts, open_questions, without_comments
from helpcentre.page.picture_files import PictureFiles
from helpcentre.page.security_policy import with_policy
from helpcentre.page.site_address import absolute, address_problems
from helpcentre.page.site_files import contact_files, footer_files, site_files
from helpcentre.page.view import Material, PageView, Part, frame_view, page_view
from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.article_source import ArticleSource, unread_problems
from helpcentre.source.audiences import read_audiences
from helpcentre.source.content_folder import left_out, read_file, unreadable
from helpcentre.source.content_tree import (
    OTHER_MARKDOWN,
    is_addressable,
    layout_problems,
    section_name_problems,
)
from helpcentre.source.front_matter import FrontMatter, front_matter_model
from helpcentre.source.links import AnchorLink, linked_file
from helpcentre.source.markdown import deepest_line, headings, links
from helpcentre.source.placeholder import Placeholders, read_placeholders
from helpcentre.source.site import HOME, OWNER, LanguageSite, Site
from helpcentre.source.tags import TagTable, fill_tags
from helpcentre.source.validation import LocalText

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp")
"""Names of pictures as cameras and screens give them."""


@dataclass
class Pipeline:
    """One build, and the features that take part in it.

    Args:
        build: what is known.
        features: those that are switched on, in the order in which they are listed.
    """

    build: Build
    features: Sequence[Feature] = ()
    _failed: set[tuple[str, str]] = field(default_factory=set)
    _pages_done: dict[str, int] = field(default_factory=dict)

    # --- What the editors wrote -----------------------------------------------------------------------------

    @property
    def held_back(self) -> set[str]:
        """Files below the content folder that stay out of the site; links to them still lead there."""
        left_out = {path for feature in self.features for path in feature.left_out()}
        if self.build.ask("publishes_pictures"):
            return left_out
        # An original may tell where it was taken, or show what is meant to be covered.
        return left_out | {path for path in self.build.site.assets if path.lower().endswith(PICTURES)}

    @property
    def dropped(self) -> list[str]:
        """Files below the content folder that nobody works on: unreadable articles, and what is no page."""
        site = self.build.site
        return [
            *(source.path for source in site.sources if source.unreadable),
            *(path for feature in self.features for path in feature.dropped()),
            *(path for path in site.assets if path.lower().endswith((".md", *OTHER_MARKDOWN))),
        ]

    def begin(self, language: str, addresses: Mapping[str, str]) -> None:
        """Starts a language: what is wrong with its files among each other?

        Args:
            language: its code.
            addresses: files below the content folder that are no pages, by their address in this language.
        """
        build, site = self.build, self.build.site
        edition = LanguageSite(
            site, language, Words(language), pictures=PictureFiles(build.settings.docs, addresses)
        )
        build.editions[language] = edition
        for finding in site.source_problems(language):
            if isinstance(finding, AnchorLink):
                edition.anchor_links.append(finding)
            else:
                build.problems.append(finding)
        for feature in self.features:
            build.problems += feature.read_language(edition)

    # --- One article ----------------------------------------------------------------------------------------

    def template(self, source: ArticleSource) -> str:
        """The template of an article's page."""
        return "helpcentre/home.html" if source.key == HOME else source.kind.template

    @contextmanager
    def guarding(self, language: str, source: ArticleSource) -> Iterator[None]:
        """What goes wrong over an article is told, and this build leaves the article out."""
        try:
            yield
        except TemplateError:
            raise  # the fault of a template that a tag is drawn by
        except Exception as error:  # whatever it is, the other articles are worth a look
            line = deepest_line(source.markdown) if isinstance(error, RecursionError) else None
            self.build.problems.append(failure(error, Place(source.file, line)))
            self._failed.add((language, source.key))

    def filled(self, language: str, source: ArticleSource, address: str) -> str:
        """An article's Markdown with its tags filled; empty when something goes wrong over it.

        Args:
            language: that is built.
            source: the article, perhaps in another language.
            address: of its page, relative to the site's root.
        """
        with self.guarding(language, source):
            return self._filled(language, source, address)
        return ""

    def _filled(self, language: str, source: ArticleSource, address: str) -> str:
        build, edition, body = self.build, self.build.editions[language], source.markdown
        filled = fill_tags(body.body, self._tags(edition, source, address), source.file, body.body_line)
        if source.language == language and build.site.contact:
            # Untranslated text has been checked when its own language was built.
            build.problems += [*filled.problems, *_typed_facts(source, build.site.contact, edition.words)]
            edition.note_tags(filled.used, source.file)
        return filled.text

    def _tags(self, edition: LanguageSite, source: ArticleSource, address: str) -> TagTable:
        """The tags of an article at an address, those of the features among them."""
        contact, tags = edition.site.contact, dict(edition.tags(source.language))
        if contact is None:
            return tags
        templates = self.build.settings.template_dirs
        words = edition.words if source.language == edition.language else Words(source.language)
        page = TagPage(edition, source, address, contact, words, templates)
        for feature in self.features:
            tags.update(feature.fill(page))
        return tags

    def body(self, language: str, source: ArticleSource, url: str, html: str) -> str:
        """An article's body as its page shows it; on the way it is read into an Article, the one time.

        It is empty when something goes wrong over the article.

        Args:
            language: that is built.
            source: the article.
            url: of its page, relative to the site's root.
            html: what Markdown made of it.
        """
        if (language, source.key) not in self._failed:
            with self.guarding(language, source):
                return self._body(language, source, url, html)
        return ""

    def _body(self, language: str, source: ArticleSource, url: str, html: str) -> str:
        edition = self.build.editions[language]
        html = without_comments(html)
        if source.kind.has_questions:
            html = open_questions(html)
        words = Words(source.language)
        steps = heading_of(source.kind, Holds.STEPS, words)
        blocks, unknown = read_blocks(html, headings(source.markdown), steps)
        self.build.problems += unread_problems(source, unknown)
        edition.articles[source.key] = source.article(url, blocks)
        for feature in self.features:
            html = feature.body(html, edition, source, url)
        return draw_parts(html, source.kind, words)

    # --- All articles of a language -------------------------------------------------------------------------

    def complete(self, language: str, material: Material) -> None:
        """All Articles of a language are known: what is wrong among them, and what is made of them?

        Args:
            language: that is built.
            material: addresses of Material's own files.
        """
        build, edition, settings = self.build, self.build.editions[language], self.build.settings
        build.problems += edition.problems()
        bad = set(self._without_page(language))
        edition.articles = {key: article for key, article in edition.articles.items() if key not in bad}
        edition.files |= contact_files(
            build.site,
            language,
            with_vcard=settings.is_on("vcard"),
            with_calendar=settings.is_on("calendar"),
            with_facts=settings.is_on("facts"),
        )
        card = settings.text("social_card")
        build.frames[language] = frame_view(
            edition,
            settings.languages,
            footer_files(edition),
            _names(settings.options["topics"]),
            material,
            social_card=card and absolute(settings.site_url, card),
        )
        for feature in self.features:
            build.problems += feature.make(edition)
        frame = build.frames[language]
        script: Mapping[str, object] = {}
        for feature in self.features:
            script = _merged(script, feature.settings(edition))
        build.frames[language] = replace(
            frame, slots=self._slots(edition, None), script=script, links=self._links(edition, None)
        )
        for feature in self.features:
            for address, page in feature.pages(edition).items():
                edition.files[f"{address}index.html"] = self.finished(
                    page.html, language, origins=page.origins
                )

    def without_page(self, language: str) -> list[str]:
        """Articles that get no page, by path: they have no address, or something went wrong over them."""
        bad = set(self._without_page(language))
        return [source.path for source in self.build.site.sources if source.key in bad]

    def _without_page(self, language: str) -> Iterator[str]:
        for source in self.build.site.sources:
            if not is_addressable(source.key) or (language, source.key) in self._failed:
                yield source.key

    def page(self, language: str, key: str) -> PageView:
        """What the page of an article shows; what every page shows if there is no such article."""
        edition = self.build.editions[language]
        frame, article = self.build.frames[language], edition.articles.get(key)
        if article is None or edition.site.contact is None:
            return frame
        with about(article.file):
            return self._page(edition, frame, article)

    def _page(self, edition: LanguageSite, frame: PageView, article: Article) -> PageView:
        build = self.build
        slots = self._slots(edition, article)
        view = page_view(frame, edition, article, build.settings.site_url)
        data = [entry for feature in self.features for entry in feature.structured_data(edition, article)]
        return replace(
            view,
            slots=slots,
            links=self._links(edition, article),
            structured_data=(*view.structured_data, *data),
        )

    def _slots(self, edition: LanguageSite, article: Article | None) -> dict[str, tuple[Part, ...]]:
        """What the features show on a page, by slot, in the order in which they are listed."""
        slots: dict[str, tuple[Part, ...]] = {}
        for feature in self.features:
            for slot, part in feature.parts(edition, article):
                slots[slot] = (*slots.get(slot, ()), part)
        return slots

    def _links(self, edition: LanguageSite, article: Article | None) -> Mapping[str, str]:
        """Where a tap on a channel leads from a page, when a feature knows better than the channel itself."""
        return self.build.ask("channel_links", edition, article) or {}

    # --- The site -------------------------------------------------------------------------------------------

    def finished(self, html: str, language: str, key: str = "", origins: Sequence[str] = ()) -> str:
        """A finished page with its own policy. A live preview's page gets a script later, so it has none.

        Args:
            html: the page.
            language: that is built.
            key: of its article; empty for a page that nobody writes.
            origins: whose scripts it may load besides ours.
        """
        build = self.build
        if build.settings.is_preview:
            return html
        edition = build.editions.get(language)
        article = edition.articles.get(key) if edition else None
        allowed = [feature.policy(html, edition, article) for feature in self.features]
        return with_policy(
            html,
            origins,
            connect=[origin for policy in allowed for origin in policy.connect],
            frames=[origin for policy in allowed for origin in policy.frames],
        )

    def page_done(self, language: str) -> None:
        """Tells how many pages are drawn."""
        self._pages_done[language] = self._pages_done.get(language, 0) + 1
        if self.build.progress:
            total = len(self.build.editions[language].articles)
            self.build.progress("cli.building", self._pages_done[language], total)

    @property
    def mounts(self) -> list[Mount]:
        """The scripts of all features."""
        return [mount for feature in self.features for mount in feature.mounts]

    @property
    def styles(self) -> list[str]:
        """The styles of all features that every page has."""
        return [style for feature in self.features for style in feature.styles]

    @property
    def is_complete(self) -> bool:
        """Whether all languages have been built."""
        return set(self.build.editions) == set(self.build.settings.languages)

    def files(self) -> dict[str, str | bytes]:
        """Every file of the site that is no page, by its address."""
        editions = {code: self.build.editions[code] for code in self.build.settings.languages}
        files = site_files(editions, self.build.settings.site_url)
        for edition in editions.values():
            files |= edition.files
        return files

    def derived(self) -> dict[str, SiteFile]:
        """Where every derived file is kept, by its address in the site."""
        return {
            path: source
            for edition in self.build.editions.values()
            for path, source in edition.derived.items()
        }


def readable(paths: Iterable[str], docs: Path, problems: list[Problem]) -> list[str]:
    """Those of the files below the content folder that can be opened; why others can't is noted."""
    found = {path: unreadable(docs / path, f"{docs.name}/{path}") for path in paths}
    problems += [problem for problem in found.values() if problem]
    return [path for path, problem in found.items() if problem is None]


def start(
    settings: Settings, paths: Iterable[str], has_file: Callable[[str], bool], last_good: ContactConfig | None
) -> Pipeline:
    """Reads what the editors wrote, before any language is built.

    Args:
        settings: what mkdocs.yml says.
        paths: every file below the content folder, relative to it.
        has_file: whether the finished site will have a file at an address.
        last_good: contact facts for a live preview while an editor mends theirs.
    """
    languages, problems = tuple(settings.languages), list[Problem]()
    paths = readable(paths, settings.docs, problems)
    placeholders = _placeholders(settings, languages, problems)
    contact = _contact(settings, languages, placeholders, problems)
    site = Site(
        languages,
        tuple(dict.fromkeys(_names(settings.options["sections"]))),
        contact or (last_good if settings.is_preview else None),
        placeholders,
        settings.docs.name,
        settings.template_dirs,
        whole_front_matter(),
        _audiences(settings, languages, problems),
    )
    site.read_articles(paths, settings.docs)
    if site.contact:
        site.contact = with_section_titles(site.contact, site.section_titles())
    everything = [*paths, *left_out(paths, settings.docs)]
    problems += layout_problems(everything, languages, site.sections, site.docs)
    problems += section_name_problems(site.sections, settings.file)
    language_files = (name for feature in feature_classes() for name in feature.language_files)
    problems += site_language_problems(settings.root, languages, language_files)
    problems += [*_unknown_names(settings, site, has_file), *_unknown_lists(site)]
    build = Build(settings, site, problems=problems)
    pipeline = Pipeline(build, [made(build) for made in feature_classes() if _is_wanted(made, settings)])
    for feature in pipeline.features:
        for slot, offered in feature.offers().items():
            build.offers.setdefault(slot, []).append(offered)
    if not build.ask("publishes_pictures"):
        problems += _unpublished_pictures(build)
    return pipeline


def read(pipeline: Pipeline) -> None:
    """Lets every feature read its own files; by then it is known what is done about derived ones."""
    for feature in pipeline.features:
        pipeline.build.problems += feature.read()


def whole_front_matter() -> type[FrontMatter]:
    """All keys that the front matter of articles may have, those of features that are switched off too."""
    return front_matter_model(key for feature in feature_classes() for key in feature.front_matter)


def _is_wanted(feature: type[Feature], settings: Settings) -> bool:
    return not feature.switch or settings.is_on(feature.switch)


def _placeholders(settings: Settings, languages: Sequence[str], problems: list[Problem]) -> Placeholders:
    """What only the owner knows; a site that has no such file has no such facts."""
    name = settings.text("placeholders")
    content = read_file(settings.root, name, problems)
    if content is None:
        return Placeholders(file=name)
    with about(name):
        placeholders, found = read_placeholders(content, name, languages)
    problems += found
    return placeholders


def _contact(
    settings: Settings, languages: Sequence[str], placeholders: Placeholders, problems: list[Problem]
) -> ContactConfig | None:
    name = settings.text("contact")
    content = read_file(settings.root, name, problems, must_exist=True)
    if content is None:
        return None
    taken = frozenset({OWNER, *(tag for feature in feature_classes() for tag in feature.tags)})
    with about(name):
        sections = _names(settings.options["sections"])
        contact, found = read_contact_config(content, name, placeholders, languages, taken, sections=sections)
    problems += found
    return contact


def _audiences(settings: Settings, languages: Sequence[str], problems: list[Problem]) -> dict[str, LocalText]:
    content = read_file(settings.root, settings.file, [])
    found, wrong = read_audiences(settings.options["audiences"], settings.file, languages, content or b"")
    problems += wrong
    return found


def _unknown_names(settings: Settings, site: Site, has_file: Callable[[str], bool]) -> Iterable[Problem]:
    """What mkdocs.yml names and nobody knows: sections, topics, the picture of shared links."""
    for topic in _names(settings.options["topics"]):
        if topic not in site.sections:
            values = {"topic": topic, "known": nearest(topic, site.sections)}
            yield Problem(settings.place(f"topics: {topic}"), "layout.unknown_topic", values)
    for section, count in Counter(_names(settings.options["sections"])).items():
        if count > 1:
            yield Problem(
                settings.place(f"sections: {section}"), "layout.section_twice", {"section": section}
            )
    yield from address_problems(settings.written_address, settings.file)
    card = settings.text("social_card")
    if card and not has_file(card):  # whoever shares a link would be shown nothing
        yield Problem(settings.place(f"social_card: {card}"), "file.missing")


def _unpublished_pictures(build: Build) -> Iterable[Problem]:
    """Pictures that articles show, on a site where nothing makes them fit to be published."""
    for source in build.site.sources:
        for link in links(source.markdown):
            path = linked_file(link.target, source.language, source.section)
            if link.is_image and path in build.site.assets:
                values = {"target": link.target, "config": build.settings.file}
                yield Problem(
                    Place(source.file, link.line, f"]({link.target})"), "link.image_unpublished", values
                )


def _unknown_lists(site: Site) -> Iterable[Problem]:
    """What `lists` in front matter asks for, and no feature has."""
    known = [feature.listing for feature in feature_classes() if feature.listing]
    for source in site.sources:
        listed = source.front_matter.lists if source.front_matter else None
        if listed and listed not in known:
            values = {"found": listed, "nearest": nearest(listed, known)}
            yield Problem(source.yaml.place(("lists",)), "value.choice", values)


def _typed_facts(source: ArticleSource, contact: ContactConfig, words: Words) -> Iterable[Problem]:
    """Contact facts that stand in an article as typed text."""
    for find in (find_literals, find_unknown_contacts, find_look_alikes):
        yield from find(source.markdown.body, source.file, source.markdown.body_line, contact)
        # Tags don't work above the text, so a fact can only be left out there.
        for problem in find(source.markdown.front_matter or "", source.file, 2, contact):
            yield replace(problem, code="contact.literal_above")
    yield from find_dependent(source.markdown.body, source.file, source.markdown.body_line, contact, words)


def _names(option: object) -> tuple[str, ...]:
    """An option that is a list of names."""
    return tuple(map(str, option)) if isinstance(option, list | tuple) else ()


def _merged(into: Mapping[str, object], more: Mapping[str, object]) -> dict[str, object]:
    """Two trees of settings; lists are joined."""
    merged = dict(into)
    for key, value in more.items():
        match merged.get(key), value:
            case Mapping() as old, Mapping():
                merged[key] = _merged(old, value)
            case list() as old, list():
                merged[key] = [*old, *value]
            case _:
                merged[key] = value
    return merged
