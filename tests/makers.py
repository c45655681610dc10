"""What makes derived files, each with something small to make: for tests of keys, some in other processes."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from helpcentre.build.keys import Read, key_of
from helpcentre.build.store import Made
from helpcentre.package_data import PACKAGE, recorded

TEXT = """## Addımlar

1. Açın.

    → Görünür.

2. Baxın.

    ![Giriş ekranı](../../account/a.png "Ekran")

    > [!NOTE]
    > Qeyd.

## Alınmasa

| Ad | Dəyər |
| --- | ---: |
| bir | `2` |

mətn, [keçid](../sign-in/), [səhifə](https://example.com/)
"""


@dataclass(frozen=True)
class Making:
    """A maker and what it is given.

    Args:
        make: the function.
        request: a value for it.
        value: what the key holds of that.
    """

    make: Callable[[Any], object]
    request: object
    value: object

    def key(self, read: Read = Path.read_bytes) -> str:
        """The key of what is made."""
        return key_of(self.make, self.value, read)


def guide(folder: Path) -> Making:
    """A PDF of all that guides can show."""
    from guide_articles import article, guide, png
    from helpcentre.features.guide.making import make

    picture = png(60, 60)
    wanted = guide(article(TEXT, reviewed="2026-11-01"), pictures=(("account/a.png", picture),))
    return Making(make, wanted, wanted)


def infographic(folder: Path) -> Making:
    """An infographic."""
    from helpcentre.features.infographic.making import make_infographic
    from picture_samples import picture

    wanted = picture("Yazın.", "Göndərin.")
    return Making(make_infographic, wanted, wanted)


def lesson(folder: Path) -> Making:
    """A lesson as small as a tenth of what sites have."""
    from helpcentre.features.lesson.making import Publication, make
    from lesson_files import lesson as small

    publication = Publication(small(), None, "videos/az/account/register")
    return Making(make, publication, (publication.kind, publication.lesson))


def screenshot(folder: Path) -> Making:
    """A picture with a mask and a number."""
    from helpcentre.features.screenshot.making import Request, make
    from helpcentre.features.screenshot.marks import read_marks
    from screenshot_pictures import photo, saved

    content = saved(photo(400, 240), "PNG")
    path = folder / "screen.png"
    path.write_bytes(content)
    marks, problems = read_marks(
        b"size: 400x240\nmarks:\n  - {kind: mask, x: 10, y: 10, width: 20, height: 20}\n"
        b"  - {kind: number, number: 1, x: 50, y: 50}\n",
        "screen.marks.yaml",
    )
    assert not problems
    request = Request(path, sha256(content).hexdigest(), "docs/screen.png", marks, "docs/screen.marks.yaml")
    return Making(make, request, (request.digest, request.marks))


MAKERS: dict[str, Callable[[Path], Making]] = {
    "guide": guide,
    "infographic": infographic,
    "lesson": lesson,
    "screenshot": screenshot,
}


def observe() -> dict[str, list[str]]:
    """What a maker opens of the package, and what is recorded of it the first time and the second.

    For a process of its own, which gets the maker and its request as those of a build do: pickled.
    """
    opened: set[str] = set()

    def note_opened(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            path = Path(arguments[0])
            if path.is_relative_to(PACKAGE) and path.suffix != ".py" and path.parent.name != "__pycache__":
                opened.add(path.relative_to(PACKAGE).as_posix())

    sys.addaudithook(note_opened)
    make, request = pickle.load(sys.stdin.buffer)
    with recorded() as first:
        made = make(request)
    assert isinstance(made, Made), made
    with recorded() as second:
        make(request)
    return {"opened": sorted(opened), "first": sorted(first), "second": sorted(second)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(observe()))
