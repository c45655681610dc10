"""What an editor has to mend before a guide can be set, and the compiler's refusals in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from helpcentre.article import Article, plain_text
from helpcentre.guide.links import is_remote, picture_address, picture_addresses
from helpcentre.problem import Place, Problem, in_reading_order
from helpcentre.typesetting.compiler import TypesettingError, compile_pdf
from helpcentre.typesetting.content import all_pictures
from helpcentre.typesetting.fonts import missing_letters
from helpcentre.typesetting.picture import active_part, read_picture

if TYPE_CHECKING:
    from helpcentre.guide.guide import Guide

AROUND = 20
"""Letters shown on each side of one that no font has."""
_PROBE = '#set document(title: "-")\n#set page(width: auto, height: auto)\n#image("{name}", alt: "-")\n'


def guide_problems(guide: Guide) -> list[Problem]:
    """What is wrong with a guide's articles, in reading order; Typst is not loaded for it.

    Args:
        guide: as `make_guide` gets it.
    """
    pictures = dict(guide.pictures)
    return in_reading_order(
        problem for article in guide.articles for problem in _article_problems(article, pictures)
    )


def refusal(guide: Guide, error: TypesettingError) -> list[Problem]:
    """The Problems of a guide that the compiler refused: pictures it can't read, or else its own sentence.

    Args:
        guide: the guide.
        error: what the compiler said.
    """
    broken = {address for address, content in guide.pictures if not _is_printable(content)}
    found = [
        Problem(Place(article.file, None, address), "guide.picture_broken", {"target": address})
        for article in guide.articles
        for address in picture_addresses(article)
        if address in broken
    ]
    file = guide.articles[0].file if guide.articles else guide.title
    return in_reading_order(found) or [Problem(Place(file), "guide.refused", {"reason": error.reason})]


def _article_problems(article: Article, pictures: dict[str, bytes]) -> Iterator[Problem]:
    text = " ".join((article.title, article.description, plain_text(article.body)))
    for letter in missing_letters(text):
        at = text.index(letter)
        shown = text[max(0, at - AROUND) : at + AROUND].strip()
        values = {"letter": letter, "code": f"U+{ord(letter):04X}", "text": shown}
        yield Problem(Place(article.file, None, shown), "guide.letter", values)
    for image in all_pictures(article.body):
        address = picture_address(article, image.src)
        place, values = Place(article.file, None, f"]({image.src})"), {"target": image.src}
        # The first three are what `links` says of the source, with its lines; here for who did not ask it.
        if not image.alt.strip():
            yield Problem(place, "link.image_without_text", values)
        if is_remote(image.src):
            yield Problem(place, "link.remote_image", values)
            continue
        place, values, content = (
            Place(article.file, None, address),
            {"target": address},
            pictures.get(address),
        )
        if content is None:
            yield Problem(place, "link.no_image", {**values, "proposal": address})
        elif part := active_part(content):
            yield Problem(place, "guide.picture_active", {**values, "part": part})
        elif read_picture(content) is None:
            yield Problem(place, "guide.picture_broken", values)


def _is_printable(content: bytes) -> bool:
    """Whether the compiler can read a picture that looks right from its beginning."""
    picture = read_picture(content)
    if picture is None:
        return False
    name = f"picture.{picture.format}"
    try:
        compile_pdf(_PROBE.format(name=name), {name: content})
    except TypesettingError:
        return False
    return True
