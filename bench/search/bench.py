"""`build.py bench search`: what search finds, what it costs, beside its peers in the same run.

Without --markdown on the site's own articles, with the questions of questions.az.yaml too.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from helpcentre.features.search.document import Document
from helpcentre.features.search.synonyms import Concept, read_synonyms
from helpcentre.language.casing import lower
from search import report
from search.corpus import WORD, grown, markdown_documents, site_documents, types
from search.engines import NAMES, Engine, Times
from search.inflection import Forms
from search.measures import Success, place_of, speed, success, transfer
from search.queries import KINDS, Query, queries
from search.questions import FILE, read_questions
from workbench import ROOT

RESULTS = Path(__file__).with_name("RESULTS.md")
LARGEST = {"material": 2_500, "lunr": 2_500}
"""Pages beyond which an engine is left out: it takes minutes to be ready."""

ABOUT = """\
`python3 build.py bench search {arguments}`

- Pages are compared, not passages, except under “the very passage first”.
- Peers are called as their manuals recommend: MiniSearch with prefix, fuzzy .2, boosts title 4 and heading 3;
  lunr with each word as it is, as a beginning and with one error; both over folded words. Material's worker
  and Pagefind run in Node as they are shipped.
- kB are 1,000 bytes, brotli 11. A first question: {three_words} questions of three words, each asked first.
  Code is scripts and wasm; results are what the first five results need besides. Material's index brings the
  text of the whole site; MiniSearch and lunr bring none, so they can show no excerpt.
- Times are ratios to MiniSearch in the same run, medians of {rounds} rounds in which the engines take turns.
  First answer: from files at hand to the first answer. Memory is that of the whole Node process.
"""


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes RESULTS.md if asked to."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="helpcentre-search-") as name:
        text = "\n".join([*_about(options, arguments), *_run(options, Path(name)), ""])
    sys.stdout.write(text)
    if options.write:
        RESULTS.write_text(f"# Search, {options.write}\n\n{text}", "utf-8", newline="\n")


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py bench search", description=__doc__)
    parser.add_argument(
        "--markdown", type=Path, nargs="+", metavar="FOLDER", help="texts, instead of the site"
    )
    parser.add_argument("--pages", type=int, metavar="N", help="at most this many pages of them")
    parser.add_argument("--unimorph", type=Path, metavar="FOLDER", help="a checkout of unimorph/aze")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--half", choices=("dev", "test"), help="asks for one half of the pages and questions"
    )
    parser.add_argument("--engines", nargs="+", choices=tuple(NAMES), default=tuple(NAMES))
    parser.add_argument("--grow", type=int, nargs="+", default=[1], metavar="TIMES", help="sizes to weigh")
    parser.add_argument("--sample", type=int, default=400, help="headings, sentences, sections to ask for")
    parser.add_argument("--rounds", type=int, default=3, help="of timing; 0 leaves it out")
    parser.add_argument(
        "--three-words", type=int, default=100, help="first questions weighed; 0 leaves it out"
    )
    parser.add_argument("--failures", action="store_true", help="lists what ours did not find first")
    parser.add_argument("--answers", type=Path, metavar="FILE", help="writes every question with its answers")
    parser.add_argument("--write", type=date.fromisoformat, metavar="DATE", help="write RESULTS.md, dated so")
    return parser.parse_args(arguments)


def _about(options: argparse.Namespace, arguments: Sequence[str]) -> Iterator[str]:
    # Folders by name: where they are is this machine's business.
    shown = [Path(part).name if Path(part).is_absolute() else part for part in arguments]
    yield ABOUT.format(arguments=" ".join(shown), three_words=options.three_words, rounds=options.rounds)


def _run(options: argparse.Namespace, folder: Path) -> Iterator[str]:
    synonyms: Sequence[Concept] = ()
    if options.markdown:
        documents = markdown_documents(options.markdown, options.pages)
    else:
        documents = site_documents(ROOT)
        read, _ = read_synonyms((ROOT / "synonyms.yaml").read_bytes(), "synonyms.yaml", ("az",))
        synonyms = read["az"]
    vocabulary = {
        word
        for page in documents
        for passage in page.passages
        for word in WORD.findall(lower(f"{passage.heading} {passage.text}", "az"))
    }
    asked = queries(
        documents, Forms(vocabulary, options.unimorph), options.seed, options.half, options.sample
    )
    engines = {name: _engine(name, documents, folder, synonyms) for name in options.engines}
    found = {name: _found(engine, asked, options) for name, engine in engines.items()}

    yield from ("## What is found", "", f"{report.texts_line(_size(documents))}.", "")
    yield from report.classes(found)
    if not options.markdown:
        yield from ("", "## Questions written by hand", "")
        yield from _by_hand(engines, {page.address for page in documents}, options)
    if not options.three_words and not options.rounds:
        return
    sizes = []
    for times in sorted(options.grow):
        pages = grown(documents, times, options.seed)
        size = _size(pages)
        if times > 1:
            engines = {
                name: _engine(name, pages, folder / str(times), synonyms)
                for name in options.engines
                if len(pages) <= LARGEST.get(name, len(pages))
            }
        _weigh(size, engines, asked, options)
        sizes.append(size)
    if options.three_words:
        yield from ("", "## What a first question weighs", "", *report.transfers(sizes))
    if options.rounds:
        yield from ("", "## How long it takes", "", *report.speeds(sizes))


def _engine(name: str, documents: Sequence[Document], folder: Path, synonyms: Sequence[Concept]) -> Engine:
    sys.stderr.write(f"{len(documents):,}: {name}…\n")
    return Engine(name, documents, folder / name, synonyms)


def _size(documents: Sequence[Document]) -> report.Size:
    passages = [passage for page in documents for passage in page.passages]
    words = sum(len(passage.text.split()) for passage in passages)
    return report.Size(len(documents), len(passages), words, types(documents))


def _found(engine: Engine, asked: Sequence[Query], options: argparse.Namespace) -> dict[str, Success]:
    answers = engine.answers([query.text for query in asked])
    if options.answers and engine.name == "ours":
        lines = (
            {**vars(query), "place": place_of({query.page}, hits), "found": [vars(hit) for hit in hits[:3]]}
            for query, hits in zip(asked, answers, strict=True)
        )
        text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)
        options.answers.write_text(text, "utf-8")
    by_kind = {}
    for kind in KINDS:
        numbers = [number for number, query in enumerate(asked) if query.kind == kind]
        if numbers:
            by_kind[kind] = success([asked[n] for n in numbers], [answers[n] for n in numbers])
    return by_kind


def _by_hand(engines: dict[str, Engine], addresses: set[str], options: argparse.Namespace) -> Iterator[str]:
    questions = read_questions(options.half)
    unknown = {address for question in questions for address in question.expected} - addresses
    if unknown:
        sys.exit(f"{FILE.name}: {', '.join(sorted(unknown))}")
    results = {}
    for name, engine in engines.items():
        answers = engine.answers([question.text for question in questions])
        results[name] = [
            report.Asked(question, place_of(question.expected, hits), hits[0].address if hits else "")
            for question, hits in zip(questions, answers, strict=True)
        ]
    yield from report.by_hand(results)
    if options.failures and "ours" in results:
        yield from ("", *report.failures(results["ours"]))


def _weigh(
    size: report.Size, engines: dict[str, Engine], asked: Sequence[Query], options: argparse.Namespace
) -> None:
    some = random.Random(options.seed)
    three_words = [query.text for query in asked if len(query.text.split()) == 3]
    if options.three_words:
        first = some.sample(three_words, min(options.three_words, len(three_words)))
        size.transfers = {name: transfer(engine.first_queries(first)) for name, engine in engines.items()}
    mixed = some.sample([query.text for query in asked], min(120, len(asked)))
    rounds: dict[str, list[Times]] = {name: [] for name in engines}
    for _ in range(options.rounds):
        for name, engine in engines.items():  # in turns, so that what else the machine does hits all alike
            rounds[name].append(engine.times([first_text(mixed), *mixed]))
    if options.rounds:
        size.speeds = {name: speed(times) for name, times in rounds.items()}


def first_text(texts: Sequence[str]) -> str:
    """The first of some questions that has three words, else the first."""
    return next((text for text in texts if len(text.split()) == 3), texts[0])
