"""An article's body HTML as its page shows it: steps that are drawn, causes and questions that open.

Only the page changes; the Article is read before, and every other view is made from it. The headings stay
inside the summaries, so that a screen reader's list of headings names every question and cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from helpcentre.article.kinds import Holds, Kind
from helpcentre.article.shape import heading_of
from helpcentre.language.words import Words
from helpcentre.source.markdown import COMMENT

# Headings, and what tells whether one stands in the article itself or in a tab, a note or a list of it.
_PARTS = re.compile(
    r"<!--.*?-->|^<h(?P<level>[1-6])[ >]|<(?P<end>/?)(?:blockquote|dd|details|div|li|td)\b",
    re.DOTALL | re.MULTILINE,
)
_THIRD_LEVEL = re.compile(r'^<h3\b[^>]*?\bid="([^"]+)"[^>]*>(.*?)</h3>\n?(.*)', re.DOTALL)
_SECOND_LEVEL = re.compile(r"^<h2[^>]*>(.*?)</h2>", re.DOTALL)
_LIST = re.compile(r"<ol(?=[ >])")
_RESULT = re.compile(r"<p>(?=\s*→)")


def without_comments(html: str) -> str:
    """Body HTML without what only editors read.

    Args:
        html: by Python-Markdown, where a `<` that is meant as a sign is escaped.
    """
    return COMMENT.sub("", html)


def open_questions(html: str) -> str:
    """The body of an FAQ with every question as `<details>`.

    Args:
        html: body HTML by Python-Markdown, in which each heading starts a line.
    """
    return "".join(_opening(part, "hc-question") for part in _split(html, deepest=3))


def open_causes(html: str, causes: str, check: str) -> str:
    """A body with its quick check as a box, each cause as `<details>`.

    Args:
        html: as above.
        causes: the heading that the causes stand under.
        check: the heading of the quick check.
    """

    def opened(part: str) -> str:
        return "".join(_opening(piece, "hc-cause") for piece in _split(part, deepest=3))

    def boxed(part: str) -> str:
        return f'<section class="hc-check">\n{part.rstrip()}\n</section>\n'

    return _below(_below(html, causes, opened), check, boxed)


def draw_steps(html: str, steps: str) -> str:
    """A body with its steps marked for drawing, and what is seen then apart from what to do.

    Args:
        html: as above.
        steps: the heading that the steps stand under.
    """

    def drawn(part: str) -> str:
        return _RESULT.sub('<p class="hc-result">', _LIST.sub('<ol class="hc-steps"', part, count=1))

    return _below(html, steps, drawn)


def draw_parts(html: str, kind: Kind, words: Words) -> str:
    """The body of an article with the parts of its shape as its page shows them.

    Args:
        html: as above.
        kind: of the article.
        words: the words of the article's language.
    """
    steps, causes, check = (heading_of(kind, h, words) for h in (Holds.STEPS, Holds.CAUSES, Holds.CHECK))
    return open_causes(draw_steps(html, steps), causes, check)


def _split(html: str, deepest: int) -> Iterator[str]:
    """The parts that headings begin; a heading deeper than that belongs to the part it stands in."""
    starts = [0]
    depth = 0
    for match in _PARTS.finditer(html):
        if match["level"] and depth == 0 and int(match["level"]) <= deepest:
            starts.append(match.start())
        elif match["end"] is not None:
            depth += -1 if match["end"] else 1
    return (html[start:end] for start, end in pairwise([*starts, len(html)]))


def _below(html: str, heading: str, change: Callable[[str], str]) -> str:
    """Changes what stands below a second-level heading, the heading included; nothing where there is none."""
    if not heading:
        return html
    return "".join(
        change(part) if (title := _SECOND_LEVEL.match(part)) and title[1].strip() == heading else part
        for part in _split(html, deepest=2)
    )


def _opening(part: str, class_: str) -> str:
    match = _THIRD_LEVEL.match(part)
    if match is None:
        return part
    id_, title, text = match.groups()
    return (
        f'<details class="{class_}" id="{id_}">\n<summary><h3>{title}</h3></summary>\n'
        f"{text.rstrip()}\n</details>\n"
    )
