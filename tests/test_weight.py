"""An article weighs the same in a small and in a large site, and is light at first load."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from site_builds import ROOT, Outcome, copy_site, replaced, run
from weight.generated_site import write_helpcentre

SMALL, LARGE = 42, 75
SECTION_SIZE = 3  # so that both have more sections than the menu shows
REQUESTS, FIRST_LOAD = 8, 70_000


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Outcome]:
    """Generated sites, by number of articles."""
    built = {}
    for articles in (SMALL, LARGE):
        folder = tmp_path_factory.mktemp("weight")
        write_helpcentre(folder, articles, project=ROOT, section_size=SECTION_SIZE)
        built[articles] = run(folder, "build")
        assert built[articles].code == 0, built[articles].said
    return built


@pytest.mark.parametrize("slug", ["howto-1", "troubleshooting-2", "reference-3"])
def test_an_article_does_not_grow_with_the_site(sizes: dict[int, Outcome], slug: str) -> None:
    small, large = (len(sizes[n].page(f"bolme-1/{slug}/").encode()) for n in (SMALL, LARGE))
    assert abs(large / small - 1) < 0.01


def loaded(outcome: Outcome, address: str) -> Iterator[str]:
    """Paths of what a page loads by its own markup: itself, styles, scripts.

    Where Material's script is among them, so is the search worker that it starts at once.
    """
    page = LexborHTMLParser(outcome.page(address))
    targets = [
        node.attributes.get("href") or node.attributes.get("src") or ""
        for node in page.css("link[rel=stylesheet], link[rel=modulepreload], script[src]")
    ]
    config = page.css_first("#__config")
    at_once = any("javascripts/bundle." in target for target in targets)
    worker = json.loads(config.text()).get("search") if config and at_once else None
    for target in ("", *targets, *([worker] if worker else [])):
        url = urlsplit(urljoin(f"https://here.example/{address}", target))
        assert url.netloc == "here.example", f"{target} is a third party's"
        yield url.path.removeprefix("/")


def test_material_comes_at_once_where_its_features_are_asked_for(tmp_path: Path) -> None:
    folder = copy_site("other_organisation", tmp_path)
    replaced(folder / "mkdocs.yml", "{name: material,", "{name: material, features: [content.code.copy],")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    files = "\n".join(loaded(outcome, "orders/change-date/"))
    assert "javascripts/bundle." in files
    assert "search/en/worker.js" in files


@pytest.mark.parametrize(
    "address", ["account/reset-password/", "wallet/failed-payment/", "technical/error-messages/"]
)
def test_first_load_of_an_article(own_site: Outcome, address: str) -> None:
    files = set(loaded(own_site, address))
    assert len(files) <= REQUESTS
    weight = {path: _compressed(own_site.site / path) for path in files}
    assert sum(weight.values()) <= FIRST_LOAD, weight


def _compressed(path: Path) -> int:
    return len(brotli.compress((path / "index.html" if path.is_dir() else path).read_bytes(), quality=11))
