"""What classes and ids tell of a part of the page: its zone, whether it is seen, whether it speaks of credit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from compliance.article import Zone

# Parts of the names that page makers give, and what they tell. A dot stands for the edge of a word: ".nav." is in
# "site-nav" and "siteNav", not in "navy"; "=" for the edge of the whole name. The first zone that fits is taken.
_STEMS: dict[Zone | str, str] = {
    Zone.COMMENTS: ".comment. .comments. .commentlist .commentarea .comment-list disqus .respond.",
    Zone.RELATED: (
        ".related related. recommend .teaser. .teasers. .popular .trending newsletter outbrain taboola .promo."
        " .promoted .read-more. .readmore. .read-next. .read-also. .more-from. .more-news. .more-stories. .more-on."
        " .more-in. .more-articles. .more-posts. .most-read. .mostread. .most-popular. .most-viewed. .also-like."
        " .also-read. .you-may. .up-next. .latest-news. .latest-posts. .latest-stories. .recent-news. .recent-posts."
        " .recent-stories. .recent-articles. .other-news. .other-posts. .other-stories. .other-articles. .top-news."
        " .top-stories."
    ),
    Zone.SIDEBAR: "sidebar .side-bar. .aside. .rail. .widgets. .widget-area.",
    "own": (  # the article's own header and footer
        ".entry-footer. .post-footer. .article-footer. .story-footer. .content-footer. .entry-header. .post-header."
        " .article-header. .story-header. .entry-meta. .post-meta. .article-meta."
    ),
    Zone.FOOTER: "footer .colophon. .site-info.",
    Zone.NAVIGATION: (
        ".nav. navbar navigation .menu. .menus. menu. breadcrumb .masthead. .topbar. .top-bar. .topnav. .top-nav."
        " .pagination. .pager."
    ),
    "credit": (
        "author auther autor. autor- auteur byline by-line writer written contribut creator verfasser redakt redac"
        " reporter journalist kicker credit copyright .legal licens licenc .source. .sources. .via. dateline .date"
        " date. .time. publish posted vcard profile .person. translator photographer caption quelle fuente kilde .bron."
        " .meta. =.name.="
    ),
    "unseen": (
        ".sr-only. visually-hidden visuallyhidden .screen-reader .a11y-hidden. .element-invisible. .is-hidden. .modal."
        " .lightbox. .popup. =.hidden.= =.hide.= =.d-none.="
    ),
    "width": ".sm. .md. .lg. .xl. .xxl. .print. .desktop. .tablet. .mobile. -focusable",  # hidden, but not from all
}
_ZONES = [tells for tells in _STEMS if isinstance(tells, Zone)]
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Nature(NamedTuple):
    """What the names of an element tell. `name` is all of them in lower case, where they speak of credit."""

    zone: Zone | None = None
    unseen: bool = False
    name: str = ""


@cache
def _stems() -> tuple[AhoCorasick, list[Zone | str]]:
    stems = [(stem, tells) for tells, line in _STEMS.items() for stem in line.split()]
    words = [stem.replace(".", "-").replace("=", "|") for stem, _ in stems]
    return AhoCorasick(words, implementation=Implementation.ContiguousNFA), [tells for _, tells in stems]


@lru_cache(maxsize=8192)
def nature(names: str) -> Nature | None:
    """Tell what the names in a class, an id or another attribute tell, None where they tell nothing.

    >>> nature("postAuthor vcard"), nature("site-footer").zone, nature("navy")
    (Nature(zone=None, unseen=False, name='postauthor vcard'), <Zone.FOOTER: 'footer'>, None)
    """
    lower = names.lower()
    words = lower if lower == names else _CAMEL.sub("-", names).lower()
    automaton, tells = _stems()
    edged = f"|-{words.replace('_', '-').replace(' ', '-|-')}-|"
    matches = automaton.find_matches_as_indexes(edged, overlapping=True)
    if not matches:
        return None
    told = _told(frozenset([tells[which] for which, _, _ in matches]))
    return Nature(told.zone, told.unseen, " ".join(lower.split())) if told and told.name else told


@cache
def _told(those: frozenset[Zone | str]) -> Nature | None:
    """Give what stems tell together; of a name that speaks of credit, that it has one."""
    zone = None if "own" in those else next((zone for zone in _ZONES if zone in those), None)
    told = Nature(zone, "unseen" in those and "width" not in those, "credit" if "credit" in those else "")
    return told if any(told) else None
