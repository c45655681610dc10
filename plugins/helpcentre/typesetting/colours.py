"""The colours of sections, read from the styles that the pages have them from: one source for both."""

from __future__ import annotations

import re

NEUTRAL = ("#1b1f24", "#f4f6f8")
"""Colour and tint of what stands in no section."""

_RULE = re.compile(r"\[data-hc-section=\"([\w-]+)\"\]\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--hc-section:\s*(#[0-9a-fA-F]{6})\b")
_TINT = re.compile(r"--hc-section-tint:\s*(#[0-9a-fA-F]{6})\b")


def section_colours(styles: str) -> dict[str, tuple[str, str]]:
    """Colour and tint of each section on a light ground.

    Args:
        styles: CSS whose first rule for `[data-hc-section="…"]` is that of the light appearance.
    """
    found: dict[str, tuple[str, str]] = {}
    for section, declarations in _RULE.findall(styles):
        colour, tint = _COLOUR.search(declarations), _TINT.search(declarations)
        if colour and tint:
            found.setdefault(section, (colour[1].lower(), tint[1].lower()))
    return found
