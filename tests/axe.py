"""What axe-core finds on a page."""

from __future__ import annotations

from importlib.metadata import distribution
from typing import Any

from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"type": "tag", "values": LEVELS}
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The dark appearance changes colours and nothing else."""
AXE = distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js").read_text("utf-8")


def violations(page: Page, within: str | None = None, **run_only: Any) -> list[str]:
    """What axe-core finds, a line for each rule and element.

    Args:
        page: as it is to be looked at.
        within: selector of the part that is looked at, where the rest has been; the whole page if left out.
        run_only: `type` and `values`, as axe takes them.

    axe comes into the page over the debugging protocol, so the page's own policy stays in force, and what it
    forbids is seen.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "async ([within, runOnly]) => (await axe.run(within ? document.querySelector(within) : document,"
        " {runOnly, resultTypes: ['violations']})).violations",
        [within, run_only],
    )
    return [
        f"{rule['id']} ({', '.join(rule['tags'][:2])}): {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
