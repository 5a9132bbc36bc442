"""Plain text: joined lines, kept lines, Markdown's links in a .txt, and the place of each word."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import Anchor, Article, Zone
from compliance.errors import BrokenError
from compliance.readers.source import Source
from compliance.readers.text import read

WRAPPED = """\
The harbour office counted four hundred boats in the spring, which is more than
any year since the wall was built, and the master of the port expects as many
in the autumn.

The fishermen say that the count is wrong, because it leaves out the small boats
that are drawn up on the beach at night and are not seen from the office, where
nobody gets up before nine.
"""


def article(text: str) -> Article:
    return read(Source("a.txt", text.encode(), "text"))


def shown(of: Article) -> list[str]:
    return [of.text[block.start : block.end] for block in of.blocks]


def at(of: Article, words: str) -> tuple[int | None, int | None]:
    place = of.place(of.text.index(words))
    return place.line, place.column


def test_hard_wrapped_lines_are_joined_with_a_blank() -> None:
    of = article(WRAPPED)
    first, second = shown(of)
    assert first.startswith("The harbour office counted four hundred boats in the spring, which is more than any year")
    assert "\n" not in second
    assert at(of, "any year") == (2, 1)
    assert at(of, "wall") == (2, 20)
    assert at(of, "nobody") == (7, 1)


def test_short_lines_stay_lines() -> None:
    of = article(
        "Boats by the hundred\nBy Ann Smith\n4 May 2021\n\n" + WRAPPED + "\nCopyright 2021 The Gull\nReprinted here\n"
    )
    assert shown(of)[0] == "Boats by the hundred\nBy Ann Smith\n4 May 2021"
    assert shown(of)[-1] == "Copyright 2021 The Gull\nReprinted here"
    assert at(of, "Ann Smith") == (2, 4)


def test_two_blanks_at_the_end_of_a_line_keep_it() -> None:
    of = article("The source of this article, which was written in the spring, is The Gull  \nand nobody else.\n")
    assert shown(of) == ["The source of this article, which was written in the spring, is The Gull\nand nobody else."]


def test_a_line_after_an_address_and_a_copyright_line_stand_alone() -> None:
    address = "The source of this article, which was written in May, is https://gull.example/a"
    credit = "Copyright Ann Smith of The Gull, which was founded in the old town in 1921, 2021"
    of = article(f"{WRAPPED}\n{address}\nThe Gull\n\n{WRAPPED.splitlines()[0]}\n{credit}\n")
    assert shown(of)[2].endswith("/a\nThe Gull")
    assert shown(of)[3].split("\n")[1] == credit


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    long = "A sentence that goes on for a while. " * 8
    assert len(article(f"{long}\n{long}\n{long}").blocks) == 3


def test_mail_headers_stay_lines() -> None:
    headers = "From: Ann Smith of The Gull, in the old town by the harbour wall, 4th floor\nDate: 4 May 2021"
    assert shown(article(headers)) == [headers]


def test_markdown_links_count_and_their_addresses_are_no_text() -> None:
    of = article("By [Ann Smith](https://gull.example/ann), for *The Gull*\n")
    assert of.text == "By Ann Smith, for The Gull"
    (link,) = of.links
    assert (link.href, of.text[link.start : link.end]) == ("https://gull.example/ann", "Ann Smith")
    assert (link.place.line, link.place.column) == (1, 16)
    assert at(of, "Gull") == (1, 52)


def test_bare_and_angled_addresses_are_links() -> None:
    of = article("See <https://gull.example/a>, www.gull.example,\nor https://gull.example/b_(c).\n")
    assert of.text == "See https://gull.example/a, www.gull.example, or https://gull.example/b_(c)."
    assert [(link.href, link.place.line, link.place.column) for link in of.links] == [
        ("https://gull.example/a", 1, 6),
        ("http://www.gull.example", 1, 31),
        ("https://gull.example/b_(c)", 2, 4),
    ]


def test_an_address_broken_by_the_width_is_one() -> None:
    address = "http://gull.example/archive/2021/05/the-boats-of-the-harbour-and-the-count-page-1.html"
    assert [link.href for link in article(f"{address[:80]}\n{address[80:]}\n").links] == [address]


@pytest.mark.parametrize("following", ["Reprinted", "Gull.", "See page 2.1"])
def test_an_address_at_the_end_of_a_line_ends_there(following: str) -> None:
    address = "http://gull.example/archive/2021/05/the-boats-of-the-harbour-and-the-count-at-night"
    assert [link.href for link in article(f"{address}\n{following}\n").links] == [address]


def test_images_are_no_text() -> None:
    of = article("![A boat](boat.jpg)\n\nWords ![](b.png) behind\n")
    assert shown(of) == ["Words  behind"]
    assert [(image.src, image.alt, image.place.line) for image in of.images] == [
        ("boat.jpg", "A boat", 1),
        ("b.png", "", 3),
    ]


def test_escapes_count_where_the_text_is_markdown() -> None:
    assert article("# Boats\n\nIt cost \\$5.").text == "Boats\nIt cost $5."
    assert article("It lies in C:\\$5.").text == "It lies in C:\\$5."


@pytest.mark.parametrize(
    "text",
    [
        "snake_case and a*b*c",
        "2 * 3 * 4",
        "costs* more**",
        "#1 of the list",
        "__init__ of it",
        "[brackets] (and these)",
    ],
)
def test_text_that_is_no_markdown_keeps_its_characters(text: str) -> None:
    assert article(text).text == text


def test_headings_and_bullets_lose_their_marks() -> None:
    of = article("# Boats\n\nThe Count\n=========\n\n* one\n* two\n\n> said Ann\n")
    assert [(block.kind, block.level, text) for block, text in zip(of.blocks, shown(of), strict=True)] == [
        ("title", 1, "Boats"),
        ("heading", 1, "The Count"),
        ("item", 0, "one"),
        ("item", 0, "two"),
        ("quote", 0, "said Ann"),
    ]
    assert at(of, "two") == (7, 3)
    assert at(of, "said") == (9, 3)


def test_zones() -> None:
    of = article(f"Boats\n\nBy Ann\n\n{WRAPPED}\nReprinted from The Gull.\n\n-----\n\nShare it\n")
    assert [block.zone for block in of.blocks] == [Zone.ABOVE] * 2 + [Zone.ARTICLE] * 2 + [Zone.BELOW] * 2


def test_lines_count_as_an_editor_counts_them() -> None:
    of = article("One\r\n\r\nTwo\r\rThree\x0b\u2028four")
    assert [at(of, word) for word in ("One", "Two", "Three")] == [(1, 1), (3, 1), (5, 1)]


def test_chinese_lines_are_joined_without_a_blank() -> None:
    line = "港口办公室春天数了四百条船比任何一年都多港务长说秋天也会有同样多的船来" * 2
    (text,) = shown(article(f"{line}\n{line}\n{line}\n{line}\n{line}\n{line}\n完。"))
    assert text == line * 6 + "完。"


def check(of: Article) -> None:
    assert all(0 <= block.start < block.end <= len(of.text) for block in of.blocks)
    assert all(a.end <= b.start for a, b in zip(of.blocks, of.blocks[1:], strict=False))
    assert all(a.offset < b.offset for a, b in zip(of.anchors, of.anchors[1:], strict=False))
    assert all(0 <= link.start <= link.end <= len(of.text) for link in of.links)


MARKS = st.sampled_from(
    [*"[]()<>*_#>\\!`- \n\t\r", "](", "http://a.b/c", "www.a.b", "**", "  \n", "=====\n", "\n\n", "é中"]
)


TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff")  # a byte order mark is none of the text


@given(st.lists(st.one_of(MARKS, st.text(TEXT, max_size=8))).map("".join))
def test_any_text_is_read(text: str) -> None:
    try:
        of = article(text)
    except BrokenError:  # control characters in plenty
        return
    check(of)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for anchor in of.anchors:
        assert isinstance(anchor, Anchor)
        character = of.text[anchor.offset]
        assert lines[anchor.line - 1][anchor.column - 1 : anchor.column] == character or character in " \n"


WORD = st.text("abcdefghijklmnopqrstuvwxyzé中", min_size=1, max_size=9)


@given(st.lists(st.lists(WORD, min_size=1, max_size=40), min_size=1, max_size=6), st.integers(20, 90))
def test_the_place_of_each_word_is_exact(paragraphs: list[list[str]], width: int) -> None:
    numbered = [[f"{word}{at}x{number}" for at, word in enumerate(words)] for number, words in enumerate(paragraphs)]
    text = "\n\n".join(textwrap.fill(" ".join(words), width, break_long_words=False) for words in numbered)
    of = article(text)
    lines = text.split("\n")
    offset = 0
    for word in (word for words in numbered for word in words):
        offset = of.text.index(word, offset)
        place = of.place(offset)
        assert place.line
        assert place.column
        assert lines[place.line - 1].startswith(word, place.column - 1)
