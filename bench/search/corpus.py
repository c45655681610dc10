"""Texts to search: any folder of Azerbaijani Markdown, the site's own articles, and more of either."""

from __future__ import annotations

import contextlib
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from helpcentre.features.search.document import Document, Passage, document
from helpcentre.host.plugin import HelpCentrePlugin
from helpcentre.language.casing import lower

WORD = re.compile(r"[^\W\d_]+")
"""A run of letters."""

TRANSLATED = 0.03
"""Share of `ə` among the letters below which a page is taken for untranslated; Azerbaijani prose has 9 %."""

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FENCE = re.compile(r"^[ ]*(`{3,}|~{3,}).*?(^[ ]*\1|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_ANCHOR = re.compile(r"\s*(?:\{/?\*?\s*#?([\w-]+)\s*\*?/?\})\s*$")
_NOISE = re.compile(
    r"<!--.*?-->|^(?:import|export) .*$|^\s*\[[^\]]+\]: .*$|</?[A-Za-z][^>]*>|\{%.*?%\}|^[ ]*[-|: ]+$",
    re.DOTALL | re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_MARKS = re.compile(r"[*_`|>#]+|^[ ]*(?:[-+]|\d+\.)[ ]", re.MULTILINE)


# --- Markdown -----------------------------------------------------------------------------------------------


def markdown_documents(folders: Sequence[Path], limit: int | None = None) -> list[Document]:
    """Every translated page of some folders, code blocks left out.

    Args:
        folders: where the Markdown is, at any depth.
        limit: takes this many of them, chosen by a hash of their addresses.
    """
    found = [
        page
        for folder in folders
        for path in sorted(folder.rglob("*.md*"))
        if path.suffix in {".md", ".mdx"} and path.is_file()
        if (page := _markdown_document(path, folder))
    ]
    chosen = sorted(found, key=lambda page: sha256(page.address.encode()).digest())[:limit]
    return sorted(chosen, key=lambda page: page.address)


def _markdown_document(path: Path, folder: Path) -> Document | None:
    content = path.read_text("utf-8", errors="replace").replace("\r\n", "\n")
    front_matter = _FRONT_MATTER.match(content)
    body = _FENCE.sub("\n", content[front_matter.end() :] if front_matter else content)
    title = _title(front_matter[1]) if front_matter else ""
    passages = list(_passages(body))
    if not title and (named := [passage for passage in passages if passage.heading]):
        title = named[0].heading
        passages = [replace(p, heading="", anchor="") if p is named[0] else p for p in passages]
    letters = Counter(letter for passage in passages for letter in passage.text.lower() if letter.isalpha())
    if not letters or letters["ə"] < TRANSLATED * letters.total():
        return None
    address = f"{folder.name}/{path.relative_to(folder).with_suffix('').as_posix()}/"
    return Document(address, title or path.stem, (), tuple(passages))


def _title(front_matter: str) -> str:
    with contextlib.suppress(yaml.YAMLError):
        read = yaml.safe_load(front_matter)
        if isinstance(read, dict):
            return str(read.get("title") or "")
    return ""


def _passages(body: str) -> Iterator[Passage]:
    # [text, marks, heading, text, marks, heading, text …]
    parts = _HEADING.split(body)
    yield Passage("", "", _text(parts[0]))
    for number, (heading, text) in enumerate(zip(parts[2::3], parts[3::3], strict=True), 1):
        anchor = _ANCHOR.search(heading)
        name = anchor[1] if anchor else f"s{number}"
        yield Passage(name, _text(_ANCHOR.sub("", heading)), _text(text))


def _text(markdown: str) -> str:
    text = _MARKS.sub(" ", _LINK.sub(r"\1", _NOISE.sub(" ", markdown)))
    return " ".join(unescape(text).split())


# --- The site's own articles --------------------------------------------------------------------------------


def site_documents(root: Path, language: str = "az") -> list[Document]:
    """The articles of the site as its own build reads them; mistakes in them do not matter here.

    Args:
        root: the folder of mkdocs.yml.
        language: of the articles.
    """
    with tempfile.TemporaryDirectory(prefix="helpcentre-search-") as name:
        config = load_config(str(root / "mkdocs.yml"), site_dir=name)
        config.plugins.on_startup(command="build", dirty=False)
        with contextlib.suppress(Abort, BuildError, SystemExit):  # a Problem stops it after all is read
            build(config)
        plugin = config.plugins["helpcentre"]
        assert isinstance(plugin, HelpCentrePlugin)
        articles = plugin._editions[language].articles  # the build's own state: nothing else has the Articles
    return [document(article) for _, article in sorted(articles.items())]


# --- More of it ---------------------------------------------------------------------------------------------

HEAPS = 0.59
"""Exponent by which vocabulary grows with text, measured on public Azerbaijani documentation."""

_KINDS = ("aıou", "əeiöü", "bcçdgğjlmnrvyz", "fhkpqsştx")


def grown(documents: Sequence[Document], times: int, seed: int) -> list[Document]:
    """The documents and copies of them: words shuffled, rare ones renamed so that vocabulary follows Heaps.

    Args:
        documents: the real pages; they stay as they are.
        times: how many times as many there are to be.
        seed: of the shuffling.
    """
    counts = Counter(word for page in documents for word in _words(page))
    by_rarity = sorted(counts, key=lambda word: (counts[word], word))
    pages = list(documents)
    for copy in range(1, times):
        some = random.Random(f"{seed}/grown/{copy}")
        new_types = ((copy + 1) ** HEAPS - copy**HEAPS) * len(counts)
        names = {word: _renamed(word, some) for word in by_rarity[: round(new_types)]}
        pages += [_copy(page, copy, names, some) for page in documents]
    return pages


def _words(page: Document) -> Iterator[str]:
    for passage in page.passages:
        yield from WORD.findall(lower(passage.text, "az"))


def _renamed(word: str, some: random.Random) -> str:
    """Another word of the same sounds and ending."""
    stem = max(1, len(word) - 3)
    letters = (some.choice(next((k for k in _KINDS if letter in k), letter)) for letter in word[:stem])
    return "".join(letters) + word[stem:]


def _copy(page: Document, number: int, names: dict[str, str], some: random.Random) -> Document:
    def shuffled(text: str) -> str:
        words = text.split()
        some.shuffle(words)
        return WORD.sub(lambda match: names.get(lower(match[0], "az"), match[0]), " ".join(words))

    passages = tuple(replace(passage, text=shuffled(passage.text)) for passage in page.passages)
    return Document(f"copy-{number}/{page.address}", page.title, page.keywords, passages)


def types(documents: Iterable[Document]) -> int:
    """How many different words the texts have."""
    return len({word for page in documents for word in _words(page)})
