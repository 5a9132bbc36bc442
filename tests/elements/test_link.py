from __future__ import annotations

import pytest

from compliance.elements import find
from compliance.elements.outlets import Outlet, Outlets
from compliance.readers import read

PROSE = "<p>" + "The tide came in and the boats went out to sea again. " * 6 + "</p>"
OUTLETS = Outlets((Outlet(name="The Gull Review", id="gull", hosts=("gull.example",)),))
ARTICLE = "https://gull.example/sea/boats-at-sea-in-may"


def roles(body: str) -> dict[str, str]:
    page = f'<meta property="og:url" content="https://quay.example/a"><h1>Boats at sea</h1>{PROSE * 2}{body}'
    return {link.href: link.role for link in find(read("a.html", page.encode()), OUTLETS).links}


def test_the_article_the_home_page_and_the_licence() -> None:
    body = (
        '<p>This article is republished from <a href="https://gull.example">The Gull Review</a> under a '
        '<a href="https://creativecommons.org/licenses/by/4.0/">Creative Commons</a> licence. '
        f'Read the <a href="{ARTICLE}">original article</a>.</p>'
    )
    assert roles(body) == {
        "https://gull.example": "publisher",
        "https://creativecommons.org/licenses/by/4.0/": "license",
        ARTICLE: "original",
    }


@pytest.mark.parametrize(
    "credit",
    [
        f'Originally published on <a href="{ARTICLE}">The Gull Review</a>.',
        f'This post was <a href="{ARTICLE}">originally published</a> on The Gull Review.',
        f'This article originally appeared <a href="{ARTICLE}">here</a>.',
        f"Source: {ARTICLE}",
    ],
)
def test_the_original(credit: str) -> None:
    assert [href for href, role in roles(f"<p>{credit}</p>").items() if role == "original"] == [ARTICLE]


def test_right_beside_the_credit() -> None:
    body = f'<p>Originally published on The Gull Review.</p><p><a href="{ARTICLE}">Read the original</a></p>'
    assert roles(body) == {ARTICLE: "original"}


def test_a_home_page_only() -> None:
    assert roles('<p>Originally published on <a href="https://gull.example/">The Gull Review</a>.</p>') == {
        "https://gull.example/": "publisher"
    }


def test_an_ordinary_link_of_the_article_is_none() -> None:
    assert roles(f'<p>As <a href="{ARTICLE}">The Gull Review reported</a>, the boats were lost.</p>') == {}


def test_front_matter_and_the_canonical_link() -> None:
    for line in (f"original_url: {ARTICLE}", f"canonical_url: {ARTICLE}"):
        (link,) = find(read("a.md", f"---\ntitle: Boats\n{line}\n---\n\nText of boats.\n".encode()), OUTLETS).links
        assert (link.href, link.role, link.place.line) == (ARTICLE, "original", 3)


def test_the_one_address_at_the_end_of_a_text() -> None:
    text = f"Boats at sea\n\n{'Text of the boats. ' * 90}\n\nThis was first published in Quay Post.\n\n"
    text += f"{'And more. ' * 40}\n\n{ARTICLE}\n"
    assert [link.href for link in find(read("a.txt", text.encode()), OUTLETS).links if link.role == "original"] == [
        ARTICLE
    ]
