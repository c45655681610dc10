"""A lesson's film: its frames and times, the same bytes everywhere, what can't be made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import av
import pytest

from guide_articles import article
from helpcentre.build.keys import digest_of
from helpcentre.features.lesson.lesson import (
    CAPTIONS,
    CHAPTERS,
    LONGEST,
    PICTURE,
    VIDEO,
    Lesson,
    lesson_problems,
    make_lesson,
)
from helpcentre.features.lesson.movement import BETWEEN, FRAMES
from helpcentre.language.words import Words
from lesson_files import STEPS, lesson, played

HEADING = "## Addımlar\n\n"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The files of a small lesson."""
    files = make_lesson(lesson())
    assert isinstance(files, dict), files
    return files


def test_a_film_has_frames_only_where_something_moves(made: dict[str, bytes], tmp_path: Path) -> None:
    moments = lesson().timeline
    frames = played(made[VIDEO], tmp_path)
    assert len(frames) == 1 + FRAMES * (len(moments) - 1)
    starts = [timed.start / 1000 for timed in moments]
    assert [time for time, is_start in frames if is_start] == starts, "a chapter is jumped to at once"
    for start in starts[1:]:
        moving = [time for time, _ in frames if start - FRAMES * BETWEEN / 1000 < time <= start]
        assert len(moving) == FRAMES


def test_a_film_is_what_phones_play(made: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(made[VIDEO])
    with av.open(str(path)) as container:
        (stream,) = container.streams
        codec = stream.codec_context
        assert (codec.name, codec.pix_fmt, codec.profile, codec.codec_tag) == (
            "h264",
            "yuv420p",
            "High",
            "avc1",
        )
        assert container.duration == lesson().length * 1000
    assert made[VIDEO].index(b"moov") < made[VIDEO].index(b"mdat"), "its index stands first"
    assert made[VIDEO][made[VIDEO].index(b"avcC") + 7] <= 42, "level 4.2 at most"
    assert made[PICTURE].startswith(b"\xff\xd8\xff")
    assert made[CAPTIONS].startswith(b"WEBVTT\n")
    assert made[CHAPTERS].count(b"-->") == 4


def test_the_same_bytes_in_another_process_on_one_core(made: dict[str, bytes]) -> None:
    program = (
        "import os, hashlib, sys\n"
        "if hasattr(os, 'sched_setaffinity'): os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})\n"
        "from helpcentre.features.lesson.lesson import make_lesson\n"
        "from lesson_files import lesson\n"
        "for name, content in sorted(make_lesson(lesson()).items()):\n"
        "    sys.stdout.write(name + hashlib.sha256(content).hexdigest() + '\\n')\n"
    )
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    expected = [f"{name}{hashlib.sha256(content).hexdigest()}" for name, content in sorted(made.items())]
    assert done.stdout.split("\n")[:-1] == expected


def test_the_key_follows_what_is_shown() -> None:
    first = lesson()
    keys = {
        digest_of(one)
        for one in (
            first,
            lesson(),
            lesson(STEPS.replace("açın", "bağlayın")),
            replace(first, address="https://help.example.com/else/"),
            replace(first, channels=()),
            replace(first, section="Başqa"),
            replace(first, size=(216, 384)),
        )
    }
    assert len(keys) == 6


@pytest.mark.parametrize("count", [1, 25])
def test_few_and_many_steps(count: int) -> None:
    markdown = HEADING + "\n".join(f"{number}. Düyməyə basın." for number in range(1, count + 1))
    assert len(lesson(markdown).timeline) == count + 2
    if count == 25:
        assert isinstance(make_lesson(lesson(markdown, size=(54, 96))), dict)


def test_the_longest_step_that_is_allowed_is_drawn() -> None:
    text = ("Wmmm " * 60)[:LONGEST].strip()
    files = make_lesson(lesson(f"{HEADING}1. {text}\n\n    → {text}\n\n2. Bağlayın.\n", size=(54, 96)))
    assert isinstance(files, dict), files


def said(markdown: str) -> list[str]:
    return [problem.text(Words("az")) for problem in lesson_problems(article(markdown))]


def test_a_step_of_300_words_is_a_problem_unless_it_has_a_short_text() -> None:
    words = " ".join(["söz"] * 300)
    (message,) = said(f"{HEADING}1. {words}\n\n2. Bağlayın.\n")
    assert message == (
        "docs/az/account/register.md · 1. " + words[:57] + "\n"
        "    Tapıldı: 1 nömrəli addım videonun bir səhnəsi üçün uzundur: 1199 işarə (ən çoxu 280)\n"
        '    Nə etməli: addımı bölün və ya ona qısa mətn əlavə edin: {: short="…" }'
    )
    assert said(f'{HEADING}1. {words}\n    {{: short="Qısa" }}\n\n2. Bağlayın.\n') == []


def test_a_long_result_is_a_problem() -> None:
    (message,) = said(f"{HEADING}1. Açın.\n\n    → {'söz ' * 100}\n\n2. Bağlayın.\n")
    assert "1 nömrəli addımın nəticəsi videonun bir səhnəsi üçün uzundur: 399 işarə (ən çoxu 280)" in message


def test_a_letter_that_cannot_be_drawn_is_a_problem_and_nothing_is_left_out() -> None:
    markdown = f"{HEADING}1. Açın \U0001f600.\n\n2. Bağlayın.\n"
    (message,) = said(markdown)
    assert message == (
        "docs/az/account/register.md · 1. Açın \U0001f600.\n"
        "    Tapıldı: videonun şriftlərində belə işarə yoxdur: U+1F600\n"
        "    Nə etməli: işarəni silin və ya sözlə yazın"
    )
    assert isinstance(make_lesson(lesson(markdown)), tuple)


def test_markup_in_a_text_is_text() -> None:
    made: Lesson = lesson(HEADING + '1. `#import "x"` və `$a$` yazın.\n\n2. `*b*` & `<i>`.\n', size=(54, 96))
    assert made.timeline[1].scene.spoken[0] == '1. #import "x" və $a$ yazın.'
    assert isinstance(make_lesson(made), dict)
