"""The policy of a page: what it lets run is what this very page has, and nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from helpcentre.page.security_policy import DIRECTIVES, policy, response_headers, with_policy

PAGE = """<!doctype html>
<html lang="az">
  <head>
    <meta charset="utf-8">
    <title>Səhifə</title>
  </head>
  <body>{}</body>
</html>"""


def hash_of(code: str) -> str:
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def sources(html: str, directive: str = "script-src") -> list[str]:
    """What a page's policy allows for a directive."""
    directives = dict(part.split(" ", 1) for part in policy(html).split("; "))
    return directives[directive].split()


def test_known_hash() -> None:
    # The example of the W3C (CSP Level 2, 7.17.1), so that our way of hashing is not its own proof.
    assert sources("<script>alert('Hello, world.');</script>") == [
        "'self'",
        "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    ]


def test_each_inline_script_is_allowed_once() -> None:
    code = 'var a = "ə" < 1;\n  b()\n'
    html = PAGE.format(f"<script>{code}</script><script>c()</script>\n<SCRIPT type=module>{code}</SCRIPT>")
    assert sources(html) == ["'self'", hash_of(code), hash_of("c()")]


def test_white_space_of_a_script_counts() -> None:
    assert sources("<script> a() </script>")[1:] == [hash_of(" a() ")]
    assert sources("<script>a()</script>")[1:] == [hash_of("a()")]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        '<script type="module" src="a.mjs"></script>',
        '<script type="application/json">{"a": 1}</script>',
        "<script type=application/json>{}</script>",
        '<script id="x" type="application/ld+json">{"@type": "Organization"}</script>',
        "<p>script</p>",
    ],
)
def test_what_is_no_inline_script_needs_no_hash(html: str) -> None:
    assert sources(PAGE.format(html)) == ["'self'"]


def test_nothing_is_loaded_from_another_host_or_inline() -> None:
    directives = policy(PAGE.format("<script>a()</script>"))
    assert directives.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|\*|unsafe", directives)
    assert sources("", "style-src") == ["'self'"]
    assert sources("", "base-uri") == ["'none'"]
    assert sources("", "object-src") == ["'none'"]
    # Not valid in a meta element, where browsers would only complain about it.
    assert "frame-ancestors" not in DIRECTIVES


@pytest.mark.parametrize(
    "charset",
    ['<meta charset="utf-8">', "<meta charset=utf-8>", '<META charset="UTF-8" />', "<meta charset=utf-8/>"],
)
def test_the_policy_stands_right_behind_the_character_set(charset: str) -> None:
    html = PAGE.replace('<meta charset="utf-8">', charset).format(r"<script>a('\1')</script>")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    assert hash_of(r"a('\1')") in meta
    made = with_policy(html)
    assert made[made.index(charset) + len(charset) :].lstrip().startswith(meta)
    assert made.replace(f"\n      {meta}", "") == html


def test_only_the_first_character_set_counts() -> None:
    html = PAGE.format('<pre>&lt;meta charset="utf-8"></pre><meta charset="utf-8">')
    assert with_policy(html).count("Content-Security-Policy") == 1


def test_headers_say_what_a_page_cannot() -> None:
    headers = response_headers()
    assert headers.startswith("/*\n  Content-Security-Policy: frame-ancestors 'none'\n")
    for line in ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin"):
        assert f"\n  {line}\n" in headers
    assert "/*.ics\n  Content-Type: text/calendar; charset=utf-8\n" in headers
    assert headers.endswith("\n")
    # Every line is a path or an indented header of the path above.
    assert all(re.fullmatch(r"/\S*|  [A-Za-z-]+: .+", line) for line in headers.splitlines())


def test_an_address_for_answers_is_connected_to_and_nothing_else() -> None:
    plain, named = (
        dict(part.split(" ", 1) for part in found.split("; "))
        for found in (policy(PAGE), policy(PAGE, connect=("https://answers.example",)))
    )
    assert named.pop("connect-src") == "'self' https://answers.example"
    assert plain.pop("connect-src") == "'self'"
    assert named == plain
