"""Typst markup to PDF: one compiler a process, our fonts only, no clock, no network, no file of the machine.

Typst comes as a PyPI wheel (`typst`), imported on first use: `check` and `serve` never load it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from helpcentre.typesetting.fonts import font_folders

if TYPE_CHECKING:
    from typst import Fonts

Standard = Literal["1.7", "2.0", "a-2a", "a-3a", "ua-1"]
"""The standards that the compiler can be asked for here; the tagged ones among all it knows."""
_MAIN = "main.typ"
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")


class TypesettingError(Exception):
    """The compiler refused a document.

    Args:
        reason: its own sentence.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def compile_pdf(markup: str, files: Mapping[str, bytes], *, standard: Standard = "ua-1") -> bytes:
    """The PDF of a document; the same arguments give the same bytes.

    Args:
        markup: Typst markup. Texts of articles belong in a file of data that it reads, not in it: what is
            data is printed as written, whatever Typst would make of it.
        files: what the markup reads (templates, data, pictures), by name.
        standard: the PDF standard that the compiler holds the document to; it refuses what breaks it.

    Raises:
        TypesettingError: the compiler refused it.
    """
    import typst  # noqa: PLC0415 (84 MB that only guides and pictures need)

    # The binding (0.15.2) takes several files from memory too, but no pictures among them.
    with TemporaryDirectory() as folder:
        for name, content in {**files, _MAIN: markup.encode()}.items():
            (Path(folder) / name).write_bytes(content)
        try:
            pdf = typst.compile(
                str(Path(folder) / _MAIN),
                root=folder,
                font_paths=compiler_fonts(),
                pdf_standards=[standard],
                timestamp=0,
            )
        except typst.TypstError as error:
            raise TypesettingError("; ".join([error.message, *error.hints])) from None
    return pdf


def page_count(pdf: bytes) -> int:
    """The pages of a PDF that the compiler wrote: it leaves the tree of pages uncompressed."""
    return max((int(count) for count in _PAGES.findall(pdf)), default=0)


@cache
def compiler_fonts() -> Fonts:
    """Our fonts as the compiler takes them, read once a process."""
    import typst  # noqa: PLC0415

    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
