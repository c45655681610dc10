"""Typst markup to PDF: one compiler per process, our fonts only, no clock, no network, no system file.

Typst comes as a PyPI wheel (`typst`), imported on first use: `check` and `serve` never load it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from helpcentre.package_data import read_once
from helpcentre.typesetting.fonts import font_folders, own_font_files

if TYPE_CHECKING:
    from typst import Fonts

Standard = Literal["1.7", "2.0", "a-2a", "a-3a", "ua-1"]
"""The standards that the compiler can be asked for here; the tagged ones among all it knows."""
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

    try:
        return _desk().compile(markup, files, standard)
    except typst.TypstError as error:
        raise TypesettingError("; ".join([error.message, *error.hints])) from None


def page_count(pdf: bytes) -> int:
    """The pages of a PDF that the compiler wrote: it leaves the tree of pages uncompressed."""
    return max((int(count) for count in _PAGES.findall(pdf)), default=0)


@read_once
def compiler_fonts() -> Fonts:
    """Our fonts as the compiler takes them, read once per process."""
    import typst  # noqa: PLC0415 (as above)

    own_font_files()  # the compiler opens them itself
    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


class _Desk:
    """A compiler and the folder it reads from, kept for the life of the process.

    What does not change from one document to the next is read once: fonts, and templates, which would take an
    eighth of a guide's time to parse.
    """

    def __init__(self) -> None:
        import typst  # noqa: PLC0415

        self._folder = TemporaryDirectory(prefix="helpcentre-typst-")
        self._files: dict[str, bytes] = {}
        self._compiler = typst.Compiler(root=self._folder.name, font_paths=compiler_fonts())

    def compile(self, markup: str, files: Mapping[str, bytes], standard: Standard) -> bytes:
        """The PDF of a document."""
        self._lay_out(files)
        made = self._compiler.compile(markup.encode(), format="pdf", pdf_standards=[standard], timestamp=0)
        assert isinstance(made, bytes)  # noqa: S101 (a list is what pictures of pages would be)
        return made

    def _lay_out(self, files: Mapping[str, bytes]) -> None:
        """The files of one document and no other. The binding takes no pictures from memory (0.15.2)."""
        folder = Path(self._folder.name)
        for name in self._files.keys() - files.keys():
            (folder / name).unlink()
            del self._files[name]
        for name, content in files.items():
            if self._files.get(name) != content:
                (folder / name).write_bytes(content)
                self._files[name] = content


@read_once
def _desk() -> _Desk:
    return _Desk()
