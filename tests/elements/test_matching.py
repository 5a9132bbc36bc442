from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compliance.elements.matching import match
from compliance.elements.wording import parse
from compliance.elements.words import Words


def find(source: str, text: str) -> dict[str, str] | None:
    """Give what the slots of the first match hold."""
    words = Words(text)
    items = parse(source, {})
    for first in range(len(words)):
        if found := match(items, words, first):
            return {name: words.said(*at) for name, at in found.slots.items()}
    return None


def test_case_blanks_and_line_ends_do_not_matter() -> None:
    assert find("first published in", "FIRST  published\n in") == {}


def test_a_slot_before_other_words_gives_way() -> None:
    assert find("in {publisher} on {date}", "in The Gull Review on 3 May 2021") == {
        "publisher": "The Gull Review",
        "date": "3 May 2021",
    }


def test_a_gap_ends_where_the_rest_begins() -> None:
    assert find("reprinted ... from {publisher}", "Reprinted with kind words from Gull") == {"publisher": "Gull"}
    assert find("reprinted ... from {publisher}", "Reprinted a b c d e f g h i from Gull") is None


def test_a_gap_ends_with_its_block() -> None:
    assert find("reprinted ... from", "Reprinted.\n\nNews from") is None


def test_edges() -> None:
    assert find("^ source", "Land. Source") == {}
    assert find("^ source", "a good source") is None
    assert find("gull $", "by the gull.\nAnd") == {}
    assert find("gull $", "the gull flew") is None


def test_one_word_in_any_letters() -> None:
    assert find("on {word} and", "seen on coolgull and here") == {"publisher": "coolgull"}


def test_a_wording_that_goes_astray_is_given_up() -> None:
    astray = " ".join("(a|a a|a a a)?" for _ in range(30)) + " b"
    assert find(astray, "a " * 60) is None


@given(st.text(alphabet="ab .\n转:“(", max_size=60))
def test_any_text_is_matched_without_error(text: str) -> None:
    found = find("^ (a|b)? ... {publisher} (b)? $", text)
    assert found is None or set(found) <= {"publisher"}
