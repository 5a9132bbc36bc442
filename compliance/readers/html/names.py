"""What classes and ids tell of a part of the page: its zone, whether it is seen, whether it speaks of credit."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

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
        " .meta. =name="
    ),
    "unseen": (
        ".sr-only. visually-hidden visuallyhidden .screen-reader .a11y-hidden. .element-invisible. .is-hidden. .modal."
        " .lightbox. .popup. =hidden= =hide= =d-none="
    ),
    "width": ".sm. .md. .lg. .xl. .xxl. .print. .desktop. .tablet. .mobile. -focusable",  # hidden, but not from all
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Nature(NamedTuple):
    """What the names of an element tell. `name` is all of them in lower case, where they speak of credit."""

    zone: Zone | None = None
    unseen: bool = False
    name: str = ""


class _Stem(NamedTuple):
    words: str
    before: str  # the edge that it asks for: ".", "=" or none
    after: str
    tells: Zone | str


@cache
def _stems() -> tuple[AhoCorasick, list[_Stem]]:
    stems = [
        _Stem(stem.strip(".="), stem[0] if stem[0] in ".=" else "", stem[-1] if stem[-1] in ".=" else "", tells)
        for tells, line in _STEMS.items()
        for stem in line.split()
    ]
    return AhoCorasick([stem.words for stem in stems]), stems


@lru_cache(maxsize=8192)
def nature(names: str) -> Nature | None:
    """Tell what the names in a class, an id or another attribute tell, None where they tell nothing.

    >>> nature("postAuthor vcard"), nature("site-footer").zone, nature("navy")
    (Nature(zone=None, unseen=False, name='postauthor vcard'), <Zone.FOOTER: 'footer'>, None)
    """
    words = names.lower()
    if words != names:
        words = _CAMEL.sub("-", names).lower()
    words = words.replace("_", "-")
    automaton, stems = _stems()
    told = {
        stems[which].tells
        for which, start, end in automaton.find_matches_as_indexes(words, overlapping=True)
        if _is_edge(words, start - 1, stems[which].before) and _is_edge(words, end, stems[which].after)
    }
    if told <= {"width", "own"}:
        return None
    return Nature(
        next((tells for tells in _STEMS if tells in told and isinstance(tells, Zone)), None)
        if "own" not in told
        else None,
        "unseen" in told and "width" not in told,
        " ".join(names.lower().split()) if "credit" in told else "",
    )


def _is_edge(words: str, at: int, edge: str) -> bool:
    """Whether the character at `at`, just outside a stem, is the edge that the stem asks for."""
    if not edge or not 0 <= at < len(words):
        return True
    return words[at].isspace() if edge == "=" else not words[at].isalpha()
