"""Which lessons a site has, where they stand, and what its pages say of them.

Every how-to has a film of its steps, unless its front matter names a recording, as any other article may:

    videos/az/account/reset-password.mp4             made from the steps, or the editor's own file
    videos/az/account/reset-password.vtt             captions
    videos/az/account/reset-password.chapters.vtt    chapters of a made one
    videos/az/account/reset-password.jpg             its picture before it plays
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel.numbers import format_decimal

from helpcentre.article.model import Article
from helpcentre.build.deriving import Derived, of_articles
from helpcentre.build.failure import about, guarding
from helpcentre.build.store import Artefact, Derive, Order, Progress, SiteFile, Store, derive
from helpcentre.contact.cards import ChannelCard
from helpcentre.features.lesson.lesson import (
    CAPTIONS,
    CHAPTERS,
    PICTURE,
    POSTER,
    SIZE,
    VIDEO,
    Lesson,
    lesson_problems,
)
from helpcentre.features.lesson.making import Publication, key_of_video, make
from helpcentre.features.lesson.recording import poster_size
from helpcentre.features.lesson.timing import Timed, clock, iso_duration
from helpcentre.features.lesson.video_source import Source
from helpcentre.language.dates import cldr_locale
from helpcentre.language.slug import slugify
from helpcentre.language.words import Words
from helpcentre.page.site_address import absolute
from helpcentre.page.view import ArticleLink, Download, SectionView, article_links, in_sections
from helpcentre.problem import Place
from helpcentre.typesetting.drawing import Brand

FOLDER = "videos"
"""Of all videos in the site."""
ENDINGS = {VIDEO: ".mp4", CAPTIONS: ".vtt", CHAPTERS: ".chapters.vtt", PICTURE: ".jpg"}
"""What a file of the store ends with in the site."""


@dataclass(frozen=True)
class TranscriptPart:
    """What is read or said in a video from one moment on.

    Args:
        text: its words.
        start: in whole seconds; None where it is not known.
        time: the same as players show it: `1:05`.
        number: of the step; 0 for what is none.
    """

    text: str
    start: int | None = None
    time: str = ""
    number: int = 0


@dataclass(frozen=True)
class LessonView:
    """The video of an article.

    Args:
        article: the article.
        kind: `made` from its steps, a `recording` of an editor's, or `hosted` by another host.
        facts: its length in words, and whether it has sound.
        language: of its words.
        transcript: all its words in their order.
        size: width and height in pixels; zeros of a hosted one.
        poster: address of its picture, relative to the site's root; empty when there is none yet.
        poster_size: width and height of it.
        file: the video itself; None of a hosted one.
        captions: address of its captions, likewise.
        chapters: address of its chapters; empty when it has none.
        host: the other host's name; empty of our own.
        host_url: the video's page there.
        embed: address of its player there, which a tap opens.
        origin: the one origin that its page's policy has to name; empty of our own.
        data: its VideoObject (schema.org).
    """

    article: ArticleLink
    kind: str
    facts: str
    language: str
    transcript: tuple[TranscriptPart, ...]
    size: tuple[int, int] = (0, 0)
    poster: str = ""
    poster_size: tuple[int, int] = (0, 0)
    file: Download | None = None
    captions: str = ""
    chapters: str = ""
    host: str = ""
    host_url: str = ""
    embed: str = ""
    origin: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class LessonSectionView:
    """The videos of a section, in its order."""

    title: str
    language: str
    lessons: tuple[LessonView, ...]


@dataclass(frozen=True)
class LessonSection:
    """A section as its lessons show it.

    Args:
        title: of its hub.
        colour: of numbers and signs, `#rrggbb`.
        tint: of grounds.
        illustration: an SVG; empty when it has none.
    """

    title: str
    colour: str
    tint: str
    illustration: bytes = b""


@dataclass(frozen=True)
class LessonSite:
    """What the lessons of one language are made from, besides the Articles.

    Args:
        language: of the articles and the words around them.
        site_url: absolute address of the site's root, ending in `/`.
        organisation: its name.
        support_name: of its help centre.
        channels: for the end cards.
        sections: by their folder.
    """

    language: str
    site_url: str
    organisation: str
    support_name: str
    channels: tuple[ChannelCard, ...]
    sections: Mapping[str, LessonSection]


@dataclass
class Lessons(Derived):
    """The videos of one language.

    Args:
        published: by the article's key, those whose files are there.
        made: what the store has, by the article's key.
        contents: files that are nowhere kept, by their address.
    """

    published: dict[str, Publication] = field(default_factory=dict)
    made: dict[str, Artefact] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)


def publications(
    articles: Mapping[str, Article],
    site: LessonSite,
    recordings: Mapping[str, Source],
    *,
    with_made: bool,
    only: frozenset[str] | None = None,
) -> Iterator[Publication]:
    """Every video of a language.

    Args:
        articles: by key.
        site: what else they are made from.
        recordings: by the article's key.
        with_made: whether how-tos without a recording have a lesson made from their steps.
        only: keys of the articles whose videos are wanted; all of them when None.
    """
    for key, article in articles.items():
        made = with_made and article.kind.is_drawn and bool(article.steps)
        if (made or key in recordings) and (only is None or key in only):
            section = site.sections.get(article.section) or LessonSection("", *_NEUTRAL)
            with about(article.file):
                lesson = Lesson(
                    article,
                    site.language,
                    absolute(site.site_url, article.url),
                    Brand(site.organisation, site.support_name, section.colour, section.tint),
                    section.title,
                    site.channels,
                    illustration=section.illustration,
                )
            yield Publication(lesson, recordings.get(key), lesson_address(article))


_NEUTRAL = (Brand("", "").colour, Brand("", "").tint)


def lesson_address(article: Article) -> str:
    """The address of a video's files without their endings, relative to the site's root."""
    return "/".join(filter(None, (FOLDER, article.language, article.section, article.slug)))


def published(
    wanted: Sequence[Publication],
    store: Store,
    progress: Progress | None = None,
    what: Derive = Derive.MAKE,
) -> Lessons:
    """The files of all videos: what the store has, and the rest made.

    Args:
        wanted: the videos.
        store: where derived files are kept.
        progress: is called after each that is made.
        what: whether missing ones are made. If not, what an editor has to mend is looked for all the same.
    """
    lessons = Lessons()
    found: dict[str, Artefact] = {}
    orders = (
        [Order(key_of_video(p), p, Place(p.lesson.article.file)) for p in wanted]
        if what is not Derive.LEAVE
        else []
    )
    if orders:
        found, problems = derive(store, orders, make if what is Derive.MAKE else None, progress)
        lessons.problems += problems
    for number, publication in enumerate(wanted):
        made = found.get(orders[number].key) if orders else None
        _publish(lessons, publication, made)
        if publication.kind == "made" and made is None and what is not Derive.MAKE:
            article = publication.lesson.article
            with guarding(Place(article.file), lessons.problems):
                lessons.problems += lesson_problems(article)
    lessons.wanted = frozenset(lessons.published)
    return lessons


def _publish(lessons: Lessons, publication: Publication, made: Artefact | None) -> None:
    source, address = publication.source, publication.address
    if source is None and made is None:
        return  # the steps on the page say the same
    key = publication.lesson.article.key
    lessons.published[key] = publication
    if made:
        lessons.made[key] = made
        lessons.sources |= {f"{address}{ENDINGS[name]}": file for name, file in made.files.items()}
    if source and source.path:
        lessons.sources[f"{address}{ENDINGS[VIDEO]}"] = SiteFile(source.path)
        lessons.contents[f"{address}{ENDINGS[CAPTIONS]}"] = source.captions


# --- What pages say of them ---------------------------------------------------------------------------------


def lesson_views(
    lessons: Mapping[str, Lessons], articles: Mapping[str, Article], site_url: str, words: Words
) -> dict[str, LessonView]:
    """What the pages of one language say of each article's video, by its key.

    Args:
        lessons: by language; an article that is not translated has the video of its own language.
        articles: every Article of the language.
        site_url: absolute address of the site's root, ending in `/`.
        words: of the interface.
    """
    return {
        key: _view(own.published[key], own.made.get(key), article_links((key,), articles)[0], site_url, words)
        for key, _, own in of_articles(lessons, articles)
    }


def section_views(
    views: Mapping[str, LessonView], sections: Sequence[SectionView]
) -> tuple[LessonSectionView, ...]:
    """The videos of one language by section, in the order of the menu.

    Args:
        views: what the pages say of each.
        sections: all sections.
    """
    return tuple(
        LessonSectionView(section.title, section.language, own)
        for section, own in in_sections(views.values(), sections)
    )


def length_words(milliseconds: int, words: Words) -> str:
    """A length in words: `42 saniyə`, `1 dəqiqə 5 saniyə`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    parts = (
        words("lesson.minutes", count=minutes) if minutes else "",
        words("lesson.seconds", count=seconds) if seconds or not minutes else "",
    )
    return " ".join(filter(None, parts))


def _view(
    publication: Publication,
    made: Artefact | None,
    article: ArticleLink,
    site_url: str,
    words: Words,
) -> LessonView:
    source, address, kind = publication.source, publication.address, publication.kind
    hosted = source.hosted if source else None
    poster = f"{address}{ENDINGS[PICTURE]}" if made else ""
    length, size = _measures(publication)
    poster_at = tuple(made.record.get("poster") or poster_size(SIZE, POSTER)) if made else (0, 0)
    facts = [length_words(length, words) if length else "", words("lesson.silent") if kind == "made" else ""]
    if hosted:
        facts.append(hosted.host)
    elif source and source.recording and not source.recording.sound:
        facts.append(words("lesson.silent"))
    return LessonView(
        article,
        kind,
        ", ".join(filter(None, facts)),
        article.language,
        tuple(_transcript(publication)),
        size,
        poster,
        (poster_at[0], poster_at[1]),
        None if hosted else _download(publication, made, words),
        "" if hosted else f"{address}{ENDINGS[CAPTIONS]}",
        f"{address}{ENDINGS[CHAPTERS]}" if kind == "made" else "",
        host=hosted.host if hosted else "",
        host_url=hosted.url if hosted else "",
        embed=hosted.embed if hosted else "",
        origin=hosted.origin if hosted else "",
        data=_video_object(publication, poster, site_url, length),
    )


def _measures(publication: Publication) -> tuple[int, tuple[int, int]]:
    """Length in milliseconds, and size; zeros where only another host knows."""
    source = publication.source
    if source is None:
        return publication.lesson.length, publication.lesson.size
    if source.recording:
        return source.recording.length, (source.recording.width, source.recording.height)
    return 0, (0, 0)


def _transcript(publication: Publication) -> Iterator[TranscriptPart]:
    source = publication.source
    if source is None:
        for timed in publication.lesson.timeline:
            text = " ".join(_sentence(spoken) for spoken in timed.scene.spoken)
            yield TranscriptPart(text, timed.start // 1000, clock(timed.start), timed.scene.number)
        return
    for cue in source.transcript:
        if source.has_times and not source.hosted:
            yield TranscriptPart(cue.text, cue.start // 1000, clock(cue.start))
        else:
            yield TranscriptPart(cue.text)


def _sentence(text: str) -> str:
    """What stands on lines of its own in a picture has to end where it is read in a line."""
    return text if text.endswith((".", "!", "?", "…", ":", "»")) else f"{text}."


def _download(publication: Publication, made: Artefact | None, words: Words) -> Download:
    source, article = publication.source, publication.lesson.article
    size = source.path.stat().st_size if source and source.path else made.files[VIDEO].size if made else 0
    megabytes = format_decimal(size / 1_000_000, format="#,##0.0", locale=cldr_locale(words.language))
    return Download(
        f"{publication.address}{ENDINGS[VIDEO]}",
        f"{slugify(article.title) or article.slug}.mp4",
        words("lesson.file"),
        words("site.size.mb", count=megabytes),
        article.language,
        "video/mp4",
    )


def _video_object(publication: Publication, poster: str, site_url: str, length: int) -> Mapping[str, Any]:
    """VideoObject (schema.org); empty while the site has no address. No date but `uploaded`."""
    source, lesson = publication.source, publication.lesson
    if not site_url:
        return {}
    page = lesson.address
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "VideoObject",
        "name": lesson.article.title,
        "description": lesson.article.description,
        "inLanguage": lesson.article.language,
        "url": f"{page}#video",
    }
    if poster:
        data["thumbnailUrl"] = absolute(site_url, poster)
    if source and source.uploaded:
        data["uploadDate"] = source.uploaded
    if length:
        data["duration"] = iso_duration(length)
    if source and source.hosted:
        data["embedUrl"] = source.hosted.embed.partition("?")[0]
    else:
        data["contentUrl"] = absolute(site_url, f"{publication.address}{ENDINGS[VIDEO]}")
    if source is None:
        data["hasPart"] = [_clip(timed, page) for timed in lesson.timeline if timed.scene.number]
    return data


def _clip(timed: Timed, page: str) -> Mapping[str, Any]:
    start = timed.start // 1000
    return {
        "@type": "Clip",
        "name": timed.scene.name,
        "startOffset": start,
        "endOffset": timed.end // 1000,
        "url": f"{page}?t={start}",
    }
