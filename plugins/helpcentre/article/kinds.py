"""The kinds of articles: each is a record of all that is true of it, and nobody else tells one from another.

What an article does for its reader decides its shape, what is drawn of it, and what stands at its end.
Whoever needs to know asks the record, never for a name. A new kind is one record here, and the words of its
headings (`shape.<name>.<part>`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What stands below a heading of a shape; each is checked and drawn in its own way."""

    TEXT = "text"
    STEPS = "steps"
    """One numbered list: what to do, step by step."""
    CHECK = "check"
    """What is tried first; it stands in a box."""
    CAUSES = "causes"
    """Headings of the third level, each with what helps; they open."""
    ASKED = "asked"
    """What is asked of whoever writes to support: lists."""


class Content(StrEnum):
    """What an article of a kind can't be without, wherever it stands."""

    TABLES = "tables"
    QUESTIONS = "questions"
    """Headings of the third level with an address each; they open."""


@dataclass(frozen=True)
class Part:
    """A second-level heading that a shape has, and what stands below it.

    Args:
        name: of its words, `shape.<kind>.<name>`.
        holds: what stands below it.
        is_optional: whether an article may do without it.
    """

    name: str
    holds: Holds = Holds.TEXT
    is_optional: bool = False


@dataclass(frozen=True, repr=False)
class Kind:
    """What an article does for its reader.

    Args:
        name: as front matter says it.
        letter: in links that tell a bot which page a visitor comes from; no other kind's, and not `n`.
        parts: its headings in order; any when empty.
        must_have: what it can't be without.
        solves: whether it solves one problem: its length is limited, and a person is offered at its end.
        is_fault: whether it is about something that does not work: the report offers it, and channels that
            take pictures stand higher.
        is_drawn: whether its steps are drawn as an infographic and a lesson.
        has_guide: whether it has a PDF guide, where front matter does not say.
        asks_feedback: whether readers are asked if it helped, where front matter does not say.
        why_not: reasons that a reader may choose who says that it did not help (`feedback.reasons`).
        why: the same of one whom it helped.
        lists_section: whether it is the first page of a section, which lists its articles.
        template: of its page.
    """

    name: str
    letter: str
    parts: tuple[Part, ...] = ()
    must_have: Content | None = None
    solves: bool = False
    is_fault: bool = False
    is_drawn: bool = False
    has_guide: bool = False
    asks_feedback: bool = False
    why_not: tuple[str, ...] = ("missing", "wrong", "unclear")
    why: tuple[str, ...] = ("found", "partly")
    lists_section: bool = False
    template: str = "main.html"

    def __repr__(self) -> str:
        # By name alone, in the one form that digests of articles have ever held: owners keep the digest of a
        # text beside readers' answers, and it may not change with what is decided of a kind.
        return f"<Kind.{self.name.upper()}: {self.name!r}>"

    @property
    def has_questions(self) -> bool:
        """Whether it is made of questions."""
        return self.must_have is Content.QUESTIONS

    @property
    def is_acted_on(self) -> bool:
        """Whether something is done by it; others, such as a list of channels, are only looked up."""
        return any(part.holds in (Holds.STEPS, Holds.CAUSES) for part in self.parts)


PLAIN = Kind("page", "p")
"""An article of no shape, and one whose kind is not known."""

_ALL = (
    Kind(
        "howto",
        "h",
        parts=(
            Part("needs"),
            Part("steps", Holds.STEPS),
            Part("trouble", is_optional=True),
            Part("next"),
        ),
        solves=True,
        is_drawn=True,
        has_guide=True,
        asks_feedback=True,
        why_not=("step", "other_screen", "unclear", "other_need"),
        why=("all_clear", "one_unclear"),
    ),
    Kind(
        "troubleshooting",
        "t",
        parts=(
            Part("symptom"),
            Part("check", Holds.CHECK),
            Part("causes", Holds.CAUSES),
            Part("write", Holds.ASKED),
        ),
        solves=True,
        is_fault=True,
        has_guide=True,
        asks_feedback=True,
        why_not=("not_listed", "did_not_help", "unclear"),
        why=("solved", "partly"),
    ),
    Kind("reference", "r", must_have=Content.TABLES, solves=True, has_guide=True, asks_feedback=True),
    Kind(
        "faq",
        "q",
        must_have=Content.QUESTIONS,
        asks_feedback=True,
        why_not=("not_asked", "not_enough", "unclear"),
    ),
    PLAIN,
    Kind("hub", "b", lists_section=True, template="helpcentre/hub.html"),
)

ARTICLE_KINDS = {kind.name: kind for kind in _ALL}
"""Every kind by its name, in the order in which they are counted and listed."""
