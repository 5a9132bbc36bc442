"""What tags, classes and ids tell of a part of the page: how it is laid out, its zone, whether it speaks of credit."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from compliance.article import BlockKind, Zone


class Layout(IntEnum):
    """How a browser lays an element out, as far as it matters to its words."""

    TIGHT = 0  # runs on within a word: <b>
    INLINE = 1  # runs on within a line; often laid out as a box of its own
    APART = 2  # words beside it are never one with its own: <time>
    BLOCK = 3
    BREAK = 4  # <br>
    MEDIA = 5  # fetched, not read: <img>
    UNSEEN = 6  # its words are not shown


def _table() -> dict[str, Layout]:
    words = {
        Layout.TIGHT: "abbr b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby rt s samp small "
        "strike strong sub sup tt u var wbr area map meta link",
        Layout.INLINE: "a span label",
        Layout.APART: "time button picture input meter output progress",
        Layout.BLOCK: "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
        " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol"
        " optgroup option p pre search section summary table tbody td tfoot th thead tr ul",
        Layout.BREAK: "br",
        Layout.MEDIA: "img amp-img amp-pixel amp-iframe iframe embed",
        Layout.UNSEEN: "script style noscript template head title svg canvas object video audio select datalist"
        " textarea rp noframes noembed",
    }
    return {tag: layout for layout, tags in words.items() for tag in tags.split()}


LAYOUTS = _table()

KINDS: dict[str, tuple[BlockKind, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    "li": ("item", 0),
    "dt": ("item", 0),
    "dd": ("item", 0),
    "blockquote": ("quote", 0),
    "figcaption": ("caption", 0),
    "caption": ("caption", 0),
    "td": ("cell", 0),
    "th": ("cell", 0),
    "pre": ("code", 0),
    "article": ("paragraph", 0),
    "section": ("paragraph", 0),
    "main": ("paragraph", 0),
    "table": ("paragraph", 0),
}

TAG_ZONES = {"nav": Zone.NAVIGATION, "menu": Zone.NAVIGATION, "footer": Zone.FOOTER, "aside": Zone.SIDEBAR}
ROLE_ZONES = {
    "navigation": Zone.NAVIGATION,
    "banner": Zone.NAVIGATION,
    "menu": Zone.NAVIGATION,
    "menubar": Zone.NAVIGATION,
    "search": Zone.NAVIGATION,
    "contentinfo": Zone.FOOTER,
    "complementary": Zone.SIDEBAR,
}
LABEL_TAGS = {"address": "tag:address", "time": "tag:time", "figcaption": "tag:figcaption"}

_ZONES = (
    (Zone.COMMENTS, re.compile(r"\bcomments?\b|comment-?(?:list|area|section|form)|disqus|\brespond\b")),
    (
        Zone.RELATED,
        re.compile(
            r"\brelated|related\b|recommend|\bteasers?\b|\bpopular|trending|newsletter|outbrain|taboola|\bpromo"
            r"|\bread-(?:more|next|also)\b|\bmore-(?:from|news|stories|on|articles|posts|in)\b"
            r"|\bmost-(?:read|popular|viewed)|\balso-(?:like|read)\b|\byou-may\b|\bup-next\b|\b(?:latest|recent|other|top)-(?:news|posts|stories|articles)\b"
        ),
    ),
    (Zone.SIDEBAR, re.compile(r"sidebar|\bside-bar\b|\baside\b|\brail\b|\bwidgets\b|\bwidget-area\b")),
    (Zone.FOOTER, re.compile(r"footer|\bcolophon\b|\bsite-info\b")),
    (
        Zone.NAVIGATION,
        re.compile(
            r"\bnav\b|navbar|navigation|\bmenus?\b|menu\b|breadcrumb|\bmasthead\b|\btop-?bar\b|\btop-?nav\b|\bpagination\b"
            r"|\bpager\b"
        ),
    ),
)
_TELLING = re.compile(
    r"auth?or|auteur|by-?line|writer|written|contribut|creator|verfasser|redakt|redac|reporter|journalist|kicker|credit"
    r"|copyright|\blegal|licen[sc]e|\bsources?\b|\bvia\b|dateline|\bdate|date\b|\btime\b|publish|posted|vcard|profile"
    r"|\bperson\b|translator|photographer|caption|quelle|fuente|kilde|\bbron\b|\bmeta\b"
)
_UNSEEN = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|a11y-hidden|element-invisible|is-hidden)\b"
    r"|\b(?:modal|lightbox|popup)\b|^(?:hidden|hide|d-none)$"
)
_SEEN_AT_SOME_WIDTH = re.compile(r"\b(?:sm|md|lg|xl|xxl|print|desktop|tablet|mobile)\b|-focusable")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Nature(NamedTuple):
    """What the names of an element tell. `name` is all of them in lower case, where they speak of credit."""

    zone: Zone | None = None
    unseen: bool = False
    name: str = ""


@lru_cache(maxsize=8192)
def nature(names: str) -> Nature | None:
    """Tell what the names in a class or another attribute tell, None where they tell nothing.

    >>> nature("postAuthor vcard"), nature("site-footer").zone, nature("x1")
    (Nature(zone=None, unseen=False, name='postauthor vcard'), <Zone.FOOTER: 'footer'>, None)
    """
    zone, unseen, telling, widths = None, False, False, False
    for name in names.split():
        its_zone, its_unseen, its_telling, its_widths = _one(name)
        zone = zone or its_zone
        unseen |= its_unseen
        telling |= its_telling
        widths |= its_widths
    unseen = unseen and not widths
    if zone or unseen or telling:
        return Nature(zone, unseen, " ".join(names.lower().split()) if telling else "")
    return None


@lru_cache(maxsize=65536)
def _one(name: str) -> tuple[Zone | None, bool, bool, bool]:
    """Tell of one name: its zone, whether it hides, whether it speaks of credit, whether of the width of a screen."""
    words = _CAMEL.sub("-", name).lower().replace("_", "-")
    zone = next((zone for zone, pattern in _ZONES if pattern.search(words)), None)
    telling = words == "name" or bool(_TELLING.search(words))
    return zone, bool(_UNSEEN.search(words)), telling, bool(_SEEN_AT_SOME_WIDTH.search(words))
