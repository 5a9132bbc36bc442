"""What a reader of the page does not see, by the attributes of an element."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from turbohtml import Element

_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?:\.0+)?(?:[a-z%]+)?(?:;|!|$)|text-indent:-\d{3}"
)


def is_styled_away(element: Element) -> bool:
    """Whether the element's own attributes keep it from sight."""
    if element.attr("hidden") is not None:
        return True
    if element.tag == "dialog" and element.attr("open") is None:
        return True
    if element.attr("aria-modal") == "true" or element.attr("role") in {"dialog", "alertdialog"}:
        return True
    style = element.attr("style") or ""
    return bool(_STYLE.search("".join(style.lower().split())))
