"""An article weighs the same in a small and in a large site."""

from __future__ import annotations

import pytest

from site_builds import ROOT, Outcome, run
from weight.generated_site import write_helpcentre

SMALL, LARGE = 45, 400
SECTION_SIZE = 3  # so that both have more sections than the menu shows


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
