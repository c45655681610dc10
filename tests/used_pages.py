"""Pages of a browser that tests hand on to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page

from watched_page import Visit


@dataclass
class UsedPages:
    """Open pages of one browser that are handed out again, because a new context costs the browser more than
    most of what a test does in it."""

    browser: Browser
    contexts: dict[bool, BrowserContext] = field(default_factory=dict)
    """With scripts, and without."""
    idle: dict[bool, list[Page]] = field(default_factory=lambda: {True: [], False: []})

    def take(self, javascript: bool) -> Page:
        """A page of which nothing is left of where it was."""
        if self.idle[javascript]:
            return self.idle[javascript].pop()
        if javascript not in self.contexts:
            self.contexts[javascript] = new_context(self.browser, javascript)
        return self.contexts[javascript].new_page()

    def give_back(self, visit: Visit, javascript: bool) -> None:
        """Takes away what a test may leave in a page, and what the site may have stored."""
        page = visit.page
        if page.is_closed():
            return  # with its context, as below
        if page.evaluate("'__pwClock' in globalThis"):
            # A clock that a test has set belongs to the context, and can't be taken out of it.
            self.contexts.pop(javascript).close()
            self.idle[javascript].clear()
            return
        if visit.text_resized:
            page.close()
            return
        page.unroute_all()
        page.emulate_media(media="null", reduced_motion="null", forced_colors="null", color_scheme="null")
        page.mouse.move(0, 0)
        origin = page.evaluate("location.origin")
        session = page.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.detach()
        page.goto("about:blank")
        self.idle[javascript].append(page)


def new_context(browser: Browser, javascript: bool) -> BrowserContext:
    """A device that speaks another language and stands in another time zone than the site, so that nothing of
    the site's can come from it by chance."""
    return browser.new_context(java_script_enabled=javascript, locale="en-US", timezone_id="America/New_York")
