from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import Article, Block, Zone
from compliance.elements import copyright as finder
from compliance.readers import read

PAGE = """<!doctype html><html lang=en><head><title>Bees</title></head><body>
<nav><a href=/>Home</a> <a href=/copyright>Copyright Policy</a></nav>
<main><article><h1>Bees at work</h1><p class=byline>By Ann Bee</p>
<figure><img src=b.jpg><figcaption>A bee. © Picture House</figcaption></figure>
<p>The committee heard on Monday that the bees of the valley had a good year, better than the one before.</p>
<p>Keepers said that they had never seen so much honey in a single summer, and asked for more flowers.</p>
{}
</article></main><footer><p>{}</p></footer></body></html>"""

PARAGRAPH = """<p>The keepers met again in the evening, and spoke of the winter, which would be long, and of the
flowers that they had asked for, which would come in spring; nobody wanted to go home before it was dark.</p>"""


def lines(page: str, name: str = "a.html") -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    return [(e.text, e.holders, e.years) for e in finder.find(read(name, page.encode()))]


def footer(line: str) -> list[tuple[str, tuple[str, ...], tuple[int, ...]]]:
    return lines(PAGE.format("", line))


@pytest.mark.parametrize(
    ("line", "text", "holders", "years"),
    [
        ("© 2024 The Gazette", None, ("The Gazette",), (2024,)),
        ("©2024 Gazette Inc. All rights reserved.", None, ("Gazette Inc.",), (2024,)),
        ("Copyright © 2024, The Gazette", None, ("The Gazette",), (2024,)),
        ("Copyright 2024 The Gazette", None, ("The Gazette",), (2024,)),
        ("Copyright: The Gazette, 2024", None, ("The Gazette",), (2024,)),
        ("(c) Copyright of Gazette Group Limited 2024.", None, ("Gazette Group Limited",), (2024,)),
        ("© COPYRIGHT GAZETTE LIMITED 2024. ALL RIGHTS RESERVED.", None, ("GAZETTE LIMITED",), (2024,)),
        ("2024 © Gazette Holdings", None, ("Gazette Holdings",), (2024,)),
        ("1999 – 2024 © Gazette, a.s.", None, ("Gazette, a.s.",), (1999, 2024)),
        ("Gazette © 2024", None, ("Gazette",), (2024,)),
        ("Gazette © All rights reserved", None, ("Gazette",), ()),
        ("Copyright 2024 © Gazette S.p.a. Tutti i diritti sono riservati", None, ("Gazette S.p.a.",), (2024,)),
        ("2024 The Gazette, All Rights Reserved.", None, ("The Gazette",), (2024,)),
        ("All Rights Reserved © 2024", None, (), (2024,)),
        ("© RIPRODUZIONE RISERVATA", None, (), ()),
        ("Gazetteⓒ 2024", None, ("Gazette",), (2024,)),
        ("Copyright ⓒ Gazette", None, ("Gazette",), ()),
        ("Â© 2024 Gazette", None, ("Gazette",), (2024,)),
        ("@ 2024 Gazette", None, ("Gazette",), (2024,)),
        ("Copyleft © 2002-2024 The Gazette", None, ("The Gazette",), (2002, 2024)),
        ("© [2024] [gazette.example] some theme", "© [2024] [gazette.example]", ("gazette.example",), (2024,)),
        ("© 2001-24 Gazette", None, ("Gazette",), (2001, 2024)),
        ("© 2001, 2003 Gazette", None, ("Gazette",), (2001, 2003)),
        ("© 2001-present Gazette", None, ("Gazette",), (2001,)),
        ("© 0 Gazette", None, ("Gazette",), ()),
        ("© Gazette, 230428-99-483045/5", "© Gazette", ("Gazette",), ()),
        ("© Gazette Verlag GmbH & Co. KG", None, ("Gazette Verlag GmbH & Co. KG",), ()),
        ("© The Gazette Company, LLC. Home", "© The Gazette Company, LLC.", ("The Gazette Company, LLC",), ()),
        (
            "© Gazette, a division of Paper Inc. Paper News.",
            "© Gazette, a division of Paper Inc.",
            ("Gazette, a division of Paper Inc.",),
            (),
        ),
        (
            "© Church A.B.C. in Österreich, Example-Gasse 1+3, 1180 Wien",
            "© Church A.B.C. in Österreich",
            ("Church A.B.C. in Österreich",),
            (),
        ),
        ("Copyright © Ann Bee, The Gazette, 2024", None, ("Ann Bee", "The Gazette"), (2024,)),
        ("Copyright © CC BY-NC-ND 3.0 DE", None, (), ()),
        ("© 2024 - Gazette. All Rights Reserved. Us", "© 2024 - Gazette. All Rights Reserved.", ("Gazette",), (2024,)),
        ("© 2024 The Gazette | Imprint | 020 555", "© 2024 The Gazette", ("The Gazette",), (2024,)),
        ("© 2024 Die Zeitung – Alle Rechte vorbehalten.", None, ("Die Zeitung",), (2024,)),
        ("示例公司 版权所有", None, ("示例公司",), ()),
        ("Copyright (C) 2024 示例株式会社. All rights reserved.", None, ("示例株式会社",), (2024,)),
        ("© Alt materiale på denne side er omfattet af gældende lov om ophavsret.", None, (), ()),
        ("All contents © 2024 The Gazette", None, ("The Gazette",), (2024,)),
        ("© 2024 <a href=/>Gazette</a> <a href=/i>Imprint</a>", "© 2024 Gazette", ("Gazette",), (2024,)),
    ],
)  # fmt: skip
def test_forms_of_the_line(line: str, text: str | None, holders: tuple[str, ...], years: tuple[int, ...]) -> None:
    assert footer(line) == [(text or line, holders, years)]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Policy",
        "Copyright, Trademark and Patent Information",
        "Digital Millennium Copyright Act - Editorial Policies",
        "Copyright // Impressum",
        "Copyright",
        "©",
        "Pictures on this page (©) see the imprint.",
        "The unauthorised use is an infringement of copyright under the Copyright Act, 1994.",
        "Posted on Tuesday, 5 July 2016 @ 11:10 PM UTC",
        "mail@2024.example",
        "The Copyright Act of 1976 is old.",
        "The Copyright Clearance Center said in 2019 that fees would rise.",
        "He sued for breach of copyright, Google said.",
        "Section 956(c)(2) of the code",
        "Impact on (a) integrity, (b) availability and (c) confidentiality",
    ],
)
def test_what_speaks_of_copyright_is_no_line(line: str) -> None:
    assert footer(line) == []


@pytest.mark.parametrize(
    "credit",
    [
        "<p>Photo: © Doe/Agency</p>",
        "<p>Image copyright 2017 Picture House. All rights reserved.</p>",
        "<p>© Doe/Getty Images</p>",
        "<p>© 2016 Doe via Shutterstock</p>",
        "<p>Symbolbild: © Doe</p>",
        "<figure><img src=c.jpg><figcaption>© 2020 Doe</figcaption></figure>",
        f"<p><img src=c.jpg></p><p>© Doe / Wire</p>{PARAGRAPH * 3}",
    ],
)
def test_credits_of_pictures_are_none(credit: str) -> None:
    assert lines(PAGE.format(credit, "")) == []


def test_two_parties_each_with_its_place() -> None:
    page = PAGE.format("<p>Copyright: Example Syndicate, 2025</p>", "Copyright 2025 The Gazette")
    article = read("a.html", page.encode())
    first, second = finder.find(article)
    assert (first.zone is Zone.FOOTER, second.zone) == (False, Zone.FOOTER)
    assert str(first.place) == "line 7, column 4"
    assert str(second.place) == "line 8, column 29"
    for one in (first, second):
        assert one.span is not None
        assert article.text[one.span.start : one.span.end] == one.text


def test_lines_of_a_plain_text() -> None:
    text = """Bees at work

The bees of the valley had a good year, and the keepers were glad. They may be
reprinted for private purposes only by friends. Copyright (c) 1992 by the Valley Gazette
Company. All other rights reserved.

Copyright 1998, Gazette.example
(C) 1998 Valley Center
"""
    assert lines(text, "a.txt") == [
        (
            "Copyright (c) 1992 by the Valley Gazette Company. All other rights reserved.",
            ("the Valley Gazette Company",),
            (1992,),
        ),
        ("Copyright 1998, Gazette.example", ("Gazette.example",), (1998,)),
        ("(C) 1998 Valley Center", ("Valley Center",), (1998,)),
    ]


def test_linked_holders_of_a_text_with_markdown_links() -> None:
    text = "Words of the article.\n\nThe original source is The Gazette  \n"
    text += "Copyright © [Ann Bee](http://bee.example), The Gazette, 2017\n"
    assert lines(text, "a.txt") == [("Copyright © Ann Bee, The Gazette, 2017", ("Ann Bee", "The Gazette"), (2017,))]


def test_texts_and_photos_are_the_article_s() -> None:
    assert footer("Text and photos © Ann Bee, 2020") == [("© Ann Bee, 2020", ("Ann Bee",), (2020,))]
    assert footer("Photo by Doe. © 2024 The Gazette") == [("© 2024 The Gazette", ("The Gazette",), (2024,))]


def test_two_notices_on_a_line() -> None:
    assert footer("Copyright © 2020 Gazette, All Rights Reserved 示例公司 版权所有") == [
        ("Copyright © 2020 Gazette, All Rights Reserved", ("Gazette",), (2020,)),
        ("示例公司 版权所有", ("示例公司",), ()),
    ]


def test_rights_reserved_alone_counts_where_there_is_nothing_better() -> None:
    assert footer("Alle Rechte vorbehalten") == [("Alle Rechte vorbehalten", (), ())]
    assert footer("© 2024 Die Zeitung</p><p>Alle Rechte vorbehalten") == [
        ("© 2024 Die Zeitung", ("Die Zeitung",), (2024,))
    ]


def test_front_matter_counts_where_it_is_a_notice() -> None:
    page = "---\ntitle: Bees\ncopyright: {}\n---\n\nThe bees of the valley had a good year.\n"
    (found,) = finder.find(read("a.md", page.format('"© 2020 Ann Bee"').encode()))
    assert (found.holders, found.years, found.zone, found.place.line) == (("Ann Bee",), (2020,), Zone.HEAD, 3)
    assert finder.find(read("a.md", page.format("true").encode())) == ()


@given(st.text(alphabet=st.sampled_from("© ()cC,.|-–\n0129AbÂ@版权所有İ♦"), max_size=60) | st.text(max_size=80))
def test_any_text_is_read_and_spans_hold_the_words(text: str) -> None:
    article = Article(path="", format="text", text=text, blocks=(Block(0, len(text), "paragraph", Zone.FOOTER),))
    at = 0
    for found in finder.find(article):
        assert found.span is not None
        assert at <= found.span.start <= found.span.end <= len(text)
        assert text[found.span.start : found.span.end] == found.text
        assert found.holders or found.years or found.why
        at = found.span.end


def test_a_line_far_behind_the_begin_of_its_block_is_read_where_it_stands() -> None:
    text = "The bees are well. " * 200 + "Copyright 2024 The Gazette"
    (one,) = finder.find(read("a.txt", text.encode()))
    assert one.span == (3800, 3826)
    assert (one.text, one.holders, one.years) == ("Copyright 2024 The Gazette", ("The Gazette",), (2024,))
