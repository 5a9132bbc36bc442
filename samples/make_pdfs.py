"""Make the PDF samples from the Markdown samples of the same name.

    python samples/make_pdfs.py          (needs reportlab, one of the `dev` extras)

The same input gives the same bytes, so that a change of a sample shows as one.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

SAMPLES = Path(__file__).parent
WANTED = ("global-research/complete.md", "global-research/link-to-the-home-page-only.md")

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=9)
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=20, leading=24, spaceAfter=14)


def markup(paragraph: str) -> str:
    """Give one Markdown paragraph in reportlab's markup: links and hard line breaks, nothing else is used."""
    text = escape(paragraph).replace("  \n", "<br/>").replace("\n", " ")
    return re.sub(r"\[([^]]+)]\(([^)]+)\)", r'<a href="\2" color="blue">\1</a>', text)


def make(source: Path) -> None:
    """Write the PDF beside `source`."""
    title, *paragraphs = source.read_text(encoding="utf-8").strip().split("\n\n")
    flow = [Paragraph(markup(title.removeprefix("# ")), TITLE)]
    flow += [Spacer(1, 14) if p == "---" else Paragraph(markup(p), BODY) for p in paragraphs]
    document = SimpleDocTemplate(
        str(source.with_suffix(".pdf")), pagesize=A4, title=title.removeprefix("# "), lang="en", invariant=1
    )
    document.build(flow)


for name in WANTED:
    make(SAMPLES / name)
