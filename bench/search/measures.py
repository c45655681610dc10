"""What is measured of answers, bytes and times."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean, median

from search.engines import FirstQuery, Hit, Times
from search.queries import Query
from weight.page_weight import compressed

SHOWN = 10
"""Results that are looked at."""


@dataclass(frozen=True)
class Success:
    """Answers to questions of one kind.

    Args:
        at_1: share of questions whose page comes first.
        at_3: whose page is among the first three.
        mrr: mean of 1 / place of the page, 0 when it is not among the first ten.
        nothing: share of questions without any result.
        passage: share whose page comes first and names the very passage.
        questions: how many there are.
    """

    at_1: float
    at_3: float
    mrr: float
    nothing: float
    passage: float
    questions: int


def success(queries: Sequence[Query], answers: Sequence[Sequence[Hit]]) -> Success:
    """How good the answers are; pages are compared by address."""
    places = [place_of({query.page}, hits) for query, hits in zip(queries, answers, strict=True)]
    exact = [
        bool(hits) and (hits[0].address, hits[0].anchor) == (query.page, query.anchor)
        for query, hits in zip(queries, answers, strict=True)
    ]
    return Success(
        at_1=mean(place == 1 for place in places),
        at_3=mean(0 < place <= 3 for place in places),
        mrr=mean(1 / place if place else 0 for place in places),
        nothing=mean(not hits for hits in answers),
        passage=mean(exact),
        questions=len(queries),
    )


def mean_success(each: Collection[Success]) -> Success:
    """The mean over kinds of questions, each kind counted alike."""
    return Success(
        at_1=mean(kind.at_1 for kind in each),
        at_3=mean(kind.at_3 for kind in each),
        mrr=mean(kind.mrr for kind in each),
        nothing=mean(kind.nothing for kind in each),
        passage=mean(kind.passage for kind in each),
        questions=sum(kind.questions for kind in each),
    )


def place_of(expected: Collection[str], hits: Sequence[Hit]) -> int:
    """Place of the first expected page, from 1; 0 when it is not shown."""
    addresses = [hit.address for hit in hits[:SHOWN]]
    return next((place for place, address in enumerate(addresses, 1) if address in expected), 0)


@dataclass(frozen=True)
class Spread:
    """Mean, 95th percentile and largest of some figures."""

    mean: float
    p95: float
    max: float


def spread(figures: Sequence[float]) -> Spread:
    """What Spread says, by the nearest rank."""
    return Spread(mean(figures), percentile(figures, 0.95), max(figures))


def percentile(figures: Sequence[float], share: float) -> float:
    """The figure that this share of all does not exceed, by the nearest rank."""
    return sorted(figures)[min(len(figures) - 1, int(share * len(figures)))]


@dataclass(frozen=True)
class Transfer:
    """Bytes of a first question as a host with brotli sends them.

    Args:
        code: scripts, each once.
        index: files of the index.
        results: text of the first five results.
        total: all of it.
        requests: for the index, without scripts and results.
        result_requests: for the text of the first five results.
    """

    code: int
    index: Spread
    results: Spread
    total: Spread
    requests: Spread
    result_requests: Spread


def transfer(asked: Sequence[FirstQuery]) -> Transfer:
    """What first questions bring over the network."""
    scripts = {path for query in asked for path in query.scripts}
    scripts |= {path for query in asked for path, kind in query.files.items() if kind == "code"}
    code = sum(_sent(path) for path in scripts)
    index = [_of(query, "index", "setup") for query in asked]
    results = [_of(query, "result") for query in asked]
    return Transfer(
        code=code,
        index=spread([sum(map(_sent, files)) for files in index]),
        results=spread([sum(map(_sent, files)) for files in results]),
        total=spread([code + sum(map(_sent, [*a, *b])) for a, b in zip(index, results, strict=True)]),
        requests=spread([len(_of(query, "index")) for query in asked]),
        result_requests=spread([len(files) for files in results]),
    )


def _of(query: FirstQuery, *kinds: str) -> list[Path]:
    return [path for path, kind in query.files.items() if kind in kinds]


@cache
def _sent(path: Path) -> int:
    """Brotli bytes of a file, or its own when it is compressed already."""
    content = path.read_bytes()
    return min(len(content), compressed(content))


@dataclass(frozen=True)
class Speed:
    """Medians over rounds: ms to the first answer, ms that half and 95 % of questions keep to, MB used."""

    ready: float
    p50: float
    p95: float
    memory: float


def speed(rounds: Sequence[Times]) -> Speed:
    """What rounds of the same questions took."""
    return Speed(
        ready=median(times.ready for times in rounds),
        p50=median(percentile(times.queries, 0.5) for times in rounds),
        p95=median(percentile(times.queries, 0.95) for times in rounds),
        memory=median(times.memory for times in rounds),
    )
