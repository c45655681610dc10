"""What a page is asked about its measures: targets for a thumb, cut text, what reaches over the edge."""

from __future__ import annotations

# What is tapped and smaller than 44 by 44 px. Not counted: a link inside a sentence, as in WCAG 2.5.8, and a
# radio button whose label is the target.
SMALL_TARGETS = """() => {
    const sentence = (link) => {
        if (getComputedStyle(link).display !== "inline") return false;
        let block = link.parentElement;
        while (getComputedStyle(block).display === "inline") block = block.parentElement;
        return block.innerText.trim().length > link.innerText.trim().length + 3;
    };
    const controls = "a[href], button, input, summary, label:has(input), .tabbed-labels > label";
    return [...document.querySelectorAll(controls)]
        .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
        .filter((one) => !one.matches("label > input, .tabbed-labels a") && !sentence(one))
        .map((one) => [one.getBoundingClientRect(), one])
        .filter(([box]) => box.width < 43.9 || box.height < 43.9)
        .map(([box, one]) => `${box.width} x ${box.height}: ${one.outerHTML.slice(0, 140)}`);
}"""

# Text that is cut off: its box is smaller than it, and hides or scrolls the rest. What is there for screen
# readers alone is a pixel wide.
CLIPPED = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.innerText && one.clientWidth > 2)
    .filter((one) => {
        const style = getComputedStyle(one);
        return (style.overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1)
            || (style.overflowY !== "visible" && one.scrollHeight > one.clientHeight + 1);
    })
    .map((one) => `${one.scrollWidth}/${one.clientWidth} ${one.scrollHeight}/${one.clientHeight}: `
        + one.outerHTML.slice(0, 140))"""

# What reaches over the right edge, whether or not the page scrolls to it.
OUTSIDE = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .filter((one) => one.clientWidth > 2 && one.getBoundingClientRect().right > innerWidth + 1)
    .filter((one) => !(one.closest("thead")?.clientWidth <= 2))
    .map((one) => one.outerHTML.slice(0, 140))"""
