"""An article's file as an editor left it: its place in the tree, its front matter, its Markdown.

Every article of every language is read once at the start of a build, so that the menu, the hubs and the
links know what there is before the first page is rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from helpcentre.article.model import Article, Block, Kind
from helpcentre.problem import Place, Problem
from helpcentre.source.front_matter import FrontMatter
from helpcentre.source.markdown import (
    MarkdownSource,
    heading_texts,
    html_tags,
    split,
)
from helpcentre.source.validation import validate
from helpcentre.source.yaml import YamlSource, decode, read_yaml

_QUESTION_ID = re.compile(r"\{:?\s*#[a-z0-9]+(?:-[a-z0-9]+)*\s*\}$")
_URGENT_TAG = re.compile(r"\{\{\s*(?:urgent|response\.urgent)\s*\}\}")
_URGENT_KINDS = (Kind.HOWTO, Kind.TROUBLESHOOTING)
"""Kinds that something is done by; others, such as the list of channels, may speak of urgent cases too."""
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
        return self.front_matter.kind if self.front_matter else Kind.PAGE

    @property
    def is_urgent(self) -> bool:
        """Whether it is for a moment that can't wait: as its front matter says.

        Where that does not say, a how-to or an article about a fault is urgent when it tells how urgent cases
        are reported.
        """
        stated = self.front_matter.urgent if self.front_matter else None
        if stated is not None:
            return stated
        return self.kind in _URGENT_KINDS and bool(_URGENT_TAG.search(self.markdown.body))

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


def read_article_source(content: bytes, path: str, docs: str) -> ArticleSource:
    """Reads an article's file.

    Args:
        content: its bytes.
        path: relative to the content folder: `az/account/register.md`.
        docs: name of the content folder, for messages.
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
        front_matter, invalid = validate(FrontMatter, yaml)
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
    problems += [
        Problem(Place(file, line, f"<{tag}>"), "article.html", {"tag": tag})
        for line, tag in html_tags(markdown)
    ]
    return source


def _heading_problems(source: ArticleSource) -> list[Problem]:
    problems = []
    lines: dict[str, int] = {}
    for level, line, text in heading_texts(source.markdown):
        place = Place(source.file, line, f"{'#' * level} {text}"[:80])
        if level == 1:
            problems.append(Problem(place, "article.first_level_heading"))
        elif source.kind is Kind.FAQ and level == 3 and not _QUESTION_ID.search(text):
            problems.append(Problem(place, "article.question_without_id"))
        if match := _WRITTEN_ID.search(text):
            first = lines.setdefault(match.group(1), line)
            if first != line:
                values = {"anchor": match.group(1), "first": str(first)}
                problems.append(Problem(place, "article.address_twice", values))
    return problems
