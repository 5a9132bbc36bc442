"""What a reader of the page does not see, by an element's own attributes and by the page's own style sheets."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from turbohtml import Document, Element

_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?:\.0+)?(?:[a-z%]+)?(?:;|!|$)"
    r"|text-indent:-\d{3}"
)
_HIDDEN = re.compile(r"display\s*:\s*none")
_SHOWN = re.compile(r"display\s*:(?!\s*none)")
_UNSEEN = "[hidden],dialog:not([open]),[role=dialog],[role=alertdialog],[aria-modal=true]"
_SIMPLE = re.compile(r"[a-zA-Z0-9]*(?:[.#][\w-]+)+")  # selects by names alone: ".closed", "div#notice"
_SHORT = 200  # characters: less is no page


class Visibility:
    """What one page hides: `hidden` are the elements that something keeps from sight until somebody asks for them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        css = "\n".join(style.text for style in document.select("style") if style.attr("media") != "print")
        selectors = [_UNSEEN, *hiding_selectors(css)]
        self.hidden = set(document.select(",".join(selectors)))
        for element in document.select("[style]"):
            if _STYLE.search((element.attr("style") or "").lower().replace(" ", "")):
                self.hidden.add(element)

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
    hidden = []
    depth = at = 0
    for start, names in _rules(css, _HIDDEN):
        depth += css.count("{", at, start) - css.count("}", at, start)
        at = start
        if not depth:
            hidden += names
    shown = {name for _, names in _rules(css, _SHOWN, hidden) for name in names} if hidden else set()
    return [name for name in dict.fromkeys(hidden) if name not in shown]


def _rules(css: str, saying: re.Pattern[str], among: Sequence[str] = ("",)) -> Iterator[tuple[int, list[str]]]:
    """Give the begin of each rule that says something, and its simple selectors, if `among` these is part of one."""
    at = 0
    for said in saying.finditer(css):
        brace = css.rfind("{", at, said.start())
        if brace < 0:  # it is said twice in one rule
            continue
        begin = max(css.rfind("}", at, brace), css.rfind("{", at, brace), css.rfind(";", at, brace), at - 1) + 1
        selectors = css[begin:brace]
        at = brace
        if any(name in selectors for name in among):
            names = [name for part in selectors.split(",") if _SIMPLE.fullmatch(name := part.strip())]
            if names:
                yield begin, names


def _length(node: Document | Element) -> int:
    return sum(len(p.text) for p in node.iter_elements("p"))
