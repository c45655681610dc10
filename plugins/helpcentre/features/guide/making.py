"""A guide is made: its Articles in, the bytes of a PDF out, and the same for the store of derived files."""

from __future__ import annotations

from dataclasses import dataclass

from helpcentre.build import store
from helpcentre.features.guide.document import document_files
from helpcentre.features.guide.guide import Guide, edition
from helpcentre.features.guide.mistakes import guide_problems, refusal
from helpcentre.problem import Problem
from helpcentre.typesetting.compiler import TypesettingError, compile_pdf, page_count

_MAIN = r"""#import "guide.typ": guide
#guide(json("document.json"), marks: read("document.json").contains(regex("\p{M}")))
"""
PDF = "guide.pdf"
"""The name of the file in the store."""


@dataclass(frozen=True)
class Made:
    """A guide that was set, or why it could not be.

    Args:
        pdf: its bytes; empty when there are problems.
        pages: how many it has.
        problems: what an editor has to mend first.
    """

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...] = ()


def make_guide(guide: Guide) -> Made:
    """Sets a guide. The same guide gives the same bytes, in every process and on every machine."""
    problems = guide_problems(guide)
    if problems:
        return Made(b"", 0, tuple(problems))
    files = document_files(guide, edition(guide))
    try:
        pdf = compile_pdf(_MAIN, files)
    except TypesettingError as error:
        return Made(b"", 0, tuple(refusal(guide, error)))
    return Made(pdf, page_count(pdf))


def make(guide: Guide) -> store.Made | tuple[Problem, ...]:
    """Makes a guide for the store."""
    made = make_guide(guide)
    return tuple(made.problems) or store.Made({PDF: made.pdf}, {"pages": made.pages})
