"""Questions of the FAQ as text that opens: each `###` and what follows it becomes `<details id>`.

The heading stays inside the summary, so that a screen reader's list of headings names every question.
"""

from __future__ import annotations

import re

# A deeper heading belongs to the answer it stands in.
_HEADING = re.compile(r"(?m)^(?=<h[1-3][ >])")
_QUESTION = re.compile(r'^<h3 id="([^"]+)">(.*?)</h3>\n?(.*)', re.DOTALL)


def open_questions(html: str) -> str:
    """The body HTML of an FAQ with every question as `<details>`.

    Args:
        html: body HTML by Python-Markdown, in which each heading starts a line.
    """
    return "".join(_question(part) for part in _HEADING.split(html))


def _question(part: str) -> str:
    match = _QUESTION.match(part)
    if match is None:
        return part
    id_, question, answer = match.groups()
    return (
        f'<details class="hc-question" id="{id_}">\n<summary><h3>{question}</h3></summary>\n'
        f"{answer.rstrip()}\n</details>\n"
    )
