"""What a PDF says to a program that reads it."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2

# Soft hyphens, places to break, PDFium's own signs for a hyphen at a line's end, and white space.
_NOT_READ = re.compile("[\\s\u00ad\u200b\u2060\ufeff\x02\ufffe]+")


def pdf_text(pdf: bytes) -> str:
    """The text of all pages, in the order in which it is drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def pdf_lines(pdf: bytes) -> list[str]:
    """The lines of all pages as they are seen, without the signs that nobody sees.

    PDFium joins lines behind a hyphen, and tells that hyphen as U+FFFE.
    """
    lines = re.split("[\r\n]+|(?<=[\x02\ufffe])", pdf_text(pdf))
    seen = (re.sub("[\x02\ufffe\u00ad]$", "-", re.sub("[\u200b\u2060]", "", line)) for line in lines)
    return [line.replace("\u00a0", " ").strip() for line in seen]


def letters(text: str) -> str:
    """A text without what only arranges it: white space, breaks, hyphens at a line's end."""
    return _NOT_READ.sub("", text)


def words(text: str) -> Counter[str]:
    """How often each word is read. PDFium tells no hyphen at a line's end from another: both count."""
    whole = re.sub("\u200b\\s*|[\u2060\ufeff]", "", text)
    joined = re.sub("[\u00ad\x02\ufffe]\\s*", "", whole)
    apart = re.sub("[\x02\ufffe]", "-", whole).replace("\u00ad", "")
    return Counter(re.findall(r"\w+", joined)) | Counter(re.findall(r"\w+", apart))
