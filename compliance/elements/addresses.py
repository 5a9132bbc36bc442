"""What the shape of an address tells: one article, or a home page, a profile, a list."""

from __future__ import annotations

import re
from urllib.parse import unquote

_NUMBERED = re.compile(r"\d{3,}|[?&](?:id|p|article|story|post)=")
_PATH = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*([^?#]*)(\?[^#]*)?", re.IGNORECASE)
NO_ARTICLE = re.compile(
    r"//(?:www\.)?(?:medium\.com|dev\.to|github\.com|facebook\.com|twitter\.com|linkedin\.com|youtube\.com)/[^/?]+/?(?:\?|$)|"
    r"/(?:authors?|profiles?|users?|people|staff|contributors?|by|tags?|topics?|category|categories|section|institutions?|about|"
    r"contact|columnists?|team|member|search|republishing[^/]*|licen[sc]es?|subscribe|newsletters?|donate)(?:/|$)|/(?:index|default|home)\w?\.\w+|\.(?:jpe?g|png|gif|webp|svg|mp[34])$|/@[^/]+/?$|/in/[^/]+/?$",
    re.IGNORECASE,
)


def shape(address: str) -> int:
    """Say how much an address looks like that of one article: 0 a home page or a profile, 1 perhaps, 2 and more yes.

    >>> shape("https://theconversation.com"), shape("https://grist.org/energy/despite-everything-emissions-dipped/")
    (0, 3)
    >>> shape("https://medium.com/@somebody"), shape("http://example.org/forum/showthread.php?t=649215")
    (0, 3)
    """
    found = _PATH.match(address if "//" in address else f"//{address}")
    if not found or NO_ARTICLE.search(found[1]):
        return 0
    parts = [unquote(part) for part in found[1].split("/") if part]
    query = found[2] or ""
    if not parts and not query:
        return 0
    last = parts[-1] if parts else ""
    points = 1 if len(parts) > 1 or _NUMBERED.search(query) else 0
    points += 2 if last.count("-") + last.count("_") >= 2 or len(last) > 24 else 0  # noqa: PLR2004 -- a slug
    points += 1 if re.search(r"\d{3,}", found[1] + query) or re.search(r"\.(?:s?html?|php|aspx?)$", last) else 0
    points += 1 if len(parts) > 1 and last.count("-") == 1 else 0
    points += 1 if query and re.search(r"\d{3,}", query) else 0
    return min(points, 3) if points else (1 if len(last) > 3 and "blog" not in last.lower() else 0)  # noqa: PLR2004
