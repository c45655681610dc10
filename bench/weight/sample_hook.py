"""For MkDocs, beside a stock Material site: draws a few pages of a large site, each with the menu of all.

Material draws the whole menu on every page: 5,000 pages of it are some 10 GB. The other pages are taken out
after the menu is made, so what is drawn is what a whole build would draw.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the files of the sample."""
    for file in list(files.documentation_pages()):
        if file.src_uri not in config.extra["sample"]:
            files.remove(file)
    return nav
