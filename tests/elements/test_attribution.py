from __future__ import annotations

import pytest

from compliance.article import Zone
from compliance.elements import attribution, copyright, phrases  # noqa: A004 -- the field's own word
from compliance.elements.attribution import Credit, called, clean, is_outlet, name_of
from compliance.elements.host import Host
from compliance.elements.outlets import Outlet, Outlets
from compliance.readers import read

PROSE = "<p>" + "The tide came in and the boats went out to sea again. " * 6 + "</p>"
OUTLETS = Outlets((Outlet(name="The Gull Review", id="gull", aliases=("Gull Review",), hosts=("gull.example",)),))


def credits(text: str, name: str = "a.html") -> tuple[Credit, ...]:  # noqa: A001 -- the field's own word
    article = read(name, text.encode())
    lines = copyright.find(article)
    return attribution.find(article, phrases.find(article), lines, Host(article, lines, OUTLETS))


def named(body: str) -> list[str | None]:
    return [credit.attribution.publisher for credit in credits(f"<h1>Boats at sea</h1>{PROSE * 3}{body}")]


def test_a_credit_with_all_that_it_says() -> None:
    page = (
        f"<h1>Boats at sea</h1>\n{PROSE * 2}\n"
        '<p>This article was first published on <a href="https://gull.example/a-b-c">The Gull Review</a> '
        "on 3 May 2021.</p>"
    )
    (credit,) = credits(page)
    found = credit.attribution
    assert (found.publisher, found.date) == ("The Gull Review", "3 May 2021")
    assert found.hrefs == ("https://gull.example/a-b-c",)
    assert found.text == "This article was first published on The Gull Review on 3 May 2021."
    assert (found.place.line, found.phrase) == (3, "en/originally-published")
    assert credit.sure > 0.8


@pytest.mark.parametrize(
    "sentence",
    [
        "Originally published on Quay Post.",
        "A version of this piece appeared in Quay Post.",
        "The post Boats appeared first on Quay Post.",
        "Republished with permission from Quay Post.",
        "Source: Quay Post",
        "Via Quay Post",
        "Zuerst erschienen bei Quay Post.",
        "Este texto fue publicado originalmente en Quay Post.",
    ],
)
def test_wordings_at_the_end(sentence: str) -> None:
    assert named(f"<p>{sentence}</p>") == ["Quay Post"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The book was originally published in Quay Post.",
        "This article was originally published at 2:05 p.m.",
        "First published on Monday 3 May 2021.",
        "This article was later reprinted in Quay Post.",
        "This piece was also published on Quay Post.",
        "Image source: Quay Post",
        "Quay Post reported last week that the boats were lost.",
        "Republish this story: include the credit “originally published by Quay Post”.",
    ],
)
def test_look_alikes(sentence: str) -> None:
    assert named(f"<p>{sentence}</p>") == []


def test_a_bare_source_amid_the_article_is_none() -> None:
    assert named(f"{PROSE * 20}<p>Source: Quay Post</p>{PROSE * 20}") == []


def test_nothing_in_a_frame_and_under_a_picture() -> None:
    assert named("<aside><p>This article was first published on Quay Post.</p></aside>") == []
    assert named("<figure><img src=a><figcaption>First published in Quay Post</figcaption></figure>") == []


def test_the_site_itself_is_no_source() -> None:
    page = f'<meta property="og:site_name" content="Quay Post"><h1>Boats at sea</h1>{PROSE * 2}'
    assert credits(f"{page}<p>This article first appeared in Quay Post.</p>") == ()


def test_the_outlet_named_before_a_website_is_the_first() -> None:
    (credit,) = credits(
        "Boats at sea\n\nby Ann Lee\nThe Gull Review\nMay 3, 2012\nfrom\nQuayPost Website\n\nText.", "a.txt"
    )
    assert credit.attribution.publisher == "The Gull Review"


def test_his_blog_is_called_by_its_address() -> None:
    body = '<p>This post originally appeared on <a href="https://annlee.example/boats">his personal blog</a>.</p>'
    assert named(body) == ["annlee.example"]


def test_credits_that_overlap_are_one() -> None:
    text = f"Boats\n\n{'Word of the sea. ' * 20}\n\nReprinted with permission from Quay Post."
    article = read("a.txt", text.encode())
    host = Host(article, (), OUTLETS)
    found = attribution.find(article, phrases.find(article), (), host)
    assert attribution.merged(found, found) == found


def test_weak_credits_stand_where_nothing_else_does() -> None:
    (credit,) = credits(f"<h1>Boats at sea</h1>{PROSE}<p>Originally published on Quay Post.</p>")
    weak = credit._replace(sure=0.3)
    assert attribution.standing((credit, weak)) == (credit,)
    assert attribution.standing((weak,)) == (weak,)
    assert credit.attribution.zone in {Zone.ARTICLE, Zone.BELOW}


def test_names() -> None:
    assert [clean(name) for name in ("“Quay\nPost”,", "the Quay newspaper", "der Merkur")] == [
        "Quay Post",
        "Quay",
        "Merkur",
    ]
    assert [is_outlet(name) for name in ("Quay Post", "2019", "3 May", "staff", "")] == [
        True,
        False,
        False,
        False,
        False,
    ]
    assert [called(name, OUTLETS) for name in ("Gull Review", "The Gull")] == ["The Gull Review", "The Gull"]
    assert name_of("https://medium.com/quay-post/a-b", OUTLETS) == "Medium (quay-post)"
    assert name_of("https://www.quay.example/a", OUTLETS) == "quay.example"


def test_a_copyright_line_behind_a_credit_is_none_of_its_words() -> None:
    credit = "The original source of this article is Quay Post\nCopyright © Ann Lee, Quay Post, 2024\n"
    text = f"{'Boats went out. ' * 20}\n\n{credit}"
    article = read("a.txt", text.encode())
    lines = copyright.find(article)
    [found] = attribution.find(article, phrases.find(article), lines, Host(article, lines, OUTLETS))
    assert found.attribution.text == "The original source of this article is Quay Post"
    assert (found.attribution.place.line, found.attribution.place.column) == (3, 1)
