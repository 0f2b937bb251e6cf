"""Prints many pages in one process, as quickly as WeasyPrint's own means allow: modules, fonts, stylesheets and pictures
are read once.

Arguments: the variant of PDF; then three for each page: its HTML, its stylesheet, the PDF to write.
"""

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

variant, *files = sys.argv[1:]
pictures = {}
styles = {}

for html, stylesheet, pdf in zip(files[0::3], files[1::3], files[2::3]):
    if stylesheet not in styles:
        fonts = FontConfiguration()
        styles[stylesheet] = CSS(stylesheet, font_config=fonts), fonts
    style, fonts = styles[stylesheet]
    link = f'<link rel="stylesheet" href="{Path(stylesheet).name}">'
    page = Path(html).read_text(encoding="utf-8").replace(link, "")
    HTML(string=page, base_url=html).write_pdf(
        pdf, stylesheets=[style], font_config=fonts, cache=pictures, pdf_variant=variant
    )
