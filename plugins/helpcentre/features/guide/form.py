"""The two forms of a guide: sizes, and what fits into them."""

from __future__ import annotations

from dataclasses import dataclass

from helpcentre.typesetting.content import Measure

PIXEL = 0.75
"""A CSS pixel in points (CSS Values 4, 6.2)."""
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Form:
    """A form of a guide, all lengths in points.

    Args:
        width: of the page.
        height: of the page.
        left: margin; the others alike.
        right: margin.
        top: margin, with the running title in it.
        bottom: margin, with the page number in it.
        size: of the text.
        title_size: of the title.
        disc: diameter of a step's number.
        leading: space between lines of the text.
        measure: what fits.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    title_size: float
    disc: float
    leading: float
    measure: Measure

    def sizes(self) -> dict[str, float]:
        """All lengths that the template asks for."""
        names = ("width", "height", "left", "right", "top", "bottom", "size", "title_size", "disc", "leading")
        own = {name.replace("_", "-"): round(getattr(self, name), 2) for name in names}
        return {**own, "table-size": self.measure.table_size}


def _form(
    *,
    page: tuple[float, float],
    left: float,
    right: float,
    top: float,
    bottom: float,
    size: float,
    title_size: float,
    disc: float,
    table_size: float,
    most_columns: int,
    pixel: float,
    hyphenate_from: int = 0,
    hyphenate_cells_from: int = 0,
) -> Form:
    width, height = page
    measure = Measure(
        width - left - right,
        height - top - bottom,
        size,
        table_size,
        most_columns,
        pixel,
        hyphenate_from,
        hyphenate_cells_from,
    )
    return Form(
        width, height, left, right, top, bottom, size, title_size, disc, round(size * 0.72, 2), measure
    )


FORMS = {
    # About 68 letters a line.
    "a4": _form(
        page=(210 * MILLIMETRE, 297 * MILLIMETRE),
        left=34 * MILLIMETRE,
        right=38 * MILLIMETRE,
        top=30 * MILLIMETRE,
        bottom=28 * MILLIMETRE,
        size=10.5,
        title_size=25,
        disc=21,
        table_size=9.25,
        most_columns=6,
        pixel=0.5,
        hyphenate_cells_from=14,
    ),
    # The page is the screen of a phone 360 CSS pixels wide, the text 17 pixels as on the site: what fills the
    # screen is read without zoom.
    "phone": _form(
        page=(360 * PIXEL, 640 * PIXEL),
        left=20 * PIXEL,
        right=20 * PIXEL,
        top=28 * PIXEL,
        bottom=52 * PIXEL,
        size=17 * PIXEL,
        title_size=28 * PIXEL,
        disc=28 * PIXEL,
        table_size=15 * PIXEL,
        most_columns=2,
        pixel=0.4,
        hyphenate_from=14,
        hyphenate_cells_from=10,
    ),
}
