from __future__ import annotations

import pytest

from compliance.elements.items import Begins, Edge, Gap, Group, OneOf, Slot
from compliance.elements.wording import WordingError, parse


def test_each_sign_of_the_language() -> None:
    items = parse("^ originally (published|posted)? on {publisher} ... publi* $", {})
    assert items[0] == Edge(start=True)
    assert items[2] == OneOf(frozenset({"published", "posted"}), optional=True)
    assert items[4:] == (Slot("publisher"), Gap(), Begins("publi"), Edge(start=False))


def test_a_named_list_stands_for_its_entries() -> None:
    (item,) = parse("[piece]", {"piece": ("essay", "blog post")})
    assert isinstance(item, Group)
    assert item.options == ((OneOf(frozenset({"blog"})), OneOf(frozenset({"post"}))), (OneOf(frozenset({"essay"})),))
    assert item.starts == {"blog", "essay"}


def test_a_sign_of_the_language_can_be_meant_itself() -> None:
    assert parse(r"\( a \?", {}) == tuple(OneOf(frozenset({word})) for word in "(a?")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("(a|b", 'a "(" is never closed'),
        ("a)", '")" too many in "a)"'),
        ("? a", '"?" after nothing'),
        ("[nothing]", "no list is named [nothing]"),
        ("{holder}", "there is no slot {holder}"),
        ("  ", "an empty wording"),
    ],
)
def test_what_cannot_be_read(source: str, message: str) -> None:
    with pytest.raises(WordingError) as caught:
        parse(source, {})
    assert str(caught.value).startswith(message)
