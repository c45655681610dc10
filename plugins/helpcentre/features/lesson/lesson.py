"""A lesson: an Article's steps in, an MP4 with its captions, chapters and poster out.

A `Lesson` holds all that its film shows, so that its hash names the film in a store, and another process can
make it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from helpcentre.article.model import Article, Step, plain_text
from helpcentre.contact.cards import ChannelCard
from helpcentre.features.lesson.captions import captions, chapters, written
from helpcentre.features.lesson.encoder import encode
from helpcentre.features.lesson.movement import film
from helpcentre.features.lesson.recording import poster_jpeg
from helpcentre.features.lesson.timing import Scene, Timed, timeline
from helpcentre.language.step_icons import step_icons
from helpcentre.language.words import Words
from helpcentre.package_data import PACKAGE
from helpcentre.problem import Place, Problem
from helpcentre.typesetting.compiler import TypesettingError
from helpcentre.typesetting.drawing import Brand, Drawing, MissingLettersError, draw, wrappable
from helpcentre.typesetting.fonts import missing_letters
from helpcentre.typesetting.qr_code import qr_drawing

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1080, 1920)
"""Of the film in pixels: a phone held upright."""
POSTER = 720
"""Pixels of the poster's height."""
LONGEST = 280
"""Characters of what is to do, and of what is seen then: more is not read in one scene."""
TEMPLATE = PACKAGE / "features" / "lesson" / "template" / "scenes.typ"
VIDEO, CAPTIONS, CHAPTERS, PICTURE = "film.mp4", "captions.vtt", "chapters.vtt", "poster.jpg"
"""Names of its files in the store."""
_SEEN = "material/eye-outline"


@dataclass(frozen=True)
class Lesson:
    """What a film is made from, and all that it shows.

    Args:
        article: the how-to.
        language: of the words around it.
        address: of its page, absolute; empty while the site has none.
        brand: whose it is, in the colours of its section.
        section: title of its section.
        channels: for the end card.
        illustration: the section's own, an SVG; empty when it has none.
        size: of the film; smaller only in tests.
        icons: of the channels, so that a film is made anew with another: a card is the same without.
    """

    article: Article
    language: str
    address: str
    brand: Brand
    section: str = ""
    channels: tuple[ChannelCard, ...] = ()
    illustration: bytes = b""
    size: tuple[int, int] = SIZE
    icons: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "icons", tuple(card.icon for card in self.channels))

    @cached_property
    def words(self) -> Words:
        """Of its language."""
        return Words(self.language)

    @cached_property
    def timeline(self) -> tuple[Timed, ...]:
        """Its scenes, and when each stands."""
        return timeline(tuple(_scenes(self)))

    @property
    def length(self) -> int:
        """In milliseconds."""
        return self.timeline[-1].end


def lesson_problems(article: Article) -> Iterator[Problem]:
    """What an editor has to mend before a lesson can be made; nothing is drawn for it."""
    if letters := missing_letters(article.title):
        yield _letter_problem(article, letters, article.title)
    for step in article.steps:
        place = _place(article, step)
        parts = {"lesson.action_long": action_text(step), "lesson.result_long": _result_text(step)}
        for code, text in parts.items():
            if len(text) > LONGEST:
                values = {"number": str(step.number), "length": str(len(text)), "limit": str(LONGEST)}
                yield Problem(place, code, values)
            if letters := missing_letters(text):
                yield _letter_problem(article, letters, place.key or "")


def make_lesson(lesson: Lesson) -> dict[str, bytes] | tuple[Problem, ...]:
    """The files of a lesson by name; or what keeps it from being made.

    The same lesson gives the same bytes, in every process and on any number of cores.
    """
    if problems := tuple(lesson_problems(lesson.article)):
        return problems
    try:
        pictures = _pictures(lesson)
    except MissingLettersError as error:
        return (_letter_problem(lesson.article, error.letters, ""),)
    except TypesettingError as error:
        return (Problem(Place(lesson.article.file), "lesson.refused", {"reason": error.reason}),)
    moments = lesson.timeline
    colours = (lesson.brand.colour, lesson.brand.tint)
    frames = film(pictures, [timed.start for timed in moments], lesson.length, colours)
    return {
        VIDEO: encode(frames, lesson.size, lesson.length),
        CAPTIONS: written(captions(moments)),
        CHAPTERS: written(chapters(moments)),
        PICTURE: poster_jpeg(pictures[0], POSTER * lesson.size[1] // SIZE[1]),
    }


def action_text(step: Step) -> str:
    """What a scene says of a step: all of it, or the short text where that would be too much."""
    text = plain_text(step.action)
    return step.short if step.short and len(text) > LONGEST else text


def _result_text(step: Step) -> str:
    return plain_text(step.result).removeprefix("→").strip()


def _scenes(lesson: Lesson) -> Iterator[Scene]:
    words, steps = lesson.words, lesson.article.steps
    spoken = (lesson.article.title, words("lesson.steps", count=len(steps)))
    yield Scene("title", lesson.article.title, spoken)
    for step in steps:
        action = f"{step.number}. {action_text(step)}"
        name = f"{step.number}. {step.short}" if step.short else action
        yield Scene("step", name, tuple(filter(None, (action, _result_text(step)))), step.number)
    channels = tuple(_channel_text(card) for card in _reached(lesson.channels))
    yield Scene("end", words("lesson.end"), (words("lesson.end"), *channels))


def _reached(channels: tuple[ChannelCard, ...]) -> tuple[ChannelCard, ...]:
    """The channels that can be typed from a screen or are on the page that the code leads to."""
    return tuple(card for card in channels if card.value or card.link)


def _channel_text(card: ChannelCard) -> str:
    return f"{card.name}: {card.value}" if card.value else card.name


def _drawing(lesson: Lesson) -> Drawing:
    article, words = lesson.article, lesson.words
    steps = article.steps

    def wrapped(text: str) -> str:
        return wrappable(text, lesson.language)

    icons = step_icons([(action_text(step), step.icon) for step in steps], lesson.language)
    shown = [
        {
            "number": step.number,
            "action": wrapped(action_text(step)),
            "result": wrapped(_result_text(step)),
            "icon": icon,
        }
        for step, icon in zip(steps, icons, strict=True)
    ]
    channels = [
        {
            "icon": f"material/{card.icon}",
            "name": wrapped(card.name),
            "value": wrapped(card.value),
        }
        for card in _reached(lesson.channels)
    ]
    data = {
        "title": wrapped(article.title),
        "section": lesson.section,
        "count": words("lesson.steps", count=len(steps)) if steps else "",
        "place": words("lesson.place"),
        "steps": shown,
        "end": words("lesson.end"),
        "scan": words("lesson.scan"),
        "address": wrapped(lesson.address.partition("://")[2].rstrip("/")),
        "channels": channels,
        "seen": _SEEN,
    }
    svgs = {"qr": qr_drawing(lesson.address)} if lesson.address else {}
    if lesson.illustration:
        svgs["illustration"] = lesson.illustration
    all_icons = sorted({*filter(None, icons), _SEEN, *(str(channel["icon"]) for channel in channels)})
    return Drawing(SIZE, TEMPLATE, lesson.brand, lesson.language, data, all_icons, svgs)


def _pictures(lesson: Lesson) -> list[Image]:
    from PIL import Image  # noqa: PLC0415

    drawn = draw(_drawing(lesson), scale=lesson.size[0] / SIZE[0], formats=("png",))
    return [Image.open(BytesIO(page.png)).convert("RGB") for page in drawn]


def title_picture(lesson: Lesson) -> Image:
    """The first scene alone, for a video whose pictures stand elsewhere."""
    return _pictures(replace(lesson, article=replace(lesson.article, body=()), channels=()))[0]


def _place(article: Article, step: Step) -> Place:
    return Place(article.file, None, f"{step.number}. {plain_text(step.action)}"[:60])


def _letter_problem(article: Article, letters: tuple[str, ...], key: str) -> Problem:
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
    return Problem(Place(article.file, None, key or None), "lesson.letter", {"codes": codes})
