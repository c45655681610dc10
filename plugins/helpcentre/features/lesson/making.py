"""A video for the store of derived files: a whole lesson, or the picture of a recording."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from helpcentre.build.keys import key_of
from helpcentre.build.store import Made
from helpcentre.features.lesson.lesson import PICTURE, POSTER, SIZE, Lesson, make_lesson, title_picture
from helpcentre.features.lesson.recording import poster_jpeg, poster_size, recording_poster
from helpcentre.features.lesson.video_source import Source
from helpcentre.problem import Problem


@dataclass(frozen=True)
class Publication:
    """A video of the site.

    Args:
        lesson: what is drawn: all of a made one, of a hosted one its poster.
        source: the editor's own, if there is one.
        address: of its files without their endings, relative to the site's root.
    """

    lesson: Lesson
    source: Source | None
    address: str

    @property
    def kind(self) -> Literal["made", "recording", "hosted"]:
        """Where its pictures come from."""
        if self.source is None:
            return "made"
        return "hosted" if self.source.hosted else "recording"


def make(publication: Publication) -> Made | tuple[Problem, ...]:
    """Makes what a video lacks, for the store: a whole lesson, or the picture of a recording."""
    source, lesson = publication.source, publication.lesson
    if source is None:
        made = make_lesson(lesson)
        return Made(made, {}) if isinstance(made, dict) else made
    if source.path:
        picture, size = recording_poster(source.path)
    else:
        picture, size = poster_jpeg(title_picture(lesson), POSTER), poster_size(SIZE, POSTER)
    return Made({PICTURE: picture}, {"poster": size})


def key_of_video(publication: Publication) -> str:
    """The key of what `make` makes: a recording's picture depends on its file alone."""
    source = publication.source
    if source and source.path:
        return key_of(make, sha256(source.path.read_bytes()).hexdigest())
    return key_of(make, (publication.kind, publication.lesson))
