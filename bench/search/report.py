"""The tables of a run, in Markdown; nothing in them depends on the machine but ratios of times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.engines import NAMES
from search.measures import Speed, Spread, Success, Transfer, mean_success
from search.queries import KINDS
from search.questions import Question

BASE = "minisearch"
"""The peer that times are given as ratios to."""


@dataclass
class Size:
    """One size of the texts: how large they are, and what was measured of each engine by its name."""

    pages: int
    passages: int
    words: int
    types: int
    transfers: dict[str, Transfer] = field(default_factory=dict)
    speeds: dict[str, Speed] = field(default_factory=dict)


@dataclass(frozen=True)
class Asked:
    """An editor's question, the place of its article (0: not among the first ten) and what came first."""

    question: Question
    place: int
    first: str


def texts_line(size: Size) -> str:
    """How large the texts are."""
    texts = f"{size.pages:,} pages, {size.passages:,} passages"
    return f"{texts}, {size.words:,} words, {size.types:,} different ones"


def classes(results: Mapping[str, Mapping[str, Success]]) -> Iterator[str]:
    """What is found, by engine and class of questions."""
    counts = {kind: success.questions for kind, success in next(iter(results.values())).items()}
    yield "| class | questions | what is asked |"
    yield "| --- | --: | --- |"
    yield from (f"| {kind} | {count} | {KINDS[kind]} |" for kind, count in counts.items())
    for title, name in (
        ("success@1", "at_1"),
        ("success@3", "at_3"),
        ("MRR@10", "mrr"),
        ("no result at all", "nothing"),
        ("the very passage first", "passage"),
    ):
        yield from ("", f"### {title}", "")
        yield f"| engine | {' | '.join(counts)} | mean |"
        yield f"| --- |{' --: |' * (len(counts) + 1)}"
        for engine, kinds in results.items():
            figures = [getattr(kinds[kind], name) for kind in counts]
            mean = getattr(mean_success(list(kinds.values())), name)
            yield f"| {NAMES[engine]} | {' | '.join(map(_share, figures))} | **{_share(mean)}** |"


def transfers(sizes: Sequence[Size]) -> Iterator[str]:
    """Bytes of a first question."""
    yield (
        "| pages | engine | code kB | index kB: mean, p95, max | requests | results kB: mean, max | requests"
        " | all kB: mean, p95, max |"
    )
    yield f"| --: | --- |{' --: |' * 6}"
    for size in sizes:
        for engine, it in size.transfers.items():
            cells = [
                f"{size.pages:,}",
                NAMES[engine],
                _kb(it.code),
                _spread_kb(it.index),
                f"{it.requests.mean:.1f}, {it.requests.max:.0f}",
                f"{_kb(it.results.mean)}, {_kb(it.results.max)}",
                f"{it.result_requests.mean:.1f}, {it.result_requests.max:.0f}",
                _spread_kb(it.total),
            ]
            yield f"| {' | '.join(cells)} |"


def speeds(sizes: Sequence[Size]) -> Iterator[str]:
    """Times as ratios to the base in the same run."""
    yield "| pages | engine | first answer | question p50 | p95 | memory |"
    yield f"| --: | --- |{' --: |' * 4}"
    for size in sizes:
        base = size.speeds.get(BASE)
        for engine, it in size.speeds.items():
            pairs = ((getattr(it, key), getattr(base, key, 0)) for key in ("ready", "p50", "p95", "memory"))
            cells = [f"{mine / other:.2f}" if other else "–" for mine, other in pairs]
            yield f"| {size.pages:,} | {NAMES[engine]} | {' | '.join(cells)} |"


def by_hand(asked: Mapping[str, Sequence[Asked]]) -> Iterator[str]:
    """How many of the editors' questions are answered."""
    yield "| engine | questions | success@1 | success@3 | not among ten |"
    yield "| --- | --: | --: | --: | --: |"
    for engine, all_asked in asked.items():
        count = len(all_asked)
        at_1 = sum(one.place == 1 for one in all_asked) / count
        at_3 = sum(0 < one.place <= 3 for one in all_asked) / count
        missed = sum(not one.place for one in all_asked) / count
        yield f"| {NAMES[engine]} | {count} | {_share(at_1)} | {_share(at_3)} | {_share(missed)} |"


def failures(asked: Sequence[Asked]) -> Iterator[str]:
    """Questions whose article did not come first."""
    yield "| typed | expected | place | first instead | note |"
    yield "| --- | --- | --: | --- | --- |"
    for one in asked:
        if one.place != 1:
            expected = ", ".join(address.rstrip("/") for address in one.question.expected)
            cells = (one.question.text, expected, str(one.place or "–"), one.first or "–", one.question.note)
            yield f"| {' | '.join(cells)} |"


def _share(figure: float) -> str:
    return f"{figure:.3f}"


def _kb(size: float) -> str:
    return f"{size / 1000:.1f}"


def _spread_kb(spread: Spread) -> str:
    return ", ".join(map(_kb, (spread.mean, spread.p95, spread.max)))
