"""Addresses of headings: stable ASCII, so that a link works however it is typed, sent or shortened.

Python-Markdown's own slugs drop letters (`Ödəniş` gives `odnis`): ə and ı have no decomposition.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ə": "e", "Ə": "e", "ı": "i", "ø": "o", "Ø": "o", "ß": "ss", "æ": "ae", "Æ": "ae", "ł": "l", "Ł": "l"}
)
# Russian passport transliteration (ICAO Doc 9303), without its signs for ъ and ь.
_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
            "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y . e iu ia".split(),  # noqa: SIM905 (33 letters in a row are easier to compare)
            strict=True,
        )
    )
)


def slugify(text: str, separator: str = "-") -> str:
    """The ASCII address of a heading; `toc` calls it with this signature.

    Args:
        text: the heading without markup.
        separator: what stands between words.

    Returns:
        Small ASCII letters, digits and separators; `section` for a heading without any letter.
    """
    # Small letters again: NFKD makes capitals of signs such as №.
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS).lower().translate(_CYRILLIC)).lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"[̀-ͯ'’ʼ.]", "", plain))
    return separator.join(words) or "section"
