"""A link as a QR code: from a wide screen to a phone. The one module that knows the library for it."""

from __future__ import annotations

from functools import cache
from io import BytesIO

MASK = 0
"""Of the eight patterns that may lie over a code (ISO/IEC 18004, 7.8). Any can be read; to try all and take
the one that looks most even is four fifths of the work."""


@cache  # a live preview builds the site again and again
def qr_svg(link: str) -> bytes:
    """The code as an SVG picture, dark on white whatever the page's ground: scanners expect that.

    Args:
        link: what the phone opens.
    """
    import segno  # noqa: PLC0415  (late: `check` of a site without Telegram never needs it)

    picture = BytesIO()
    # Error correction M (15 %) is meant for screens (ISO/IEC 18004); a border of 4 modules is the standard's.
    code = segno.make(link, error="m", micro=False, boost_error=False, mask=MASK)
    code.save(
        picture,
        kind="svg",
        omitsize=True,
        border=4,
        xmldecl=False,
        nl=False,
        svgclass=None,
        lineclass=None,
        light="#fff",
    )
    return picture.getvalue()
