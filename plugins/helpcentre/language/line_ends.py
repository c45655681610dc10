"""Where a line must not end: within e-poçt, 7-ci, «Sifarişlərim»-dən, 09:00–19:00 and a phone number.

Unicode's rules (UAX 14) let a line end behind every hyphen and dash. On a narrow page that tears off a prefix
or a suffix, and the reader meets a line that begins with "ci". Whatever sets text in lines of its own (PDFs,
pictures, captions) passes it through here first.
"""

from __future__ import annotations

import re

WORD_JOINER = "\N{WORD JOINER}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

LONGEST_WHOLE = 20
"""Letters in a row that fit every line, the narrowest too; what is longer is kept whole in part only."""
_SHORT = 3
"""Letters of a prefix or suffix that stays with its word, however long that is: PDF-də, 5-ci, e-, non-."""
_HYPHEN = re.compile(r"[-‐–](?=\w|\Z)")
_AROUND = ".,:;!?…()«»“”\"'"
_NUMBER = re.compile(r"(?<![\w.,])\+?\(?\d{1,4}\)?(?: \(?\d{2,4}\)?){2,}(?![\w])")


def unbroken(text: str) -> str:
    """Text with invisible signs where a line must not end; nothing that is seen changes.

    A hyphen or dash with a letter or digit behind it keeps both sides on one line, and a number in groups
    stays whole, as long as the whole fits every line. Of a longer word, prefix, suffix and the two ends of a
    range stay with it, and a line may end behind its other hyphens.

    Args:
        text: as written. It may be a part of a line: a hyphen at its end belongs to what follows.
    """
    text = _NUMBER.sub(
        lambda m: m[0].replace(" ", NO_BREAK_SPACE) if len(m[0]) <= LONGEST_WHOLE else m[0], text
    )
    return _HYPHEN.sub(_kept, text)


def _kept(hyphen: re.Match[str]) -> str:
    """A hyphen, and the sign that keeps it with what follows if the line must not end here."""
    start, end, near = hyphen.start(), hyphen.end(), 3 * LONGEST_WHOLE  # farther than that changes nothing
    before = re.split(r"\s", hyphen.string[max(0, start - near) : start])[-1]
    after = re.split(r"\s", hyphen.string[end : end + near])[0]
    left, right = re.split(r"[\W_]", before)[-1], re.split(r"[\W_]", after)[0]
    is_range = before[-1:].isdigit() and after[:1].isdigit()
    whole = len(f"{before}-{after}".replace(WORD_JOINER, "").strip(_AROUND))
    keeps = whole <= LONGEST_WHOLE or min(len(left), len(right)) <= _SHORT or is_range
    return hyphen[0] + (WORD_JOINER if keeps else "")
