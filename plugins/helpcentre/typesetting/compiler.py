"""Typst markup to PDF: one compiler a process, our fonts only, no clock, no network, no file of the machine.

Typst comes as a PyPI wheel (`typst`), imported on first use: `check` and `serve` never load it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from helpcentre.typesetting.fonts import font_folders

if TYPE_CHECKING:
    from typst import Fonts

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


def compile_pdf(markup: str, files: Mapping[str, bytes], *, standard: str = "ua-1") -> bytes:
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

    texts = {name: content for name, content in files.items() if _is_text(content)}
    document = {_MAIN: markup.encode(), **texts}
    with TemporaryDirectory() as folder:
        # The binding (0.15.2) takes texts from memory, but pictures only from a folder.
        for name in files.keys() - texts.keys():
            (Path(folder) / name).write_bytes(files[name])
        try:
            pdf = typst.compile(
                document,  # type: ignore[call-overload] (its typings know one file only)
                root=folder,
                font_paths=_fonts(),
                pdf_standards=[standard],
                timestamp=0,
            )
        except typst.TypstError as error:
            raise TypesettingError("; ".join([error.message, *error.hints])) from None
    return bytes(pdf)


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def page_count(pdf: bytes) -> int:
    """The pages of a PDF that the compiler wrote: it leaves the tree of pages uncompressed."""
    return max((int(count) for count in _PAGES.findall(pdf)), default=0)


@cache
def _fonts() -> Fonts:
    import typst  # noqa: PLC0415

    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
