"""Clips and lessons for the tests: as small as an encoder takes them, made by PyAV itself."""

from __future__ import annotations

import wave
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
from PIL import Image

from contact_facts import our_config
from guide_articles import WORDS, article
from helpcentre.contact.cards import channel_cards
from helpcentre.features.lesson.lesson import Lesson
from helpcentre.typesetting.drawing import Brand

SMALL = (108, 192)
"""A tenth of a lesson's size."""
STEPS = """## Addımlar

1. Giriş səhifəsini açın.

    → İki xana görünür.

2. Ünvanı & parolu <b>yazın</b>: `a --> b`.
""".replace("<b>", "").replace("</b>", "")


def lesson(markdown: str = STEPS, size: tuple[int, int] = SMALL) -> Lesson:
    """A lesson of an article's steps."""
    return Lesson(
        article(markdown),
        "az",
        "https://help.example.com/account/register/",
        Brand("Nümunə", "Kömək Mərkəzi", "#3b4cc0", "#eef0ff"),
        "Hesab",
        channel_cards(our_config(), WORDS, "az"),
        size=size,
    )


def clip(
    path: Path,
    codec: str = "libx264",
    size: tuple[int, int] = (64, 48),
    seconds: int = 2,
    pixels: str = "yuv420p",
) -> Path:
    """A film of one grey picture."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=10)
        stream.width, stream.height = size
        stream.pix_fmt = pixels
        for number in range(0, seconds * 10, 5):
            frame = av.VideoFrame.from_image(Image.new("RGB", size, (number, 120, 120)))
            frame.pts, frame.time_base = number, Fraction(1, 10)
            container.mux(stream.encode(frame))
        packets = stream.encode(None)
        if packets:
            packets[-1].duration = round(Fraction(5, 10) / packets[-1].time_base)
        container.mux(packets)
    return path


def sound(path: Path) -> Path:
    """A second of silence: sound and no picture."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000))
    return path


@cache
def played(content: bytes, folder: Path) -> list[tuple[float, bool]]:
    """The times of a film's frames in seconds, and whether each is a place to jump to."""
    path = folder / "played.mp4"
    path.write_bytes(content)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        return [
            (float(packet.pts * packet.time_base), packet.is_keyframe)
            for packet in container.demux(stream)
            if packet.pts is not None
        ]
