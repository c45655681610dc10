"""What an infographic is made from: the steps of an article, and what its pictures show of them.

An `Infographic` holds all that is shown, so that its hash names the files in a store, and another process
can make them (`making.py`). What the picture says is what the article says, or the `short` text of a step
where it has one; the letters become outlines, so the same words stand beside it wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from helpcentre.build.keys import SILENT
from helpcentre.language.words import Words
from helpcentre.package_data import PACKAGE
from helpcentre.typesetting.drawing import Brand, Drawing, wrappable
from helpcentre.typesetting.qr_code import qr_drawing, shown_address

SIZE = (1080, 1350)
"""Of a page of steps, in pixels: 4 to 5, the highest that feeds and messengers show whole."""
CARD_SIZE = (1200, 630)
"""Of the picture that a shared link shows."""
LONGEST_PART = 34
"""Letters of an address between slashes that fit on a line of the card."""
_TEMPLATES = PACKAGE / "features" / "infographic" / "template"


@dataclass(frozen=True)
class StepText:
    """A step as its picture shows it.

    Args:
        number: from 1.
        text: what to do.
        icon: its icon's name; empty for none.
        line: of the step in the article's file; None when it is not known.
    """

    number: int
    text: str
    icon: str
    line: int | None = field(default=None, metadata=SILENT)


@dataclass(frozen=True)
class Infographic:
    """What the pictures of an article are made from, and all that they show.

    Args:
        file: of the article, for messages.
        title: of the article.
        section: title of its section.
        steps: in order.
        address: absolute, of its page; empty while the site has none.
        language: of the texts.
        brand: whose they are, with the colours of the section.
        illustration: the SVG of the section; none if empty.
    """

    file: str = field(metadata=SILENT)
    title: str
    section: str
    steps: tuple[StepText, ...]
    address: str
    language: str
    brand: Brand
    illustration: bytes = b""

    def drawing(self, groups: Sequence[Sequence[StepText]]) -> Drawing:
        """The pages of steps.

        Args:
            groups: the steps of each page.
        """
        words = Words(self.language)
        svgs = {"qr": qr_drawing(self.address)} if self.address else {}
        if self.illustration:
            svgs["illustration"] = self.illustration
        parts = [
            words("pictures.part", number=number, count=len(groups)) if len(groups) > 1 else ""
            for number in range(1, len(groups) + 1)
        ]
        data = {**self._data(), "parts": parts, "pages": [[self._step(s) for s in g] for g in groups]}
        icons = sorted({step.icon for step in self.steps} - {""})
        return Drawing(SIZE, _TEMPLATES / "steps.typ", self.brand, self.language, data, icons, svgs)

    def card(self) -> Drawing:
        """The picture that a shared link shows: the title and the first steps."""
        words = Words(self.language)
        # How many fit is known to the template alone, so it gets the words for each number of steps left.
        more = [words("pictures.more", count=count) for count in range(len(self.steps) + 1)]
        data = {**self._data(), "more": more, "steps": [self._step(step) for step in self.steps]}
        svgs = {"illustration": self.illustration} if self.illustration else {}
        return Drawing(CARD_SIZE, _TEMPLATES / "card.typ", self.brand, self.language, data, (), svgs)

    def _data(self) -> dict[str, Any]:
        return {
            "title": wrappable(self.title, self.language),
            "section": self.section,
            "address": _in_lines(shown_address(self.address), self.language),
        }

    def _step(self, step: StepText) -> Mapping[str, Any]:
        text = wrappable(step.text, self.language)
        return {"number": step.number, "text": text, "icon": step.icon}


def _in_lines(address: str, language: str) -> str:
    """An address that a line may end in only behind a slash, unless a part of it is longer than a line."""
    if max(map(len, address.split("/"))) > LONGEST_PART:
        return wrappable(address, language)
    return address.replace("-", "\N{NON-BREAKING HYPHEN}")
