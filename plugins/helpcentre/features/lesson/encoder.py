"""Frames to an MP4 that browsers play: H.264 by PyAV, which is imported on first use.

Frames have the times they are given and no others: a picture that stands for six seconds is one frame. One
thread encodes, because the bytes would else depend on how many cores a machine has.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from av import VideoFrame
    from PIL.Image import Image

MILLISECOND = Fraction(1, 1000)
QUALITY = "26"
"""Of x264's scale, 0 to 51: flat ground and large letters show no faults there."""
RATE = 25
"""Frames a second while something moves; the level that the file asks of a decoder is counted from it."""

# RGB to Y'CbCr of BT.709 in the video range (ITU-R BT.709-6, 3.3 and 3.5), as factors and offsets.
_LIMITED_Y, _LIMITED_C = 219 / 255, 224 / 255
_KR, _KB = 0.2126, 0.0722
_MATRIX = (
    _KR * _LIMITED_Y,
    (1 - _KR - _KB) * _LIMITED_Y,
    _KB * _LIMITED_Y,
    16,
    -_KR / (1 - _KB) / 2 * _LIMITED_C,
    -(1 - _KR - _KB) / (1 - _KB) / 2 * _LIMITED_C,
    0.5 * _LIMITED_C,
    128,
    0.5 * _LIMITED_C,
    -(1 - _KR - _KB) / (1 - _KR) / 2 * _LIMITED_C,
    -_KB / (1 - _KR) / 2 * _LIMITED_C,
    128,
)
_BT709, _VIDEO_RANGE = 1, 1


class Planes(NamedTuple):
    """A picture as the encoder takes it: lightness, and both colours at half its width and height."""

    y: Image
    u: Image
    v: Image


@dataclass(frozen=True)
class Frame:
    """A frame.

    Args:
        planes: what it shows.
        time: when it comes, in milliseconds.
        is_start: whether a reader may jump to it: a player then shows it without those before.
    """

    planes: Planes
    time: int
    is_start: bool = False


def planes(picture: Image) -> Planes:
    """A picture in the colours of films.

    Args:
        picture: in RGB, its width and height even.
    """
    y, u, v = picture.convert("RGB").convert("RGB", _MATRIX).split()
    return Planes(y, u.reduce(2), v.reduce(2))


def encode(frames: Iterable[Frame], size: tuple[int, int], length: int) -> bytes:
    """An MP4 whose index stands before its pictures, so that it plays while it is loaded.

    Args:
        frames: in the order of their times, the first at 0.
        size: width and height in pixels, even.
        length: of the film in milliseconds: how long the last frame stands.
    """
    import av  # noqa: PLC0415 (34 MB that only making lessons and reading recordings need)

    with TemporaryDirectory(prefix="helpcentre-lesson-") as folder:
        path = Path(folder) / "lesson.mp4"  # the index is moved to the front at the end, within a file
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        with av.open(str(path), "w", format="mp4", options=options) as container:
            stream = container.add_stream(
                "libx264",
                rate=RATE,
                options={
                    "preset": "veryfast",
                    "crf": QUALITY,
                    "profile": "high",
                    # Without pictures that look ahead, what is shown comes in the order it is written.
                    "bf": "0",
                    "x264-params": "keyint=infinite:scenecut=0:threads=1:lookahead-threads=1",
                },
            )
            stream.width, stream.height = size
            stream.pix_fmt = "yuv420p"
            context = stream.codec_context
            context.thread_count = 1
            context.time_base = MILLISECOND
            context.color_range, context.colorspace = _VIDEO_RANGE, _BT709
            context.color_primaries, context.color_trc = _BT709, _BT709
            packets = []
            last = 0
            for frame in frames:
                packets += stream.encode(_video_frame(frame, size))
                last = frame.time
            packets += stream.encode(None)
            packets[-1].duration = round((length - last) * MILLISECOND / packets[-1].time_base)
            container.mux(packets)
        return path.read_bytes()


def _video_frame(frame: Frame, size: tuple[int, int]) -> VideoFrame:
    import av  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    made = av.VideoFrame(*size, "yuv420p")
    for plane, picture in zip(made.planes, frame.planes, strict=True):
        rows = picture
        if plane.line_size != picture.width:  # the library wants its lines at round addresses
            rows = Image.new("L", (plane.line_size, picture.height))
            rows.paste(picture)
        plane.update(rows.tobytes())
    made.pts, made.time_base = frame.time, MILLISECOND
    if frame.is_start:
        made.pict_type = av.video.frame.PictureType.I
    return made
