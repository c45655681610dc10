"""Kinds of articles are records: one that the package does not have works in every output."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from command_copies import clean_environment
from helpcentre.article.kinds import ARTICLE_KINDS, Kind
from helpcentre.article.shape import heading_of
from helpcentre.features.support.payload import NO_KIND
from helpcentre.language.words import Words, languages
from site_builds import Outcome

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
SITE = {
    "mkdocs.yml": """site_name: Kitchen Help
site_url: https://kitchen.example.org/
theme: {name: material, font: false}
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true, build: true}
  - helpcentre:
      sections: [kitchen]
      lessons: false
""",
    "contact_config.yaml": """organisation:
  name: Kitchen
  support_name: Kitchen Help
  time_zone: Europe/Berlin
  country: DE
channels:
  telegram: {kind: telegram, username: kitchen_help_bot}
feedback:
  endpoint: https://answers.example.org/events
""",
    "docs/en/index.md": """---
title: Kitchen
description: Help.
kind: page
---

Read [soup](kitchen/soup.md).
""",
    "docs/en/kitchen/index.md": """---
title: Cooking
description: All about cooking.
kind: leaflet
groups:
  - title: Soups
    articles: [soup, lists]
---

What we cook.
""",
    "docs/en/kitchen/lists.md": """---
title: All guides
description: Every guide that there is.
kind: page
lists: guides
---

All of them. See [soup](soup.md).
""",
    "docs/en/kitchen/soup.md": """---
title: Cook a lentil soup
description: How a soup of lentils is cooked.
kind: recipe
---

A soup for four. See [all guides](lists.md).

## Before you cook

Wash the lentils.

## Method

1. Chop the onions.

    → They are in small cubes.

2. Boil the lentils.

## Mishaps

### It is burnt

Begin again with a larger pot.
""",
}


def run(folder: Path, *arguments: str) -> Outcome:
    done = subprocess.run(
        [sys.executable, str(TESTS / "made_up_kind.py"), *arguments],
        cwd=folder,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(done.returncode, done.stdout + done.stderr, folder)


def written(folder: Path) -> Path:
    for name, text in SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """A site with an article of a made-up kind, in a section whose first page is of another."""
    outcome = run(written(tmp_path_factory.mktemp("kitchen")), "build", "--lang", "en")
    assert outcome.code == 0, outcome.said
    return outcome


# --- A kind that nobody knows -------------------------------------------------------------------------------


def test_its_page_shows_its_parts(site: Outcome) -> None:
    html = site.page("kitchen/soup/")
    assert '<div class="hc-text hc-text--recipe">' in html
    assert '<ol class="hc-steps">' in html
    assert re.search(r'<section class="hc-check">\s*<h2[^>]*>Before you cook</h2>', html)
    assert re.search(r'<details class="hc-cause"[^>]*>\s*<summary><h3>It is burnt</h3>', html)


def test_it_has_guide_and_infographic(site: Outcome) -> None:
    for address in (
        "guides/en/kitchen/soup.pdf",
        "guides/en/kitchen/soup-phone.pdf",
        "guides/en/kitchen.pdf",
    ):
        assert (site.site / address).read_bytes().startswith(b"%PDF"), address
    assert (site.site / "infographics/en/kitchen/soup.svg").is_file()
    assert "guides/en/kitchen/soup.pdf" in site.page("kitchen/lists/")


def test_links_carry_its_letter(site: Outcome) -> None:
    assert "kitchen_help_bot?start=en_z_kitchen_soup" in site.page("kitchen/soup/")
    assert "en_y_kitchen_index" in site.page("kitchen/")
    table = json.loads((site.site / "assets/helpcentre/support/telegram.json").read_text("utf-8"))
    assert table["kinds"]["z"] == "recipe"


def test_its_readers_are_asked(site: Outcome) -> None:
    assert 'data-hc-feedback="recipe"' in site.page("kitchen/soup/")
    assert "data-hc-feedback=" not in site.page("kitchen/")
    facts = json.loads((site.site / "assets/helpcentre/feedback/feedback.en.json").read_text("utf-8"))
    assert facts["reasons"]["recipe"]["no"] == facts["reasons"]["page"]["no"]
    assert "leaflet" not in facts["reasons"]


def test_a_person_is_offered_at_its_end(site: Outcome) -> None:
    assert "hc-stuck" in site.page("kitchen/soup/")
    assert "hc-stuck" not in site.page("kitchen/lists/")


def test_it_is_found_and_listed(site: Outcome) -> None:
    found = run(site.folder, "search", "burnt", "--lang", "en")
    assert "kitchen/soup" in found.said, found.said
    hub = site.page("kitchen/")
    assert "hc-title--hub" in hub
    assert "Cook a lentil soup" in hub
    assert 'aria-current="page">Cooking</a>' in hub


def test_its_shape_is_checked(tmp_path: Path) -> None:
    article = written(tmp_path) / "docs/en/kitchen/soup.md"
    text = article.read_text("utf-8")
    text = text.replace("2. Boil the lentils.\n", "").replace("## Before you cook", "## Before you eat")
    article.write_text(text, "utf-8")
    (tmp_path / "docs/en/kitchen/lists.md").write_text(
        SITE["docs/en/kitchen/lists.md"].replace("kind: page", "kind: recipee"), "utf-8"
    )
    said = run(tmp_path, "check", "--lang", "en").said
    assert re.search(r"lists\.md:4 · kind\n.*recipee\n.*: recipe\n", said), said
    for code in ("Before you eat", "Before you cook", "## Method"):
        assert code in said, said


# --- The records --------------------------------------------------------------------------------------------


def test_letters_tell_kinds_apart() -> None:
    letters = [kind.letter for kind in ARTICLE_KINDS.values()]
    assert len(set(letters)) == len(letters)
    assert NO_KIND not in letters
    assert all(re.fullmatch("[a-z]", letter) for letter in letters)


@pytest.mark.parametrize("kind", ARTICLE_KINDS.values(), ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", languages())
def test_every_part_has_words_in_every_language(kind: Kind, language: str) -> None:
    words = Words(language)
    headings = [heading_of(kind, part.holds, words) for part in kind.parts]
    assert all(headings)
    assert list(words.under(f"shape.{kind.name}")) == [part.name for part in kind.parts]


@pytest.mark.parametrize("kind", ARTICLE_KINDS.values(), ids=lambda kind: kind.name)
def test_a_kind_is_the_same_in_another_process(kind: Kind) -> None:
    assert pickle.loads(pickle.dumps(kind)) == kind
    assert repr(kind) == f"<Kind.{kind.name.upper()}: '{kind.name}'>"


@pytest.mark.parametrize("kind", ARTICLE_KINDS.values(), ids=lambda kind: kind.name)
def test_editors_and_owners_are_told_of_it(kind: Kind) -> None:
    assert f"`{kind.name}`" in (ROOT / "REDAKTOR.md").read_text("utf-8")
    assert f"`{kind.letter}` " in (ROOT / "CHANNELS.md").read_text("utf-8")
