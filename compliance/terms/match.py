"""Addresses: patterns of a publisher's article paths, whether two addresses are one page, what a counter's are.

A pattern is a path with named parts: "/{slug}/{id:int}" fits "/some-story/5766393" and gives slug and id. A
part is anything but "/"; one marked `:int` is digits only. A pattern may ask for values of the query:
"/index.php?articleId={id:int}". A counter's address may end in `*`, for whatever follows.

What stands between two slashes is matched once and for all, and holds two named parts at most: so no address,
however hostile, costs more than the square of its length.
"""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, parse_qs, parse_qsl, unquote, urlsplit

from compliance.elements.outlets import host

MOST_PARTS = 2  # named parts between two slashes
LONGEST = 2000  # characters of an address that is looked at

_PART = re.compile(r"\{([a-z_]+)(:int)?\}")


def parts(pattern: str, url: str) -> dict[str, str] | None:
    """Give the named parts of an article's address; None where it does not fit the pattern.

    >>> parts("/{slug}/{id:int}", "https://www.globalresearch.ca/some-story/5766393/?print=1")
    {'slug': 'some-story', 'id': '5766393'}
    >>> parts("/{slug}/{id:int}", "https://www.globalresearch.ca/about/contact")
    >>> parts("/index.php?articleId={id:int}", "http://globalresearch.ca/index.php?context=va&articleId=123")
    {'id': '123'}
    """
    if len(url) > LONGEST:
        return None
    path, _, query = pattern.partition("?")
    address = _split(url)
    fit = _compiled(path).fullmatch(unquote(address.path).rstrip("/") or "/")
    if fit is None:
        return None
    found = fit.groupdict()
    given = parse_qs(address.query)
    for name, wanted in parse_qsl(query):
        fit = _compiled(wanted).fullmatch(given.get(name, [""])[0])
        if fit is None:
            return None
        found |= fit.groupdict()
    return found


def fits(template: str, url: str) -> dict[str, str] | None:
    """Give the named parts of a page counter's address; None where it does not fit the template.

    Scheme, and whatever follows the "?" where the template has none, do not matter.

    >>> fits("https://counter.example.org/content/{id}/count*", "//counter.example.org/content/7/count.gif?x")
    {'id': '7'}
    """
    wanted, given = _bare(template), _bare(url)
    if "?" not in wanted:
        given = given.partition("?")[0]
    if len(given) > LONGEST:
        return None
    fit = _compiled(wanted).fullmatch(given)
    return fit.groupdict() if fit else None


def problem(pattern: str) -> str | None:
    """Say what is wrong with a pattern; None where nothing is.

    >>> problem("/{slug}/{id:num}")
    '"{id:num}" is no named part; write {name} or {name:int}'
    """
    left = _PART.sub("", pattern)
    if "{" in left or "}" in left:
        odd = re.search(r"\{[^}]*\}?|\}", left)
        return f'"{odd[0] if odd else left}" is no named part; write {{name}} or {{name:int}}'
    if len(names(pattern)) != len(set(names(pattern))):
        return "a named part stands twice"
    if any(len(names(piece)) > MOST_PARTS for piece in pattern.split("/")):
        return f"more than {MOST_PARTS} named parts between two slashes"
    if "*" in pattern[:-1]:
        return "* stands at the end only"
    return None


def names(pattern: str) -> tuple[str, ...]:
    """Give the names of a pattern's parts.

    >>> names("/{slug}-{id:int}")
    ('slug', 'id')
    """
    return tuple(part[1] for part in _PART.finditer(pattern))


def same_page(one: str, other: str) -> bool:
    """Whether two addresses lead to the same page, as far as anybody can tell without going there.

    >>> same_page("http://www.example.org/a/1/?utm_source=x#top", "https://example.org/a/1")
    True
    >>> same_page("https://example.org/?p=1", "https://example.org/?p=2")
    False
    """
    return _page(one) == _page(other)


def is_home(url: str) -> bool:
    """Whether an address is that of a site's front page.

    >>> is_home("https://www.globalresearch.ca/"), is_home("https://www.globalresearch.ca/?p=1")
    (True, False)
    """
    address = _split(url)
    return address.path.removesuffix("/") in ("", "/index.html", "/index.php") and not address.query


def article_shaped(url: str) -> bool:
    """Whether an address looks like an article's, where no pattern says what that publisher's look like.

    >>> article_shaped("https://a.org/2020/05/a-long-story"), article_shaped("https://a.org/about")
    (True, False)
    """
    address = _split(url)
    last = address.path.rstrip("/").rpartition("/")[2]
    return last.count("-") + last.count("_") > 1 or bool(re.search(r"\d{3}", last) or re.search(r"=\d+", address.query))


_TRACKING = re.compile(r"(utm_.*|mc_.*|fbclid|gclid|ref|source|print|amp|output)")


def _page(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    address = _split(url)
    path = unquote(address.path).rstrip("/").removesuffix("/amp").removesuffix("/index.html")
    query = tuple(sorted(pair for pair in parse_qsl(address.query) if not _TRACKING.fullmatch(pair[0])))
    return host(url).removeprefix("amp.").removeprefix("m."), path, query


def _split(url: str) -> SplitResult:
    """Give the pieces of an address; nothing in them where it is none."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return urlsplit("")


def _bare(url: str) -> str:
    return url.strip().partition("//")[2].removeprefix("www.").partition("#")[0]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    body = pattern.removesuffix("*")
    pieces = [_piece(piece) for piece in body.split("/")]
    last = pieces.pop()
    atomic = "/".join(f"(?>{piece}(?=/))" for piece in pieces) + "/" if pieces else ""
    return re.compile(f"{atomic}{last}.*" if body != pattern else f"{atomic}{last}")


def _piece(piece: str) -> str:
    """Give the expression for what stands between two slashes."""
    out, at = "", 0
    for part in _PART.finditer(piece):
        out += re.escape(piece[at : part.start()])
        out += f"(?P<{part[1]}>{'[0-9]+' if part[2] else '[^/?#&]+?'})"
        at = part.end()
    return out + re.escape(piece[at:])
