"""Bare addresses: where they begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.readers import addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://gull.example/a.", ["https://gull.example/a"]),
        ("(https://gull.example/a_(b))", ["https://gull.example/a_(b)"]),
        ("**https://gull.example/a**, HTTP://GULL.EXAMPLE", ["https://gull.example/a", "HTTP://GULL.EXAMPLE"]),
        ("https://gull.example/a?b=1&c=ä#d!", ["https://gull.example/a?b=1&c=ä#d"]),
        ("原文：https://gull.example/a，作者", ["https://gull.example/a"]),
        ("https://gull.example/a를", ["https://gull.example/a"]),
        ("https://gull.example/a&quot; &amp;#8243;", ["https://gull.example/a"]),
        ("<https://gull.example/a>[x](https://gull.example/b)", ["https://gull.example/a", "https://gull.example/b"]),
        ("WWW.gull.example, ann@www.example.org, awww.example", ["WWW.gull.example"]),
        ("gull.example, ftp://gull.example, https:// www. x", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses.find(text)] == found


def test_the_end_of_an_address_that_begins_here() -> None:
    text = "see https://gull.example/a."
    assert addresses.end(text, 4, len(text)) == len(text) - 1
    assert addresses.end(text, 4, 14) == 14
    assert addresses.end(text, 0, len(text)) == 0


def test_what_an_address_leads_to() -> None:
    assert addresses.target("www.gull.example") == "http://www.gull.example"
    assert addresses.target("https://gull.example") == "https://gull.example"


@given(st.text(st.sampled_from("htps:/w.()a&;é中 \n"), max_size=80))
def test_addresses_stand_in_their_order(text: str) -> None:
    spans = list(addresses.find(text))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert not any(character.isspace() for start, end in spans for character in text[start:end])
