"""How many examples a test of a property tries: in each run the same few, and with `--long` many new ones.

A day's run must say the same twice; looking for what nobody has thought of takes its time.
"""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

LONG = "HELPCENTRE_LONG"
"""Environment variable that is set for a run with `--long`."""
DAILY, MANY = 50, 400

# A busy machine is no mistake.
settings.register_profile("daily", max_examples=DAILY, derandomize=True, deadline=None)
settings.register_profile("long", max_examples=MANY, deadline=None)
settings.load_profile("long" if os.environ.get(LONG) else "daily")


def examples(many: int, daily: int = DAILY, **options: Any) -> settings:
    """Settings for a test that needs another number of examples.

    Args:
        many: with `--long`.
        daily: in other runs.
        options: see `hypothesis.settings`.
    """
    return settings(max_examples=many if os.environ.get(LONG) else daily, **options)
