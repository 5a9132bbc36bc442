from __future__ import annotations

import pytest
from pdfs import LEADING, Sheet, wrapped

from compliance.article import Zone

HREF = "https://harbour.example/2024/ferry"


def words_of(sheet: Sheet) -> list[tuple[str, str]]:
    article = sheet.read()
    return [(article.text[link.start : link.end], link.href) for link in article.links]


def test_a_link_has_the_words_under_its_box() -> None:
    sheet = Sheet()
    right = sheet.text("First published in ", 60, 100)
    end = sheet.linked("The Harbour Post", HREF, right, 100)
    sheet.text(" on Monday.", end, 100)
    article = sheet.read()
    (link,) = article.links
    assert article.text == "First published in The Harbour Post on Monday."
    assert (article.text[link.start : link.end], link.href) == ("The Harbour Post", HREF)
    assert (link.start, link.zone) == (19, Zone.ARTICLE)
    assert link.place.page == 1
    assert link.place.box == pytest.approx((right, 91.2, end, 102.75), abs=0.1)


def test_a_link_ends_within_a_word_where_its_box_ends() -> None:
    sheet = Sheet()
    right = sheet.linked("Home", "https://harbour.example/", 60, 100)
    end = sheet.linked("News", "https://harbour.example/news", right, 100)
    sheet.text(".", end, 100)
    assert words_of(sheet) == [("Home", "https://harbour.example/"), ("News", "https://harbour.example/news")]


def test_a_link_over_two_lines_is_one() -> None:
    sheet = Sheet()
    right = sheet.text("This is the whole of the story as it was told first in ", 60, 100)
    sheet.linked("The Harbour", HREF, right, 100)
    sheet.linked("Post", HREF, 60, 100 + LEADING)
    sheet.text("and in no other paper.", 84, 100 + LEADING)
    article = sheet.read()
    (link,) = article.links
    assert article.text[link.start : link.end] == "The Harbour Post"
    assert link.place.box is not None
    assert link.place.box[0] == pytest.approx(60)
    assert link.place.box[3] == pytest.approx(100 + LEADING + 2.75, abs=0.1)


def test_two_links_to_one_address_stay_two() -> None:
    sheet = Sheet()
    sheet.linked("The Harbour Post", HREF, 60, 100)
    sheet.linked("Read the article", HREF, 60, 300)
    assert words_of(sheet) == [("The Harbour Post", HREF), ("Read the article", HREF)]


def test_a_link_over_a_picture_has_no_words() -> None:
    sheet = Sheet()
    sheet.text("Above the picture", 60, 100)
    sheet.link(HREF, 60, 120, 200, 200)
    sheet.text("Below the picture", 60, 300)
    article = sheet.read()
    (link,) = article.links
    assert link.start == link.end == article.text.index("Below")


def test_a_page_with_nothing_but_a_linked_picture_keeps_its_link() -> None:
    sheet = Sheet()
    sheet.text("Words", 60, 100)
    sheet.turn()
    sheet.canvas.rect(60, 600, 140, 80)
    sheet.link(HREF, 60, 120, 200, 200)
    article = sheet.read()
    assert [(link.start, link.place.page) for link in article.links] == [(5, 2)]


def test_an_address_written_out_is_a_link() -> None:
    sheet = Sheet()
    sheet.text("Source: https://harbour.example/2024/ferry, read in May.", 60, 100)
    article = sheet.read()
    (link,) = article.links
    assert (link.href, link.start, link.end) == (HREF, 8, 8 + len(HREF))
    assert link.place.page == 1


def test_an_address_written_out_and_linked_is_one_link() -> None:
    sheet = Sheet()
    right = sheet.text("Source: ", 60, 100)
    sheet.linked(HREF, f"{HREF}?from=pdf", right, 100)
    assert words_of(sheet) == [(HREF, f"{HREF}?from=pdf")]


@pytest.mark.parametrize(
    "parts",
    [
        ("https://harbour.example/2024/", "05/the-ferry-left.html"),
        ("https://harbour.example/the-six-o-clock-", "ferry-2024"),
        ("https://harbour.example/read?article=", "20240514&page=1"),
    ],
)
def test_an_address_broken_at_the_end_of_a_line_is_whole(parts: tuple[str, str]) -> None:
    sheet = Sheet()
    sheet.lines(wrapped("The council voted and the harbour was bought for a single krona. " * 4, 400), top=60)
    right = sheet.text("It was in the paper in May of this year and can be read at ", 60, 200)
    sheet.text(parts[0], right, 200)
    sheet.text(parts[1] + " for nothing.", 60, 200 + LEADING)
    assert words_of(sheet) == [("".join(parts), "".join(parts))]


def test_a_sentence_that_goes_on_after_an_address_is_no_part_of_it() -> None:
    sheet = Sheet()
    sheet.lines(
        ["All of it was in the paper and can be read for nothing at https://harbour.example/", "and nowhere else."]
    )
    assert words_of(sheet) == [("https://harbour.example/", "https://harbour.example/")]


def test_the_boxes_decide_where_an_address_goes_on() -> None:
    sheet = Sheet()
    right = sheet.text("All of it was in the paper and can be read for nothing at ", 60, 100)
    sheet.linked("https://harbour.example/ferry/", "https://harbour.example/ferry/monday", right, 100)
    sheet.linked("monday", "https://harbour.example/ferry/monday", 60, 100 + LEADING)
    sheet.text(" and nowhere else.", 95, 100 + LEADING)
    assert words_of(sheet) == [("https://harbour.example/ferry/monday", "https://harbour.example/ferry/monday")]
