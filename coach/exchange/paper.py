"""How does a table become pages for an office? A PDF, A4 across, its head on every page, in any European script."""

import io
from collections.abc import Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

FONT, BOLD = "DejaVuSans", "DejaVuSans-Bold"  # free, and on board with matplotlib
SMALL = ParagraphStyle("small", fontName=FONT, fontSize=8, leading=10, wordWrap="LTR", splitLongWords=1)
HEAD = ParagraphStyle("head", parent=SMALL, fontName=BOLD)
TITLE = ParagraphStyle("title", parent=SMALL, fontName=BOLD, fontSize=15, leading=20)
LINES = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.HexColor("#1f6fb8")),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, colors.HexColor("#c8d0d8")),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
    ]
)
LONGEST = 400  # characters of a cell: a row must fit on a page


def printed(
    title: str,
    above: Sequence[str],
    head: Sequence[str],
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    foot: str,
) -> bytes:
    """The pages. `above`: lines below the title; `widths`: of the columns, in relation to each other; `foot`: before
    the page's number.
    """
    _fonts()
    page = landscape(A4)
    margin = 14 * mm
    out = io.BytesIO()
    sheet = SimpleDocTemplate(out, pagesize=page, leftMargin=margin, rightMargin=margin, topMargin=margin, title=title)
    whole = (page[0] - 2 * margin) / sum(widths)
    cells = [[_cell(text, HEAD) for text in head], *([_cell(text, SMALL) for text in row] for row in rows)]
    table = LongTable(cells, colWidths=[width * whole for width in widths], repeatRows=1, style=LINES)
    story = [_cell(title, TITLE), *(_cell(line, SMALL) for line in above), Spacer(1, 4 * mm), table]

    def numbered(canvas: Any, _sheet: Any) -> None:
        canvas.setFont(FONT, 7)
        canvas.drawString(margin, 8 * mm, foot)
        canvas.drawRightString(page[0] - margin, 8 * mm, str(canvas.getPageNumber()))

    sheet.build(story, onFirstPage=numbered, onLaterPages=numbered)
    return out.getvalue()


def _cell(text: str, style: ParagraphStyle) -> Paragraph:
    short = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return Paragraph(escape("".join(c if c.isprintable() else " " for c in short)), style)


def _fonts() -> None:
    found = find_spec("matplotlib")  # looked for, not loaded: it is large, and only its fonts are wanted
    if found is None or found.origin is None:
        raise ModuleNotFoundError("matplotlib, which brings the fonts")
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    for name in {FONT, BOLD} - set(pdfmetrics.getRegisteredFontNames()):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
