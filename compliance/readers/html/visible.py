"""What a reader of the page does not see, by an element's own attributes and by the page's own style sheets."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from turbohtml import Document, Element

_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?:\.0+)?(?:[a-z%]+)?(?:;|!|$)"
    r"|text-indent:-\d{3}"
)
_HIDDEN = re.compile(r"display\s*:\s*none")
_SHOWN = re.compile(r"display\s*:(?!\s*none)")
_SIMPLE = re.compile(r"[a-zA-Z0-9]*(?:[.#][\w-]+)+")  # selects by names alone: ".closed", "div#notice"
_SHORT = 200  # characters: less is no page


class Visibility:
    """What one page hides."""

    def __init__(self, document: Document) -> None:
        self._document = document
        selectors = hiding_selectors(
            "\n".join(style.text for style in document.iter_elements("style") if style.attr("media") != "print")
        )
        self.by_sheet = set(document.select(",".join(selectors))) if selectors else set()

    def is_hidden(self, element: Element, tag: str) -> bool:
        """Whether something keeps the element from sight until somebody asks for it."""
        style = element.attr("style")
        if style and _STYLE.search(style.lower().replace(" ", "")):
            return True
        if element.attr("hidden") is not None or (tag == "dialog" and element.attr("open") is None):
            return True
        if element.attr("role") in {"dialog", "alertdialog"} or element.attr("aria-modal") == "true":
            return True
        return element in self.by_sheet

    def must_be_seen(self, element: Element) -> bool:
        """Whether most of the page's paragraphs stand in it: what hides it is taken away when the page has loaded."""
        inside = _length(element)
        return inside > _SHORT and inside * 2 > self._whole

    @cached_property
    def _whole(self) -> int:
        return _length(self._document)


def hiding_selectors(css: str) -> list[str]:
    """Give the simple selectors that a style sheet says `display: none` for, on every screen and with no second word.

    >>> hiding_selectors(".a, p.b {color: red; display: none} @media print {.c {display: none}} .d > .e {display:none}")
    ['.a', 'p.b']
    >>> hiding_selectors(".a {display: none} @media (min-width: 9em) {.a {display: block}}")
    []
    """
    hidden = [name for depth, names in _rules(css, _HIDDEN) if not depth for name in names]
    if hidden:
        shown = {name for _, names in _rules(css, _SHOWN) for name in names}
        hidden = [name for name in dict.fromkeys(hidden) if name not in shown]
    return hidden


def _rules(css: str, saying: re.Pattern[str]) -> Iterator[tuple[int, list[str]]]:
    """Give, of each rule that says something, how deep it stands in others and its simple selectors."""
    depth = at = 0
    for said in saying.finditer(css):
        brace = css.rfind("{", at, said.start())
        if brace >= 0:  # or else it is said twice in one rule
            depth += css.count("{", at, brace) - css.count("}", at, brace)
            begin = max(css.rfind(mark, at, brace) for mark in "{};") + 1
            yield (
                depth,
                [name for part in css[max(begin, at) : brace].split(",") if _SIMPLE.fullmatch(name := part.strip())],
            )
            at = brace


def _length(node: Document | Element) -> int:
    return sum(len(p.text) for p in node.iter_elements("p"))
