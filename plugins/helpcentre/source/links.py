"""Links and pictures of an article: does each lead somewhere?

MkDocs finds dead links too, but without the line and without a proposal, and dead anchors only as a remark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from helpcentre.article.reader import has_safe_scheme
from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.markdown import SourceLink

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"\.(?:avif|gif|jpe?g|png|svg|webp)$", re.IGNORECASE)


@dataclass(frozen=True)
class AnchorLink:
    """A link to a heading, to be checked when every article is known."""

    file: str
    line: int
    article: str
    """Key of the article it leads to."""
    anchor: str
    target: str


@dataclass(frozen=True)
class LinkedFiles:
    """What an article can link to.

    Args:
        article: tells whether an article of this key exists, in this language or the default one.
        asset: tells whether another file exists, by its path below the content folder.
        articles: keys of all articles, for proposals.
        language: the folder of the text's language.
    """

    article: Callable[[str], bool]
    asset: Callable[[str], bool]
    articles: tuple[str, ...]
    language: str


def link_problems(
    link: SourceLink, file: str, folder: str, here: str, files: LinkedFiles
) -> Iterator[Problem | AnchorLink]:
    """What is wrong with a link; a link to a heading is handed back to be checked later.

    Args:
        link: as the article has it.
        file: the article's path for messages.
        folder: the section's folder the article stands in; empty for the home page.
        here: the article's own key.
        files: what there is.
    """
    place = Place(file, link.line, f"]({link.target})")
    if link.is_image and not link.label.strip():
        yield Problem(place, "link.image_without_text", {"target": link.target})
    if link.is_image and _is_file_name(link.label.strip(), link.target):
        yield Problem(place, "link.image_text_is_name", {"text": link.label, "target": link.target})
    if link.target.startswith("//") or _SCHEME.match(link.target):
        if link.is_image:
            yield Problem(place, "link.remote_image", {"target": link.target})
        elif not has_safe_scheme(link.target):
            yield Problem(place, "link.scheme", {"target": link.target})
        return
    path, anchor = _path_and_anchor(link.target)
    if not path:
        if anchor:
            yield AnchorLink(file, link.line, here, anchor, link.target)
        elif not link.target:
            yield Problem(place, "link.empty", {"label": link.label})
        return
    if path.startswith("/"):
        yield Problem(place, "link.absolute", {"target": link.target})
        return
    yield from _file_problems(link, file, folder, files)


def linked_article(target: str, folder: str) -> str:
    """The key of the article that a link leads to; empty if it leads elsewhere.

    Args:
        target: as the article has it, such as `../account/fees.md#table`.
        folder: the section's folder the article stands in; empty for the home page.
    """
    path, _ = _path_and_anchor(target)
    if _SCHEME.match(target) or not path.endswith(".md") or path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")


def linked_file(target: str, language: str, folder: str) -> str:
    """The path below the content folder that a link to a picture or a download leads to.

    Args:
        target: as the article has it, such as `../../account/screen.png`.
        language: the folder of the text's language.
        folder: the section's folder the article stands in; empty for the home page.

    Returns:
        Nothing if the link leads elsewhere.
    """
    path, _ = _path_and_anchor(target)
    if _SCHEME.match(target) or not path or path.startswith("/") or path.endswith(".md"):
        return ""
    return posixpath.normpath(posixpath.join(language, folder, path))


def _file_problems(
    link: SourceLink, file: str, folder: str, files: LinkedFiles
) -> Iterator[Problem | AnchorLink]:
    """A link to a file: an article, a picture, a download."""
    place = Place(file, link.line, f"]({link.target})")
    path, anchor = _path_and_anchor(link.target)
    whole = posixpath.normpath(posixpath.join(files.language, folder, path))
    resolved = whole.removeprefix(f"{files.language}/")
    if path.endswith(".md"):
        key = resolved.removesuffix(".md")
        if not files.article(key):
            proposal = _relative(nearest(key, files.articles), folder) if files.articles else "—"
            yield Problem(place, "link.no_article", {"target": link.target, "proposal": proposal})
        elif anchor:
            yield AnchorLink(file, link.line, key, anchor, link.target)
    elif not files.asset(whole):
        # Pictures that all languages share stand beside the language folders: `../../account/x.png`.
        key = resolved.strip("/")
        proposal = _relative(key, folder) if files.article(key) else _meant(link.target)
        if link.is_image:
            proposal = "…/" + posixpath.basename(path)
        if files.asset(resolved):
            proposal = posixpath.relpath(resolved, posixpath.join(files.language, folder))
        code = "link.no_image" if link.is_image else "link.not_markdown"
        yield Problem(place, code, {"target": link.target, "proposal": proposal})


def _is_file_name(text: str, target: str) -> bool:
    """Whether a picture's text is its file's name, which tells nobody what is to be seen."""
    name = posixpath.basename(_path_and_anchor(target)[0])
    return bool(text) and (text == posixpath.splitext(name)[0] or _PICTURE_NAME.search(text) is not None)


def _path_and_anchor(target: str) -> tuple[str, str]:
    path, _, anchor = target.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)


def anchor_problem(link: AnchorLink, anchors: frozenset[str]) -> Problem | None:
    """The Problem of a link to a heading that its article does not have, or None.

    Args:
        link: the link.
        anchors: the addresses within the article it leads to.
    """
    if link.anchor in anchors:
        return None
    known = nearest(f"#{link.anchor}", (f"#{anchor}" for anchor in anchors))
    values = {"anchor": link.anchor, "known": known}
    return Problem(Place(link.file, link.line, f"]({link.target})"), "link.no_anchor", values)


def _meant(target: str) -> str:
    """What a target that is no file was probably meant to be: `example.com` lacks its scheme."""
    host = target.partition("/")[0]
    return f"https://{target}" if _HOST.fullmatch(host) else "../…/….md"


def _relative(keys: str, folder: str) -> str:
    """A key as a link from the folder would have it; a list of keys stays a list."""
    if ", " in keys:
        return ", ".join(_relative(key, folder) for key in keys.split(", ")[:3])
    return posixpath.relpath(f"{keys}.md", folder or ".")
