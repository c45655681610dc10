"""What an editor has to mend before a guide can be set, and the compiler's refusals in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator

from helpcentre.article.model import Article, Block, Image, Paragraph, Section, Text, plain_text
from helpcentre.features.guide.guide import Guide
from helpcentre.features.guide.links import picture_address
from helpcentre.page.picture_files import is_remote
from helpcentre.problem import Place, Problem, in_reading_order
from helpcentre.typesetting.compiler import TypesettingError, compile_pdf
from helpcentre.typesetting.content import all_pictures
from helpcentre.typesetting.fonts import missing_letters
from helpcentre.typesetting.picture import MOST_PIXELS, active_part, read_picture

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
        Problem(Place(article.file, line, address), "guide.picture_broken", {"target": address})
        for article in guide.articles
        for line, blocks in _passages(article.body)
        for image in all_pictures(blocks)
        if (address := picture_address(article, image.src)) in broken
    ]
    file = guide.articles[0].file if guide.articles else guide.title
    return in_reading_order(found) or [Problem(Place(file), "guide.refused", {"reason": error.reason})]


def _article_problems(article: Article, pictures: dict[str, bytes]) -> Iterator[Problem]:
    above = Paragraph((Text(f"{article.title} {article.description}"),))
    for line, blocks in ((None, (above,)), *_passages(article.body)):
        yield from _letter_problems(article, line, plain_text(blocks))
        for image in all_pictures(blocks):
            yield from _picture_problems(article, line, image, pictures)


def _letter_problems(article: Article, line: int | None, text: str) -> Iterator[Problem]:
    """The words with letters that no font has, each once."""
    for word in dict.fromkeys(text.split()):
        if letters := missing_letters(word):
            codes = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
            shown = (
                "".join(letter for letter in letters if letter.isprintable()) or "\N{REPLACEMENT CHARACTER}"
            )
            values = {"letters": shown, "codes": codes}
            yield Problem(
                Place(article.file, line, "".join(filter(str.isprintable, word))), "guide.letter", values
            )


def _picture_problems(
    article: Article, line: int | None, image: Image, pictures: dict[str, bytes]
) -> Iterator[Problem]:
    address = picture_address(article, image.src)
    place, values, content = Place(article.file, line, address), {"target": address}, pictures.get(address)
    # Text, host and file are what `links` says of the source, to the line; here for callers without it.
    if not image.alt.strip():
        yield Problem(place, "link.image_without_text", values)
    if is_remote(image.src):
        place, values = Place(article.file, line, image.src), {"target": image.src}
        yield Problem(place, "link.remote_image", values)
    elif content is None:
        yield Problem(place, "link.no_image", {**values, "proposal": address})
    elif part := active_part(content):
        yield Problem(place, "guide.picture_active", {**values, "part": part})
    elif (picture := read_picture(content)) is None:
        yield Problem(place, "guide.picture_broken", values)
    elif picture.format != "svg" and picture.width * picture.height > MOST_PIXELS:
        size, most = f"{picture.width:.0f} × {picture.height:.0f}", str(MOST_PIXELS // 1_000_000)
        yield Problem(place, "guide.picture_large", {**values, "size": size, "most": most})


def _passages(
    blocks: tuple[Block, ...], line: int | None = None
) -> Iterator[tuple[int | None, tuple[Block, ...]]]:
    """The parts of an article between its headings, each with the line of the heading above it."""
    own = tuple(block for block in blocks if not isinstance(block, Section))
    if own:
        yield line, own
    for section in blocks:
        if isinstance(section, Section):
            below = section.line or line
            yield below, (Paragraph(section.title),)
            yield from _passages(section.children, below)


def _is_printable(content: bytes) -> bool:
    """Whether the compiler can read a picture that looks right from its beginning."""
    picture = read_picture(content)
    if picture is None:
        return False
    name = f"shown.{picture.format}"
    try:
        compile_pdf(_PROBE.format(name=name), {name: content})
    except TypesettingError:
        return False
    return True
