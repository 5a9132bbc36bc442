"""What a reader of the page does not see."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbohtml import Document, Element

_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?:\.0+)?(?:[a-z%]+)?(?:;|!|$)"
    r"|text-indent:-\d{3}"
)
_SHORT = 200  # characters: less is no page


class Visibility:
    """What one page hides."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def is_hidden(self, element: Element, tag: str) -> bool:
        """Whether the element's own attributes keep it from sight until somebody asks for it."""
        style = element.attr("style")
        if style and _STYLE.search(style.lower().replace(" ", "")):
            return True
        if element.attr("hidden") is not None or (tag == "dialog" and element.attr("open") is None):
            return True
        return element.attr("role") in {"dialog", "alertdialog"} or element.attr("aria-modal") == "true"

    def must_be_seen(self, element: Element) -> bool:
        """Whether most of the page's paragraphs stand in it: what hides it is taken away when the page has loaded."""
        inside = _length(element)
        return inside > _SHORT and inside * 2 > self._whole

    @cached_property
    def _whole(self) -> int:
        return _length(self._document)


def _length(node: Document | Element) -> int:
    return sum(len(p.text) for p in node.iter_elements("p"))
