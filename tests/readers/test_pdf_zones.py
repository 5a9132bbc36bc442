from __future__ import annotations

from compliance.article import Zone
from compliance.readers.pdf.zones import Piece, roles

PROSE = "The ferry left at six and nobody on the quay looked up. " * 4


def text(words: str = PROSE, size: float = 11, *, linked: bool = False, item: bool = False) -> Piece:
    return Piece(words, size, len(words) if linked else 0, item)


def zones(*pieces: Piece, named: str = "") -> list[str]:
    return [role.zone.value for role in roles(pieces, named)]


def test_title_byline_article_credit() -> None:
    pieces = [text("The Ferry", 22), text("By Mara Lindqvist"), text(), text(), text("First published in The Post.")]
    assert zones(*pieces) == ["above", "above", "article", "article", "below"]
    assert [role.kind for role in roles(pieces, "")] == ["title", "paragraph", "paragraph", "paragraph", "paragraph"]


def test_headings_by_their_size() -> None:
    found = roles([text("The Ferry", 22), text(), text("Monday", 16), text(), text("Morning", 13), text()], "")
    assert [(role.kind, role.level) for role in found] == [
        ("title", 1),
        ("paragraph", 0),
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_the_title_that_the_file_names_is_it_and_not_a_larger_line() -> None:
    pieces = [text("THE HARBOUR POST", 40), text("The Six O'Clock Ferry", 22), text(), text()]
    assert [role.kind for role in roles(pieces, "The Six O'Clock Ferry | The Harbour Post")][:2] == ["heading", "title"]


def test_a_standfirst_is_above_the_byline() -> None:
    pieces = [text("The Ferry", 22), text(), text("By Mara Lindqvist"), text("14 May"), text("Photo"), text(), text()]
    assert zones(*pieces) == ["above"] * 5 + ["article"] * 2


def test_a_menu_before_the_title_is_navigation() -> None:
    pieces = [text("Home\nNews\nSport", linked=True), text("A harbour"), text("Login", linked=True), text("May 14")]
    assert zones(*pieces, text("The Ferry", 22), text()) == ["navigation"] * 3 + ["above"] * 2 + ["article"]


def test_one_link_before_the_title_is_no_menu() -> None:
    assert zones(text("News", linked=True), text("The Ferry", 22), text()) == ["above", "above", "article"]


def test_a_menu_behind_the_article_begins_the_frame() -> None:
    tail = [text("Related", 15), text("One\nTwo\nThree", linked=True), text("© The Harbour Post")]
    assert zones(text("The Ferry", 22), text(), text(), text("First published in The Post."), *tail) == [
        "above",
        "article",
        "article",
        "below",
        "footer",
        "footer",
        "footer",
    ]


def test_teasers_within_an_article_do_not_end_it() -> None:
    menu = text("One\nTwo\nThree\nFour", linked=True)
    assert zones(text("The Ferry", 22), text(), menu, text(), text()) == [
        "above",
        "article",
        "related",
        "article",
        "article",
    ]


def test_a_long_menu_ends_the_article_whatever_follows() -> None:
    menu = text("\n".join(["Teaser"] * 30), linked=True)
    assert zones(text("The Ferry", 22), text(), text(), menu, text()) == [
        "above",
        "article",
        "article",
        "footer",
        "footer",
    ]


def test_an_article_goes_on_behind_a_long_menu_where_paragraph_follows_paragraph() -> None:
    menu = text("\n".join(["Teaser"] * 30), linked=True)
    assert zones(text("The Ferry", 22), text(), text(), text(), menu, text(), text(), text()) == [
        "above",
        *["article"] * 3,
        "related",
        *["article"] * 3,
    ]


def test_a_linked_credit_before_the_menu_is_no_part_of_it() -> None:
    tail = [text("Read the original at The Post", linked=True), text("One\nTwo\nThree", linked=True)]
    assert zones(text("The Ferry", 22), text(), text(), *tail) == ["above", "article", "article", "below", "footer"]


def test_nothing_at_all() -> None:
    assert roles([], "") == []
    assert zones(text("One line")) == [Zone.ARTICLE.value]
