"""Search as files of the site, for one language: the index, and the worker that opens it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpcentre.article.model import Article
from helpcentre.build.failure import about
from helpcentre.features.search.compounds import Compounds
from helpcentre.features.search.document import Document, document
from helpcentre.features.search.index_writer import write_index
from helpcentre.features.search.learnt_stems import learnt
from helpcentre.features.search.synonyms import Concept, arranged
from helpcentre.language import search_language
from helpcentre.language.search_language import SearchLanguage
from helpcentre.problem import Problem

STUB = "search/search_index.json"
"""What Material's script asks for at once and gives to the worker; ours has its own files."""

_STUB = b'{"config":{"lang":["en"],"separator":"[\\\\s\\\\-]+","pipeline":[],"fields":{}},"docs":[]}'

SCRIPTS = "assets/helpcentre/search"
"""The folder of the engine's scripts in the site."""

_WORKER = """\
const early = [];
onmessage = ({{ data }}) => early.push(data);
const scripts = {scripts}.map((name) => import(`../../{folder}/${{name}}.mjs`));
Promise.all(scripts).then(
  ([{{ start }}]) => start(self, {setup}, early),
  () => new BroadcastChannel("helpcentre-search" + location.hash).postMessage({{ failed: "start" }}),
);
"""
"""The worker's script. Material starts it as a classic script, which can't import before it runs, so it keeps
what is said to it until the engine is there. All modules are asked for at once: none waits until another one
names it."""

_MODULES = sorted(
    (path.stem for path in (Path(__file__).parent / "theme" / SCRIPTS).glob("*.mjs")),
    key=lambda name: (name != "worker", name),
)
"""The worker's module, then all that it needs."""


def worker_address(language: str) -> str:
    """Where the worker of a language is, relative to the site's root."""
    return f"search/{language}/worker.js"


def worker_setup(script: str) -> dict[str, Any]:
    """What a worker's script opens the engine with.

    Raises:
        ValueError: it is no such script.
    """
    before = "start(self, "
    setup: dict[str, Any] = json.JSONDecoder().raw_decode(script, script.index(before) + len(before))[0]
    return setup


def site_rules(language: str, articles: Iterable[Article], others: Iterable[str]) -> SearchLanguage:
    """How search reads a language on this site.

    Args:
        language: code of the language.
        articles: every article.
        others: texts that are compared with queries besides.
    """
    known = search_language.load(language)
    if known.stemmer is None:
        return known
    texts: list[str] = []
    for article in articles:
        with about(article.file):
            texts += _texts(document(article))
    return learnt(known, [*texts, *others])


def compound_parts(documents: Sequence[Document], rules: SearchLanguage) -> Callable[[str], Sequence[str]]:
    """What takes the compounds of a language apart; nothing does in a language that has none."""
    if rules.joints is None:
        return lambda _: ()
    words = {word.folded for document in documents for text in _texts(document) for word in rules.words(text)}
    return Compounds(words, rules.stem, rules.joints).parts


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    yield from document.keywords
    for passage in document.passages:
        yield passage.heading
        yield passage.text


def search_files(
    articles: Iterable[Article],
    language: str,
    rules: SearchLanguage,
    *,
    synonyms: Sequence[Concept] = (),
    answers: Mapping[str, Any] | None = None,
) -> tuple[dict[str, str | bytes], list[Problem]]:
    """The files of search in one language, by path, and what to warn of.

    Args:
        articles: every article, the one that is listed first among equals first.
        language: code of the language.
        rules: how search reads it, see `site_rules`.
        synonyms: other words for the same thing.
        answers: contact facts that are answers by themselves, see `contact/answers.py`.
    """
    documents = []
    for article in articles:
        with about(article.file):
            documents.append(document(article))
    index = write_index(documents, rules, compound_parts(documents, rules))
    folder = f"search/{language}/"
    concepts, problems = arranged(synonyms, index.rows, rules)
    setup = {
        "manifest": index.manifest,
        "rules": {**rules.rules, **({} if rules.joints is None else {"compounds": True})},
        "synonyms": concepts,
        "answers": answers or {"beside": [], "subjects": [], "channels": []},
    }
    files: dict[str, str | bytes] = {
        STUB: _STUB,
        worker_address(language): _WORKER.format(scripts=_json(_MODULES), folder=SCRIPTS, setup=_json(setup)),
        f"{folder}manifest.json": _json(index.manifest),
    }
    for name, content in index.files.items():
        files[f"{folder}{index.manifest['index']}/{name}"] = content
    return files, problems


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
