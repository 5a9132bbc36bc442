"""What the shape of an address tells: one article, or a home page, a profile, a list."""

from __future__ import annotations

import re

_PARTS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//([^/?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_LISTS = re.compile(
    r"/(?:authors?|profiles?|users?|people|staff|contributors?|by|tags?|topics?|category|categories|section|institutions?|"
    r"about|contact|columnists?|team|member|search|republishing[^/]*|licen[sc]es?|subscribe|newsletters?|donate)(?:/|$)"
    r"|/(?:index|default|home)\w?\.\w+$|\.(?:jpe?g|png|gif|webp|svg|mp[34])$|/@[^/]+/?$|/in/[^/]+/?$",
    re.IGNORECASE,
)
# On these the first part of a path is somebody's page.
_CHANNELS = re.compile(
    r"(?:^|\.)(?:medium|facebook|twitter|linkedin|youtube|github)\.com$|(?:^|\.)dev\.to$", re.IGNORECASE
)
_CHANNEL = re.compile(r"/[^/]+/?$")
_NUMBER = re.compile(r"\d{3,}")
_NUMBERED = re.compile(r"\d{3,}|[?&](?:id|p|article|story|post)=", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:s?html?|php|aspx?)$", re.IGNORECASE)
_SLUG = 24  # letters of a last part that is a title
_MOST = 3


def is_list(address: str) -> bool:
    """Whether the address is that of a profile, a list, a picture: of no article."""
    found = _PARTS.match(address if "//" in address else f"//{address}")
    if not found:
        return True
    site, path, _ = found.groups()
    return bool(_LISTS.search(path) or (_CHANNELS.search(site) and _CHANNEL.fullmatch(path)))


def shape(address: str) -> int:
    """Say how much an address looks like that of one article: 0 a home page or a profile, 1 perhaps, 2 and more yes.

    >>> shape("https://gulls.example"), shape("https://gulls.example/sea/how-the-tide-turned-in-may/")
    (0, 3)
    >>> shape("https://medium.com/@somebody"), shape("http://example.org/forum/showthread.php?t=649215")
    (0, 3)
    """
    found = _PARTS.match(address if "//" in address else f"//{address}")
    if not found or is_list(address):
        return 0
    path, query = found[2], found[3] or ""
    parts = [part for part in path.split("/") if part]
    last = parts[-1] if parts else ""
    hyphens = last.count("-") + last.count("_")
    points = 1 if len(parts) > 1 or _NUMBERED.search(query) else 0
    points += 2 if hyphens > 1 or len(last) > _SLUG else 0
    points += 1 if _NUMBER.search(path + query) or _PAGE.search(last) else 0
    points += 1 if len(parts) > 1 and hyphens == 1 else 0
    points += 1 if _NUMBER.search(query) else 0
    if points:
        return min(points, _MOST)
    return 1 if len(last) > _MOST and "blog" not in last.lower() else 0
