"""Captions, chapters and transcripts as WebVTT (W3C Candidate Recommendation, 2019), written and read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from helpcentre.features.lesson.timing import Timed
from helpcentre.language.line_ends import unbroken
from helpcentre.problem import Place, Problem

LONGEST = 84
"""Characters of a caption: two lines of 42, as broadcasters and film services have them."""
PAUSE = 1500
"""Milliseconds of silence after which a transcript begins a new paragraph."""
TOLERANCE = 500
"""Milliseconds by which a caption may outlast its recording: editing programs round."""
MOST_BYTES = 1_000_000
"""Of a caption file: ten minutes of speech have about 15 kB."""

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t]+")  # but not the hard space of a number
_OTHER_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t\n]|$)")


@dataclass(frozen=True)
class Cue:
    """A caption: from when to when, in milliseconds, and its words without markup."""

    start: int
    end: int
    text: str


# --- Written ------------------------------------------------------------------------------------------------


def captions(timeline: Sequence[Timed]) -> tuple[Cue, ...]:
    """The captions of a lesson: every word of its scenes, each for its share of the scene's time."""
    cues: list[Cue] = []
    for timed in timeline:
        texts = [piece for spoken in timed.scene.spoken for piece in pieces(unbroken(spoken))]
        total = sum(map(len, texts))
        start, read = timed.start, 0
        for text in texts:
            read += len(text)
            end = timed.start + (timed.end - timed.start) * read // total
            cues.append(Cue(start, end, text))
            start = end
    return tuple(cues)


def pieces(text: str) -> Iterator[str]:
    """A text in captions: cut between words, of about the same length."""
    words = list(filter(None, text.split(" ")))  # a number with hard spaces stays whole
    count = -(-len(" ".join(words)) // LONGEST)
    aim = len(" ".join(words)) / count if count else 0
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if line and (len(longer) > LONGEST or len(longer) > aim * 1.15):
            yield line
            longer = word
        line = longer
    if line:
        yield line


def chapters(timeline: Sequence[Timed]) -> tuple[Cue, ...]:
    """The chapters of a lesson, one a scene."""
    return tuple(Cue(timed.start, timed.end, timed.scene.name) for timed in timeline)


def written(cues: Iterable[Cue]) -> bytes:
    """A WebVTT file."""
    blocks = [f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_escaped(cue.text)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks]).encode()


def _stamp(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- Read ---------------------------------------------------------------------------------------------------


def read_captions(content: bytes, file: str, length: int | None) -> tuple[tuple[Cue, ...], list[Problem]]:
    """An editor's captions, and what is wrong with them.

    Args:
        content: of the file.
        file: its path for messages.
        length: of the recording in milliseconds; None where it is not known.
    """
    if len(content) > MOST_BYTES:
        values = {"size": str(len(content) // 1000), "limit": str(MOST_BYTES // 1000)}
        return (), [Problem(Place(file), "lesson.captions_large", values)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), [Problem(Place(file), "lesson.captions_encoding")]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return (), [Problem(Place(file, 1, lines[0].strip()[:60] or None), "lesson.captions_signature")]
    cues: list[tuple[int, Cue]] = []
    problems: list[Problem] = []
    for number, block in _blocks(lines):
        if _OTHER_BLOCKS.match("\n".join(block)):
            continue
        # The first line may be the name of the caption.
        at = next((n for n, line in enumerate(block[:2]) if "-->" in line), 0)
        timing = _TIMING.fullmatch(block[at].strip())
        place = Place(file, number + at, block[at].strip()[:60])
        if timing is None:
            problems.append(Problem(place, "lesson.captions_time"))
            continue
        words = _SPACE.sub(" ", unescape(_TAG.sub("", " ".join(block[at + 1 :])))).strip()
        cue = Cue(_moment(timing.groups()[:4]), _moment(timing.groups()[4:]), words)
        problems += _cue_problems(cue, cues[-1][1] if cues else None, place, length)
        cues.append((number + at, cue))
    if not cues and not problems:
        problems.append(Problem(Place(file), "lesson.captions_none"))
    return tuple(cue for _, cue in cues), problems


def paragraphs(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """A transcript of captions: what is said without a pause stands together."""
    found: list[Cue] = []
    for cue in cues:
        if found and cue.start - found[-1].end < PAUSE:
            found[-1] = Cue(found[-1].start, cue.end, f"{found[-1].text} {cue.text}")
        else:
            found.append(cue)
    return tuple(found)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The blocks below the header, each with the number of its first line."""
    block: list[str] = []
    in_header = True
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            block.append(line)
            continue
        if block and not in_header:
            yield number - len(block), block
        in_header = False
        block = []


def _moment(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _cue_problems(cue: Cue, before: Cue | None, place: Place, length: int | None) -> Iterator[Problem]:
    if not cue.text:
        yield Problem(place, "lesson.captions_empty")
    if cue.end <= cue.start:
        yield Problem(place, "lesson.captions_backwards")
    elif before and cue.start < before.start:
        yield Problem(place, "lesson.captions_order", {"before": _stamp(before.start)})
    if length is not None and cue.end > length + TOLERANCE:
        yield Problem(place, "lesson.captions_beyond", {"length": _stamp(length)})
