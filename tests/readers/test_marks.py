"""The marks in plain text, and what a reader sees of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.readers.marks import Target, marks


def shown(text: str, *, markdown: bool = False) -> str:
    return marks(text, markdown=markdown).shown(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("by [Ann](https://gull.example 'her page')", "by Ann"),
        ("[a [b](c)", "[a b"),
        ("[*so*](x) _it_ **is**", "so it is"),
        ("*a _b* c_", "a _b c_"),
        ("![boat](b.png) x", " x"),
        ("a  b\tc", "a b c"),
        ("<https://gull.example> and <b>", "https://gull.example and <b>"),
        ("snake_case_name, 2*3*4, a * b, costs* more*", "snake_case_name, 2*3*4, a * b, costs* more*"),
        ("https://gull.example/_a_b_", "https://gull.example/_a_b_"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_what_counts_in_markdown_alone() -> None:
    assert shown("__init__ \\$5") == "__init__ \\$5"
    assert shown("__init__ \\$5", markdown=True) == "init $5"


def test_links_and_images() -> None:
    found = marks("[a](b) ![c](d) www.e.example", markdown=False)
    assert found.links == [Target(1, 2, 4, "b"), Target(15, 28, 15, "http://www.e.example")]
    assert found.images == [Target(9, 10, 12, "d")]


def test_a_link_within_a_link_is_none() -> None:
    found = marks("[see https://gull.example](https://gull.example/a)", markdown=False)
    assert [link.href for link in found.links] == ["https://gull.example/a"]


@given(st.text(st.sampled_from("[]()<>*_!\\ \tab:/.w\nhtp"), max_size=80), st.booleans())
def test_any_text_has_its_marks(text: str, markdown: bool) -> None:  # noqa: FBT001 -- hypothesis gives it
    found = marks(text, markdown=markdown)
    assert found.cuts == sorted(found.cuts)
    assert all(0 <= start < end <= len(text) for start, end, _ in found.cuts)
    for target in (*found.links, *found.images):
        assert 0 <= target.start <= target.end <= len(text)
        assert text.startswith(target.href.removeprefix("http://"), target.at) or text.startswith(
            target.href, target.at
        )
    assert len(found.shown(text)) <= len(text)
