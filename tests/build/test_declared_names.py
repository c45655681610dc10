"""What features declare by name, the core learns from them: tags (no channel is called so), lists, keys."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from contact_facts import unmistakable
from helpcentre.build.feature import Feature, TagPage
from helpcentre.build.pipeline import Pipeline, read, start
from helpcentre.build.state import Settings
from helpcentre.build.store import Derive
from helpcentre.contact.tags import TAG_NAMES
from helpcentre.features import feature_classes
from helpcentre.language.words import Words
from helpcentre.source.article_source import read_article_source
from helpcentre.source.front_matter import FrontMatterKey, front_matter_model
from helpcentre.source.validation import Flag

SITE = Path(__file__).parents[1] / "sites" / "two_languages"
CORE_OPTIONS = {
    "sections": ["account"],
    "topics": [],
    "audiences": {"buyer": "B", "organiser": "O"},
    "contact": "contact_config.yaml",
    "placeholders": "placeholders.yaml",
}
TAGS = sorted({tag for feature in feature_classes() for tag in feature.tags})


def started(root: Path, off: frozenset[str] = frozenset()) -> Pipeline:
    """A site that has been read, some of its features switched off."""
    switches = {feature.switch: feature.switch not in off for feature in feature_classes() if feature.switch}
    others = {option.name: option.default for feature in feature_classes() for option in feature.options}
    settings = Settings(
        root=root,
        file="mkdocs.yml",
        docs=root / "docs",
        site_url="https://help.example.org/",
        languages={"az": "Azərbaycanca", "en": "English"},
        options={**switches, **others, **CORE_OPTIONS},
    )
    paths = [path.relative_to(settings.docs).as_posix() for path in settings.docs.rglob("*.*")]
    pipeline = start(settings, paths, lambda _: True, None)
    pipeline.build.derive = Derive.LEAVE
    read(pipeline)
    return pipeline


@pytest.mark.parametrize("tag", TAGS)
def test_no_channel_can_be_called_as_a_tag_of_a_feature(tag: str, tmp_path: Path) -> None:
    facts = (SITE / "contact_config.yaml").read_text("utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "contact_config.yaml").write_text(
        facts.replace("\nchannels:\n", f"\nchannels:\n  {tag}: {{kind: email, address: a@example.com}}\n", 1),
        "utf-8",
    )
    found = [problem for problem in started(tmp_path).build.problems if problem.code == "contact.id_reserved"]
    assert [(problem.place.key, problem.values["found"]) for problem in found] == [(f"channels.{tag}", tag)]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    pipeline = started(SITE)
    pipeline.begin("az", {})
    return pipeline


@pytest.mark.parametrize("feature", feature_classes(), ids=lambda feature: feature.name)
def test_a_feature_says_which_tags_it_fills(feature: type[Feature], pipeline: Pipeline) -> None:
    edition, contact = pipeline.build.editions["az"], unmistakable()
    source = next(iter(edition.site.sources))
    page = TagPage(edition, source, "account/", contact, Words("az"))
    own = next(one for one in pipeline.features if isinstance(one, feature))
    channels = {channel.id for channel in contact.channels}  # a link to one may be filled anew
    assert set(own.fill(page)) - channels - TAG_NAMES <= set(feature.tags)


@pytest.mark.parametrize("listing", [*sorted({one.listing for one in feature_classes()} - {""}), "guide"])
def test_a_page_lists_what_a_feature_has_a_list_of(listing: str, tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path, dirs_exist_ok=True)
    article = tmp_path / "docs" / "az" / "account" / "reset-password.md"
    article.write_text(article.read_text("utf-8").replace("---\n", f"---\nlists: {listing}\n", 1), "utf-8")
    found = [problem for problem in started(tmp_path).build.problems if problem.code == "value.choice"]
    places = [(str(problem.place), problem.values) for problem in found]
    mistake = ("docs/az/account/reset-password.md:2 · lists", {"found": "guide", "nearest": "guides"})
    assert places == ([mistake] if listing == "guide" else [])


KEYS = [key for feature in feature_classes() for key in feature.front_matter]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
@pytest.mark.parametrize("is_on", [True, False])
def test_a_key_of_a_feature_may_stay_where_it_is_switched_off(
    key: FrontMatterKey[Any], is_on: bool, tmp_path: Path
) -> None:
    shutil.copytree(SITE, tmp_path, dirs_exist_ok=True)
    article = tmp_path / "docs" / "az" / "account" / "reset-password.md"
    article.write_text(article.read_text("utf-8").replace("---\n", f"---\n{key.name}: [1]\n", 1), "utf-8")
    off = frozenset() if is_on else frozenset(one.switch for one in feature_classes())
    pipeline = started(tmp_path, off)
    source = pipeline.build.site.source("az", "account/reset-password")
    assert source and {problem.place.key for problem in source.problems} == {key.name}


def test_a_made_up_key_is_read_and_told_beside_those_of_the_core() -> None:
    key = FrontMatterKey[bool]("printed", Flag)
    model = front_matter_model([key])
    text = "---\ntitle: A\ndescription: B\nkind: page\nprinted: {}\n---\n\nText.\n"
    source = read_article_source(text.format("yes").encode(), "az/a/b.md", "docs", model)
    assert (key.value(source.front_matter), source.problems) == (True, [])
    wrong = text.format("perhaps").replace("title", "titel").encode()
    source = read_article_source(wrong, "az/a/b.md", "docs", model)
    assert {problem.place.key for problem in source.problems} == {"titel", "title", "printed"}
    assert key.value(source.front_matter) is None
