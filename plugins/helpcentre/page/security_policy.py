"""The Content-Security-Policy of a page, from the inline scripts that this very page has.

Material brings a few inline scripts; their hashes change with its version, so they are computed at each
build and never kept. Nothing else inline may run, and nothing is loaded from another host.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_DATA_TYPE = re.compile(r'type="?application/(?:ld\+)?json', re.IGNORECASE)

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
}
"""What a page may load. `frame-ancestors` is not among them: browsers take it from a header only (CSP
Level 3, 6.4.2), and `response_headers` has it. `img-src data:` is for icons within Material's styles."""


OF_A_PROVIDER = (
    "script-src",
    "style-src",
    "img-src",
    "font-src",
    "media-src",
    "connect-src",
    "frame-src",
    "worker-src",
)
"""What a chat's provider loads from its own hosts."""


def with_policy(
    html: str, origins: Sequence[str] = (), *, connect: Sequence[str] = (), frames: Sequence[str] = ()
) -> str:
    """The page with its policy as the first thing after its character set.

    Args:
        html: the finished page.
        origins: whose script this page may load besides ours: the chat page alone has any.
        connect: whom this page may send to besides us: the owner's address for answers, where one is asked.
        frames: whose pages may stand in this one: the host of a video that a tap opens.
    """
    content = policy(html, origins, connect=connect, frames=frames)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return _CHARSET.sub(lambda match: f"{match.group()}\n      {meta}", html, count=1)


def policy(
    html: str, origins: Sequence[str] = (), *, connect: Sequence[str] = (), frames: Sequence[str] = ()
) -> str:
    """The policy of a page: the directives, with the hash of each inline script it has."""
    hashes = dict.fromkeys(
        _hash(match["code"])
        for match in _SCRIPT.finditer(html)
        if "src=" not in match["attributes"] and not _DATA_TYPE.search(match["attributes"])
    )
    directives = {**DIRECTIVES, "script-src": " ".join((DIRECTIVES["script-src"], *hashes))}
    directives["connect-src"] = " ".join((directives["connect-src"], *connect))
    if frames:
        directives["frame-src"] = " ".join(frames)
    if origins:
        named = " ".join(origins)
        for name in OF_A_PROVIDER:
            directives[name] = f"{directives[name]} {named}" if name in directives else named
        # Chat widgets write their style into the page; for scripts nothing inline is allowed here either.
        directives["style-src"] += " 'unsafe-inline'"
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hash(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def response_headers() -> str:
    """The `_headers` file of Cloudflare Pages and Netlify: what a page can't say in its own markup."""
    return """\
/*
  Content-Security-Policy: frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Cross-Origin-Opener-Policy: same-origin
/assets/stylesheets/*
  Cache-Control: public, max-age=31536000, immutable
/assets/javascripts/bundle.*
  Cache-Control: public, max-age=31536000, immutable
/assets/javascripts/workers/*
  Cache-Control: public, max-age=31536000, immutable
/assets/pictures/*
  Cache-Control: public, max-age=31536000, immutable
/*.ics
  Content-Type: text/calendar; charset=utf-8
/*.vtt
  Content-Type: text/vtt; charset=utf-8
/*.vcf
  Content-Type: text/vcard; charset=utf-8
"""
