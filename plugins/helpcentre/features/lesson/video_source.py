"""The `video:` of an article's front matter: what it may say; its files looked up and read, faults said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from helpcentre.features.lesson.captions import Cue, paragraphs, read_captions
from helpcentre.features.lesson.hosted import Hosted, hosted_video
from helpcentre.features.lesson.recording import Recording, read_recording, recording_problems
from helpcentre.problem import Place, Problem, nearest
from helpcentre.source.article_source import ArticleSource
from helpcentre.source.front_matter import FrontMatterKey
from helpcentre.source.validation import Day, Entry, Name

CAPTIONS = ".vtt"


class Video(Entry):
    """A recording that takes the place of an article's made lesson: a file, or one that others host."""

    file: Name | None = None
    """Below the content folder: `account/reset-password.mp4`."""
    url: Name | None = None
    """Of its page with YouTube or Vimeo."""
    captions: Name | None = None
    """WebVTT below the content folder; beside a file, of the same name, when it doesn't say."""
    transcript: Name | None = None
    """A text file below the content folder; the words of the captions when it doesn't say."""
    uploaded: Day | None = None
    """The day it was published, for search engines."""


VIDEO = FrontMatterKey[Video]("video", Video)
"""A recording of the same matter."""


@dataclass(frozen=True)
class Source:
    """A recording with all that a page says of it.

    Args:
        path: of its file; None for a hosted one.
        recording: what is known of it, likewise.
        hosted: where it stands instead.
        captions: its captions as a WebVTT file.
        transcript: its words.
        uploaded: ISO date; empty when it is not said.
    """

    path: Path | None
    recording: Recording | None
    hosted: Hosted | None
    captions: bytes
    transcript: tuple[Cue, ...]
    has_times: bool = True
    uploaded: str = ""


@dataclass(frozen=True)
class ContentFiles:
    """The files of the content folder besides articles.

    Args:
        names: their paths below it.
        folder: it.
        docs: its name, for messages.
    """

    names: frozenset[str]
    folder: Path
    docs: str


def used_files(source: ArticleSource) -> Iterator[str]:
    """The files that an article's video is made of; they are published at the video's own address only."""
    video = VIDEO.value(source.front_matter)
    if video is None:
        return
    names = (video.file, _captions_name(video), video.transcript)
    yield from (_clean(name) for name in names if name)


def read_video(source: ArticleSource, files: ContentFiles) -> tuple[Source | None, list[Problem]]:
    """An article's recording, or what keeps it from being one.

    Args:
        source: the article.
        files: of the content folder.

    Returns:
        None when the article names no video, or has a Problem.
    """
    video = VIDEO.value(source.front_matter)
    if video is None:
        return None, []
    reader = _Reader(source, video, files)
    found = reader.read()
    return (None if reader.problems else found), reader.problems


class _Reader:
    def __init__(self, source: ArticleSource, video: Video, files: ContentFiles) -> None:
        self.source, self.video, self.files = source, video, files
        self.problems: list[Problem] = []

    def read(self) -> Source | None:
        video = self.video
        if (video.file is None) == (video.url is None):
            self._say("lesson.one_source", self._place())
            return None
        path = self._file("file", video.file) if video.file else None
        hosted = hosted_video(video.url, self.source.language) if video.url else None
        recording = None
        if video.url and hosted is None:
            self._say("lesson.host", self._place("url"), url=video.url[:80])
        if path:
            found = list(recording_problems(path, self._place("file")))
            self.problems += found
            recording = None if found else read_recording(path)
        length = recording.length if recording else None
        captions, cues = self._captions(length)
        transcript, has_times = paragraphs(cues), True
        if video.transcript:
            transcript, has_times = self._transcript(video.transcript), False
        uploaded = video.uploaded.isoformat() if video.uploaded else ""
        return Source(path, recording, hosted, captions, transcript, has_times, uploaded)

    def _captions(self, length: int | None) -> tuple[bytes, tuple[Cue, ...]]:
        name = _captions_name(self.video)
        if not name:
            self._say("lesson.captions_unnamed", self._place("url"))
            return b"", ()
        if not self.video.captions and name not in self.files.names:
            self._say("lesson.captions_missing", self._place("file"), file=f"{self.files.docs}/{name}")
            return b"", ()
        path = self._file("captions", name)
        if path is None:
            return b"", ()
        content = path.read_bytes()
        cues, found = read_captions(content, f"{self.files.docs}/{name}", length)
        self.problems += found
        return content, cues

    def _transcript(self, name: str) -> tuple[Cue, ...]:
        path = self._file("transcript", _clean(name))
        if path is None:
            return ()
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            text = ""
        if not text.strip():
            self._say("lesson.transcript_empty", self._place("transcript"), file=name)
        parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
        return tuple(Cue(0, 0, part) for part in parts if part)

    def _file(self, key: str, name: str) -> Path | None:
        name = _clean(name)
        if name in self.files.names:
            return self.files.folder / name
        ending = PurePosixPath(name).suffix
        known = [known for known in self.files.names if known.endswith(ending or ".mp4")]
        values = {"file": f"{self.files.docs}/{name}", "known": nearest(name, known)}
        self._say("lesson.no_file", self._place(key), **values)
        return None

    def _place(self, *keys: str) -> Place:
        return self.source.yaml.place(("video", *keys))

    def _say(self, code: str, place: Place, **values: str) -> None:
        self.problems.append(Problem(place, code, values))


def _captions_name(video: Video) -> str:
    if video.captions:
        return _clean(video.captions)
    return str(PurePosixPath(_clean(video.file)).with_suffix(CAPTIONS)) if video.file else ""


def _clean(name: str) -> str:
    return name.strip().removeprefix("./").removeprefix("/")
