"""An article's body HTML as its page shows it: steps that are drawn, causes and questions that open.

Only the page changes; the Article is read before, and every other view is made from it. The headings stay
inside the summaries, so that a screen reader's list of headings names every question and cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable

# A deeper heading belongs to the answer it stands in.
_HEADING = re.compile(r"(?m)^(?=<h[1-3][ >])")
_THIRD_LEVEL = re.compile(r'^<h3 id="([^"]+)">(.*?)</h3>\n?(.*)', re.DOTALL)
_TITLE = re.compile(r"^<h2[^>]*>(.*?)</h2>", re.DOTALL)
_RESULT = re.compile(r"<p>(?=\s*→)")


def open_questions(html: str) -> str:
    """The body of an FAQ with every question as `<details>`.

    Args:
        html: body HTML by Python-Markdown, in which each heading starts a line.
    """
    return "".join(_opening(part, "hc-question") for part in _HEADING.split(html))


def open_causes(html: str, causes: str, check: str) -> str:
    """The body of a troubleshooting article: the quick check as a box, each cause as `<details>`.

    Args:
        html: as above.
        causes: the heading that the causes stand under.
        check: the heading of the quick check.
    """

    def causes_opened(part: str) -> str:
        return "".join(_opening(piece, "hc-cause") for piece in _HEADING.split(part))

    def boxed(part: str) -> str:
        return f'<section class="hc-check">\n{part.rstrip()}\n</section>\n'

    return _below(_below(html, causes, causes_opened), check, boxed)


def draw_steps(html: str, steps: str) -> str:
    """The body of a how-to with its steps marked for drawing, and what is seen then apart from what to do.

    Args:
        html: as above.
        steps: the heading that the steps stand under.
    """

    def drawn(part: str) -> str:
        return _RESULT.sub('<p class="hc-result">', part.replace("<ol>", '<ol class="hc-steps">', 1))

    return _below(html, steps, drawn)


def _below(html: str, heading: str, change: Callable[[str], str]) -> str:
    """Changes what stands below a second-level heading, the heading included."""
    parts = re.split(r"(?m)^(?=<h2[ >])", html)
    return "".join(
        change(part) if (title := _TITLE.match(part)) and title[1].strip() == heading else part
        for part in parts
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
