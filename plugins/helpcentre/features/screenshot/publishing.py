"""Which pictures of the content folder a site publishes, in which files.

Every picture is checked. PNG, JPEG and WebP are published anew and never as the file that an editor put
there: in sizes for pages, and whole for PDFs and for links. An SVG that only draws stays as it is.

    assets/pictures/account/sign-in-720.3fa92c81.webp  a size; the name changes with the bytes
    account/sign-in.png                                whole: for links to it, and if no article shows it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from helpcentre.build.failure import failure
from helpcentre.build.keys import key_of
from helpcentre.build.store import Artefact, Derive, Order, Progress, SiteFile, Store, derive
from helpcentre.features.screenshot.making import WHOLE, Request, examined, make, refusal
from helpcentre.features.screenshot.marks import ENDING, Marks, read_marks
from helpcentre.features.screenshot.raster import RefusedError, look_at
from helpcentre.language.slug import slugify
from helpcentre.problem import Place, Problem, nearest
from helpcentre.typesetting import picture as picture_module

FOLDER = "assets/pictures"
"""Of all sizes in the site."""
ENDINGS = (".png", ".jpg", ".jpeg", ".webp")
"""Names of pictures that are published anew; what a file really is its bytes say."""
DRAWINGS = (".svg",)
OTHER_PICTURES = (
    ".apng",
    ".avif",
    ".bmp",
    ".gif",
    ".heic",
    ".heif",
    ".ico",
    ".jfif",
    ".jxl",
    ".tif",
    ".tiff",
)
"""Names of pictures that are refused where an article shows them, and otherwise none of our business."""


@dataclass(frozen=True)
class Content:
    """The files that editors put beside their articles.

    Args:
        docs: the content folder.
        paths: of all files below it that are no articles.
        shown: those of them that articles show as pictures.
    """

    docs: Path
    paths: frozenset[str]
    shown: frozenset[str]


@dataclass(frozen=True)
class Rendition:
    """A picture as pages show it.

    Args:
        width: in pixels.
        height: in pixels.
        sizes: the width of each size in pixels and its address in the site, the smallest first.
        sources: where the store keeps each size, by address.
        whole: where the store keeps the picture in its own size.
    """

    width: int
    height: int
    sizes: tuple[tuple[int, str], ...]
    sources: Mapping[str, SiteFile]
    whole: SiteFile


@dataclass
class Screenshots:
    """The pictures of a site.

    Args:
        renditions: PNG, JPEG and WebP that have been made, by their path below the content folder.
        drawings: size in CSS pixels of the SVGs, likewise.
        originals: files that don't get into the site themselves.
        withheld: those of them whose place nothing takes.
        problems: what editors have to mend.
    """

    renditions: dict[str, Rendition] = field(default_factory=dict)
    drawings: dict[str, tuple[float, float]] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    withheld: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def published(
    content: Content,
    store: Store,
    progress: Progress | None = None,
    what: Derive = Derive.MAKE,
) -> Screenshots:
    """All pictures of a content folder: what the store has, and the rest made.

    Args:
        content: the files.
        store: where pictures are kept.
        progress: is called after each that is made.
        what: whether missing ones are made. A live preview makes those with marks, so that an editor sees
            where they are; a check only looks for what is wrong.
    """
    found = Screenshots()
    docs, files = content.docs, sorted(content.paths)
    pictures = [path for path in files if path.lower().endswith(ENDINGS)]
    marks = _all_marks(files, pictures, docs, found)
    orders: dict[str, Order[Request]] = {}
    for path in files:
        with _guarding(path, docs, found):
            _look_at_others(path, docs, content.shown, found)
            if path in pictures and path not in found.withheld:
                orders[path] = _order(_request(path, docs, marks.get(path)))
    made, problems = derive(store, list(orders.values()), make if what is Derive.MAKE else None, progress)
    found.problems += problems
    if what is Derive.FIND:
        with_marks = [order for path, order in orders.items() if path in marks]
        also, problems = derive(store, with_marks, make)
        made |= also
        found.problems += problems
    for path, order in orders.items():
        if artefact := made.get(order.key):
            found.originals.add(path)
            found.renditions[path] = _rendition(path, artefact)
        elif what is Derive.LEAVE:
            found.withheld.add(path)
            with _guarding(path, docs, found):
                found.problems += examined(order.request)
        elif what is Derive.MAKE or path in marks:
            found.withheld.add(path)
        else:
            with _guarding(path, docs, found):
                found.problems += _looked_at(order.request)
    found.originals |= found.withheld
    return found


def _looked_at(request: Request) -> Iterator[Problem]:
    try:
        look_at(request.source.read_bytes())
    except RefusedError as error:
        yield refusal(error, request.file)


def _look_at_others(path: str, docs: Path, shown: frozenset[str], found: Screenshots) -> None:
    """What is no pixels in a format that is taken: drawings, and pictures that browsers or phones lack."""
    ending = PurePosixPath(path).suffix.lower()
    try:
        if ending in DRAWINGS:
            content = (docs / path).read_bytes()
            if look_at(content) != "svg":
                raise RefusedError("broken")
            if picture := picture_module.read_picture(content):
                found.drawings[path] = (picture.width, picture.height)
        elif ending in OTHER_PICTURES and path in shown:
            raise RefusedError("format", found=ending)
    except RefusedError as error:
        found.problems.append(refusal(error, f"{docs.name}/{path}"))
        found.withheld.add(path)


def _all_marks(
    files: Sequence[str], pictures: Sequence[str], docs: Path, found: Screenshots
) -> dict[str, tuple[Marks, str]]:
    """The marks of each picture that has some, and their file for messages."""
    beside: dict[str, list[str]] = {}
    for picture in pictures:
        beside.setdefault(str(PurePosixPath(picture).with_suffix("")), []).append(picture)
    marks = {}
    for path in files:
        if not path.endswith(ENDING):
            continue
        file = f"{docs.name}/{path}"
        found.originals.add(path)
        of = beside.get(path.removesuffix(ENDING), [])
        read, problems = None, list[Problem]()
        with _guarding(path, docs, found):
            read, problems = read_marks((docs / path).read_bytes(), file)
        if not of:
            folder = PurePosixPath(path).parent
            names = [PurePosixPath(p).name for p in pictures if PurePosixPath(p).parent == folder]
            problems = [
                Problem(
                    Place(file),
                    "screenshot.no_picture",
                    {"known": nearest(PurePosixPath(path.removesuffix(ENDING)).name, names)},
                )
            ]
        if len(of) > 1:
            names = [PurePosixPath(picture).name for picture in of]
            problems = [Problem(Place(file), "screenshot.two_pictures", {"pictures": ", ".join(names)})]
        found.problems += problems
        if read and len(of) == 1:
            marks[of[0]] = (read, file)
        else:
            found.withheld |= set(of)  # nobody knows what a mask was meant to cover
    return marks


@contextmanager
def _guarding(path: str, docs: Path, found: Screenshots) -> Iterator[None]:
    """A picture over which something goes wrong is told, and withheld: nobody knows what it shows."""
    try:
        yield
    except Exception as error:  # whatever it is, the other pictures are worth a look
        found.problems.append(failure(error, Place(f"{docs.name}/{path}")))
        found.withheld.add(path)


def _request(path: str, docs: Path, marks: tuple[Marks, str] | None) -> Request:
    source = docs / path
    digest = sha256(source.read_bytes()).hexdigest()
    return Request(source, digest, f"{docs.name}/{path}", *(marks or (None, "")))


def _order(request: Request) -> Order[Request]:
    return Order(key_of(make, (request.digest, request.marks)), request, Place(request.file))


def _rendition(path: str, artefact: Artefact) -> Rendition:
    digests = artefact.record["digests"]
    name = PurePosixPath(path)
    folder = "/".join((FOLDER, *name.parts[:-1]))
    stem = slugify(name.stem) or "picture"
    widths = sorted(int(width) for width in digests if width != WHOLE)
    sizes = tuple((width, f"{folder}/{stem}-{width}.{digests[str(width)]}.webp") for width in widths)
    sources = {address: artefact.files[str(width)] for width, address in sizes}
    width, height = int(artefact.record["width"]), int(artefact.record["height"])
    return Rendition(width, height, sizes, sources, artefact.files[WHOLE])
