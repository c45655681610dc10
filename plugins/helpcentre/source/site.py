"""A site as its editors wrote it: configured languages and sections, contact facts, every article's file.

`Site` is read once per build, before any page is rendered. `LanguageSite` is what a build then makes of it in
one language: its Articles, their order, and what is wrong with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import escape

from helpcentre.article.kinds import Holds
from helpcentre.article.model import Article, plain_text
from helpcentre.article.shape import heading_of, icon_problems, shape_problems
from helpcentre.build.failure import failure, guarded
from helpcentre.build.store import SiteFile
from helpcentre.contact.model import ContactConfig
from helpcentre.contact.tags import contact_tags, in_markdown
from helpcentre.language.words import Words
from helpcentre.page.picture_files import PictureFiles
from helpcentre.problem import Level, Place, Problem, nearest
from helpcentre.source.article_source import ArticleSource, read_article_source, unread_source
from helpcentre.source.audiences import audience_problems
from helpcentre.source.content_tree import SectionOrder, hub_problems, section_order
from helpcentre.source.front_matter import FrontMatter
from helpcentre.source.links import (
    AnchorLink,
    LinkedFiles,
    anchor_problem,
    link_problems,
    linked_article,
    linked_file,
)
from helpcentre.source.markdown import attributes, links, numbered_lines
from helpcentre.source.placeholder import Placeholders, PlaceholderUse
from helpcentre.source.tags import TagTable
from helpcentre.source.validation import LocalText

HOME = "index"
"""Key of the home page; `<section>/index` is a section's hub."""
OWNER = "owner"
"""The tag of what the owner answers: `{{ owner.platform_fee }}`."""


@dataclass
class Site:
    """What the editors wrote.

    Args:
        languages: configured languages, the default one first.
        sections: folders of articles in the order of the menu.
        contact: the contact facts; None while contact_config.yaml is not valid.
        placeholders: what only the owner knows.
        docs: name of the content folder, for messages.
        template_dirs: the organisation's own templates, looked at before the package's.
        front_matter: the keys that the front matter of articles may have.
        audiences: whom articles may be for, with their words.
        articles: every article's file by language and key.
        assets: every other file, by its path below the content folder.
        open_placeholders: each use, in an article, of a fact that the owner has not given yet.
    """

    languages: tuple[str, ...]
    sections: tuple[str, ...]
    contact: ContactConfig | None
    placeholders: Placeholders
    docs: str
    template_dirs: tuple[Path, ...] = ()
    front_matter: type[FrontMatter] = FrontMatter
    audiences: Mapping[str, LocalText] = field(default_factory=dict)
    articles: dict[str, dict[str, ArticleSource]] = field(default_factory=dict)
    assets: frozenset[str] = frozenset()
    open_placeholders: list[PlaceholderUse] = field(default_factory=list)

    def read_articles(self, paths: Iterable[str], docs: Path) -> None:
        """Reads every article; other files are only noted.

        Args:
            paths: every file below the content folder, relative to it.
            docs: the content folder.
        """
        assets = set()
        for path in sorted(paths):
            language = path.partition("/")[0]
            if language in self.languages and path.endswith(".md"):
                try:
                    content = (docs / path).read_bytes()
                    source = read_article_source(content, path, docs.name, self.front_matter)
                except Exception as error:  # whatever it is, the other articles are worth a look
                    problem = failure(error, Place(f"{docs.name}/{path}"))
                    source = unread_source(path, docs.name, problem)
                self.articles.setdefault(language, {})[source.key] = source
            else:
                assets.add(path)
        self.assets = frozenset(assets)

    @property
    def paths(self) -> frozenset[str]:
        """Every file below the content folder that could be read, relative to it."""
        return self.assets | {source.path for source in self.sources}

    @property
    def default_language(self) -> str:
        """The language at the site's root, in which every article is written first."""
        return self.languages[0]

    def source(self, language: str, key: str) -> ArticleSource | None:
        """An article's file in a language, or in the default one while it is not translated."""
        for code in (language, self.default_language):
            if source := self.articles.get(code, {}).get(key):
                return source
        return None

    @property
    def sources(self) -> Iterator[ArticleSource]:
        """Every article's file in every language."""
        return (source for articles in self.articles.values() for source in articles.values())

    def keys(self, language: str) -> list[str]:
        """Keys of all articles that a reader of the language finds, in alphabetical order."""
        in_default = self.articles.get(self.default_language, {})
        return sorted({*in_default, *self.articles.get(language, {})})

    def address(self, key: str, language: str) -> str:
        """The address of an article's page, relative to the site's root: the same slug in every language."""
        path = "" if key == HOME else f"{key.removesuffix('/index')}/"
        return path if language == self.default_language else f"{language}/{path}"

    def translations(self, key: str) -> tuple[str, ...]:
        """The languages an article is written in, in configured order."""
        return tuple(language for language in self.languages if key in self.articles.get(language, {}))

    def section_titles(self) -> dict[str, LocalText]:
        """The title of each section's first page in every language; its folder where there is none."""
        return {
            section: LocalText(
                by_language=tuple(
                    (code, hub.title if (hub := self.source(code, f"{section}/index")) else section)
                    for code in self.languages
                )
            )
            for section in self.sections
        }

    def hubs(self, language: str) -> tuple[str, ...]:
        """The sections that have a hub."""
        keys = set(self.keys(language))
        return tuple(section for section in self.sections if f"{section}/index" in keys)

    def section_orders(self, language: str) -> tuple[SectionOrder, ...]:
        """The sections that have articles, in the order of the menu."""
        return tuple(
            self._section_order(language, section)
            for section in self.sections
            if any(key.startswith(f"{section}/") for key in self.keys(language))
        )

    def _section_order(self, language: str, section: str) -> SectionOrder:
        slugs = self._slugs(language, section)
        titles = {
            slug: source.title for slug in slugs if (source := self.source(language, f"{section}/{slug}"))
        }
        hub = self.source(language, f"{section}/index")
        return section_order(section, hub.front_matter if hub else None, slugs, titles)

    def _slugs(self, language: str, section: str) -> list[str]:
        keys = (key.rpartition("/") for key in self.keys(language))
        return [slug for folder, _, slug in keys if folder == section and slug != "index"]

    def source_problems(self, language: str) -> Iterator[Problem | AnchorLink]:
        """What is wrong with one language's files among each other; links to headings for later."""
        articles = frozenset(self.keys(language))
        files = LinkedFiles(
            articles.__contains__, self.assets.__contains__, tuple(sorted(articles)), language
        )
        for source in self.articles.get(language, {}).values():
            yield from source.problems
            yield from guarded(Place(source.file), self._problems_of(source, files, articles))
        for section in self.sections:
            if f"{section}/index" not in articles and self._slugs(language, section):
                yield Problem(self._missing(language, section), "hub.missing", {"section": section})
        if HOME not in articles:
            yield Problem(self._missing(language, ""), "layout.no_home")

    def _problems_of(
        self, source: ArticleSource, files: LinkedFiles, articles: frozenset[str]
    ) -> Iterator[Problem | AnchorLink]:
        for link in links(source.markdown):
            yield from link_problems(link, source.file, source.section, source.key, files)
        yield from self._front_matter_problems(source, articles)

    def links_between(self, language: str) -> dict[str, set[str]]:
        """The articles that each article of a language leads to, in text and `related`, itself left out."""
        return {
            key: {
                *(linked_article(link.target, source.section) for link in links(source.markdown)),
                *(source.front_matter.related if source.front_matter else ()),
            }
            - {"", key}
            for key, source in self.articles.get(language, {}).items()
        }

    def linked_files(self, *, are_shown: bool) -> frozenset[str]:
        """The files other than articles that some article shows as pictures, or else leads to by links.

        Returns:
            Their paths below the content folder.
        """
        return frozenset(
            linked_file(link.target, source.language, source.section)
            for source in self.sources
            for link in links(source.markdown)
            if link.is_image == are_shown
        ) - {""}

    def orphans(self, language: str) -> Iterator[Problem]:
        """Articles that no other article leads to: a reader who has another problem never meets them.

        A hub lists all its articles, and the home page a few; that is no link by need and does not count.
        """
        articles = self.articles.get(language, {})
        hubs = {key for key, source in articles.items() if source.kind.lists_section or key == HOME}
        between = self.links_between(language)
        linked = {to for key, found in between.items() if key not in hubs for to in found}
        for key, source in articles.items():
            if key not in linked | hubs:
                yield Problem(Place(source.file), "article.orphan", {"article": key}, Level.WARNING)

    def _missing(self, language: str, section: str) -> Place:
        return Place("/".join(filter(None, (self.docs, language, section, "index.md"))))

    def _front_matter_problems(self, source: ArticleSource, articles: frozenset[str]) -> Iterator[Problem]:
        front_matter = source.front_matter
        if front_matter is None:
            return
        places = [source.yaml.place(("audience", number)) for number in range(len(front_matter.audience))]
        yield from audience_problems(front_matter.audience, self.audiences, places)
        for number, key in enumerate(front_matter.related):
            if key not in articles:
                values = {"article": key, "known": nearest(key, articles)}
                yield Problem(source.yaml.place(("related", number)), "article.unknown_related", values)
            elif key in front_matter.related[:number]:
                yield Problem(
                    source.yaml.place(("related", number)), "article.related_twice", {"article": key}
                )
            elif key == source.key:
                yield Problem(source.yaml.place(("related", number)), "article.related_to_itself")
        for number, key in enumerate(front_matter.popular):
            if key not in articles:
                values = {"article": key, "known": nearest(key, articles)}
                yield Problem(source.yaml.place(("popular", number)), "article.unknown_related", values)
        if source.key != HOME and (front_matter.popular or front_matter.questions):
            key = "popular" if front_matter.popular else "questions"
            yield Problem(source.yaml.place((key,)), "hub.home_only", {"key": key})
        kind = front_matter.kind
        if kind.lists_section:
            slugs = self._slugs(source.language, source.section)
            yield from hub_problems(front_matter, slugs, source.yaml.place(("groups",)))
        elif front_matter.groups:
            yield Problem(source.yaml.place(("groups",)), "hub.groups_elsewhere", {"kind": kind.name})
        if (source.slug == "index" and bool(source.section)) != kind.lists_section:
            yield Problem(source.yaml.place(("kind",)), "hub.kind", {"kind": kind.name})


@dataclass
class LanguageSite:
    """A site in one language while it is built.

    Args:
        site: what the editors wrote.
        language: code of the language.
        words: its words.
        articles: every Article by key; untranslated ones are in the default language.
        anchor_links: links to headings, checked when all Articles are known.
        not_found: the finished 404 page.
        files: files of this language that belong to no page, by path.
        derived: files that the store of derived files has, by path; they are copied, never held in memory.
        pages_done: how many pages have been drawn.
        pictures: the pictures that its pages can show, as the site publishes them.
    """

    site: Site
    language: str
    words: Words
    articles: dict[str, Article] = field(default_factory=dict)
    anchor_links: list[AnchorLink] = field(default_factory=list)
    not_found: str = ""
    files: dict[str, str | bytes] = field(default_factory=dict)
    derived: dict[str, SiteFile] = field(default_factory=dict)
    pages_done: int = 0
    pictures: PictureFiles = field(default_factory=lambda: PictureFiles(Path()))
    _tags: dict[str, TagTable] = field(default_factory=dict)

    def front_matter(self, article: Article) -> FrontMatter | None:
        """The front matter of an article, in the language of its text."""
        source = self.site.source(article.language, article.key)
        return source.front_matter if source else None

    def listed(self, article: Article) -> str:
        """What an article's page lists below its text, as its front matter says; empty for nothing."""
        front_matter = self.front_matter(article)
        return (front_matter.lists if front_matter else None) or ""

    def tags(self, language: str) -> TagTable:
        """The tags of an article whose text is in a language; none while the contact facts are not valid."""
        if language not in self._tags:
            contact, placeholders = self.site.contact, self.site.placeholders
            words, templates = Words(language), self.site.template_dirs
            self._tags[language] = {
                **(contact_tags(contact, words, language, templates) if contact else {}),
                OWNER: {
                    entry.name: in_markdown(escape(placeholders.text(entry.name, language)))
                    for entry in placeholders
                },
            }
        return self._tags[language]

    def note_tags(self, used: Sequence[tuple[str, int]], file: str) -> None:
        """Notes which facts an article shows that the owner has not given yet.

        Args:
            used: tags and their lines.
            file: the article.
        """
        waiting = {f"{OWNER}.{entry.name}": entry.name for entry in self.site.placeholders.open()}
        self.site.open_placeholders += [
            PlaceholderUse(waiting[tag], Place(file, line, f"{{{{ {tag} }}}}"))
            for tag, line in used
            if tag in waiting
        ]

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the Articles written in this language: their shape, their links."""
        for article in self.articles.values():
            if article.language == self.language:
                yield from guarded(Place(article.file), self._problems_of(article))
        yield from self._unknown_questions()
        yield from self.site.orphans(self.language)
        for link in self.anchor_links:
            target = self.articles.get(link.article)
            problem = anchor_problem(link, target.anchors) if target else None
            if problem:
                yield problem

    def _problems_of(self, article: Article) -> Iterator[Problem]:
        yield from shape_problems(article, self.words)
        yield from self._misread(article)

    def _unknown_questions(self) -> Iterator[Problem]:
        """Questions that the home page names and no FAQ has."""
        home = self.site.articles.get(self.language, {}).get(HOME)
        if home is None or home.front_matter is None:
            return
        known = [
            f"{key}#{anchor}"
            for key, article in self.articles.items()
            if article.kind.has_questions
            for anchor in article.questions
        ]
        for number, question in enumerate(home.front_matter.questions):
            if question not in known:
                values = {"question": question, "known": nearest(question, known)}
                yield Problem(home.yaml.place(("questions", number)), "hub.unknown_question", values)

    def _misread(self, article: Article) -> Iterator[Problem]:
        """What Markdown read otherwise than it was meant; only the source shows what was meant, and where."""
        source = self.site.source(self.language, article.key)
        if source is None:
            return
        text = plain_text(article.body)
        for line, written in attributes(source.markdown):
            if written in text:  # at a place where it means nothing, and the page would show it
                place = Place(article.file, line, written)
                yield Problem(place, "article.attributes_in_text", {"written": written})
        yield from icon_problems(article, attributes(source.markdown))
        heading = heading_of(article.kind, Holds.STEPS, self.words)
        numbered = numbered_lines(source.markdown, heading) if heading else []
        if article.steps and len(numbered) > len(article.steps):
            values = {"written": str(len(numbered)), "read": str(len(article.steps))}
            yield Problem(Place(article.file, numbered[0], f"## {heading}"), "shape.steps_swallowed", values)
