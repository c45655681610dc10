"""What the Nu checker and screen readers stumble over, looked for on every page of every fixture site.

The Nu checker itself needs Java and is run by hand; each kind of error that it has found here has its test.
"""

from __future__ import annotations

from collections import Counter

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_builds import Outcome

SITES = ["own_site", "two_languages", "other_organisation"]
TABLE_PARTS = "table, thead, tbody, tr, th, td"


@pytest.fixture(params=SITES)
def pages(request: pytest.FixtureRequest) -> dict[str, LexborHTMLParser]:
    outcome: Outcome = request.getfixturevalue(request.param)
    return {
        path.relative_to(outcome.site).as_posix(): LexborHTMLParser(path.read_text("utf-8"))
        for path in sorted(outcome.site.rglob("*.html"))
    }


def name_of(element: LexborNode) -> str:
    """What an element is called: its label, or its text with the text that stands for pictures."""
    label = element.attributes.get("aria-label")
    alternatives = "".join(picture.attributes.get("alt") or "" for picture in element.css("img"))
    return (label or element.text() + alternatives).strip()


def test_no_id_twice_and_none_missing(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        ids = Counter(element.attributes["id"] for element in page.css("[id]"))
        assert [id_ for id_, times in ids.items() if times > 1 or not id_] == [], address
        for attribute in ("for", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls"):
            for element in page.css(f"[{attribute}]"):
                for id_ in (element.attributes[attribute] or "").split():
                    assert id_ in ids, f"{address}: {attribute}={id_}"


def test_a_popover_is_opened_by_a_button_and_is_a_popover(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        openers = page.css("[popovertarget]")
        assert {opener.tag for opener in openers} == {"button"}, address
        for opener in openers:
            target = page.css_first(f"#{opener.attributes['popovertarget']}")
            assert "popover" in target.attributes, address


def test_what_takes_no_completion_asks_for_none(pages: dict[str, LexborHTMLParser]) -> None:
    """Material writes `autocomplete` on the checkboxes of its drawer and its search."""
    for address, page in pages.items():
        for kind in ("checkbox", "radio", "button", "submit", "reset"):
            assert page.css(f"[type={kind}][autocomplete]") == [], address


def test_the_order_of_stops_is_that_of_the_page(pages: dict[str, LexborHTMLParser]) -> None:
    """Material writes an empty `tabindex` on labels."""
    for address, page in pages.items():
        for element in page.css("[tabindex]"):
            assert element.attributes["tabindex"] in ("0", "-1"), address
        assert page.css("label[tabindex]") == [], address


def test_no_role_repeats_an_element(pages: dict[str, LexborHTMLParser]) -> None:
    """A script gives a table its roles, for old Safari; in the HTML each of them is an error."""
    native = {"nav": "navigation", "main": "main", "header": "banner", "footer": "contentinfo", "a": "link"}
    native |= {"button": "button", "ul": "list", "ol": "list", "li": "listitem", "article": "article"}
    for address, page in pages.items():
        for element in page.css("[role]"):
            assert element.attributes["role"] != native.get(element.tag or ""), f"{address}: {element.html}"
        for part in page.css(TABLE_PARTS):
            assert "role" not in part.attributes, address


def test_landmarks_are_there_once_and_have_names(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        body = page.body
        assert body is not None
        assert len(page.css("main")) == 1, address
        outer = [element for element in page.css("header, footer") if not _inside(element, "article", "main")]
        assert [element.tag for element in outer] == ["header", "footer"], address
        assert len(page.css("[role=search]")) <= 1, address
        labels = [element.attributes.get("aria-label") or "" for element in page.css("nav, [role=search]")]
        assert all(labels), address
        assert len(set(labels)) == len(labels), f"{address}: {labels}"
        ids = [element.attributes["aria-labelledby"] for element in page.css("section[aria-labelledby]")]
        regions = [name_of(page.css_first(f"#{id_}")) for id_ in ids]
        assert len(set(regions)) == len(regions), f"{address}: {regions}"
        assert page.css("dialog:not([aria-label]), [role=dialog]:not([aria-label])") == [], address


def _inside(element: LexborNode, *tags: str) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def test_headings_go_down_a_step_at_a_time(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        headings = page.css("h1, h2, h3, h4, h5, h6")
        levels = [int((heading.tag or "")[1]) for heading in headings]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        jumps = [
            name_of(heading)
            for heading, before, level in zip(headings[1:], levels, levels[1:], strict=False)
            if level > before + 1
        ]
        assert jumps == [], address
        assert all(name_of(heading) for heading in headings), address


def test_everything_one_can_use_has_a_name(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        for element in page.css("a[href], button, summary, legend"):
            assert name_of(element), f"{address}: {element.html}"
        for field in page.css("input:not([type=hidden]):not([hidden])"):
            id_ = field.attributes.get("id")
            labelled = field.attributes.get("aria-label") or (id_ and page.css(f'label[for="{id_}"]'))
            assert labelled or _inside(field, "label"), f"{address}: {field.html}"
        for picture in page.css("img"):
            assert "alt" in picture.attributes, address
        for drawing in page.css("svg"):
            assert drawing.css("title, text") == [], address


def test_tables_have_heads(pages: dict[str, LexborHTMLParser]) -> None:
    for address, page in pages.items():
        for table in page.css("table"):
            assert table.css("th"), address
            for cell in table.css("th"):
                assert name_of(cell) or table.css("thead th")[0] == cell, address


def test_parts_in_another_language_say_so(two_languages: Outcome) -> None:
    """English around an Azerbaijani article that is not translated yet."""
    page = LexborHTMLParser(two_languages.page("en/account/sign-in-problems/"))
    assert page.css_first("html").attributes["lang"] == "en"
    for foreign in ("h1", ".hc-text", ".hc-contents ul"):
        assert page.css_first(foreign).attributes.get("lang") == "az", foreign
    here = page.css_first('.hc-sidebar [aria-current="page"]')
    assert here.attributes.get("lang") == "az"
    for own in (".hc-untranslated", ".hc-trail", ".hc-sidebar__title", ".hc-stuck", ".hc-footer"):
        assert "lang" not in page.css_first(own).attributes, own
    languages = {link.text(): link.attributes.get("lang") for link in page.css("#hc-languages a")}
    assert languages == {"Azərbaycanca": "az", "English": "en"}
    home = LexborHTMLParser(two_languages.page("en/"))
    titles = {link.text(): link.attributes.get("lang") for link in home.css(".hc-topic li a")}
    assert "az" in titles.values()
    assert None in titles.values()


def test_the_page_one_is_on_is_told(own_site: Outcome) -> None:
    home, article = (LexborHTMLParser(own_site.page(address)) for address in ("", "wallet/fees/"))
    assert home.css_first(".hc-wordmark").attributes["aria-current"] == "page"
    assert home.css_first("#hc-menu [aria-current]").text() == "Baş səhifə"
    assert article.css_first(".hc-sidebar [aria-current=page]").text() == "Platforma haqqı və komissiya"
    assert article.css_first("#hc-menu [aria-current=true]").text() == "Ödənişlər və Allin Wallet"
    assert "aria-current" not in article.css_first(".hc-wordmark").attributes
