"""«Did this article help?» and the survey: to the owner's address, on loopback here, and by a channel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from answers_collector import AnswersCollector
from axe import ALL_RULES, RULES_OF_COLOUR, violations
from helpcentre.language.words import Words
from reach import CLIPPED, OUTSIDE, SMALL_TARGETS
from site_builds import Outcome, copy_site, replaced, run
from static_host import ServeDirectory
from watched_page import PageAt, Visit

pytestmark = pytest.mark.used_pages

PHONE, DESKTOP = 390, 1280
AZ, EN = Words("az"), Words("en")
HOWTO = "orders/change-date/"
CARD = "4111 1111 1111 1111"
SURVEY = "help/survey/"


@pytest.fixture(scope="module")
def collecting() -> Iterator[AnswersCollector]:
    started = AnswersCollector()
    yield started
    started.close()


@pytest.fixture
def collector(collecting: AnswersCollector) -> AnswersCollector:
    """The owner's address, to which nobody has sent anything yet."""
    collecting.forget()
    return collecting


@pytest.fixture(scope="module")
def sending(collecting: AnswersCollector, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The other organisation with an address for answers, told of searches, and with the survey."""
    folder = copy_site("other_organisation", tmp_path_factory.mktemp("sending"))
    contacts = folder / "contacts.yaml"
    more = f"feedback: {{endpoint: '{collecting.address}', searches: yes}}\n"
    contacts.write_text(contacts.read_text("utf-8") + more, "utf-8")
    replaced(folder / "docs/en/help/index.md", "articles: [contact]", "articles: [contact, survey]")
    above = "---\ntitle: Survey\ndescription: How was it?\nkind: page\n---\n"
    (folder / "docs/en/help/survey.md").write_text(f"{above}\n{{{{ feedback_form() }}}}\n", "utf-8")
    outcome = run(folder, "build")
    assert outcome.code == 0, outcome.said
    return outcome


def opened(outcome: Outcome, serve_directory: ServeDirectory, visit: Visit, address: str) -> Page:
    visit.page.goto(serve_directory(outcome.site) + address)
    return visit.page


def question(page: Page) -> Locator:
    return page.locator("[data-hc-feedback]")


def said(page: Page) -> Locator:
    return question(page).locator("[data-hc-said]")


def about(**fields: object) -> dict[str, object]:
    return {"version": 1, "language": "en", "article": "orders/change-date", **fields}


def without_text(event: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in event.items() if name != "text"}


# --- To the owner's address -------------------------------------------------------------------------------


def test_no_is_sent_by_the_tap_and_the_reason_after_it(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    """By keyboard alone; `page_at` asserts that the policy is kept."""
    visit = page_at(PHONE)
    page = opened(sending, serve_directory, visit, HOWTO)
    visit.settle()
    assert collector.bodies == []
    question(page).get_by_role("button", name="Yes").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(said(page)).to_be_focused()
    (vote,) = collector.events(1)
    assert without_text(vote) == about(event="vote", answer="no")

    page.keyboard.press("Tab")
    expect(question(page).get_by_role("link", name=EN("feedback.person"))).to_be_focused()
    page.keyboard.press("Tab")
    first = page.get_by_label(EN("feedback.reasons.howto.no.step"))
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    which = page.get_by_label(EN("feedback.step"))
    expect(which).to_be_visible()
    expect(which.locator("option")).to_have_text(
        [EN("feedback.any_step"), "1. Open the order.", "2. Choose another day."]
    )
    page.keyboard.press("Tab")
    expect(which).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(which).to_have_value("2")
    page.keyboard.press("Tab")
    page.keyboard.type(f"Paid with {CARD}, no day is free")
    expect(page.get_by_text(EN("secret.found", kinds=EN("secret.card")))).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=f"{EN('secret.show')}: {EN('secret.card')}")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Send")).to_be_focused()
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text(EN("feedback.received"))
    expect(said(page)).to_be_focused()
    expect(question(page).locator("form")).to_have_count(0)
    reason = collector.events(2)[1]
    assert without_text(reason) == about(
        event="reason", answer="no", reason="step", step=2, comment="Paid with ••••, no day is free"
    )
    assert reason["text"] == vote["text"]


def test_nothing_tells_who_it_was(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(sending, serve_directory, page_at(PHONE), HOWTO)
    page.evaluate("document.cookie = 'a=b'")
    question(page).get_by_role("button", name="Yes").click()
    collector.events(1)
    (headers,) = collector.headers
    assert not {"cookie", "referer", "authorization"} & {name.lower() for name in headers}
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], ["hc-answered"]]
    page.evaluate("document.cookie = 'a=; max-age=0'")
    assert page.evaluate("document.cookie") == ""


def test_yes_is_thanked_and_asks_no_more_unless_it_is_wished(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(sending, serve_directory, page_at(DESKTOP), HOWTO)
    question(page).get_by_role("button", name="Yes").press("Enter")
    expect(said(page)).to_have_text(EN("feedback.thanks"))
    expect(said(page)).to_be_focused()
    expect(question(page).locator("form")).to_be_hidden()
    expect(page.get_by_text(EN("feedback.stuck"))).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label(EN("feedback.reasons.howto.yes.all_clear"))).to_be_focused()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_have_text(EN("feedback.missing"))
    expect(page.get_by_label(EN("feedback.reasons.howto.yes.all_clear"))).to_be_focused()
    page.get_by_label(EN("feedback.comment")).fill("Good")
    expect(page.get_by_role("alert")).to_be_empty()
    page.get_by_role("button", name="Send").click()
    expect(said(page)).to_have_text(EN("feedback.received"))
    assert without_text(collector.events(2)[1]) == about(event="reason", answer="yes", comment="Good")


def test_a_tab_votes_once_about_an_article(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(PHONE)
    for _ in range(2):
        page = opened(sending, serve_directory, visit, HOWTO)
        question(page).get_by_role("button", name="No", exact=True).dblclick()
        expect(said(page)).to_be_focused()
    visit.settle()
    assert len(collector.events(1)) == 1


def test_a_mask_can_be_undone_before_it_is_sent(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(sending, serve_directory, page_at(PHONE), SURVEY)
    page.get_by_role("group", name=EN("feedback.survey.solved")).get_by_label("No").check()
    page.get_by_label(EN("feedback.survey.comment")).fill(f"Gate code 4821, code 482913, card {CARD}")
    show = page.get_by_role("button", name=f"{EN('secret.show')}: {EN('secret.code')} 482913")
    show.press("Enter")
    expect(
        page.get_by_role("button", name=f"{EN('secret.hide')}: {EN('secret.code')} 482913")
    ).to_be_focused()
    page.get_by_role("button", name="Send").click()
    (event,) = collector.events(1)
    assert event["comment"] == "Gate code 4821, code 482913, card ••••"


@pytest.mark.parametrize(
    "kept", ["null", "5", "{", '{"includes":5}', '"orders/change-date"', "[5]", '{"version":1,"value":{}}']
)
def test_whatever_stands_in_storage_an_answer_is_taken(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt, kept: str
) -> None:
    page = opened(sending, serve_directory, page_at(PHONE), HOWTO)
    page.evaluate("text => sessionStorage.setItem('hc-answered', text)", kept)
    question(page).get_by_role("button", name="Yes").click()
    expect(said(page)).to_have_text(EN("feedback.thanks"))
    collector.events(1)
    assert (
        page.evaluate("sessionStorage.getItem('hc-answered')")
        == '{"version":1,"value":["orders/change-date"]}'
    )


@pytest.mark.parametrize(("statuses", "times"), [([500], 2), ([400], 1)])
def test_a_failing_address_is_the_owners_trouble(
    sending: Outcome,
    collector: AnswersCollector,
    serve_directory: ServeDirectory,
    page_at: PageAt,
    statuses: list[int],
    times: int,
) -> None:
    collector.statuses += statuses
    visit = page_at(PHONE)
    page = opened(sending, serve_directory, visit, HOWTO)
    question(page).get_by_role("button", name="Yes").click()
    expect(said(page)).to_have_text(EN("feedback.thanks"))
    collector.events(times)
    visit.settle()
    visit.forget()  # the browser's own word on each answer that is no 2xx
    assert len(set(collector.bodies)) == 1


def test_a_dead_address_keeps_nobody_waiting(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(PHONE)
    visit.page.route(f"{collector.address}**", lambda route: route.abort("connectionrefused"))
    page = opened(sending, serve_directory, visit, HOWTO)
    question(page).get_by_role("button", name="No", exact=True).click()
    expect(said(page)).to_have_text(EN("feedback.thanks"))
    page.get_by_label(EN("feedback.reasons.howto.no.unclear")).check()
    page.get_by_role("button", name="Send").click()
    expect(said(page)).to_have_text(EN("feedback.received"))
    assert visit.page_errors == []
    page.goto("about:blank")  # and it can be left
    visit.forget()
    page.goto(serve_directory(sending.site))


def test_without_a_connection_the_next_tap_tries_again(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(PHONE)
    page = opened(sending, serve_directory, visit, HOWTO)
    page.route("**/feedback.en.json", lambda route: route.abort("internetdisconnected"))
    question(page).get_by_role("button", name="Yes").click()
    expect(said(page)).to_have_text(EN("feedback.failed"))
    page.unroute("**/feedback.en.json")
    visit.forget()
    question(page).get_by_role("button", name="Yes").click()
    expect(said(page)).to_have_text(EN("feedback.thanks"))
    collector.events(1)


def test_the_survey(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(sending, serve_directory, page_at(PHONE), SURVEY + "?ref=261122-T4KD-7QXH")
    expect(page.get_by_label(EN("feedback.survey.reference"))).to_have_value("261122-T4KD-7QXH")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_have_text(EN("feedback.survey.missing"))
    solved = page.get_by_role("group", name=EN("feedback.survey.solved"))
    expect(solved.get_by_label("Yes")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(solved.get_by_label("Partly")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # around to the last one
    expect(page.get_by_label("5", exact=True)).to_be_checked()
    page.get_by_label(EN("feedback.survey.comment")).fill("password: Salam123")
    page.get_by_role("button", name="Send").press("Enter")
    done = page.get_by_text(EN("feedback.received"))
    expect(done).to_be_focused()
    (event,) = collector.events(1)
    assert event == {
        "version": 1,
        "language": "en",
        "event": "survey",
        "solved": "partly",
        "rating": 5,
        "comment": "password: ••••",
        "reference": "261122-T4KD-7QXH",
    }


def test_a_survey_sends_no_reference_that_is_none(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(sending, serve_directory, page_at(PHONE), SURVEY + "?ref=%3Cb%3E")
    reference = page.get_by_label(EN("feedback.survey.reference"))
    expect(page.get_by_label("5", exact=True)).to_be_visible()
    expect(reference).to_have_value("")
    reference.fill(CARD.replace(" ", "-"))
    expect(page.get_by_text(EN("secret.found", kinds=EN("secret.card")))).to_be_visible()
    page.get_by_role("group", name=EN("feedback.survey.solved")).get_by_label("No").check()
    page.get_by_role("button", name="Send").click()
    assert collector.events(1) == [{"version": 1, "language": "en", "event": "survey", "solved": "no"}]


def test_searches_are_told_where_it_is_switched_on(
    sending: Outcome, collector: AnswersCollector, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(DESKTOP)
    page = opened(sending, serve_directory, visit, "")
    field = page.locator(".md-search__input")
    field.focus()
    field.fill(f"zzzqqq {CARD}")
    expect(page.locator("[data-hc-notes]")).to_contain_text(EN("search.none"))
    assert collector.events(1) == [
        {"version": 1, "language": "en", "event": "search_empty", "query": "zzzqqq ••••"}
    ]
    field.fill("change")
    page.locator(".md-search-result__link", has_text="Change the date").first.click()
    page.wait_for_url("**/orders/change-date/**")
    assert collector.events(2)[1] == {
        "version": 1,
        "language": "en",
        "event": "search_opened",
        "query": "change",
        "article": "orders/change-date",
    }


def test_only_pages_that_send_may_connect(sending: Outcome, collector: AnswersCollector) -> None:
    origin = collector.address.removesuffix("/answers")
    for path in sending.site.rglob("*.html"):
        # Each has the search box, which tells of searches here.
        assert f"connect-src 'self' {origin};" in path.read_text("utf-8"), path
        assert path.read_text("utf-8").count(origin) == 1, path


# --- By a channel -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("account/reset-password/", "howto"),
        ("account/sign-in-problems/", "troubleshooting"),
        ("wallet/fees/", "reference"),
        ("self-service/faq/", "faq"),
    ],
)
def test_what_was_answered_is_taken_along_by_a_tap(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, address: str, kind: str
) -> None:
    visit = page_at(PHONE)
    page = opened(own_site, serve_directory, visit, address)
    question(page).get_by_role("button", name="Xeyr").click()
    expect(said(page)).to_be_focused()
    reasons = [text for key, text in AZ.under(f"feedback.reasons.{kind}.no").items() if key]
    expect(question(page).locator("fieldset label")).to_have_text(reasons)
    page.get_by_label(reasons[0]).check()
    page.get_by_label(AZ("feedback.comment")).fill(f"Kartım {CARD}")
    question(page).locator("summary").click()
    text = question(page).locator("[data-hc-text]")
    expect(text).to_contain_text(f"{AZ('feedback.comment')}: Kartım ••••")
    lines = text.inner_text().split("\n")
    assert lines[0].endswith(f"({address.strip('/')})")
    assert lines[1] == f"{AZ('feedback.question')} {AZ('feedback.no')}"
    assert lines[2] == f"{AZ('feedback.why_no')} {reasons[0]}"
    report = question(page).get_by_role("link", name=AZ("feedback.report")).get_attribute("href") or ""
    assert urlsplit(report).path == "/support/report-problem/"
    assert parse_qs(urlsplit(report).query) == {"about": [address.strip("/")]}
    telegram = question(page).get_by_role("link", name="Telegram")
    start = parse_qs(urlsplit(telegram.get_attribute("href") or "").query)["start"]
    assert start == [page.locator("[data-hc-support]").get_attribute("data-hc-support")]
    visit.settle()
    assert visit.hosts == {"127.0.0.1"}


def test_telegram_gets_the_text_by_the_clipboard(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE), "account/reset-password/")
    question(page).get_by_role("button", name="Xeyr").click()
    page.get_by_label(AZ("feedback.comment")).fill("Kod gəlmir")
    telegram = question(page).get_by_role("link", name="Telegram")
    telegram.evaluate("one => one.addEventListener('click', (event) => event.preventDefault())")
    page.evaluate("void (navigator.clipboard.writeText = async (text) => (window.copied = text))")
    telegram.click()
    expect(page.get_by_text(AZ("feedback.copied"))).to_be_visible()
    assert page.evaluate("copied").endswith(f"\n{AZ('feedback.comment')}: Kod gəlmir")
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error()))")
    telegram.click()
    expect(page.get_by_text(AZ("feedback.not_copied"))).to_be_visible()
    expect(question(page).locator("[data-hc-text]")).to_be_visible()


def test_where_an_answer_reaches_nobody_nothing_is_asked(
    other_organisation: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(other_organisation, serve_directory, page_at(PHONE), HOWTO)
    expect(question(page)).to_have_count(0)
    assert not (other_organisation.site / "assets/helpcentre/feedback/feedback.en.json").exists()


@pytest.mark.parametrize(
    "address", ["", "account/", "support/contact/", "support/feedback/", "self-service/guides/", "nowhere/"]
)
def test_lists_and_pages_are_not_asked_about(own_site: Outcome, address: str) -> None:
    html = own_site.page(f"{address}index.html" if address != "nowhere/" else "404.html")
    assert "data-hc-feedback" not in html


def test_a_page_that_wishes_it_is_asked_about(own_site: Outcome) -> None:
    assert 'data-hc-feedback="page"' in own_site.page("support/priority/")


# --- Everywhere -------------------------------------------------------------------------------------------


def test_without_scripts_nothing_is_broken(
    own_site: Outcome, sending: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    page = opened(own_site, serve_directory, page_at(PHONE, javascript=False), "account/reset-password/")
    expect(question(page)).to_be_hidden()
    page.goto(serve_directory(own_site.site) + "support/feedback/")
    form = page.locator("[data-hc-survey]")
    expect(form.get_by_role("link", name="Telegram")).to_be_visible()
    expect(form.get_by_role("radio")).to_have_count(0)
    page.goto(serve_directory(sending.site) + SURVEY)
    expect(page.get_by_text(EN("feedback.survey.no_script_no_way"))).to_be_visible()


def reach_no(page: Page) -> None:
    question(page).get_by_role("button", name="Xeyr").click()
    page.get_by_label(AZ("feedback.reasons.howto.no.step")).check()
    page.get_by_label(AZ("feedback.comment")).fill(f"Kartım {CARD}")
    question(page).locator("summary").click()
    expect(question(page).locator("[data-hc-text]")).to_be_visible()


def reach_yes(page: Page) -> None:
    question(page).get_by_role("button", name="Bəli").click()
    expect(page.get_by_role("button", name=AZ("feedback.add"))).to_be_visible()


STATES = {
    "no": ("account/reset-password/", reach_no),
    "yes": ("account/reset-password/", reach_yes),
    "survey": ("support/feedback/", lambda page: None),
}


@pytest.mark.parametrize(
    ("state", "width"),
    [("no", PHONE), ("no", DESKTOP), ("yes", PHONE), ("survey", PHONE), ("survey", DESKTOP)],
)
def test_axe_finds_nothing(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, state: str, width: int
) -> None:
    address, reach = STATES[state]
    visit = page_at(width)
    visit.page.emulate_media(reduced_motion="reduce")
    page = opened(own_site, serve_directory, visit, address)
    reach(page)
    page.evaluate("scrollTo(0, 0)")
    found = violations(page, **ALL_RULES)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    found += [f"dark: {line}" for line in violations(page, **RULES_OF_COLOUR)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(("pixels", "width"), [(16, 320), (32, 390)])
def test_it_is_readable_small_and_with_large_text(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt, pixels: int, width: int
) -> None:
    visit = page_at(width)
    visit.page.emulate_media(reduced_motion="reduce")
    for state in ("no", "survey"):
        address, reach = STATES[state]
        page = opened(own_site, serve_directory, visit, address)
        visit.set_text_size(pixels)
        reach(page)
        found = [*page.evaluate(OUTSIDE), *page.evaluate(CLIPPED)]
        assert not found, "\n".join(found)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        if pixels == 16:
            assert page.evaluate(SMALL_TARGETS) == []


def test_an_article_loads_nothing_of_it_before_a_tap(
    own_site: Outcome, serve_directory: ServeDirectory, page_at: PageAt
) -> None:
    visit = page_at(PHONE)
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = opened(own_site, serve_directory, visit, "account/reset-password/")
    visit.settle()
    assert [url for url in asked if "feedback" in url or "secrets" in url] == []
    question(page).get_by_role("button", name="Bəli").click()
    expect(said(page)).to_be_focused()
    assert [url for url in asked if "/searches" in url or "/survey" in url] == []


def test_its_scripts_are_small(own_site: Outcome) -> None:
    import brotli

    scripts = sorted((own_site.site / "assets/helpcentre/feedback").glob("*.mjs"))
    assert len(scripts) == 6
    assert sum(len(brotli.compress(Path(path).read_bytes(), quality=11)) for path in scripts) <= 4224
