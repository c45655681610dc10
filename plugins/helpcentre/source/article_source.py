"""An article's file as an editor left it: its place in the tree, its front matter, its Markdown.

Every article of every language is read once at the start of a build, so that the menu, the hubs and the
links know what there is before the first page is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from helpcentre.article.kinds import PLAIN, Kind
from helpcentre.article.model import Article, Block
from helpcentre.article.reader import has_safe_scheme
from helpcentre.problem import Level, Place, Problem
from helpcentre.source.front_matter import FrontMatter
from helpcentre.source.markdown import (
    HARMLESS_TAGS,
    HTML_ATTRIBUTES,
    LIST_ATTRIBUTES,
    MarkdownSource,
    attribute_lists,
    comments,
    heading_texts,
    html_tags,
    links,
    split,
)
from helpcentre.source.validation import validate
from helpcentre.source.yaml import YamlSource, decode, read_yaml

_QUESTION_ID = re.compile(r"\{:?\s*#[a-z0-9]+(?:-[a-z0-9]+)*\s*\}$")
_URGENT_TAG = re.compile(r"\{\{\s*(?:urgent|response\.urgent)\s*\}\}")
_WRITTEN_ID = re.compile(r"\{:?[^{}]*#([^\s{}]+)[^{}]*\}$")


@dataclass
class ArticleSource:
    """An article's file.

    Args:
        file: path for messages (`docs/az/account/register.md`).
        path: the same below the content folder (`az/account/register.md`).
        language: folder of its language.
        section: folder of its section; empty for the home page.
        slug: file name without `.md`.
        front_matter: None when it is missing or not valid.
        yaml: the front matter with its lines.
        markdown: the file taken apart.
        unreadable: whether the file's bytes are no text at all.
        problems: what is wrong with the file itself.
    """

    file: str
    path: str
    language: str
    section: str
    slug: str
    front_matter: FrontMatter | None
    yaml: YamlSource
    markdown: MarkdownSource
    unreadable: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def key(self) -> str:
        """`section/slug`: the article's name in every language."""
        return f"{self.section}/{self.slug}" if self.section else self.slug

    @property
    def title(self) -> str:
        """Its title, or its file name while the front matter is not valid."""
        return self.front_matter.title if self.front_matter else self.slug

    @property
    def description(self) -> str:
        """Its description; empty while the front matter is not valid."""
        return self.front_matter.description if self.front_matter else ""

    @property
    def kind(self) -> Kind:
        """Its kind, or that of a plain page while the front matter is not valid."""
        return self.front_matter.kind if self.front_matter else PLAIN

    @property
    def is_urgent(self) -> bool:
        """Whether it is for a moment that can't wait: as its front matter says.

        Where that does not say, an article that something is done by is urgent when it tells how urgent cases
        are reported.
        """
        stated = self.front_matter.urgent if self.front_matter else None
        if stated is not None:
            return stated
        return self.kind.is_acted_on and bool(_URGENT_TAG.search(self.markdown.body))

    def article(self, url: str, body: tuple[Block, ...]) -> Article:
        """The Article that this file becomes.

        Args:
            url: address of its page, relative to the site's root.
            body: its blocks.
        """
        front_matter = self.front_matter
        return Article(
            file=self.file,
            language=self.language,
            section=self.section,
            slug=self.slug,
            url=url,
            title=self.title,
            description=self.description,
            kind=self.kind,
            audience=front_matter.audience if front_matter else (),
            keywords=front_matter.keywords if front_matter else (),
            related=front_matter.related if front_matter else (),
            owner=(front_matter.owner or "") if front_matter else "",
            reviewed=front_matter.reviewed_on if front_matter else "",
            is_urgent=self.is_urgent,
            body=body,
        )


def read_article_source(
    content: bytes, path: str, docs: str, model: type[FrontMatter] = FrontMatter
) -> ArticleSource:
    """Reads an article's file.

    Args:
        content: its bytes.
        path: relative to the content folder: `az/account/register.md`.
        docs: name of the content folder, for messages.
        model: the keys that its front matter may have.
    """
    language, *folders, name = PurePosixPath(path).parts
    file = f"{docs}/{path}"
    problems: list[Problem] = []
    text = decode(content, file, problems)
    markdown = split(text or "")
    yaml = YamlSource(file)
    front_matter: FrontMatter | None = None
    if text is not None and not (markdown.front_matter or "").strip():
        problems.append(Problem(Place(file, 1), "article.no_front_matter"))
    elif markdown.front_matter is not None:
        yaml = read_yaml(markdown.front_matter.encode(), file, first_line=2)
        front_matter, invalid = validate(model, yaml)
        problems += [*yaml.problems, *invalid]
        problems += [
            Problem(Place(file, number), "tag.above", {"text": line.strip()[:60]})
            for number, line in enumerate(markdown.front_matter.split("\n"), 2)
            if "{{" in line
        ]
    source = ArticleSource(
        file=file,
        path=path,
        language=language,
        section="/".join(folders),
        slug=name.removesuffix(".md"),
        front_matter=front_matter,
        yaml=yaml,
        markdown=markdown,
        unreadable=text is None,
        problems=problems,
    )
    problems += _heading_problems(source)
    problems += _html_problems(source)
    problems += [
        Problem(Place(file, line), "article.comment", {"text": text[:60]}, Level.WARNING)
        for line, text in comments(markdown)
    ]
    return source


def unread_source(path: str, docs: str, problem: Problem) -> ArticleSource:
    """What is known of an article whose file could not be read: its name.

    Args:
        path: relative to the content folder.
        docs: name of the content folder, for messages.
        problem: why.
    """
    source = read_article_source(b"", path, docs)
    return replace(source, unreadable=True, problems=[problem])


def unread_problems(source: ArticleSource, unread: Iterable[str]) -> Iterator[Problem]:
    """What the finished text has and an article may not, if its file did not show it: `read_blocks`.

    Args:
        source: the article.
        unread: names of elements, and of attributes as `@name`.
    """
    tags = list(html_tags(source.markdown))
    said = {tag.name for tag in tags} | {f"@{name}" for tag in tags for name in tag.attributes}
    if not all(has_safe_scheme(link.target) for link in links(source.markdown)):
        said |= {"@href", "@src"}
    for name in unread:
        lists = attribute_lists(source.markdown, name[1:]) if name.startswith("@") else []
        for line, text in lists:
            yield _attribute(Place(source.file, line, text[:60]), name[1:], LIST_ATTRIBUTES)
        if lists or name in said:
            continue
        if name.startswith("@"):
            yield _attribute(Place(source.file, None, name[1:]), name[1:], LIST_ATTRIBUTES)
        else:
            yield Problem(Place(source.file, None, f"<{name}>"), "article.html", {"tag": name})


def _html_problems(source: ArticleSource) -> Iterator[Problem]:
    for tag in html_tags(source.markdown):
        place = Place(source.file, tag.line, f"<{tag.name}>")
        if tag.name not in HARMLESS_TAGS:
            yield Problem(place, "article.html", {"tag": tag.name})
            continue
        refused = (name for name in tag.attributes if name not in HTML_ATTRIBUTES)
        yield from (_attribute(place, name, HTML_ATTRIBUTES) for name in refused)


def _attribute(place: Place, name: str, allowed: Iterable[str]) -> Problem:
    forms = {"icon": 'icon="…"', "id": "#address", "lang": 'lang="en"', "short": 'short="…"'}
    known = ", ".join(forms[attribute] for attribute in sorted(allowed))
    return Problem(place, "article.attribute", {"name": name, "known": known})


def _heading_problems(source: ArticleSource) -> list[Problem]:
    problems = []
    lines: dict[str, int] = {}
    for level, line, text in heading_texts(source.markdown):
        place = Place(source.file, line, f"{'#' * level} {text}"[:80])
        if level == 1:
            problems.append(Problem(place, "article.first_level_heading"))
        elif source.kind.has_questions and level == 3 and not _QUESTION_ID.search(text):
            problems.append(Problem(place, "article.question_without_id"))
        if match := _WRITTEN_ID.search(text):
            first = lines.setdefault(match.group(1), line)
            if first != line:
                values = {"anchor": match.group(1), "first": str(first)}
                problems.append(Problem(place, "article.address_twice", values))
    return problems
