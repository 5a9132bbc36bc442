"""Where in a page something can be put in, and how the page would write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from turbohtml import Element, parse

from compliance.fix.spots import Spot, first_block, last_block, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from turbohtml import Document
    from turbohtml._internal._locations import SourceSpan

    from compliance.article import Article, Block
    from compliance.fix.draft import Draft
    from compliance.fix.spots import Where

# No paragraph of the page can stand beside these, or it would become a part of something else.
_INSIDE = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "em", "font", "i", "q", "s", "small", "span", "strong", "sub", "sup", "u"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "time"),
        *("figure", "figcaption", "picture", "blockquote", "p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup"),
    }
)
# Text that stands in these has no paragraph of its own.
_AROUND = frozenset({"html", "body", "main", "article", "section"})
_BARE = re.compile(r"\s*<(?:img|script|link|meta|iframe|amp-pixel|p|div)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>']*>")


def spots(draft: Draft, article: Article, where: Where) -> Iterator[Spot]:
    """Give the spots for what belongs at `where`, the best first."""
    page = _Page(draft, where)
    if where == "head":
        yield from page.in_head()
        return
    if where == "byline" and (named := title(article)):
        yield from page.behind(named, article)
    if where in ("byline", "top") and (first := first_block(article)):
        yield from page.ahead(first, article)
    if where == "bottom" and (last := last_block(article)):
        yield from page.behind(last, article)


class _Page:
    """A page's elements by where they stand in its text."""

    def __init__(self, draft: Draft, where: Where) -> None:
        self.draft = draft
        self.tag = '<p class="byline">' if where == "byline" else "<p>"
        self.document: Document = parse("\n".join(draft.lines), source_locations=True)
        self.style = _style(draft.text)

    def in_head(self) -> Iterator[Spot]:
        for name in ("title", "meta", "link"):
            found = self.document.find(name)
            if found is not None and (location := found.source_location):
                yield self._after(location.end_tag or location.start_tag, location.start_tag, bare=True)
                return
        head = self.document.find("head")
        if head is not None and (location := head.source_location):
            yield self._after(location.start_tag, location.start_tag, bare=True)

    def behind(self, block: Block, article: Article) -> Iterator[Spot]:
        """Give the spot behind the paragraph that a block is, or where it has none behind its words."""
        element = self._element(article, block.end - 1)
        if element is None or element.tag in _AROUND or (location := element.source_location) is None:
            place = article.place(block.end - 1)
            yield Spot(self.draft.offset(place.line or 1, (place.column or 1) + 1), "\n", "", self._paragraph)
        elif location.end_tag:
            yield self._after(location.end_tag, location.start_tag)
        elif end := self._next(element):
            indent = self._indent(location.start_tag)
            yield Spot(end, "", "\n" if indent is None else f"\n{indent}", self._paragraph)

    def ahead(self, block: Block, article: Article) -> Iterator[Spot]:
        """Give the spot ahead of the paragraph that a block is."""
        element = self._element(article, block.start)
        if element is not None and element.tag not in _AROUND and (location := element.source_location):
            indent = self._indent(location.start_tag)
            after = "" if indent is None else f"\n{indent}"
            yield Spot(self._offset(location.start_tag), "", after, self._paragraph)
        else:
            place = article.place(block.start)
            yield Spot(self.draft.offset(place.line or 1, place.column or 1), "", "\n", self._paragraph)

    def _element(self, article: Article, offset: int) -> Element | None:
        """Give the outermost element around a piece of the text beside which a paragraph can stand."""
        place = article.place(offset)
        at = self.draft.offset(place.line or 1, place.column or 1)
        found: Element | None = None
        for element in self.document.descendants:
            if isinstance(element, Element) and (location := element.source_location):
                end = self._offset(location.end_tag) if location.end_tag else self._next(element)
                if self._offset(location.start_tag) < at < (end or len(self.draft.text) + 1):
                    found = element
        while found is not None and isinstance(found.parent, Element) and found.parent.tag in _INSIDE:
            found = found.parent
        return found

    def _next(self, element: Element) -> int | None:
        """Give where an element ends that has no end tag: where the next begins, or that around it ends."""
        for after in element.next_siblings:
            if isinstance(after, Element) and (location := after.source_location):
                return self._offset(location.start_tag)
        around = element.parent
        if isinstance(around, Element):
            location = around.source_location
            return self._offset(location.end_tag) if location and location.end_tag else self._next(around)
        return len(self.draft.text)

    def _after(self, span: SourceSpan, start: SourceSpan, *, bare: bool = False) -> Spot:
        indent = self._indent(start)
        offset = self.draft.offset(span.end_line, span.end_col + 1)
        return Spot(offset, "" if indent is None else f"\n{indent}", "", self.style if bare else self._paragraph)

    def _indent(self, span: SourceSpan) -> str | None:
        """Give the white space ahead of a tag; None where something else stands ahead of it on its line."""
        ahead = self.draft.lines[span.start_line - 1][: span.start_col]
        return ahead if not ahead.strip() else None

    def _offset(self, span: SourceSpan) -> int:
        return self.draft.offset(span.start_line, span.start_col + 1)

    def _paragraph(self, words: str) -> str:
        return self.style(words if _BARE.match(words) else f"{self.tag}{words}</p>")


def _style(text: str) -> Callable[[str], str]:
    """Give the quotation marks that the page has around its attributes."""
    if text.count("='") <= text.count('="'):
        return str
    return lambda words: _TAG.sub(lambda tag: tag[0].replace('"', "'"), words)
