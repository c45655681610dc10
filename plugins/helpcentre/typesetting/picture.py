"""Pictures of articles: what they are by their bytes, how large, and whether they can be printed."""

from __future__ import annotations

import re
import struct
from contextlib import suppress
from dataclasses import dataclass
from xml.parsers import expat

_SVG = re.compile(rb"<svg\b[^>]*>", re.IGNORECASE)
_NUMBER = re.compile(rb"\d+(?:\.\d+)?")
# What a drawing can do besides being drawn: run, load, or hold text that only a browser would lay out.
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas"}) | {
    "handler",
    "listener",
    "set",
    "discard",
}
_ADDRESSES = frozenset({"href", "src"})
_HARMLESS_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg|webp|gif);|$)", re.IGNORECASE)
_LOADED = re.compile(r"@import|url\((?!\s*[\"']?\s*(?:#|data:image/|data:font/))", re.IGNORECASE)
_SCHEME = re.compile(r"\s*((?:[a-z][a-z0-9+.-]*:)?(?://)?)", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture that can be printed.

    Args:
        format: `png`, `jpg`, `gif`, `webp` or `svg`.
        width: in pixels.
        height: in pixels.
    """

    format: str
    width: float
    height: float


def read_picture(content: bytes) -> Picture | None:
    """What a picture is; None when it is none, or its beginning is broken.

    Args:
        content: the file's bytes. The name's ending is not asked: it may be wrong.
    """
    try:
        found = _raster(content) or _drawing(content)
    except (struct.error, IndexError):
        return None
    return found if found and found.width > 0 and found.height > 0 else None


def active_part(content: bytes) -> str:
    """What a drawing (SVG) does besides being drawn, such as `script`; empty when it is only drawn."""
    if not _is_drawing(content):
        return ""
    reader = _ActiveParts()
    with suppress(expat.ExpatError):  # no browser draws it then; what stands before the fault is read
        reader.parser.Parse(content, True)
    return next(iter(reader.found), "")


def is_whole_drawing(content: bytes) -> bool:
    """Whether a browser draws it: well-formed XML whose root is SVG's by its namespace (SVG 2, 5.1.2)."""
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: roots.append(name)
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return False
    return roots[:1] == ["http://www.w3.org/2000/svg svg"]


class _ActiveParts:
    """Reads a drawing as XML, so that prefixes, letters as numbers and line ends hide nothing."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.parser = parser = expat.ParserCreate()
        self._text: list[str] = []
        parser.StartElementHandler = self._element
        parser.CharacterDataHandler = self._text.append
        parser.EndElementHandler = self._read_text
        # An entity can stand for a script, or for gigabytes; no program draws with them today.
        parser.EntityDeclHandler = lambda *_: self._refuse("<!ENTITY")
        parser.ProcessingInstructionHandler = lambda target, _: self.found.append(f"<?{target}")

    def _refuse(self, part: str) -> None:
        self.found.append(part)
        self.parser.EntityDeclHandler = None
        raise expat.ExpatError(part)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local.lower() in _ACTIVE or local.lower().startswith("animate"):
            self.found.append(local)
        self._read_text()
        for written, value in attributes.items():
            attribute = written.rpartition(":")[2].lower()
            if attribute.startswith("on"):
                self.found.append(written)
            elif attribute in _ADDRESSES and not _HARMLESS_ADDRESS.match(value):
                scheme = _SCHEME.match(value)
                self.found.append((scheme[1] if scheme else "") or value[:20])
            elif attribute not in _ADDRESSES:
                self._loads(value)

    def _read_text(self, _name: str = "") -> None:
        """A style sheet loads; other words that look like it are not worth telling apart."""
        self._loads("".join(self._text))
        self._text.clear()

    def _loads(self, style: str) -> None:
        self.found += [match[0] for match in _LOADED.finditer(style)]


def _raster(content: bytes) -> Picture | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Picture("png", *struct.unpack_from(">II", content, 16))
    if content.startswith((b"GIF87a", b"GIF89a")):
        return Picture("gif", *struct.unpack_from("<HH", content, 6))
    if content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return _webp(content)
    return None


def _jpeg(content: bytes) -> Picture | None:
    at = 2
    while at + 9 < len(content):
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        if content[at] != 0xFF:
            return None
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # start of frame (ITU T.81, B.1.1.3)
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Picture("jpg", width, height)
        at += 2 + length
    return None


def _webp(content: bytes) -> Picture | None:
    kind = content[12:16]
    if kind == b"VP8X" and len(content) >= 30:
        width, height = (int.from_bytes(content[at : at + 3], "little") + 1 for at in (24, 27))
        return Picture("webp", width, height)
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return Picture("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return Picture("webp", width & 0x3FFF, height & 0x3FFF)
    return None


def _is_drawing(content: bytes) -> bool:
    return _SVG.search(content[:4000]) is not None


def _drawing(content: bytes) -> Picture | None:
    match = _SVG.search(content[:4000])
    if match is None:
        return None
    tag = match[0]
    box = re.search(rb"viewBox\s*=\s*[\"']([^\"']*)", tag)
    sizes = [re.search(rb"\s" + name + rb"\s*=\s*[\"']\s*(\d[\d.]*)", tag) for name in (b"width", b"height")]
    if sizes[0] and sizes[1]:
        return Picture("svg", float(sizes[0][1]), float(sizes[1][1]))
    numbers = _NUMBER.findall(box[1]) if box else []
    return Picture("svg", float(numbers[2]), float(numbers[3])) if len(numbers) == 4 else None
