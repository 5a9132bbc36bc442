from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.elements.words import Words, split


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Gull’s nest", ["the", "gull's", "nest"]),
        ("see gulls.example.com/a-b.", ["see", "gulls.example.com/a-b", "."]),
        ("at https://example.org/a, b", ["at", "https://example.org/a", ",", "b"]),
        ("ends.The next", ["ends", ".", "the", "next"]),
        ("来源：海港Post", ["来", "源", "：", "海", "港", "post"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert split(text).folded == words


def test_breaks() -> None:
    words = Words("a b\nc\n\nd", blocks=(2,))
    assert words.breaks == [2, 2, 1, 2]


def test_a_sentence_begins() -> None:
    words = Words("One two. Three (four")
    assert [words.begins_sentence(i) for i in range(len(words))] == [True, False, False, True, False, True]


def test_a_wrapped_line_begins_no_sentence_and_a_short_one_does() -> None:
    wide = "word " * 14
    assert not Words(f"{wide}\nfrom here").begins_sentence(14)
    assert Words("by Ann Lee\nfrom here").begins_sentence(3)


@given(st.text(max_size=80))
def test_every_word_stands_where_it_says(text: str) -> None:
    words = Words(text)
    assert all(text[a:b] == w for a, b, w in zip(words.starts, words.ends, words.written, strict=True))
    assert list(words.starts) == sorted(words.starts)
    assert len(words.breaks) == len(words.folded) == len(words)
