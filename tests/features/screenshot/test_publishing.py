"""Which pictures a site publishes, and what of them it never does."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from helpcentre.build.store import Derive, Made, Store
from helpcentre.features.screenshot import publishing
from helpcentre.features.screenshot.markup import with_sizes
from helpcentre.features.screenshot.publishing import Content, Request, Screenshots, published
from helpcentre.page.picture_files import STAND_IN, PictureFiles, picture_address
from helpcentre.problem import Problem
from screenshot_pictures import COMMENT, SECRET, count, photo, saved
from site_builds import Outcome

MARKS = "size: 60x40\nmarks:\n  - {kind: mask, x: 10, y: 10, width: 20, height: 20}\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "account").mkdir(parents=True)
    for name, content in {
        "plain.png": saved(photo(400, 240), "PNG"),
        "marked.png": saved(Image.new("RGB", (60, 40), SECRET), "PNG"),
        "marked.marks.yaml": MARKS.encode(),
        "turned.jpg": saved(photo(80, 64), "JPEG"),
        "sign.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120"/>',
    }.items():
        (folder / "account" / name).write_bytes(content)
    return folder


def opened(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def nearly(image: Image.Image, colour: tuple[int, int, int]) -> int:
    """Pixels of about a colour: a PDF's pictures are smaller than the editor's, and packed anew."""
    pixels = image.convert("RGB").get_flattened_data()
    return sum(all(abs(a - b) <= 40 for a, b in zip(pixel, colour, strict=True)) for pixel in pixels)


def of(docs: Path, what: Derive = Derive.MAKE, store: str = "store") -> Screenshots:
    paths = frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    found = published(Content(docs, paths, paths), Store(docs.parent / store), what=what)
    assert found.problems == []
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are made, in their order."""
    names: list[str] = []
    make: Callable[[Request], Made | tuple[Problem, ...]] = publishing.make

    def noted(request: Request) -> Made | tuple[Problem, ...]:
        names.append(request.source.name)
        return make(request)

    monkeypatch.setattr(publishing, "make", noted)
    return names


def test_only_what_changed_is_made_again(docs: Path, made: list[str]) -> None:
    first = of(docs)
    assert sorted(made) == ["marked.png", "plain.png", "turned.jpg"]
    made.clear()
    assert of(docs).renditions == first.renditions
    assert made == []
    (docs / "account" / "marked.marks.yaml").write_text(MARKS.replace("x: 10", "x: 11"))
    assert of(docs).renditions["account/marked.png"] != first.renditions["account/marked.png"]
    assert made == ["marked.png"]


def test_the_same_pictures_give_the_same_files(docs: Path) -> None:
    one, other = of(docs), of(docs, store="another")
    for path, rendition in one.renditions.items():
        again = other.renditions[path]
        assert rendition.sizes == again.sizes
        for address, source in {**rendition.sources, "": rendition.whole}.items():
            assert source.read_bytes() == ({**again.sources, "": again.whole}[address]).read_bytes()


def test_sizes_are_what_their_names_say(docs: Path) -> None:
    rendition = of(docs).renditions["account/plain.png"]
    assert [width for width, _ in rendition.sizes] == [360, 400]
    for width, address in rendition.sizes:
        assert address.startswith(f"assets/pictures/account/plain-{width}.")
        size = opened(rendition.sources[address].path)
        assert (size.format, size.size) == ("WEBP", (width, width * 3 // 5))
    assert opened(rendition.whole.path).format == "PNG"


def test_a_live_preview_makes_what_has_marks_and_shows_the_rest_as_it_is(docs: Path, made: list[str]) -> None:
    found = of(docs, Derive.FIND)
    assert made == ["marked.png"]
    assert set(found.renditions) == {"account/marked.png"}
    assert found.originals == {"account/marked.png", "account/marked.marks.yaml"}
    of(docs)
    assert set(of(docs, Derive.FIND).renditions) == set(of(docs).renditions)


def test_a_check_makes_nothing_and_shows_nothing(docs: Path, made: list[str]) -> None:
    found = of(docs, Derive.LEAVE)
    assert (made, found.renditions) == ([], {})
    assert found.withheld == {"account/marked.png", "account/plain.png", "account/turned.jpg"}


def files(docs: Path, found: Screenshots) -> PictureFiles:
    paths = {f"account/{path.name}": f"account/{path.name}" for path in (docs / "account").iterdir()}
    whole = {path: rendition.whole for path, rendition in found.renditions.items()}
    return PictureFiles(docs, paths, whole, frozenset(found.withheld))


def test_who_asks_for_a_picture_gets_what_is_published(docs: Path) -> None:
    asked = files(docs, of(docs))
    marked = asked.read("account/marked.png")
    assert marked
    assert count(Image.open(BytesIO(marked)), SECRET) == 60 * 40 - 20 * 20
    assert asked.read("account/sign.svg") == (docs / "account" / "sign.svg").read_bytes()
    assert asked.read("account/gone.png") is None
    assert files(docs, of(docs, Derive.LEAVE, "none")).read("account/marked.png") == STAND_IN


def test_addresses_are_those_that_pages_mean() -> None:
    assert picture_address("en/account/top-up/", "../../../account/a%20b.png?x#y") == "account/a b.png"


def test_a_page_gets_its_pictures_in_sizes(docs: Path) -> None:
    found = of(docs)
    used: dict[str, Path] = {}
    html = (
        '<p><img alt="&lt;Sign&gt; of &quot;it&quot;" src="../sign.svg" title="x"/></p>'
        '<p><img alt="Plain" class="wide" src="../plain.png"><img alt="Small" src="../marked.png" width="9">'
        '<img alt="Theirs" src="../../assets/icon.svg"><img alt="Far" src="https://example.com/a.png"></p>'
    )
    page = with_sizes(html, "account/top-up/", files(docs, found), found, used.update)
    plain, marked = (found.renditions[f"account/{name}.png"] for name in ("plain", "marked"))
    assert used == {**plain.sources, **marked.sources}
    sizes = ", ".join(f"../../{address} {width}w" for width, address in plain.sizes)
    assert page == (
        '<p><img alt="&lt;Sign&gt; of &quot;it&quot;" title="x" src="../sign.svg" '
        'width="160" height="120"></p>'
        f'<p><img alt="Plain" class="wide" src="../../{plain.sizes[-1][1]}" srcset="{sizes}" '
        'sizes="min(400px, 100vw - 32px)" width="400" height="240" loading="lazy" decoding="async">'
        f'<img alt="Small" src="../../{marked.sizes[0][1]}" width="60" height="40" '
        'loading="lazy" decoding="async">'
        '<img alt="Theirs" src="../../assets/icon.svg"><img alt="Far" src="https://example.com/a.png"></p>'
    )


# --- A built site -------------------------------------------------------------------------------------------


def test_no_file_of_an_editor_s_is_in_the_site(screenshots_site: Outcome) -> None:
    docs = screenshots_site.folder / "docs"
    theirs = {
        path.read_bytes() for path in docs.rglob("*") if path.suffix in (".png", ".jpg", ".webp", ".yaml")
    }
    assert len(theirs) == 4
    for path in screenshots_site.site.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert content not in theirs, path
            assert COMMENT not in content, path


def test_what_a_mask_covers_is_in_no_picture_and_no_pdf(screenshots_site: Outcome) -> None:
    sizes = list((screenshots_site.site / "assets" / "pictures").rglob("top-up-*"))
    assert len(sizes) == 4
    assert [path.name for path in sizes if count(opened(path), SECRET)] == []
    (pdf,) = (screenshots_site.site / "guides").rglob("top-up.pdf")
    document = pypdfium2.PdfDocument(pdf)
    embedded = [
        picture.get_bitmap().to_pil()
        for page in document
        for picture in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    ]
    document.close()
    (marked,) = [p for p in embedded if abs(p.width / p.height - 1080 / 2340) < 0.01]
    assert nearly(marked, SECRET) == 0
    unmarked = Image.open(screenshots_site.folder / "docs/account/top-up.png").convert("RGB")
    assert nearly(unmarked.resize(marked.size), SECRET) > 0  # so that it would have been seen


def test_whole_pictures_are_there_for_links_and_for_who_uses_them_elsewhere(
    screenshots_site: Outcome,
) -> None:
    """`card.jpg` is linked to, `unused.png` is shown by no article; the others are shown in sizes."""
    folder = screenshots_site.site / "account"
    found = {path.name for path in folder.iterdir() if path.is_file()}
    assert found == {"card.jpg", "unused.png", "sign.svg", "index.html"}
    assert opened(folder / "card.jpg").size == (800, 1000)


def test_sizes_may_be_kept_for_ever(screenshots_site: Outcome) -> None:
    """Their names change with their bytes."""
    headers = (screenshots_site.site / "_headers").read_text("utf-8")
    assert "/assets/pictures/*\n  Cache-Control: public, max-age=31536000, immutable\n" in headers
