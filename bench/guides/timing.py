"""Times of a process that sets document after document, as one line of JSON."""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path


def measured(makers: Sequence[Callable[[], bytes]]) -> None:
    """Makes every document; prints when the first was there, and what each took and weighs.

    Args:
        makers: make one PDF each. The first one also loads what all need.
    """
    wall, cpu, sizes = [], [], []
    first = first_cpu = 0.0
    for make in makers:
        at, used = time.perf_counter(), time.process_time()
        sizes.append(len(make()))
        wall.append(time.perf_counter() - at)
        cpu.append(time.process_time() - used)
        first, first_cpu = first or time.time(), first_cpu or time.process_time()
    result = {"first": first, "first_cpu": first_cpu, "wall": wall, "cpu": cpu, "sizes": sizes}
    result["megabytes"] = _peak()
    sys.stdout.write(json.dumps(result) + "\n")


def _peak() -> float:
    """Most memory that this process had, in MB: on Linux `ru_maxrss` would count that of its parent too."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text("ascii"))
        return int(found[1]) / 1000 if found else 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
