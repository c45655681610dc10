"""Lessons in a site: their files, what pages and search engines are told, what is made again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpcentre.features.lesson.publishing import length_words
from helpcentre.language.words import Words
from lesson_files import clip
from site_builds import Outcome, copy_sources, replaced, run


def video_object(html: str) -> dict[str, Any]:
    found = [
        json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    ]
    (data,) = [entry for entry in found if entry["@type"] == "VideoObject"]
    return dict(data)


def names(site: Path) -> list[str]:
    folder = site / "videos"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_site_has_the_files_of_its_videos(lessons_site: Outcome) -> None:
    assert names(lessons_site.site) == [
        "az/account/hosted.jpg",
        "az/account/made.chapters.vtt",
        "az/account/made.jpg",
        "az/account/made.mp4",
        "az/account/made.vtt",
        "az/account/recorded.jpg",
        "az/account/recorded.mp4",
        "az/account/recorded.vtt",
    ]
    assert not (lessons_site.site / "account/recorded.mp4").exists(), "a recording has one address"
    assert "/*.vtt\n  Content-Type: text/vtt" in (lessons_site.site / "_headers").read_text("utf-8")


def test_search_engines_are_told_what_is_known_and_nothing_else(lessons_site: Outcome) -> None:
    made = video_object(lessons_site.page("account/made"))
    assert made["contentUrl"] == "https://help.example.org/videos/az/account/made.mp4"
    assert made["thumbnailUrl"] == "https://help.example.org/videos/az/account/made.jpg"
    assert re.fullmatch(r"PT\d\dS", made["duration"])
    assert "uploadDate" not in made, "nobody said a day"
    assert [clip["name"] for clip in made["hasPart"]] == [
        "1. Parametrləri açın.",
        "2. Bildirişlər bölməsini & siyahını seçin.",
    ]
    assert made["hasPart"][0]["url"] == "https://help.example.org/account/made/?t=3"
    recorded = video_object(lessons_site.page("account/recorded"))
    assert (recorded["uploadDate"], recorded["duration"]) == ("2026-11-20", "PT2S")
    hosted = video_object(lessons_site.page("account/hosted"))
    assert hosted["embedUrl"] == "https://www.youtube-nocookie.com/embed/abcDEF_1-34"
    assert "contentUrl" not in hosted


def test_captions_are_on_for_recordings_and_off_for_made_lessons(lessons_site: Outcome) -> None:
    made, recorded = lessons_site.page("account/made"), lessons_site.page("account/recorded")
    assert re.search(r'<track kind="captions"[^>]*recorded\.vtt" default>', recorded)
    assert re.search(r'<track kind="captions"[^>]*made\.vtt">', made)
    assert re.search(r'<track kind="chapters"[^>]*made\.chapters\.vtt">', made)
    assert "Bu videonun səsi yoxdur" in made
    assert "Bu videonun səsi yoxdur" not in recorded
    assert "<span>Giriş səhifəsini açın. Ad &amp; parol yazın.</span>" in recorded, "its words"
    assert "<span>2. Bildirişlər bölməsini &amp; siyahını seçin.</span>" in made


def test_only_a_page_with_a_hosted_video_names_its_host(lessons_site: Outcome) -> None:
    for path in lessons_site.site.rglob("*.html"):
        html = path.read_text("utf-8")
        policy = html.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        named = re.findall(r"https://[^ ;]+", policy)
        expected = ["https://www.youtube-nocookie.com"] if path.parent.name == "hosted" else []
        assert named == expected, path
        assert "<iframe" not in html
    assert 'href="https://www.youtube.com/watch?v=abcDEF_1-34"' in lessons_site.page("account/hosted")


def test_the_list_has_all_by_section_with_length_and_picture(lessons_site: Outcome) -> None:
    listed = lessons_site.page("account/videos").partition('class="hc-videos"')[2]
    assert re.findall(r'href="([^"]+#video)"', listed) == [
        "../made/#video",
        "../recorded/#video",
        "../hosted/#video",
    ]
    assert listed.count('loading="lazy"') == 3
    assert re.search(r'<span class="hc-videos__facts">\d+ san, səssiz</span>', listed)


def test_only_what_changed_is_made_again(lessons_site: Outcome, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(lessons_site.folder, folder)
    before = {path.parent.name for path in (folder / ".cache").rglob("record.json")}
    replaced(folder / "docs/az/account/hosted.md", "title: Parolu dəyişmək", "title: Parolu təzələmək")
    outcome = run(folder, "build", TZ="Asia/Tokyo", LC_ALL="C")
    assert outcome.code == 0, outcome.said
    after = {path.parent.name for path in (folder / ".cache").rglob("record.json")}
    assert len(after - before) == 1
    for name in ("made.mp4", "recorded.jpg"):
        path = f"videos/az/account/{name}"
        assert (folder / "site" / path).read_bytes() == (lessons_site.site / path).read_bytes()
    done = run(folder, "videos", "account/made", "--to", "out", "--lang", "en")
    assert done.code == 0, done.said
    assert names_below(folder / "out") == [f"made{end}" for end in (".chapters.vtt", ".jpg", ".mp4", ".vtt")]


def names_below(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_made_lessons_are_switched_off_and_recordings_stay(lessons_site: Outcome, tmp_path: Path) -> None:
    folder = copy_sources(lessons_site, tmp_path)
    shutil.copytree(lessons_site.folder / ".cache", folder / ".cache")
    replaced(folder / "mkdocs.yml", "      guides: false\n", "      guides: false\n      lessons: false\n")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    assert names(outcome.site) == [name for name in names(lessons_site.site) if "made" not in name]
    assert "<video" not in outcome.page("account/made")
    assert "lesson.css" not in outcome.page("account/made")


def test_a_check_of_a_site_without_recordings_loads_no_encoder(lessons_site: Outcome, tmp_path: Path) -> None:
    folder = copy_sources(lessons_site, tmp_path)
    path = folder / "docs/az/account/recorded.md"
    path.write_text(re.sub(r"video:\n(  .*\n)+", "", path.read_text("utf-8")), "utf-8")
    program = (
        "import sys; from helpcentre.cli import main\n"
        "try: main(['check'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not {'av', 'PIL', 'typst'} & set(sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_check_finds_what_a_lesson_would_fail_on(lessons_site: Outcome, tmp_path: Path) -> None:
    folder = copy_sources(lessons_site, tmp_path)
    clip(folder / "docs/account/recorded.mp4", "mpeg4")
    replaced(folder / "docs/az/account/made.md", "Parametrləri açın.", "Parametrləri açın " * 20)
    outcome = run(folder, "check", "--lang", "en")
    assert outcome.code == 1
    assert "not all browsers show this format" in outcome.said
    assert "step 1 is too long for one scene of the video: 359 characters (at most 280)" in outcome.said


@pytest.mark.parametrize(
    ("milliseconds", "az", "en"),
    [
        (800, "1 san", "1 s"),
        (42_300, "42 san", "42 s"),
        (65_000, "1 dəq 5 san", "1 min 5 s"),
        (120_000, "2 dəq", "2 min"),
    ],
)
def test_lengths_are_said_in_words(milliseconds: int, az: str, en: str) -> None:
    assert length_words(milliseconds, Words("az")) == az
    assert length_words(milliseconds, Words("en")) == en
