"""Makes one lesson on one core and prints what it took, as JSON: `python one.py ours|constant`."""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

from helpcentre.article.kinds import ARTICLE_KINDS
from helpcentre.article.model import Article, Step, Steps, Text
from helpcentre.features.lesson import lesson as lessons
from helpcentre.features.lesson.encoder import Frame, encode
from helpcentre.typesetting.drawing import Brand

STEPS = (
    ("Hesabınıza daxil olun və parametrləri açın.", "Parametrlərin siyahısı görünür."),
    ("Təhlükəsizlik bölməsini seçin.", "Bölmənin səhifəsi açılır."),
    ("Parolu dəyişmək bəndini seçin.", "Köhnə və yeni parol üçün üç xana görünür."),
    ("Köhnə və yeni parolu yazın.", "Xəta yazısı yoxdur."),
    ("Dəyişikliyi təsdiqləyin.", "E-poçtunuza təsdiq mesajı gəlir."),
)
RATE = 30


def main(way: str) -> None:
    """Makes the lesson and prints figures."""
    frames = 0

    def counted(given: Iterable[Frame], size: tuple[int, int], length: int) -> bytes:
        nonlocal frames
        wanted = list(given) if way == "ours" else list(constant(given, length))
        frames = len(wanted)
        return encode(wanted, size, length)

    lessons.encode = counted
    steps = tuple(Step(n, (Text(action),), (Text(seen),)) for n, (action, seen) in enumerate(STEPS, 1))
    url = "account/change-password/"
    article = Article(
        "a.md", "az", "account", "a", url, "Parolu dəyişmək", "", ARTICLE_KINDS["howto"], body=(Steps(steps),)
    )
    brand = Brand("Nümunə", "Kömək Mərkəzi", "#3b4cc0", "#eef0ff")
    lesson = lessons.Lesson(article, "az", f"https://help.example.org/{url}", brand, "Hesab")
    made = lessons.make_lesson(lesson)
    if not isinstance(made, dict):
        sys.exit(str(made))
    used = resource.getrusage(resource.RUSAGE_SELF)
    film = made[lessons.VIDEO]
    sys.stdout.write(
        json.dumps(
            {
                "length": lesson.length,
                "cpu": used.ru_utime + used.ru_stime,
                "frames": frames,
                "size": len(film),
                "digest": sha256(film).hexdigest(),
            }
        )
    )


def constant(frames: Iterable[Frame], length: int) -> Iterator[Frame]:
    """The same film with a frame at every thirtieth of a second."""
    shown: Frame | None = None
    waiting = iter(frames)
    coming = next(waiting, None)
    for number in range(length * RATE // 1000):
        time = number * 1000 // RATE
        while coming and coming.time <= time:
            shown, coming = coming, next(waiting, None)
            if shown.is_start:
                yield replace(shown, time=time)
                break
        else:
            if shown:
                yield replace(shown, time=time, is_start=False)


if __name__ == "__main__":
    main(sys.argv[1])
