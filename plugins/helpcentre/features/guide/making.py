"""A guide for the store of derived files."""

from __future__ import annotations

from helpcentre.build.store import Made
from helpcentre.features.guide.guide import Guide, make_guide
from helpcentre.problem import Problem

PDF = "guide.pdf"
"""The name of the file in the store."""


def make(guide: Guide) -> Made | tuple[Problem, ...]:
    """Makes a guide for the store."""
    made = make_guide(guide)
    return tuple(made.problems) or Made({PDF: made.pdf}, {"pages": made.pages})
