"""A site without one of its features: nothing of that feature is in it, and the rest is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_copies import clean_environment
from helpcentre.build.feature import Feature
from helpcentre.features import FEATURES, feature_classes, feature_commands
from helpcentre.language.words import Words
from helpcentre.package_data import PACKAGE
from screenshot_pictures import photo, saved
from site_builds import Outcome, copy_site, replaced, run

CLASSES = {feature.name: feature for feature in feature_classes()}
MADE = [module.FILES for module in feature_commands() if hasattr(module, "FILES")]
FOLDERS = {files.feature: files.folder for files in MADE}
"""Where derived files are in a site, by the feature's name."""
SLOW = ("guides", "pictures", "lessons")
"""Switched off everywhere but where they are looked at: what they make takes longer than all pages."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 12"><path d="M2 2h12v8H2z"/></svg>'
REQUIREMENTS = """devices:
  - name: {az: Telefon, en: Phone}
    systems: [Android]
    browsers: [Chrome]
    update: {az: Özü yenilənir, en: By itself}
settings:
  - name: JavaScript
    should: {az: Qoşulu, en: On}
    why: {az: Onsuz forma açılmır, en: Forms need it}
    check: javascript
    otherwise: {az: Brauzerin parametrlərində qoşun., en: Switch it on.}
"""
HASHED = re.compile(r"/[0-9a-f]{10}/")
TEXT_FILES = {".html", ".json", ".mjs", ".css", ".xml", ".txt"}


def site_without(feature: type[Feature] | None, folder: Path) -> Path:
    """A small site with something for every feature, to be built without one of them."""
    copy_site("two_languages", folder)
    replaced(
        folder / "mkdocs.yml", "      sections: [account]\n", "      sections: [account]\n      SWITCH\n"
    )
    off = f"{feature.switch}: false" if feature and feature.switch not in SLOW else ""
    replaced(folder / "mkdocs.yml", "SWITCH", off)
    tags = {tag for one in CLASSES.values() if one is not feature for tag in one.tags}
    article = folder / "docs" / "az" / "account" / "sign-in-problems.md"
    blocks = "".join(f"\n{{{{ {tag}() }}}}\n" for tag in sorted(tags & BLOCKS))
    article.write_text(article.read_text("utf-8") + blocks, "utf-8")
    (folder / "requirements.yaml").write_text(REQUIREMENTS, "utf-8")
    return folder


BLOCKS = {"browser_check", "browser_requirements", "browser_settings", "channel_check", "report_form"}
"""Tags that stand alone and need nothing else."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The same site with all of them."""
    folder = site_without(None, tmp_path_factory.mktemp("whole") / "site")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


@pytest.fixture(scope="module", params=FEATURES)
def feature(request: pytest.FixtureRequest) -> type[Feature]:
    return CLASSES[request.param]


@pytest.fixture(scope="module")
def without(feature: type[Feature], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    folder = site_without(feature, tmp_path_factory.mktemp(feature.name) / "site")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


def files_of(outcome: Outcome) -> dict[str, Path]:
    """By their path; a folder that is named by a hash of its texts is not, for a text less is another one."""
    return {
        HASHED.sub("/#/", path.relative_to(outcome.site).as_posix()): path
        for path in outcome.site.rglob("*")
        if path.is_file()
    }


def own_words(name: str) -> set[str]:
    """What only this feature says, in words that stand in a page as they are."""
    words = Words("az")
    own = {key for key, file in words._files.items() if file.split("/")[:2] == ["features", name]}
    said = {words._texts[key] for key in words.keys() - own}
    found = {words._texts[key] for key in own if not key.startswith(("problems.", "cli."))}
    return {text for text in found if len(text) > 12 and not re.search(r"[{}<>&\"'\[\]*]", text)} - {
        text for text in found if any(text in other for other in said)
    }


def test_nothing_of_a_feature_that_is_off_is_in_the_site(
    feature: type[Feature], without: Outcome, whole: Outcome
) -> None:
    files, folder = files_of(without), f"assets/helpcentre/{feature.name.replace('_', '-')}/"
    assert [path for path in files if path.startswith((folder, f"{FOLDERS.get(feature.name, '-')}/"))] == []
    theme = PACKAGE / "features" / feature.name / "theme"
    own = {path.relative_to(theme).as_posix() for path in theme.rglob("*") if path.is_file()}
    assert sorted(own & set(files)) == []
    assert {path for path in files_of(whole) if not path.startswith(folder)} >= set(files)
    told = "\n".join(
        path.read_text("utf-8", "replace") for path in files.values() if path.suffix in TEXT_FILES
    )
    assert [mount.module for mount in feature.mounts if mount.module in told] == []
    assert [style for style in feature.styles if style in told] == []
    assert [words for words in own_words(feature.name) if words in told] == []


def test_the_rest_is_built(without: Outcome, whole: Outcome) -> None:
    both = (outcome.site.rglob("index.html") for outcome in (without, whole))
    pages, all_pages = ({path.parent.name for path in paths} for paths in both)
    assert pages == all_pages
    assert "<h1" in without.page("account/reset-password")


def test_words_are_there_to_be_missed(whole: Outcome) -> None:
    """Otherwise the tests above look for nothing."""
    told = "\n".join(
        path.read_text("utf-8", "replace") for path in files_of(whole).values() if path.suffix in TEXT_FILES
    )
    for name in ("device_check", "feedback", "report", "search", "support"):
        found = [words for words in own_words(name) if words in told]
        assert len(found) > 3, name
        assert any(mount.module in told for mount in CLASSES[name].mounts), name


WITH_TAGS = sorted((feature.name, tag) for feature in CLASSES.values() for tag in feature.tags)


def test_a_tag_of_a_feature_that_is_off_is_a_problem(tmp_path: Path) -> None:
    """All features off at once: each of their tags is told with its line, and nothing else is wrong."""
    folder = copy_site("two_languages", tmp_path / "site")
    switches = "".join(f"      {one.switch}: false\n" for one in CLASSES.values() if one.switch not in SLOW)
    replaced(folder / "mkdocs.yml", "      sections: [account]\n", f"      sections: [account]\n{switches}")
    article = folder / "docs" / "az" / "account" / "sign-in-problems.md"
    text = article.read_text("utf-8").rstrip("\n") + "\n"
    first = text.count("\n") + 2
    article.write_text(text + "".join(f"\n{{{{ {tag}() }}}}\n" for _, tag in WITH_TAGS), "utf-8")
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    for number, (_, tag) in enumerate(WITH_TAGS):
        place = f"docs/az/account/sign-in-problems.md:{first + 2 * number}"
        assert re.search(
            rf"{re.escape(place)}\b.*{{{{ {tag}\(\) }}}}\n.*there is no tag “{tag}\(\)”\n.*write: ",
            outcome.said,
        ), (tag, outcome.said)
    assert outcome.said.count("there is no tag") == len(WITH_TAGS)


def test_without_the_feature_for_pictures_none_can_be_shown(tmp_path: Path) -> None:
    folder = copy_site("two_languages", tmp_path / "site")
    replaced(
        folder / "mkdocs.yml", "      lessons: false\n", "      lessons: false\n      screenshots: false\n"
    )
    pictures = {
        "a.png": saved(photo(40, 24), "PNG"),
        "b.JPG": saved(photo(40, 24), "JPEG"),
        "c.webp": saved(photo(40, 24), "WEBP"),
        "d.svg": SVG.encode(),
    }
    for name, content in pictures.items():
        (folder / "docs" / "account" / name).write_bytes(content)
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    there = {path.rsplit("/", 1)[-1] for path in files_of(outcome)}
    assert there & {*pictures} == {"d.svg"}, "a drawing that no article shows is the site's own, as before"

    article = folder / "docs" / "az" / "account" / "sign-in-problems.md"
    text = article.read_text("utf-8").rstrip("\n") + "\n"
    shown = "".join(f"\n![Ekran belədir](../../account/{name})\n" for name in pictures)
    article.write_text(text + shown, "utf-8")
    first, before = text.count("\n") + 2, files_of(outcome)
    outcome = run(folder, "build", "--lang", "en")
    assert outcome.code == 1
    for number, name in enumerate(pictures):
        line = first + 2 * number
        assert (
            f"docs/az/account/sign-in-problems.md:{line} · ](../../account/{name})\n"
            f"    Found: this site publishes no pictures: ../../account/{name}\n"
        ) in outcome.said, outcome.said
    assert outcome.said.count("mkdocs.yml that switches pictures off") == len(pictures)
    assert files_of(outcome).keys() == before.keys(), "the last good site stays"


# --- Taken out of the program altogether --------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("name", FEATURES)
def test_the_rest_builds_when_a_feature_is_deleted(name: str, tmp_path: Path) -> None:
    """Its folder and its line in the list of features: nothing else in the program has to change."""
    package = tmp_path / "program" / "helpcentre"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(package / "features" / name)
    replaced(package / "features" / "__init__.py", f'    "{name}",\n', "")
    folder = copy_site("two_languages", tmp_path / "site")
    gone = CLASSES[name]
    for switch in SLOW:
        if switch in {gone.switch, *(option.name for option in gone.options)}:
            text = (folder / "mkdocs.yml").read_text("utf-8")
            (folder / "mkdocs.yml").write_text(re.sub(rf" +{switch}: false.*\n", "", text), "utf-8")
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import helpcentre\n"
        "from helpcentre.cli import main\n"
        "assert helpcentre.__file__.startswith(sys.path[0]); main(['build'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(package.parent)],
        cwd=folder,
        env=clean_environment(PYTHONPATH=str(package.parent)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (folder / "site" / "account" / "reset-password" / "index.html").is_file()
    assert not list((folder / "site").glob(f"assets/helpcentre/{name.replace('_', '-')}/*"))
