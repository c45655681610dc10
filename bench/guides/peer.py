"""Sets the same articles by WeasyPrint in one process: `peer.py FILE`, a JSON list of HTML.

As its manual recommends for many documents: one font configuration for all. PDF/UA-1, a plain style.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from timing import measured
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@page { size: A4; margin: 20mm; @bottom-right { content: counter(page) } }
body { font: 11pt/1.45 Inter, sans-serif } h1 { font-size: 22pt } h2 { font-size: 15pt }
table { border-collapse: collapse; width: 100% } td, th { border: .5pt solid #999; padding: 4pt }
.admonition { border-left: 3pt solid #00616b; padding: 4pt 8pt; background: #f4f6f8 }
"""


def main(file: str) -> None:
    """Sets each page of the file."""
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)

    def pdf(html: str) -> bytes:
        made = HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        return bytes(made)

    pages = json.loads(Path(file).read_text("utf-8"))
    measured([lambda html=html: pdf(html) for html in pages])


if __name__ == "__main__":
    main(sys.argv[1])
