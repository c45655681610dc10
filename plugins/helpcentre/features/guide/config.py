"""The options of the guides in mkdocs.yml, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpcentre.problem import Place, Problem

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class GuideConfig:
    """What a site wants of its guides.

    Args:
        booklet: name of the booklet with everything, `/guides/<language>/<booklet>.pdf`; none if empty.
    """

    booklet: str = ""

    def problems(self, sections: Sequence[str], file: str) -> Iterator[Problem]:
        """What is wrong with the options.

        Args:
            sections: folders of articles, whose booklets have their names.
            file: the site's configuration, for messages.
        """
        if self.booklet and (not _NAME.fullmatch(self.booklet) or self.booklet in sections):
            place = Place(file, None, f"booklet: {self.booklet}")
            yield Problem(place, "guides.booklet", {"name": self.booklet})
