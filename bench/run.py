"""What `build.py bench` runs.

    build.py bench guides [--articles N] [--compare N] [--rounds N] [--write YYYY-MM-DD]
    build.py bench lessons [--rounds N] [--write YYYY-MM-DD]
    build.py bench pictures [--rounds N] [--write YYYY-MM-DD]
    build.py bench screenshots [--rounds N] [--many N] [--write YYYY-MM-DD]
    build.py bench search [--markdown FOLDER …] [--grow 1 10] [--write YYYY-MM-DD]
    build.py bench weight [--articles N …] [--write YYYY-MM-DD]

A bench prints what it measures. Nothing here is a test: the targets stand beside the figures, people judge.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from editors_pictures import bench as editors_pictures
from guides import bench as guides
from lessons import bench as lessons
from pictures import bench as pictures
from search import bench as search
from weight import bench as weight

BENCHES: dict[str, Callable[[Sequence[str]], None]] = {
    "guides": guides.main,
    "lessons": lessons.main,
    "pictures": pictures.main,
    "screenshots": editors_pictures.main,
    "search": search.main,
    "weight": weight.main,
}


def main(arguments: list[str]) -> int:
    """Runs the bench that is named first."""
    if not arguments or arguments[0] not in BENCHES:
        sys.stderr.write(f"build.py bench {{{','.join(BENCHES)}}} …\n")
        return 2
    BENCHES[arguments[0]](arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
