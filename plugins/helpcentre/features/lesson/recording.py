"""An editor's own recording: what it is, what keeps browsers from playing it, and a picture of it.

PyAV reads it, and is imported on first use: only a site that has a recording loads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcentre.problem import Place, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 25 * 1024 * 1024
"""Of a recording. Cloudflare Pages takes no larger file, and on a phone it is a visitor's money."""
LONGEST = 10 * 60
"""Seconds of a recording: what takes longer is more than one how-to."""
LARGEST = 1920
"""Pixels of its longer side: no phone shows more of a help page."""
POSTER = 960
"""Pixels of its picture's longer side."""
_AUDIO = frozenset({"aac", "mp3"})
_PIXELS = frozenset({"yuv420p", "yuvj420p"})
_QUALITY = 70


@dataclass(frozen=True)
class Recording:
    """What is known of a recording.

    Args:
        container: the formats that its container may be, as FFmpeg names them; empty if nothing can read it.
        picture: codec of its picture; empty if there is none.
        pixels: how its picture's colours are stored.
        sound: codecs of its sound; empty for a silent one.
        width: in pixels, as it is shown.
        height: in pixels, as it is shown.
        length: in milliseconds.
    """

    container: str
    picture: str = ""
    pixels: str = ""
    sound: tuple[str, ...] = ()
    width: int = 0
    height: int = 0
    length: int = 0


def read_recording(path: Path) -> Recording:
    """Reads a recording, and its first picture to see whether it can be shown at all."""
    stat = path.stat()
    return _read(path, stat.st_size, stat.st_mtime_ns)


def recording_problems(path: Path, place: Place) -> Iterator[Problem]:
    """What is wrong with a recording.

    Args:
        path: its file.
        place: where it is named.
    """
    size = path.stat().st_size
    if size > MOST_BYTES:
        values = {"size": f"{size / 1024**2:.0f}", "limit": str(MOST_BYTES // 1024**2)}
        yield Problem(place, "lesson.recording_large", values)
        return
    recording = read_recording(path)
    if not recording.container:
        yield Problem(place, "lesson.recording_unreadable")
    elif not recording.picture:
        yield Problem(place, "lesson.recording_no_picture", {"found": ", ".join(recording.sound) or "—"})
    elif not _plays(recording):
        found = ", ".join(
            filter(None, (recording.container, recording.picture, recording.pixels, *recording.sound))
        )
        yield Problem(place, "lesson.recording_format", {"found": found})
    else:
        if recording.length > LONGEST * 1000:
            values = {"minutes": str(-(-recording.length // 60_000)), "limit": str(LONGEST // 60)}
            yield Problem(place, "lesson.recording_long", values)
        if max(recording.width, recording.height) > LARGEST:
            values = {"size": f"{recording.width} x {recording.height}", "limit": str(LARGEST)}
            yield Problem(place, "lesson.recording_size", values)


def recording_poster(path: Path) -> tuple[bytes, tuple[int, int]]:
    """A JPEG of what a recording shows after a tenth of it, and its size.

    The first picture is often black, or the desk before anything happened.
    """
    import av  # noqa: PLC0415

    with av.open(str(path)) as container:
        stream = _picture_stream(container)
        start = int((container.duration or 0) * 0.1)  # microseconds
        container.seek(start)
        shown = None
        for frame in container.decode(stream):
            shown = frame
            if frame.time is not None and frame.time * 1_000_000 >= start:
                break
        if shown is None:
            raise ValueError("no picture")
        picture = _upright(shown.to_image(), shown.rotation)
    return poster_jpeg(picture, POSTER), poster_size(picture.size, POSTER)


def poster_jpeg(picture: Image, longest: int) -> bytes:
    """A picture as it stands in a player before it plays.

    Args:
        picture: in RGB.
        longest: pixels of its longer side.
    """
    small = picture.resize(poster_size(picture.size, longest), reducing_gap=3.0)
    written = BytesIO()
    small.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def poster_size(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Width and height of a picture that is no longer than so many pixels."""
    scale = min(1, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


@lru_cache(maxsize=64)
def _read(path: Path, _size: int, _changed: int) -> Recording:
    import av  # noqa: PLC0415

    try:
        with av.open(str(path)) as container:
            sound = tuple(stream.codec_context.name for stream in container.streams.audio)
            stream = _picture_stream(container)
            name = container.format.name
            if stream is None:
                return Recording(name, sound=sound) if sound else Recording("")
            frame = next(container.decode(stream))
            turned = round(frame.rotation) % 180 != 0
            width, height = (frame.height, frame.width) if turned else (frame.width, frame.height)
            length = round((container.duration or 0) / 1000)
            codec = stream.codec_context
            return Recording(name, codec.name, codec.pix_fmt or "", sound, width, height, length)
    except (av.error.FFmpegError, StopIteration, OSError, ValueError):
        return Recording("")


def _picture_stream(container: Any) -> Any:
    """The film's own picture. A song's cover is a stream too, and none that moves."""
    import av  # noqa: PLC0415

    cover = av.stream.Disposition.attached_pic
    return next((s for s in container.streams.video if not s.disposition & cover), None)


def _plays(recording: Recording) -> bool:
    """Whether Chromium, Firefox and Safari all play it: MP4 with H.264 in 8 bits, and AAC or MP3."""
    return (
        "mp4" in recording.container.split(",")
        and recording.picture == "h264"
        and recording.pixels in _PIXELS
        and _AUDIO.issuperset(recording.sound)
    )


def _upright(picture: Image, rotation: float) -> Image:
    """The picture as it was held: phones store how they were turned beside it."""
    return picture.rotate(round(rotation), expand=True) if rotation else picture
