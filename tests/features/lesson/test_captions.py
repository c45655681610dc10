"""Captions: what is written, and what is said of those that editors bring."""

from __future__ import annotations

from itertools import pairwise

import pytest

from helpcentre.features.lesson.captions import (
    LONGEST,
    MOST_BYTES,
    Cue,
    captions,
    chapters,
    paragraphs,
    pieces,
    read_captions,
    written,
)
from helpcentre.features.lesson.timing import Scene, timeline
from helpcentre.language.words import Words
from lesson_files import lesson

FILE = "docs/account/giris.vtt"


def test_captions_have_every_word_and_no_gap() -> None:
    made = lesson()
    cues = captions(made.timeline)
    spoken = " ".join(text for timed in made.timeline for text in timed.scene.spoken)
    assert " ".join(cue.text for cue in cues) == spoken
    assert cues[0].start == 0
    assert cues[-1].end == made.length
    assert all(one.end == other.start and one.start < one.end for one, other in pairwise(cues))


def test_what_is_written_is_read_again() -> None:
    cues = captions(lesson().timeline)
    content = written(cues)
    assert b"a --&gt; b" in content, "nothing in a text can be taken for a time"
    assert read_captions(content, FILE, None) == (cues, [])


def test_there_is_a_chapter_a_scene() -> None:
    made = lesson()
    assert [cue.text for cue in chapters(made.timeline)] == [
        "Qeydiyyatdan keçmək",
        "1. Giriş səhifəsini açın.",
        "2. Ünvanı & parolu yazın: a --> b.",
        "Sualınız qaldı?",
    ]


@pytest.mark.parametrize("words", [1, 12, 13, 14, 40, 300])
def test_long_texts_are_cut_between_words(words: int) -> None:
    text = " ".join(["sözlər"] * words)
    found = list(pieces(text))
    assert " ".join(found) == text
    assert all(len(piece) <= LONGEST for piece in found)
    assert all(len(one) >= LONGEST / 3 for one in found[:-1])


def test_a_word_longer_than_a_caption_stays_whole() -> None:
    assert list(pieces(f"bu {'a' * 200} da")) == ["bu", "a" * 200, "da"]


def test_a_transcript_begins_anew_after_a_pause() -> None:
    cues = (Cue(0, 900, "Bir."), Cue(1000, 2000, "İki."), Cue(4000, 5000, "Üç."))
    assert paragraphs(cues) == (Cue(0, 2000, "Bir. İki."), Cue(4000, 5000, "Üç."))


def test_everything_that_webvtt_allows_is_read() -> None:
    content = (
        "\ufeffWEBVTT Giriş\nKind: captions\n\nNOTE\nqeyd --> yox\n\nSTYLE\n::cue{}\n\n1\n"
        "00:01.000 --> 00:02.500 align:start\n<v Aygün>Ad &amp; <i>parol</i>\nyazın.\n\n\n"
        "00:00:02.500 --> 01:00:00.000\nSon.\n"
    )
    for text in (content, content.replace("\n", "\r\n"), content.replace("\n", "\r")):
        cues, problems = read_captions(text.encode(), FILE, None)
        assert problems == []
        assert cues == (Cue(1000, 2500, "Ad & parol yazın."), Cue(2500, 3_600_000, "Son."))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("WEBVTT\n", "docs/account/giris.vtt · faylda altyazı yoxdur"),
        ("1\n00:00:01,000 --> 00:00:02,000\nA\n", "docs/account/giris.vtt:1 · 1 · altyazı faylı WEBVTT"),
        (
            "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nA\n",
            "docs/account/giris.vtt:3 · 00:00:01,000 --> 00:00:02,000 · altyazının vaxtı oxunmur",
        ),
        ("WEBVTT\n\nA\n", "docs/account/giris.vtt:3 · A · altyazının vaxtı oxunmur"),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nA\n", ":3 · 00:61.000 --> 00:62.000 · altyazının vaxtı"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nA\n", ":3 · 00:02.000 --> 00:02.000 · altyazı başladığı"),
        ("WEBVTT\n\n00:02.000 --> 00:03.000\n<i></i>\n", "altyazının mətni yoxdur"),
        (
            "WEBVTT\n\n00:04.000 --> 00:05.000\nA\n\n00:02.000 --> 00:03.000\nB\n",
            ":6 · 00:02.000 --> 00:03.000 · bu altyazı ondan əvvəl yazılandan tez başlayır (00:00:04.000)",
        ),
        ("WEBVTT\n\n00:09.000 --> 00:10.501\nA\n", "altyazı videodan sonra bitir (video 00:00:10.000 çəkir)"),
        ("WEBVTT\n\n00:09.000 --> 00:10.500\nA\n", ""),
    ],
)
def test_what_is_wrong_with_captions_is_said_to_the_line(content: str, expected: str) -> None:
    _, problems = read_captions(content.encode(), FILE, 10_000)
    said = "; ".join(f"{problem.place} · {problem.found(Words('az'))}" for problem in problems)
    assert expected in said if expected else said == ""
    assert len(problems) == bool(expected)


def test_captions_that_are_no_text_are_refused() -> None:
    assert read_captions("WEBVTT\n\nə".encode("utf-16"), FILE, None)[1][0].code == "lesson.captions_encoding"
    assert read_captions(b"W" * (MOST_BYTES + 1), FILE, None)[1][0].code == "lesson.captions_large"


def test_scenes_with_one_word_have_one_caption() -> None:
    (cue,) = captions(timeline((Scene("step", "1", ("Aç",), 1),)))
    assert cue == Cue(0, 3000, "Aç")
