"""The command line with a kind of article that the package does not have: a recipe.

What a new kind costs is what stands here: its record, and the words of its headings.
"""

from __future__ import annotations

from typing import Any

from helpcentre.article.kinds import ARTICLE_KINDS, Holds, Kind, Part
from helpcentre.cli import main
from helpcentre.language.words import Words

RECIPE = Kind(
    "recipe",
    "z",
    parts=(
        Part("first", Holds.CHECK),
        Part("method", Holds.STEPS),
        Part("mishaps", Holds.CAUSES, is_optional=True),
    ),
    solves=True,
    is_drawn=True,
    has_guide=True,
    asks_feedback=True,
)
LEAFLET = Kind("leaflet", "y", lists_section=True, template="helpcentre/hub.html")
WORDS = {
    "shape.recipe.first": "Before you cook",
    "shape.recipe.method": "Method",
    "shape.recipe.mishaps": "Mishaps",
}


def register() -> None:
    """Adds the kinds, here and in every process that is started from here."""
    made = Words.__init__

    def with_ours(self: Words, *arguments: Any, **options: Any) -> None:
        made(self, *arguments, **options)
        self._texts = {**self._texts, **WORDS}
        self._files = {**self._files, **dict.fromkeys(WORDS, self._files["shape.howto.steps"])}

    Words.__init__ = with_ours  # type: ignore[method-assign]
    for kind in (RECIPE, LEAFLET):
        ARTICLE_KINDS[kind.name] = kind


if __name__ in ("__main__", "__mp_main__"):
    register()
if __name__ == "__main__":
    main()
