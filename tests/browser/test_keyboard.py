"""Every page by keyboard alone, at a phone's width and a desk's: what Tab reaches is seen."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from helpcentre.language.words import Words
from site_builds import Outcome
from static_host import ServeDirectory
from watched_page import PageAt

pytestmark = pytest.mark.used_pages

WIDTHS = [390, 1280]
MOST_STOPS = 150

# The element that has the focus, and all that tells where it is: its outline, or that of the row of tabs that
# a radio button lies under, and whether its box can be seen.
STOP = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const tabs = element.matches(".tabbed-set > input") && element.parentElement;
    const labels = tabs && tabs.querySelector(".tabbed-labels");
    const style = getComputedStyle(labels || element);
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2];
    const above = document.elementFromPoint(x, y);
    return {
        name: element.getAttribute("aria-label") || element.innerText.trim().split("\\n")[0]
            || element.querySelector("img")?.alt || element.labels?.[0]?.innerText || element.id,
        tag: element.tagName.toLowerCase(),
        place: element.closest("header.hc-header, nav, main, footer")?.className || "",
        html: element.outerHTML.slice(0, 160),
        width: box.width,
        height: box.height,
        outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        inside: box.x >= -1 && box.right <= innerWidth + 1 && y > 0 && y < innerHeight,
        onTop: Boolean(labels) || Boolean(above && (element.contains(above) || above.contains(element))),
        hidden: !element.checkVisibility({visibilityProperty: true}),
    };
}"""


@dataclass(frozen=True)
class Stop:
    """One element that Tab reached."""

    name: str
    tag: str
    place: str
    html: str
    width: float
    height: float
    outline: float
    inside: bool
    onTop: bool  # noqa: N815 - as the page's script names it
    hidden: bool


def stops(page: Page, *, key: str = "Tab") -> list[Stop]:
    """Walks from where the focus is until it leaves the page."""
    found: list[Stop] = []
    while len(found) < MOST_STOPS:
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(Stop(**stop))
    pytest.fail("the walk does not end: " + found[-1].html)


def focused(page: Page) -> Locator:
    return page.locator(":focus")


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"Tab never reaches {target}")


WALKED = {
    "home": ("own_site", ""),
    "hub": ("own_site", "wallet/"),
    "howto with tabs": ("own_site", "technical/clear-cache/"),
    "troubleshooting": ("own_site", "account/sign-in-problems/"),
    "reference": ("own_site", "wallet/fees/"),
    "FAQ": ("own_site", "self-service/faq/"),
    "contact": ("own_site", "support/contact/"),
    "404": ("own_site", "no-such-page/"),
    "languages": ("two_languages", "account/reset-password/"),
    "default look": ("other_organisation", "orders/change-date/"),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", WALKED)
def test_every_stop_is_seen(
    request: pytest.FixtureRequest, serve_directory: ServeDirectory, page_at: PageAt, name: str, width: int
) -> None:
    """Also: the closed menu and the closed search have no stops, and there are none of 0x0."""
    fixture, address = WALKED[name]
    outcome: Outcome = request.getfixturevalue(fixture)
    visit = page_at(width)
    visit.page.emulate_media(reduced_motion="reduce")
    visit.page.goto(serve_directory(outcome.site) + address)
    visit.settle()
    walk = stops(visit.page)
    assert "hc-skip" in walk[0].html
    assert len(walk) > 8
    unseen = [
        stop
        for stop in walk
        if stop.width < 20
        or stop.height < 16
        or stop.outline < 2
        or not (stop.inside and stop.onTop and stop.name)
        or stop.hidden
        or "hc-menu" in stop.place.split()
    ]
    assert unseen == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_way_back_is_the_same(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    there = stops(page)
    back = []
    for _ in there:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(STOP)["name"])
    assert back[::-1] == [stop.name for stop in there]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_leads_to_the_text(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Məzmuna keçin")
    expect(focused(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.get_by_role("main").evaluate("main => main.contains(document.activeElement)")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_menu(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int) -> None:
    root = serve_directory(own_site.site)
    page = page_at(width).page
    page.goto(root + "wallet/fees/")
    button, menu = page.get_by_role("button", name="Menyu"), page.get_by_role("navigation", name="Menyu")
    expect(menu).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="Bağlayın")).to_be_focused()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Baş səhifə")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # its own button closes it too
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Tədbir İdarəetməsi"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(root + "events/")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_appearance_is_chosen_with_arrows_and_stays(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    tab_to(page, page.get_by_role("button", name="Menyu"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio", name="Cihazdakı kimi"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Tünd")).to_be_checked()
    assert page.evaluate(ground) == "rgb(20, 23, 26)"
    page.reload()
    assert page.evaluate(ground) == "rgb(20, 23, 26)"
    page.get_by_role("button", name="Menyu").press("Enter")
    expect(page.get_by_role("radio", name="Tünd")).to_be_checked()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_from_the_home_page(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    root = serve_directory(own_site.site)
    page = page_at(width).page
    page.goto(root)
    opener, field = (
        page.locator(".hc-hero [data-hc-search]"),
        page.get_by_role("search").get_by_role("textbox"),
    )
    results = page.locator(".md-search-result__link")
    tab_to(page, opener)
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    page.keyboard.type("balans")
    expect(results.first).to_be_visible()
    expect(page.get_by_role("search").get_by_role("status")).to_have_text(re.compile(r"\d"))
    page.keyboard.press("Escape")
    expect(results.first).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    title = results.first.inner_text()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(root)
    assert title.startswith(page.get_by_role("heading", level=1).inner_text())


def search_from_the_header(page: Page) -> tuple[Locator, Locator]:
    """Opens the search of a phone's header by key: the button, and the field."""
    opener = page.get_by_role("banner").get_by_role("button", name="Axtarış", exact=True)
    tab_to(page, opener)
    page.keyboard.press("Enter")
    field = page.get_by_role("search").get_by_role("textbox")
    expect(field).to_be_focused()
    return opener, field


def test_the_search_from_the_header_of_a_phone(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    opener, field = search_from_the_header(page)
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Axtarışı bağlayın")).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_search_is_left_before_its_scripts_have_come(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    page.route("**/box.mount.mjs*", lambda _: None)  # a network that never answers
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    opener, field = search_from_the_header(page)
    page.get_by_role("button", name="Axtarışı bağlayın").press("Enter")
    expect(field).to_be_hidden()
    expect(opener).to_be_focused()
    page.unroute_all()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_results_with_tab(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    """Material's own script closes the box on Tab."""
    page = page_at(width).page
    page.emulate_media(reduced_motion="reduce")
    page.goto(serve_directory(own_site.site))
    tab_to(page, page.locator(".hc-hero [data-hc-search]"))
    page.keyboard.press("Enter")
    page.keyboard.type("bilet")
    results = page.locator(".md-search-result__link")
    expect(results.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Axtarış sözünü silin")).to_be_focused()
    page.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    assert page.evaluate(STOP)["outline"] >= 2
    for _ in range(MOST_STOPS):  # past the last result the box closes, and covers nothing that has the focus
        page.keyboard.press("Tab")
        if not page.evaluate("document.querySelector('[role=search]').contains(document.activeElement)"):
            break
    expect(results.first).to_be_hidden()
    stop = page.evaluate(STOP)
    assert stop["onTop"], stop


KEYBOARDS = {
    "a key of its own": {"key": "/", "code": "Slash"},
    "with Shift": {"key": "/", "code": "Digit7", "shiftKey": True},
    "with AltGr": {"key": "/", "code": "KeyQ", "ctrlKey": True, "altKey": True, "modifierAltGraph": True},
}
"""How `/` arrives from an American, a German or Azerbaijani, and a Brazilian keyboard."""
NOT_MEANT = {
    "with Ctrl": {"key": "/", "code": "Slash", "ctrlKey": True},
    "with Alt": {"key": "/", "code": "Slash", "altKey": True},
    "with the command key": {"key": "/", "code": "Slash", "metaKey": True},
    "held down": {"key": "/", "code": "Slash", "repeat": True},
    "another letter of that key": {"key": ".", "code": "Slash"},
}
PRESS = """init => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", {...init, bubbles: true, cancelable: true, composed: true}))"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("init", KEYBOARDS.values(), ids=KEYBOARDS)
def test_a_slash_opens_the_search(
    own_site: Outcome,
    serve_directory: ServeDirectory,
    page_at: PageAt,
    init: dict[str, str | bool],
    width: int,
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    field = page.get_by_role("search").get_by_role("textbox")
    link = page.locator(".hc-trail a").first
    link.focus()
    assert page.evaluate(PRESS, init) is False  # or the sign would stand in the field
    expect(field).to_be_focused()
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.type("24/7")
    expect(field).to_have_value("24/7")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_a_slash_opens_the_search_out_of_the_menu_and_not_over_a_dialog(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    field = page.get_by_role("search").get_by_role("textbox")
    page.get_by_role("button", name="Menyu").press("Enter")
    page.keyboard.press("/")
    expect(page.get_by_role("navigation", name="Menyu")).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.press("Escape")
    page.get_by_role("banner").get_by_role("button", name="Əlaqə").press("Enter")
    expect(page.get_by_role("dialog", name="Bizimlə əlaqə")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Bizimlə əlaqə")).to_be_visible()
    expect(field).not_to_be_focused()


@pytest.mark.parametrize("init", NOT_MEANT.values(), ids=NOT_MEANT)
def test_what_only_looks_like_a_slash(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, init: dict[str, str | bool]
) -> None:
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    assert page.evaluate(PRESS, init) is True
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("tag", ["input", "textarea", "div"])
def test_a_slash_is_a_letter_where_somebody_types(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, tag: str
) -> None:
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    page.evaluate(
        """tag => {
        const field = document.createElement(tag);
        field.id = "typed";
        if (tag === "div") field.contentEditable = "true";
        document.querySelector("main").prepend(field);
        field.focus();
    }""",
        tag,
    )
    page.keyboard.type("24/7")
    field = page.locator("#typed")
    expect(field).to_be_focused()
    assert field.evaluate("field => field.value ?? field.textContent") == "24/7"


def test_the_slash_is_shown_and_can_be_switched_off(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """WCAG 2.1.4: a sign by itself must not be a command for visitors who do not want it."""
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    field, hint = page.get_by_role("search").get_by_role("textbox"), page.locator(".hc-search__key")
    choice = page.get_by_role("checkbox", name=Words("az")("site.search_key"))
    expect(hint).to_be_visible()
    expect(field).to_have_attribute("aria-keyshortcuts", "/")
    page.get_by_role("button", name="Menyu").press("Enter")
    tab_to(page, choice)
    expect(choice).to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    for _ in ("at once", "on the next page"):
        expect(hint).to_be_hidden()
        expect(field).not_to_have_attribute("aria-keyshortcuts", "/")
        page.keyboard.press("/")
        expect(field).not_to_be_focused()
        page.reload()
    page.get_by_role("button", name="Menyu").press("Enter")
    expect(choice).not_to_be_checked()
    choice.check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(field).to_be_focused()


def test_a_letter_is_no_command(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    """Material opens its search for f and s; people who speak to a computer would leave by a word."""
    page = page_at(1280).page
    page.goto(serve_directory(own_site.site) + "wallet/fees/")
    for key in "fspn,.":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement === document.body")
    expect(page.get_by_role("search").get_by_role("textbox")).to_have_value("")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["account/sign-in-problems/", "self-service/faq/"])
def test_causes_and_questions(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + address)
    details = page.locator("article details").first
    tab_to(page, details.locator("summary"))
    for key in ("Enter", "Space"):
        expect(details).not_to_have_attribute("open", "")
        page.keyboard.press(key)
        expect(details.locator("p").first).to_be_visible()
        page.keyboard.press(key)
        expect(details.locator("p").first).to_be_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_tabs_with_arrows(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "technical/clear-cache/")
    radios, blocks = page.locator(".tabbed-set > input"), page.locator(".tabbed-block")
    tab_to(page, radios.first)
    page.keyboard.press("ArrowRight")
    expect(radios.nth(1)).to_be_focused()
    expect(blocks.nth(1)).to_be_visible()
    expect(blocks.nth(0)).to_be_hidden()
    expect(radios.nth(1)).to_have_accessible_name(page.locator(".tabbed-labels > label").nth(1).inner_text())
    page.keyboard.press("Tab")  # one stop for all tabs
    assert not page.evaluate("document.activeElement.matches('.tabbed-set > input, .tabbed-labels *')")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_languages(
    two_languages: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    root = serve_directory(two_languages.site)
    page = page_at(width).page
    page.emulate_media(reduced_motion="reduce")
    page.goto(root + "account/reset-password/")
    button, english = page.get_by_role("button", name="Dili seçin"), page.get_by_role("link", name="English")
    expect(english).to_be_hidden()
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(english).to_be_visible()
    tab_to(page, english)
    page.keyboard.press("Escape")
    expect(english).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, english)
    page.keyboard.press("Enter")
    expect(page).to_have_url(root + "en/account/reset-password/")


@pytest.mark.parametrize("width", WIDTHS)
def test_printing_is_a_stop(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    with page.add_init_script("window.print = () => { document.title = 'printed' }"):
        page.goto(serve_directory(own_site.site) + "wallet/top-up/")
    tab_to(page, page.get_by_role("button", name="Çap edin"))
    page.keyboard.press("Enter")
    expect(page).to_have_title("printed")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_filter_of_questions(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    page.goto(serve_directory(own_site.site) + "self-service/faq/")
    tab_to(page, page.get_by_role("searchbox"))
    page.keyboard.type("qqq")
    status = page.get_by_role("article").get_by_role("status").first
    expect(status).to_contain_text("Uyğun sual yoxdur")
    for _ in "qqq":
        page.keyboard.press("Backspace")
    page.keyboard.type("balans")
    expect(status).to_contain_text("Uyğun suallar:")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('details:not([hidden]) > summary')")
