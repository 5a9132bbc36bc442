"""PDFs drawn by hand: each word where a test wants it. Positions are points from the top left of the page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from compliance.readers.pdf import Limits, read
from compliance.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.lib.pdfencrypt import StandardEncryption

    from compliance.article import Article

WIDTH, HEIGHT = 600.0, 800.0
LEADING = 14.0

Row = tuple[str, float, float]  # words, from the left, from the top (of their baseline)


class Sheet:
    """A PDF that grows page by page."""

    def __init__(self, encrypt: StandardEncryption | None = None, lang: str | None = None) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1, lang=lang)

    def text(self, words: str, left: float, top: float, size: float = 11, font: str = "Times-Roman") -> float:
        """Draw `words` on the baseline at `top`, and say where they end."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, HEIGHT - top, words)
        return left + float(stringWidth(words, font, size))

    def lines(self, lines: Iterable[str], left: float = 60, top: float = 100, size: float = 11) -> float:
        """Draw lines below each other, and say where the next one would stand."""
        for line in lines:
            self.text(line, left, top, size)
            top += LEADING * size / 11
        return top

    def link(self, href: str, left: float, top: float, right: float, bottom: float) -> None:
        """Lay an address over a box."""
        self.canvas.linkURL(href, (left, HEIGHT - bottom, right, HEIGHT - top))

    def linked(self, words: str, href: str, left: float, top: float, size: float = 11) -> float:
        """Draw words with an address under them, and say where they end."""
        right = self.text(words, left, top, size)
        self.link(href, left, top - 0.8 * size, right, top + 0.25 * size)
        return right

    def turn(self) -> None:
        """Go on to a new page."""
        self.canvas.showPage()

    def done(self) -> bytes:
        """Give the file."""
        self.canvas.save()
        return self._file.getvalue()

    def read(self, limits: Limits = Limits()) -> Article:  # noqa: B008 -- it is frozen
        """Give the article that the file holds."""
        return read(Source("article.pdf", self.done(), "pdf"), limits)


def wrapped(words: str, width: float, size: float = 11, font: str = "Times-Roman") -> list[str]:
    """Break `words` into lines of at most `width` points, as a program that sets text would."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, font, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def blocks(article: Article) -> list[str]:
    """Give the text of each block."""
    return [article.text[block.start : block.end] for block in article.blocks]
