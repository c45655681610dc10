"""A picture for the store of derived files: whole, and in all its sizes, with what is drawn on it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from helpcentre.build.store import Made
from helpcentre.features.screenshot.marks import Marks, shape_problem
from helpcentre.features.screenshot.raster import Raster, RefusedError, read_raster
from helpcentre.problem import Place, Problem

WHOLE = "whole"
"""The picture in its own size, in the store."""


@dataclass(frozen=True)
class Request:
    """A picture to be made.

    Args:
        source: its file.
        digest: hash of the file, as the key was made of it.
        file: the file's name for messages.
        marks: what is drawn on it.
        marks_file: with the marks, for messages.
    """

    source: Path
    digest: str
    file: str
    marks: Marks | None = None
    marks_file: str = ""


def make(request: Request) -> Made | tuple[Problem, ...]:
    """Makes a picture for the store: whole, and in all its sizes."""
    from helpcentre.features.screenshot.marking import marked  # noqa: PLC0415 (Pillow)
    from helpcentre.features.screenshot.sizes import webp, whole, widths_of  # noqa: PLC0415

    raster, problems = _read(request)
    if raster is None:
        return problems
    pixels = marked(raster.pixels, request.marks) if request.marks else raster.pixels
    whole_bytes = whole(pixels, raster.format, is_lossless=raster.is_lossless)
    files = {WHOLE: whole_bytes, **{str(width): webp(pixels, width) for width in widths_of(pixels.width)}}
    record: dict[str, Any] = {
        "width": pixels.width,
        "height": pixels.height,
        "digests": {name: sha256(content).hexdigest()[:8] for name, content in files.items()},
    }
    return Made(files, record)


def examined(request: Request) -> tuple[Problem, ...]:
    """What an editor has to mend before a picture can be made; it is decoded for it."""
    return _read(request)[1]


def _read(request: Request) -> tuple[Raster | None, tuple[Problem, ...]]:
    content = request.source.read_bytes()
    if sha256(content).hexdigest() != request.digest:
        raise OSError("the file changed while it was read")
    try:
        raster = read_raster(content)
    except RefusedError as error:
        return None, (refusal(error, request.file),)
    if request.marks:
        size = raster.pixels.size
        problem = shape_problem(request.marks, *size, request.marks_file, PurePosixPath(request.file).name)
        if problem:
            return None, (problem,)
    return raster, ()


def refusal(error: RefusedError, file: str) -> Problem:
    """Why a picture is not taken."""
    return Problem(Place(file), f"screenshot.{error.code}", {"file": file, **error.values})
