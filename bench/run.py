"""What `build.py bench` runs.

    build.py bench build [--articles N] [--rounds N] [--write YYYY-MM-DD]
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
from importlib import import_module
from pathlib import Path

BENCHES = {
    "build": "builds.bench",
    "guides": "guides.bench",
    "lessons": "lessons.bench",
    "pictures": "pictures.bench",
    "screenshots": "editors_pictures.bench",
    "search": "search.bench",
    "weight": "weight.bench",
}
"""The module of each, loaded when it is asked for: what one needs must not slow another down."""

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))  # what benches and tests share


def main(arguments: list[str]) -> int:
    """Runs the bench that is named first."""
    if not arguments or arguments[0] not in BENCHES:
        sys.stderr.write(f"build.py bench {{{','.join(BENCHES)}}} …\n")
        return 2
    import_module(BENCHES[arguments[0]]).main(arguments[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
