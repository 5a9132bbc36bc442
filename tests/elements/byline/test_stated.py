from __future__ import annotations

from compliance.elements.byline import stated
from compliance.readers import read


def head(markup: str) -> stated.Stated:
    return stated.find(
        read("a.html", f"<!doctype html><head>{markup}</head><body><p>One line of text.</p></body>".encode())
    )


def test_dublin_core_writes_the_surname_first() -> None:
    assert head(
        '<meta name="dc.creator" content="Quill, Ada B."><meta name="dc.creator" content="Lund, Ben">'
    ).names == (
        "Ada B. Quill",
        "Ben Lund",
    )


def test_accounts_addresses_and_picture_credits_are_no_authors() -> None:
    said = head(
        '<meta name="twitter:creator" content="@ada"><meta property="article:author" content="https://example.org/ada">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "image": {"author": "Ben Lund"}}</script>'
    )
    assert (said.names, said.keys) == ((), frozenset())


def test_the_outlet_is_known_by_its_name_and_its_host() -> None:
    said = head(
        '<meta property="og:site_name" content="The Valley Gazette | News"><meta name="author" content="Valley-Post">'
        '<link rel="canonical" href="https://www.valley-post.co.uk/a">'
    )
    assert {"thevalleygazette", "valley-post"} <= said.outlets
    assert said.names in {(), ("Valley-Post",)}


def test_a_person_wins_over_a_signature() -> None:
    said = head('<meta name="author" content="aquill"><meta name="parsely-author" content="Ada Quill">')
    assert (said.names, said.origins[0].name) == (("Ada Quill",), "parsely-author")
    assert said.keys == {"aquill", "adaquill"}
