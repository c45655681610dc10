"""What features declare by name, the core learns from them: tags (no channel is called so), lists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from contact_facts import unmistakable
from helpcentre.build.feature import Feature, TagPage
from helpcentre.build.pipeline import Pipeline, read, start
from helpcentre.build.state import Settings
from helpcentre.build.store import Derive
from helpcentre.contact.tags import TAG_NAMES
from helpcentre.features import feature_classes
from helpcentre.language.words import Words

SITE = Path(__file__).parents[1] / "sites" / "two_languages"
CORE_OPTIONS = {
    "sections": ["account"],
    "topics": [],
    "contact": "contact_config.yaml",
    "placeholders": "placeholders.yaml",
}
TAGS = sorted({tag for feature in feature_classes() for tag in feature.tags})


def started(root: Path) -> Pipeline:
    """A site that has been read."""
    switches = {feature.switch: True for feature in feature_classes() if feature.switch}
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
