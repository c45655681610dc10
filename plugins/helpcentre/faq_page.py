"""Questions of the FAQ as text that opens: each `###` and what follows it becomes `<details id>`.

The heading stays inside the summary, so that a screen reader's list of headings names every question.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Headings, and what tells whether one stands in the FAQ itself or in a tab, a note or a list of an answer.
# A heading deeper than the third level belongs to the answer it stands in.
_PARTS = re.compile(
    r"<!--.*?-->|(?P<heading>^<h[1-3][ >])|<(?P<end>/?)(?:blockquote|dd|details|div|li|td)\b",
    re.DOTALL | re.MULTILINE,
)
_QUESTION = re.compile(r'^<h3 id="([^"]+)">(.*?)</h3>\n?(.*)', re.DOTALL)


def open_questions(html: str) -> str:
    """The body HTML of an FAQ with every question as `<details>`.

    Args:
        html: body HTML by Python-Markdown, in which each heading starts a line.
    """
    starts = [0]
    depth = 0
    for match in _PARTS.finditer(html):
        if match["heading"] and depth == 0:
            starts.append(match.start())
        elif match["end"] is not None:
            depth += -1 if match["end"] else 1
    return "".join(_question(html[start:end]) for start, end in pairwise([*starts, len(html)]))


def _question(part: str) -> str:
    match = _QUESTION.match(part)
    if match is None:
        return part
    id_, question, answer = match.groups()
    return (
        f'<details class="hc-question" id="{id_}">\n<summary><h3>{question}</h3></summary>\n'
        f"{answer.rstrip()}\n</details>\n"
    )
