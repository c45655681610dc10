"""QR codes as drawings: one path of squares, so that a printer draws it sharp at any size."""

from __future__ import annotations


def qr_drawing(text: str) -> bytes:
    """The SVG of a QR code (ISO/IEC 18004, error correction M), one unit a module, with no quiet zone.

    Args:
        text: what a camera reads; an address.
    """
    import segno  # noqa: PLC0415 (only guides and pictures need it)

    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    runs = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = max(end, x + 1)
    size = len(matrix)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#1b1f24" shape-rendering="crispEdges" d="{"".join(runs)}"/></svg>'
    ).encode()


def shown_address(address: str) -> str:
    """An address as people read it beside its code: without scheme and last slash."""
    return address.partition("//")[2].rstrip("/") if "//" in address else address.partition(":")[2]
