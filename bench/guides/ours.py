"""Sets guides in one process: `ours.py FILE`, a pickle of guides; prints what it took as JSON."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from timing import measured

from helpcentre.features.guide.making import make_guide


def main(file: str) -> None:
    """Sets each guide of the file."""
    guides = pickle.loads(Path(file).read_bytes())
    measured([lambda guide=guide: make_guide(guide).pdf for guide in guides])


if __name__ == "__main__":
    main(sys.argv[1])
