"""The fonts that PDFs and pictures are set in, and which letters they have.

They come from pip packages, so that every machine sets the same pages; the system's own fonts are never
looked at. The coverage is read from the files' `cmap` tables (OpenType 1.9, "cmap"), so that a letter that
would be missing is said to the editor with its article instead of by the compiler.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from helpcentre.package_data import PACKAGE, data_bytes, read_once

TEXT = "Inter"
CODE = "JetBrains Mono"
SIGNS = "Guide Signs"
"""Signs of menus that neither of the others has: drawn by bench/signs_font.py."""

_PACKAGES = ("fontpkg_inter", "fontpkg_jetbrains_mono")
_OWN = PACKAGE / "typesetting" / "fonts"
# Never drawn, so no font needs them: Unicode's format characters, such as a soft hyphen or a joiner.
_INVISIBLE = frozenset({"Cf"})


@cache
def font_folders() -> tuple[Path, ...]:
    """The folders of all fonts."""
    folders = [_OWN]
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(package)
        folders.append(Path(spec.submodule_search_locations[0]) / "files")
    return tuple(folders)


@read_once
def font_files() -> tuple[Path, ...]:
    """All font files, by name."""
    own_font_files()
    return tuple(sorted(file for folder in font_folders() for file in folder.glob("*.ttf")))


@read_once
def own_font_files() -> tuple[Path, ...]:
    """Those of the package; whatever asks for them depends on their bytes."""
    files = tuple(sorted(_OWN.glob("*.ttf")))
    for file in files:
        data_bytes(file)
    return files


@read_once
def covered() -> frozenset[int]:
    """The code points that some upright font has: a text falls back to the others letter by letter."""
    return frozenset(
        code for file in font_files() if "Italic" not in file.name for code in code_points(file.read_bytes())
    )


def missing_letters(text: str) -> tuple[str, ...]:
    """The letters of a text that no font has, each once, in reading order."""
    known = covered()
    return tuple(
        dict.fromkeys(
            letter
            for letter in text
            if ord(letter) not in known
            and letter not in "\n\t"
            and unicodedata.category(letter) not in _INVISIBLE
        )
    )


def code_points(font: bytes) -> Iterator[int]:
    """The code points that a TrueType or OpenType font maps to a glyph.

    Args:
        font: the file's bytes, with a Unicode `cmap` of format 4 or 12.

    Raises:
        ValueError: it has none.
    """
    tables = struct.unpack_from(">H", font, 4)[0]
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next((offset for tag, _, offset, _ in records if tag == b"cmap"), None)
    if start is None:
        raise ValueError("no cmap table")
    count = struct.unpack_from(">H", font, start + 2)[0]
    offsets = [start + struct.unpack_from(">HHI", font, start + 4 + 8 * number)[2] for number in range(count)]
    by_format = {struct.unpack_from(">H", font, offset)[0]: offset for offset in offsets}
    if 12 in by_format:
        return _segmented_coverage(font, by_format[12])
    if 4 in by_format:
        return _segment_mapping(font, by_format[4])
    raise ValueError("no Unicode cmap")


def _segmented_coverage(font: bytes, at: int) -> Iterator[int]:
    """Format 12: groups of (first, last, first glyph)."""
    groups = struct.unpack_from(">I", font, at + 12)[0]
    for number in range(groups):
        first, last, _ = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from range(first, last + 1)


def _segment_mapping(font: bytes, at: int) -> Iterator[int]:
    """Format 4: segments whose code points may still lead to glyph 0, which is no letter."""
    double = struct.unpack_from(">H", font, at + 6)[0]
    count = double // 2

    def column(number: int, sign: str = "H") -> tuple[int, ...]:
        place = at + 14 + number * double + (2 if number else 0)
        return struct.unpack_from(f">{count}{sign}", font, place)

    lasts, firsts, deltas, ranges = column(0), column(1), column(2, "h"), column(3)
    for segment in range(count):
        for code in range(firsts[segment], min(lasts[segment], 0xFFFE) + 1):
            glyph = code
            if ranges[segment]:
                place = at + 16 + 3 * double + 2 * segment + ranges[segment] + 2 * (code - firsts[segment])
                glyph = struct.unpack_from(">H", font, place)[0]
                if glyph == 0:
                    continue
            if (glyph + deltas[segment]) % 0x10000:
                yield code
