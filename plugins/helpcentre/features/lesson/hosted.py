"""Recordings that stand with YouTube or Vimeo: what their addresses mean, and what a page needs of them.

A page loads nothing from there before a tap; then it loads one frame, and its policy names that one origin.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

_YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_VIMEO_PATH = re.compile(r"/(?:video/)?(\d{6,12})(?:/([0-9a-f]{8,12}))?/?")


@dataclass(frozen=True)
class Hosted:
    """A video of another host.

    Args:
        host: its name.
        url: of the video's own page, where a link leads.
        embed: of the frame that a tap opens; it plays at once, because the tap meant that.
        origin: the one origin that the page's policy names.
    """

    host: str
    url: str
    embed: str
    origin: str


def hosted_video(url: str, language: str) -> Hosted | None:
    """What an address means; None if it is that of no video with a known host.

    Args:
        url: as an editor copied it.
        language: of captions, where the host can be told.
    """
    parts = urlsplit(url.strip())
    read = _HOSTS.get((parts.hostname or "").removeprefix("www.").removeprefix("m."))
    return read(url, language) if read and parts.scheme in ("http", "https") else None


def _youtube(url: str, language: str) -> Hosted | None:
    parts = urlsplit(url.strip())
    named = parse_qs(parts.query).get("v", [""])[0]
    id_ = named or parts.path.rstrip("/").rpartition("/")[2]
    if not _YOUTUBE_ID.fullmatch(id_):
        return None
    origin = "https://www.youtube-nocookie.com"
    options = urlencode(
        {"autoplay": 1, "rel": 0, "cc_load_policy": 1, "cc_lang_pref": language, "hl": language}
    )
    return Hosted(
        "YouTube", f"https://www.youtube.com/watch?v={id_}", f"{origin}/embed/{id_}?{options}", origin
    )


def _vimeo(url: str, language: str) -> Hosted | None:
    parts = urlsplit(url.strip())
    match = _VIMEO_PATH.fullmatch(parts.path)
    if match is None:
        return None
    id_, key = match[1], match[2] or parse_qs(parts.query).get("h", [""])[0]
    # The key of a video that is open only to people who have its address.
    options = urlencode({**({"h": key} if key else {}), "autoplay": 1, "dnt": 1, "texttrack": language})
    origin = "https://player.vimeo.com"
    page = f"https://vimeo.com/{id_}" + (f"/{key}" if key else "")
    return Hosted("Vimeo", page, f"{origin}/video/{id_}?{options}", origin)


_HOSTS: dict[str, Callable[[str, str], Hosted | None]] = {
    "youtube.com": _youtube,
    "youtube-nocookie.com": _youtube,
    "youtu.be": _youtube,
    "vimeo.com": _vimeo,
    "player.vimeo.com": _vimeo,
}
