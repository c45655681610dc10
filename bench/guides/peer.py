"""Sets the same articles by WeasyPrint in one process: `peer.py FILE`, a JSON list of pages and addresses.

As its manual recommends for many documents: one font configuration for all. PDF/UA-1, a plain style.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from pathlib import Path

from timing import measured
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from helpcentre.typesetting.qr_code import qr_drawing

STYLE = """
@page {
  size: A4; margin: 20mm;
  @top-left { content: string(title); font-size: 9pt; color: #57606a }
  @bottom-right { content: counter(page) " / " counter(pages); font-size: 9pt; color: #57606a }
}
body { font: 11pt/1.45 sans-serif; color: #1b1f24 }
h1 { font-size: 22pt; string-set: title content() } h2 { font-size: 15pt } h1, h2, h3 { break-after: avoid }
ol { list-style: none; padding: 0; counter-reset: step }
ol > li { counter-increment: step; position: relative; padding-left: 12mm; break-inside: avoid }
ol > li::before {
  content: counter(step); position: absolute; left: 0; width: 8mm; height: 8mm; line-height: 8mm;
  border-radius: 4mm; background: #00616b; color: #fff; text-align: center; font-weight: 700
}
table { border-collapse: collapse; width: 100% } td, th { border-bottom: .5pt solid #999; padding: 4pt }
th { background: #f4f6f8; text-align: left }
.admonition { border-left: 3pt solid #00616b; padding: 4pt 8pt; background: #f4f6f8; border-radius: 2mm }
footer { display: flex; gap: 6mm; border-top: .5pt solid #999; break-inside: avoid }
footer img { width: 24mm }
"""


def main(file: str) -> None:
    """Sets each page of the file."""
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)

    def pdf(html: str, address: str) -> bytes:
        code = f"data:image/svg+xml;base64,{b64encode(qr_drawing(address)).decode()}"
        page = HTML(string=html.replace("%QR%", code))
        return bytes(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))

    pages = json.loads(Path(file).read_text("utf-8"))
    measured([lambda html=html, address=address: pdf(html, address) for html, address in pages])


if __name__ == "__main__":
    main(sys.argv[1])
