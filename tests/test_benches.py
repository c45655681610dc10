"""Benches start the way `build.py bench` starts them: no test's own paths help them."""

from __future__ import annotations

import os
import subprocess
import sys

from site_builds import ROOT

EACH = "import importlib, run; [importlib.import_module(name).main for name in run.BENCHES.values()]"


def test_every_bench_finds_what_it_needs() -> None:
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    paths = os.pathsep.join([str(ROOT / "bench"), str(ROOT / "plugins")])
    done = subprocess.run(
        [sys.executable, "-c", EACH],
        env={**clean, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
