"""The search as people use it: without letters, in a hurry, pasted, from a link, on bad connections."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from axe import ALL_RULES, RULES_OF_COLOUR, violations
from site_builds import Outcome, copy_site, replaced, run
from static_host import ServeDirectory
from watched_page import PageAt, Visit

pytestmark = pytest.mark.used_pages

WIDTHS = [390, 1280]
INDEX_FILE = re.compile(r"/search/\w+/\w{10}/")
CODE_OF_SEARCH = re.compile(r"/search/|search-(box|notes)|javascripts/bundle")
OPENER = "assets/helpcentre/search/page/open.mount.mjs"


Device = Callable[[int], Visit]


@pytest.fixture
def device(browser: Browser) -> Iterator[Device]:
    """Opens watched pages, each on a device of its own: it may go offline, its files may be spoilt."""
    visits: list[Visit] = []

    def open_page(width: int) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
        visits.append(Visit(context.new_page()))
        return visits[-1]

    yield open_page
    try:
        for visit in visits:
            visit.assert_quiet()
    finally:
        for visit in visits:
            visit.page.context.close()


def field(page: Page) -> Locator:
    return page.get_by_role("search").get_by_role("textbox")


def titles(page: Page) -> Locator:
    """The titles of the pages that were found, in order."""
    return page.locator(".md-search-result__article > h1")


def notes(page: Page) -> Locator:
    """What the box says above its list."""
    return page.locator("[data-hc-notes]")


def answer(page: Page) -> Locator:
    return page.get_by_role("region", name="Cavab")


def go_to_search(page: Page, root: str) -> None:
    page.goto(root)
    page.locator(".hc-hero [data-hc-search]").click()
    expect(field(page)).to_be_focused()


def go_to_ready_search(page: Page, root: str) -> None:
    """Everything that searching needs is there, but for the index."""
    go_to_search(page, root)
    expect(notes(page)).to_have_text("Axtarmaq üçün yazın")


def asked_of(page: Page) -> list[str]:
    """Every address that is asked for from now on, workers included."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def count_said(page: Page) -> Locator:
    return page.locator("[data-hc-search-status]")


# --- Typing -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("sifremi unutdum", "Parolu sıfırlamaq"),
        ("PAROLU SIFIRLAMAQ", "Parolu sıfırlamaq"),
        ("parlou", "Parolu sıfırlamaq"),
        ("şifrəmi unut", "Parolu sıfırlamaq"),
        ("odenisim keçmir", "Uğursuz ödəniş"),
    ],
)
def test_people_type_as_they_do(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, query: str, title: str, width: int
) -> None:
    page = page_at(width).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type(query, delay=20)
    expect(titles(page).first).to_have_text(title)


def test_nothing_is_fetched_before_somebody_turns_to_the_box(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(1280)
    asked = asked_of(visit.page)
    root = serve_directory(own_site.site)
    for address in ("", "account/reset-password/"):
        visit.page.goto(root + address)
        visit.settle()
    # What opens the box is there at once, so that no tap is lost.
    assert {url for url in asked if CODE_OF_SEARCH.search(url)} == {root + OPENER}
    field(visit.page).click()
    page = visit.page
    page.keyboard.type("bilet")
    expect(titles(page).first).to_be_visible()
    assert any(CODE_OF_SEARCH.search(url) for url in asked)
    assert 0 < len([url for url in asked if re.search(r"/words-\d+", url)]) <= 3


def test_who_types_fast_fetches_texts_once(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """And sees the results of what stands in the field, not of an earlier query that took longer."""
    visit = page_at(1280)
    go_to_ready_search(visit.page, serve_directory(own_site.site))
    visit.settle()
    asked = asked_of(visit.page)
    visit.page.keyboard.type("parolu sıfırlamaq", delay=5)
    expect(titles(visit.page).first).to_have_text("Parolu sıfırlamaq")
    texts = [url for url in asked if "/text-" in url]
    assert len(texts) == len(set(texts)) <= 10
    for query in ("bilet", "balans", "iclas", "tədbir yaratmaq"):
        field(visit.page).fill(query)
    expect(titles(visit.page).first).to_have_text("Tədbir yaratmaq")
    visit.page.wait_for_timeout(400)
    expect(titles(visit.page).first).to_have_text("Tədbir yaratmaq")


def test_paste_and_voice_search_too(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Both change the field without a key; Material listens to keys alone."""
    page = page_at(1280).page
    go_to_search(page, serve_directory(own_site.site))
    page.evaluate(
        "document.execCommand('insertText', false, 'parolu sıfırlamaq')"  # as a paste by mouse ends
    )
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")
    field(page).fill("balansı artırmaq")
    expect(titles(page).first).to_have_text(re.compile("alans"))
    page.get_by_role("button", name="Axtarış sözünü silin").click()
    expect(field(page)).to_have_value("")
    expect(titles(page)).to_have_count(0)
    expect(notes(page)).to_have_text("Axtarmaq üçün yazın")


def test_a_completion_is_offered_and_taken(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(1280).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("parolu sıf")
    offered = page.locator("[data-md-component=search-suggest]")
    expect(offered).to_have_text(re.compile("^parolu sıfırla"))
    # Letter on letter, so that it goes on where the caret stands.
    assert offered.evaluate("one => getComputedStyle(one).font") == field(page).evaluate(
        "one => getComputedStyle(one).font"
    )
    text = offered.inner_text()
    page.keyboard.press("ArrowRight")
    expect(field(page)).to_have_value(text)
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")


@pytest.mark.parametrize("width", WIDTHS)
def test_arrows_and_enter(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    """Also with an answer above: the arrows walk the results, Enter in the field takes the best one."""
    page = page_at(width).page
    root = serve_directory(own_site.site)
    go_to_search(page, root)
    page.keyboard.type("iş saatları")
    expect(answer(page)).to_be_visible()
    results = page.locator(".md-search-result__link:visible")
    page.keyboard.press("ArrowDown")
    expect(results.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/support/hours/"))


def test_more_of_a_page_opens_by_keyboard(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """Material goes back to the field on a key that it does not know."""
    page = page_at(1280).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("parol")
    more = page.locator(".md-search-result__more").first
    said = int(re.findall(r"\d+", more.locator("summary").inner_text())[0])
    for key in ("Enter", "Space"):
        more.locator("summary").press(key)
        expect(more.locator("a")).to_have_count(said)
        assert more.evaluate("one => one.open") == (key == "Enter")
    expect(field(page)).to_have_value("parol")


# --- Links ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_to_a_search(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    scripts = asked_of(page)
    page.goto(serve_directory(own_site.site) + "wallet/fees/?q=" + quote("şifrəmi unutdum"))
    expect(field(page)).to_have_value("şifrəmi unutdum")
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")
    assert len([url for url in scripts if "javascripts/bundle" in url]) == 1


def test_words_are_marked_on_the_page_that_was_found(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(1280)
    page = visit.page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("sifremi unutdum")
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(r"/account/reset-password/\?h="))
    address = urlsplit(page.url)
    asked = parse_qs(address.query)["h"][0].lower().split()
    marks = page.locator("main mark")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_inner_texts()} <= set(asked)
    visit.settle()
    assert urlsplit(page.url) == address, "the address stays as it is"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "address",
    ["account/reset-password/?h=SIFRE+parolu+Parolunuzu+e-poct+daxil+ola", "self-service/faq/?h=bilet"],
)
def test_marks_move_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str, width: int
) -> None:
    """Text cut into pieces stays where it was: each element of the article is as large as without marks."""
    boxes = """() => {
        const all = [...document.querySelectorAll("main :not(mark)")];
        return all.filter((one) => one.checkVisibility()).flatMap((one) => {
            const content = document.createRange(); // a text may be narrower than what it stands in
            content.selectNodeContents(one);
            const isText = [...one.children].every((child) => child.tagName === "MARK");
            return [one, ...(isText ? [content] : [])].flatMap((part) => {
                const { x, y, width, height } = part.getBoundingClientRect();
                return [x, y, width, height];
            });
        });
    }"""
    visit = page_at(width)
    root = serve_directory(own_site.site)
    visit.page.goto(root + address.partition("?")[0])
    visit.settle()
    without = visit.page.evaluate(boxes)
    visit.page.goto(root + address)
    expect(visit.page.locator("main mark")).not_to_have_count(0)
    visit.settle()
    # Where letters were drawn as pairs a word may be narrower by a hair.
    assert visit.page.evaluate(boxes) == pytest.approx(without, abs=0.2)


@pytest.mark.parametrize("asked", ["", "%3Cscript%3E", "%ED%A0%80", "(.*)", "a" * 3000])
def test_a_strange_mark_in_an_address_does_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, asked: str
) -> None:
    visit = page_at(390)
    visit.page.goto(serve_directory(own_site.site) + f"wallet/fees/?h={asked}")
    visit.settle()
    assert visit.page.locator("main mark").count() == 0


# --- Answers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
def test_a_contact_fact_is_the_answer(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("nömrəniz")
    link = answer(page).get_by_role("link", name="+994 55 909 80 00")
    expect(link).to_have_attribute("href", "tel:+994559098000")
    expect(answer(page)).to_contain_text("Bazar ertəsi–cümə, 09:00–19:00")
    box, first = link.bounding_box(), titles(page).first.bounding_box()
    assert box
    assert first
    assert box["height"] >= 44
    assert box["y"] < first["y"]
    field(page).fill("telefon nömrəsini təsdiqləmək")
    expect(answer(page)).to_have_count(0)
    field(page).fill("is saatlari")
    expect(answer(page)).to_contain_text("Bazar ertəsi–cümə, 09:00–19:00")
    expect(answer(page)).not_to_contain_text("24/7")  # the chat's, which can't be reached
    field(page).fill("bayramda isleyirsiniz?")
    expect(answer(page)).to_contain_text("Bayram günləri işləmir.")


def test_a_question_of_the_faq_is_the_answer(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = page_at(390).page
    root = serve_directory(own_site.site)
    page.goto(root + "self-service/faq/")
    question = page.locator("#fees")
    title = question.locator("summary").inner_text()
    whole = question.locator("p").first.text_content() or ""
    go_to_search(page, root)
    page.keyboard.type(title)
    expect(answer(page)).to_contain_text(title)
    expect(answer(page)).to_contain_text(re.sub(r"\s+", " ", whole).strip()[:80])
    answer(page).get_by_role("link").click()
    expect(page).to_have_url(re.compile("/self-service/faq/#fees$"))
    expect(page.locator("#fees p").first).to_be_visible()


def test_did_you_mean(own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt) -> None:
    page = page_at(390).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("parlou sifirla")
    expect(notes(page)).to_contain_text("Bunu nəzərdə tuturdunuz: parol")
    meant = notes(page).get_by_role("button")
    text = meant.inner_text()
    meant.press("Space")
    expect(field(page)).to_have_value(text)
    expect(field(page)).to_be_focused()
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")
    expect(notes(page)).not_to_contain_text("nəzərdə")


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_found_leads_on(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    page = page_at(width).page
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("qqqqq zzzzz")
    expect(notes(page)).to_contain_text("Heç nə tapılmadı")
    topics = notes(page).get_by_role("list", name="Bölmələr")
    expect(topics.get_by_role("link", name="Hesab İdarəetməsi")).to_be_visible()
    expect(notes(page).get_by_role("link", name="+994 55 909 80 00")).to_be_visible()
    telegram = notes(page).get_by_role("link", name="@allintalks_bot")
    expect(telegram).to_have_attribute("href", re.compile(r"\?text=qqqqq%20zzzzz$"))
    topics.get_by_role("link", name="Hesab İdarəetməsi").click()
    expect(page).to_have_url(re.compile("/account/$"))


def test_how_many_is_announced_when_somebody_stops_typing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """The number found, not that of the list; once, and again for the next query."""
    page = page_at(1280).page
    go_to_search(page, serve_directory(own_site.site))
    status = count_said(page)
    assert status.get_attribute("role") == "status"
    page.evaluate(
        """window.said = [];
        new MutationObserver(() => said.push(document.querySelector("[data-hc-search-status]").textContent))
          .observe(document.querySelector("[data-hc-search-status]"), { childList: true });"""
    )
    page.keyboard.type("bilet", delay=60)
    expect(status).to_have_text(re.compile(r"^\d+ nəticə tapıldı"))
    shown = notes(page).locator(".hc-notes__count").inner_text()
    expect(status).to_have_text(shown)
    assert [text for text in page.evaluate("said") if text] == [shown]
    field(page).fill("qqqqq")
    expect(status).to_have_text("Heç nə tapılmadı")


# --- Bad input --------------------------------------------------------------------------------------------

STRANGE = {
    "emoji": "😀🎫",
    "ten thousand letters": "parol " * 1700,
    "markup": "<script>document.title='x'</script><img src=x onerror=document.title='x'>",
    "operators": '*~^:+-"parol"* par~1 +x -y title:z',
    "right to left": "كلمة السر \u202e parol",
    "lone surrogate": "parol \ud83d",
    "only particles": "və ya də ki",
    "signs": "?!… — %00 %",
}


@pytest.mark.parametrize("width", WIDTHS)
def test_any_string_is_answered(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, width: int
) -> None:
    """No exception, no markup that runs, nothing wider than the page; `page_at` looks at the console."""
    page = page_at(width).page
    go_to_search(page, serve_directory(own_site.site))
    title = page.title()
    for name, text in STRANGE.items():
        # Playwright can't send half a character; a page can.
        page.evaluate(
            """([text, half]) => {
                const field = document.querySelector("[data-md-component=search-query]");
                field.value = half ? text.slice(0, -1) + "\\ud83d" : text;
                field.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            [text.encode("utf-8", "replace").decode(), "\ud83d" in text],
        )
        expect(notes(page), name).to_contain_text(re.compile("tapıl"))
        expect(notes(page), name).not_to_contain_text("yüklənmədi")
        assert page.locator("[role=search] :is(script, img)").count() == 0, name
        assert page.title() == title
        wrap = page.locator(".md-search__scrollwrap")
        assert wrap.evaluate("one => one.scrollWidth <= one.clientWidth"), name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        field(page).fill("")
        expect(notes(page), name).to_have_text("Axtarmaq üçün yazın")


# --- A bad connection, a broken or another index ----------------------------------------------------------


def served_copy(own_site: Outcome, folder: Path) -> Path:
    return shutil.copytree(own_site.site, folder / "site")


def says_so(page: Page, *, repeat: str) -> None:
    """The failure is told, there is a way out, and no results of something else."""
    expect(notes(page).get_by_role("button", name=repeat)).to_be_visible()
    expect(notes(page).get_by_role("link", name="+994 55 909 80 00")).to_be_visible()
    expect(titles(page).locator("visible=true")).to_have_count(0)
    expect(count_said(page)).not_to_be_empty()


def test_offline_while_typing(own_site: Outcome, serve_directory: ServeDirectory, device: Device) -> None:
    visit = device(390)
    page = visit.page
    go_to_ready_search(page, serve_directory(own_site.site))
    visit.settle()
    page.context.set_offline(True)
    page.keyboard.type("bilet")
    expect(notes(page)).to_contain_text("Axtarış yüklənmədi")
    says_so(page, repeat="Yenidən cəhd edin")
    page.context.set_offline(False)  # the browser says that it is back, and the query is put again
    expect(titles(page).first).to_be_visible()
    visit.forget()


def test_a_try_again_by_hand(
    own_site: Outcome, tmp_path: Path, serve_directory: ServeDirectory, device: Device
) -> None:
    site = served_copy(own_site, tmp_path)
    visit = device(390)
    page = visit.page
    go_to_ready_search(page, serve_directory(site))
    visit.settle()
    away = (site / "search").rename(tmp_path / "away")
    page.keyboard.type("bilet")
    says_so(page, repeat="Yenidən cəhd edin")
    away.rename(site / "search")
    notes(page).get_by_role("button", name="Yenidən cəhd edin").press("Enter")
    expect(titles(page).first).to_be_visible()
    visit.forget()


@pytest.mark.parametrize(
    "what",
    ["javascripts/bundle", "/worker.js", "search/worker.mjs", "search/ranking.mjs", "search_index.json"],
)
def test_offline_before_the_scripts_are_there(
    own_site: Outcome, serve_directory: ServeDirectory, device: Device, what: str
) -> None:
    visit = device(390)
    page = visit.page
    page.clock.install()
    page.context.route(f"**/*{what}*", lambda route: route.abort())
    go_to_search(page, serve_directory(own_site.site))
    page.keyboard.type("bilet")
    for _ in range(10):
        visit.settle()
        with suppress(Error):  # thrown by Material's bundle, whose file does not come
            page.clock.run_for(5_000)
        if notes(page).get_by_text("Axtarış yüklənmədi").count():
            break
    page.clock.run_for(1_000)
    says_so(page, repeat="Səhifəni yeniləyin")
    visit.forget()


def test_offline_before_our_own_small_part(
    own_site: Outcome, serve_directory: ServeDirectory, device: Device
) -> None:
    visit = device(390)
    page = visit.page
    page.context.route("**/search/page/notes.mount.mjs", lambda route: route.abort())
    go_to_search(page, serve_directory(own_site.site))
    expect(notes(page)).to_have_text(re.compile("^Axtarış yüklənmədi"))
    visit.forget()


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda content: content[: len(content) // 2],
    "empty": lambda content: b"",
    "another page": lambda content: b"<!doctype html><title>404</title>",
}


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("what", ["words-", "text-"])
def test_a_broken_index(
    own_site: Outcome, tmp_path: Path, serve_directory: ServeDirectory, device: Device, what: str, how: str
) -> None:
    site = served_copy(own_site, tmp_path)
    for path in site.glob(f"search/az/*/{what}*"):
        path.write_bytes(SPOILT[how](path.read_bytes()))
    page = device(390).page
    go_to_search(page, serve_directory(site))
    page.keyboard.type("bilet almaq")
    expect(notes(page)).to_contain_text("Axtarış yüklənmədi")
    says_so(page, repeat="Yenidən cəhd edin")


def test_a_site_that_was_published_anew(
    own_site: Outcome, tmp_path: Path, serve_directory: ServeDirectory, device: Device
) -> None:
    """The page is open, the index that it knows is gone."""
    site = served_copy(own_site, tmp_path)
    visit = device(1280)
    page = visit.page
    go_to_ready_search(page, serve_directory(site))
    visit.settle()
    folder = next(path for path in (site / "search" / "az").iterdir() if path.is_dir())
    folder.rename(folder.with_name("0123456789"))
    manifest = site / "search" / "az" / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace(folder.name, "0123456789"), "utf-8")
    page.keyboard.type("parolu sıfırlamaq")
    expect(titles(page).first).to_have_text("Parolu sıfırlamaq")
    visit.forget()  # the browser itself reports the 404
    manifest.write_text('{"format": 999, "index": "x"}', "utf-8")
    shutil.rmtree(folder.with_name("0123456789"))
    page.reload()
    field(page).click()
    page.keyboard.type("balans")
    expect(notes(page)).to_contain_text("Sayt yenilənib")
    says_so(page, repeat="Səhifəni yeniləyin")
    visit.forget()


def test_two_tabs_hear_their_own_worker(
    own_site: Outcome, serve_directory: ServeDirectory, device: Device
) -> None:
    root = serve_directory(own_site.site)
    first = device(1280).page
    go_to_search(first, root)
    first.keyboard.type("nömrəniz")
    expect(answer(first)).to_be_visible()
    second = Visit(first.context.new_page())
    go_to_ready_search(second.page, root)
    second.settle()
    first.context.route(INDEX_FILE, lambda route: route.abort())
    second.page.keyboard.type("nömrəniz")
    expect(notes(second.page)).to_contain_text("Axtarış yüklənmədi")
    expect(answer(first)).to_be_visible()
    first.context.unroute_all()
    notes(second.page).get_by_role("button", name="Yenidən cəhd edin").click()
    expect(answer(second.page)).to_be_visible()
    second.page.close()


def test_where_material_s_script_comes_at_once(
    tmp_path: Path, serve_directory: ServeDirectory, device: Device
) -> None:
    """A site that asks for Material's features: no index before the box is used, no failure for waiting."""
    folder = copy_site("other_organisation", tmp_path)
    replaced(folder / "mkdocs.yml", "{name: material,", "{name: material, features: [content.code.copy],")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    visit = device(1280)
    page = visit.page
    page.clock.install()
    asked = asked_of(page)
    page.goto(serve_directory(outcome.site))
    visit.settle()
    assert any("worker.js" in url for url in asked)
    assert [url for url in asked if INDEX_FILE.search(url)] == []
    field(page).click()
    page.clock.run_for(30_000)
    expect(notes(page)).to_have_text("Type to search")
    page.keyboard.type("change date")
    for _ in range(20):
        page.clock.run_for(500)
        if titles(page).count():
            break
    expect(titles(page).first).to_be_visible()
    expect(notes(page)).to_contain_text("result")
    titles(page).first.click()
    expect(page.locator("main mark").first).to_be_visible()
    assert page.locator("mark mark").count() == 0


# --- What axe finds, and letters twice as large -----------------------------------------------------------


def fail(page: Page) -> None:
    page.context.route(INDEX_FILE, lambda route: route.fulfill(body="?"))


STATES: dict[str, tuple[str, str]] = {
    "results": ("bilet", ".md-search-result__link"),
    "contact facts": ("iş saatları", ".hc-answer"),
    "a question's answer": ("platforma haqqı və komissiya nə qədərdir", ".hc-answer"),
    "a correction": ("parlou", ".hc-notes__meant"),
    "an unknown word": ("parol qqqqq", ".hc-notes__unknown"),
    "nothing found": ("qqqqq", ".hc-notes__topics"),
    "failed": ("bilet", ".hc-notes__person"),
}


def reach(page: Page, root: str, state: str) -> None:
    query, sign = STATES[state]
    if state == "failed":
        fail(page)
    go_to_search(page, root)
    page.keyboard.type(query)
    expect(page.locator(sign).first).to_be_visible()


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_the_box(
    own_site: Outcome, serve_directory: ServeDirectory, device: Device, state: str
) -> None:
    page = device(390).page
    reach(page, serve_directory(own_site.site), state)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        found += [f"{width} px: {line}" for line in violations(page, **ALL_RULES)]
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += [f"{width} px, dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("state", STATES)
def test_large_letters_and_narrow_screens(
    own_site: Outcome, serve_directory: ServeDirectory, device: Device, state: str
) -> None:
    """Nothing is cut off and nothing scrolls sideways."""
    page = device(320).page
    reach(page, serve_directory(own_site.site), state)
    for width, letters in ((320, 100), (390, 200), (1280, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", f"{letters * 1.25}%")
        expect(page.locator(STATES[state][1]).first).to_be_visible()
        wide = page.evaluate(
            """() => {
                const wrap = document.querySelector(".md-search__scrollwrap");
                const right = wrap.getBoundingClientRect().right;
                return [...wrap.querySelectorAll("*")]
                  .filter((one) => one.getClientRects().length && !one.closest(".hc-unseen"))
                  .filter((one) => one.getBoundingClientRect().right > right + 1)
                  .map((one) => one.className || one.tagName);
            }"""
        )
        assert wide == [], width
        # The ground that Material draws behind the box is larger than the window until it has settled.
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)
