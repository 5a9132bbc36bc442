"""The zones of a plain run of blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import BlockKind, Zone
from compliance.readers.zones import Piece, divide

TITLE = Piece("title", 30, "The boats of the harbour", level=1)
BYLINE = Piece("paragraph", 12, "By Ann Smith")
BODY = Piece("paragraph", 600, "The harbour office counted.")
ITEM = Piece("item", 20, "one more article")
CREDIT = Piece("paragraph", 60, "This article first appeared in The Gull.")
RULED = CREDIT._replace(ruled=True)

A, B, C = Zone.ABOVE, Zone.ARTICLE, Zone.BELOW


@pytest.mark.parametrize(
    ("pieces", "zones"),
    [
        ([], []),
        ([BYLINE, CREDIT], [B, B]),
        ([TITLE, CREDIT], [A, B]),
        ([TITLE, BYLINE, BODY, BODY, CREDIT], [A, A, B, B, C]),
        ([BODY, ITEM, CREDIT], [B, B, C]),
        ([TITLE, BODY, BODY, BODY, RULED, BODY], [A, B, B, B, C, C]),
        ([BODY, BODY._replace(ruled=True), BODY], [B, B, B]),
        ([BODY, CREDIT, RULED, CREDIT], [B, C, C, C]),
    ],
)
def test_above_within_and_below(pieces: list[Piece], zones: list[Zone]) -> None:
    assert divide(pieces) == zones


def test_a_long_note_above_the_title() -> None:
    assert divide([BODY, TITLE, BYLINE, BODY, BODY]) == [A, A, A, B, B]


def test_a_short_sentence_after_the_first_paragraph_is_no_title() -> None:
    assert divide([BODY, Piece("paragraph", 12, "She said:"), BODY, BODY]) == [B] * 4


def test_too_much_before_the_first_long_paragraph_is_the_article() -> None:
    assert divide([Piece("heading", 100, level=2)] * 20 + [BODY]) == [B] * 21


@pytest.mark.parametrize("words", ["Comments", "12 Comments:", "Kommentare (3)", "评论"])
def test_comments_reach_to_the_end(words: str) -> None:
    heading = Piece("heading", len(words), words, level=2)
    assert divide([BODY, BODY, heading, BODY, CREDIT])[2:] == [Zone.COMMENTS] * 3
    assert divide([BODY, BODY, heading, CREDIT, heading._replace(words="Sources"), CREDIT])[2:] == [
        Zone.COMMENTS,
        Zone.COMMENTS,
        C,
        C,
    ]


def test_what_is_related_is_a_list() -> None:
    heading = Piece("heading", 16, "Related articles", level=2)
    assert divide([BODY, BODY, heading, ITEM, ITEM, CREDIT])[2:] == [Zone.RELATED] * 3 + [C]
    assert divide([BODY, BODY, heading, BODY])[2:] == [B, B]


def test_such_a_heading_in_the_first_half_names_nothing() -> None:
    assert divide([BODY, Piece("heading", 8, "Comments", level=2), BODY, BODY]) == [B] * 4


KINDS: list[BlockKind] = ["title", "heading", "paragraph", "item", "quote", "caption", "cell", "code"]
PIECES = st.builds(
    Piece,
    st.sampled_from(KINDS),
    st.integers(0, 2000),
    st.sampled_from(["", "Comments", "Related", "words"]),
    st.booleans(),
    st.integers(0, 6),
)


@given(st.lists(PIECES))
def test_each_block_has_a_zone(pieces: list[Piece]) -> None:
    zones = divide(pieces)
    assert len(zones) == len(pieces)
    own = [zone for zone in zones if not zone.is_frame]
    assert own == sorted(own, key=[A, B, C].index)
