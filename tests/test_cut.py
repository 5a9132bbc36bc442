"""A credit taken out of its source, the rest left as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.article import Place
from compliance.cut import Piece, cut, pieces
from compliance.requirements import Evidence


def without(source: str, words: str, at: str) -> str:
    """Take `words` out of a source, which stand where `at` does."""
    before = source[: source.index(at)]
    place = Place(line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))
    return cut(source, pieces(source, [Evidence(words, place)]))


@pytest.mark.parametrize(
    ("source", "words", "at", "left"),
    [
        ("By Ann Lee, today", "By Ann Lee", "By", ", today"),
        ("a\n\nFrom **The\nExample**.\n", "The Example", "The", "a\n\nFrom .\n"),
        ("From [The Example](https://a.example/x_(1)) now", "The Example", "https", "From The Example) now"),
        ("See [it](https://a.example) now", "it", "it]", "See  now"),
        ("By A, from [The Example](https://a.example). B", "By A, from The Example.", "By", " B"),
        ("*From [it](u).* B", "From it.", "From", " B"),
        ("<https://a.example>", "https://a.example", "https", ""),
        ("<p>By <b>Ann</b> &amp; Bo</p><p>x</p>", "By Ann & Bo", "By", "<p>x</p>"),
        ('<p>From <a href="u">The Example</a>, 2020</p>', "From The", "From", '<p><a href="u"> Example</a>, 2020</p>'),
        ('<p>From <a href="u">The <i>E</i></a></p>', "The E", 'u"', "<p>From The <i>E</i></p>"),
        ('<img src="u"><p>x</p>', "u", "<img", "<p>x</p>"),
        ('<script src="u"></script><p>x</p>', "u", 'u"', "<p>x</p>"),
        ("<p>By Ann</p>", "By Bo", "By", "<p>By Ann</p>"),
    ],
)
def test_what_is_left(source: str, words: str, at: str, left: str) -> None:
    assert without(source, words, at) == left


def test_what_does_not_stand_at_its_place_is_not_found() -> None:
    evidence = [Evidence("Ann", Place(line=9, column=1)), Evidence("Ann", Place()), Evidence("Ann", Place(page=1))]
    assert pieces("By Ann", evidence) == ()


def test_overlapping_pieces_go_once() -> None:
    assert cut("abcdef", [Piece(1, 3), Piece(2, 5), Piece(1, 5, "x")]) == "axf"
    assert Piece(1, 3).meets(Piece(2, 4))
    assert not Piece(1, 3).meets(Piece(3, 4))


@given(st.text(alphabet="a[]()<>*/ p&;\n", max_size=40), st.text(alphabet="ap[]<& ", max_size=6), st.integers(1, 9))
def test_any_source_can_be_cut(source: str, words: str, column: int) -> None:
    for piece in pieces(source, [Evidence(words, Place(line=1, column=column))]):
        assert 0 <= piece.start <= piece.end <= len(source)
