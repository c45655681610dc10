"""What a help centre does besides showing articles: each folder is one feature and knows no other.

This list is the one place that names them. Their order is that in which they are made and stand on a page.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpcentre.build.feature import Feature

FEATURES = (
    "screenshot",
    "wording",
    "device_check",
    "search",
    "guide",
    "infographic",
    "lesson",
    "feedback",
    "support",
    "report",
)


@cache
def feature_classes() -> tuple[type[Feature], ...]:
    """What each feature says of itself (`feature.py` in its folder), in the order of the list."""
    return tuple(import_module(f"helpcentre.features.{name}.feature").FEATURE for name in FEATURES)


@cache
def feature_commands() -> tuple[ModuleType, ...]:
    """What features add to the command line (`commands.py` in their folders); most add nothing."""
    names = (f"helpcentre.features.{name}.commands" for name in FEATURES)
    return tuple(import_module(name) for name in names if find_spec(name))
