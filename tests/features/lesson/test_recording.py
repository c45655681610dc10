"""Recordings of editors: which are taken, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcentre.build.pipeline import whole_front_matter
from helpcentre.features.lesson import recording
from helpcentre.features.lesson.hosted import hosted_video
from helpcentre.features.lesson.recording import Recording, read_recording, recording_poster
from helpcentre.features.lesson.video_source import ContentFiles, Source, read_video, used_files
from helpcentre.language.words import Words
from helpcentre.source.article_source import ArticleSource, read_article_source
from lesson_files import clip, sound

CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:01.500\nGirişi açın.\n"


def article(video: str) -> ArticleSource:
    text = f"---\ntitle: A\ndescription: B\nkind: page\nvideo:\n{video}\n---\n\nMətn.\n"
    source = read_article_source(text.encode(), "az/account/a.md", "docs", whole_front_matter())
    assert source.problems == []
    return source


def read(folder: Path, video: str) -> tuple[Source | None, list[str]]:
    names = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    found, problems = read_video(article(video), ContentFiles(names, folder, "docs"))
    return found, [problem.text(Words("az")) for problem in problems]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "account").mkdir()
    (tmp_path / "account/a.vtt").write_text(CAPTIONS, "utf-8")
    return tmp_path


FILE = "  file: account/a.mp4"


def test_a_good_recording_is_taken_with_its_captions_and_words(docs: Path) -> None:
    clip(docs / "account/a.mp4")
    found, said = read(docs, f"{FILE}\n  uploaded: 2026-11-20")
    assert said == []
    assert found is not None
    assert found.recording == Recording(
        found.recording.container if found.recording else "", "h264", "yuv420p", (), 64, 48, 2000
    )
    assert [cue.text for cue in found.transcript] == ["Girişi açın."]
    assert found.uploaded == "2026-11-20"
    assert list(used_files(article(FILE))) == ["account/a.mp4", "account/a.vtt"]
    picture, size = recording_poster(docs / "account/a.mp4")
    assert picture.startswith(b"\xff\xd8\xff")
    assert size == (64, 48)


def test_a_transcript_of_its_own_is_taken_before_the_captions(docs: Path) -> None:
    clip(docs / "account/a.mp4")
    (docs / "account/a.txt").write_text("Birinci\nabzas.\n\nİkinci.\n", "utf-8")
    found, said = read(docs, f"{FILE}\n  transcript: account/a.txt")
    assert said == []
    assert found is not None
    assert [cue.text for cue in found.transcript] == ["Birinci abzas.", "İkinci."]
    (docs / "account/a.txt").write_text(" \n", "utf-8")
    assert (
        "videonun mətni boşdur və ya UTF-8 deyil: account/a.txt"
        in read(docs, f"{FILE}\n  transcript: account/a.txt")[1][0]
    )


def test_what_keeps_a_recording_from_being_shown_is_said(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = docs / "account/a.mp4"

    def message() -> str:
        (found,) = read(docs, FILE)[1]
        place, problem, remedy = found.split("\n")
        assert place == "docs/az/account/a.md:6 · video.file"
        assert remedy.startswith("    Nə etməli: ")
        return problem.removeprefix("    Tapıldı: ")

    assert message() == "belə fayl yoxdur: docs/account/a.mp4"
    path.write_bytes(b"no video at all" * 100)
    assert message() == "bu fayl video deyil və ya zədələnib"
    path.write_bytes(b"")
    assert message() == "bu fayl video deyil və ya zədələnib"
    sound(path)
    assert message() == "faylda görüntü yoxdur, yalnız səs var: pcm_s16le"
    clip(docs / "other.mkv", "mpeg4").replace(path)
    assert message() == "bu formatı bütün brauzerlər göstərmir: matroska,webm, mpeg4, yuv420p"
    clip(path, pixels="yuv444p")
    assert message().endswith("mp4,m4a,3gp,3g2,mj2, h264, yuv444p")
    path.write_bytes(clip(docs / "good.mp4").read_bytes()[:900])
    assert message() == "bu fayl video deyil və ya zədələnib"
    clip(path, size=(1922, 16))
    assert message() == "görüntü çox böyükdür: 1922 x 16 piksel (uzun tərəf ən çoxu 1920)"
    clip(path)
    monkeypatch.setattr(recording, "LONGEST", 1)
    assert message() == "video 1 dəqiqəyə yaxındır (ən çoxu 0 dəqiqə)"
    monkeypatch.setattr(recording, "MOST_BYTES", 100)
    assert message() == "video çox böyükdür: 0 MB (ən çoxu 0 MB)"


def test_a_video_without_captions_is_a_problem(docs: Path) -> None:
    clip(docs / "account/a.mp4")
    (docs / "account/a.vtt").unlink()
    assert read(docs, FILE)[1] == [
        "docs/az/account/a.md:6 · video.file\n"
        "    Tapıldı: videonun altyazısı yoxdur: docs/account/a.vtt\n"
        "    Nə etməli: altyazını WebVTT faylı kimi bu adla videonun yanına qoyun; başqa fayldadırsa,"
        " yolunu captions açarına yazın"
    ]
    (message,) = read(docs, "  url: https://vimeo.com/123456789")[1]
    assert message.startswith(
        "docs/az/account/a.md:6 · video.url\n    Tapıldı: bu videonun altyazısı və mətni yoxdur\n"
    )


def test_captions_beyond_the_end_of_their_recording_are_a_problem(docs: Path) -> None:
    clip(docs / "account/a.mp4")
    (docs / "account/a.vtt").write_text(CAPTIONS + "\n00:02.000 --> 00:09.000\nSon.\n", "utf-8")
    (message,) = read(docs, FILE)[1]
    assert message.startswith(
        "docs/account/a.vtt:6 · 00:02.000 --> 00:09.000\n    Tapıldı: altyazı videodan sonra"
    )


@pytest.mark.parametrize(
    ("video", "found"),
    [
        ("  uploaded: 2026-11-20", "video üçün bir mənbə lazımdır: ya file, ya da url"),
        (f"{FILE}\n  url: https://vimeo.com/123456789", "video üçün bir mənbə lazımdır: ya file, ya da url"),
        (
            "  url: https://example.com/watch?v=abcDEF_1-34\n  captions: account/a.vtt",
            "bu ünvanda YouTube və ya Vimeo videosu yoxdur: https://example.com/watch?v=abcDEF_1-34",
        ),
        (
            "  url: https://vimeo.com/123456789\n  captions: account/b.vtt",
            "belə fayl yoxdur: docs/account/b.vtt",
        ),
    ],
)
def test_what_a_video_needs_is_said(docs: Path, video: str, found: str) -> None:
    (message,) = read(docs, video)[1]
    assert f"    Tapıldı: {found}\n" in message


@pytest.mark.parametrize(
    ("url", "page", "embed"),
    [
        *(
            (
                url,
                "https://www.youtube.com/watch?v=abcDEF_1-34",
                "https://www.youtube-nocookie.com/embed/abcDEF_1-34"
                "?autoplay=1&rel=0&cc_load_policy=1&cc_lang_pref=az&hl=az",
            )
            for url in (
                "https://www.youtube.com/watch?v=abcDEF_1-34&t=10s",
                "https://m.youtube.com/watch?app=desktop&v=abcDEF_1-34",
                "https://youtu.be/abcDEF_1-34?si=x",
                "https://www.youtube.com/shorts/abcDEF_1-34",
                "https://www.youtube-nocookie.com/embed/abcDEF_1-34",
            )
        ),
        (
            "https://vimeo.com/123456789",
            "https://vimeo.com/123456789",
            "https://player.vimeo.com/video/123456789?autoplay=1&dnt=1&texttrack=az",
        ),
        (
            "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e",
            "https://vimeo.com/123456789/0a1b2c3d4e",
            "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e&autoplay=1&dnt=1&texttrack=az",
        ),
    ],
)
def test_addresses_of_hosts_are_understood(url: str, page: str, embed: str) -> None:
    hosted = hosted_video(url, "az")
    assert hosted is not None
    assert (hosted.url, hosted.embed) == (page, embed)
    assert embed.startswith(f"{hosted.origin}/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "account/a.mp4",
        "javascript:alert(1)//youtu.be/abcDEF_1-34",
        "https://youtube.com.example.org/watch?v=abcDEF_1-34",
        "https://www.youtube.com/@kanal",
        "https://www.youtube.com/watch?v=short",
        "https://vimeo.com/channels/staffpicks",
        'https://youtu.be/"onload="a',
    ],
)
def test_other_addresses_are_no_videos(url: str) -> None:
    assert hosted_video(url, "az") is None


def test_a_recording_is_read_once(docs: Path) -> None:
    path = clip(docs / "account/a.mp4")
    assert read_recording(path) is read_recording(path)
