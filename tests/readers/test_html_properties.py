from __future__ import annotations

import pickle
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from compliance.readers import read

if TYPE_CHECKING:
    from compliance.article import Article

TAGS = """
<p> </p> <div> </div> <b> </b> <br> <table> <tr> <td> </table> </a> <li> <pre> </pre> </span> <!--c-->
<!-- <script> </script> <h1> </h1> <time> </time> <template> <svg> </svg> <title> </title> <footer> </br> <article>
</article> &amp; &nbsp; &shy; &#x27; &copy2017 & < " word W © 日本
"""
OTHERS = ["<a href=x>", "<span class=author>", "<p hidden>", "<a\n", " ", "  ", "\n", "\r\n", "\0", "\xad"]
MARKUP = st.lists(st.sampled_from([*TAGS.split(), *OTHERS])).map("".join)
SAFE_WORD = st.text(st.sampled_from("abcdeé日"), min_size=1, max_size=6)
BETWEEN = st.sampled_from(
    [" ", "\n", "  \n ", "&nbsp;", " <b>", "</b> ", "<br>", "<!-- x > y -->", "</p>\n<p class='a>b'>", " &amp; "]
)


def html(markup: str) -> Article:
    padding = b" " * 5000  # of a page full of zeros it would be said, rightly, that it is no text
    return read("page.html", b"<!doctype html>" + markup.encode("utf-8", "replace") + padding)


def check(article: Article) -> None:
    size = len(article.text)
    for block in article.blocks:
        assert 0 <= block.start < block.end <= size
        assert not article.text[block.start].isspace()
        assert not article.text[block.end - 1].isspace()
    assert all(a.end < b.start for a, b in pairwise(article.blocks))
    assert all(0 <= piece.start <= piece.end <= size for piece in (*article.links, *article.labels))
    assert all(a.offset < b.offset for a, b in pairwise(article.anchors))
    assert "".join(article.text[b.start : b.end] + "\n" for b in article.blocks) == article.text + "\n" * bool(
        article.blocks
    )
    for block in article.blocks:
        place = article.place(block.start)
        assert place.line is not None
        assert place.line >= 1


@given(MARKUP)
def test_broken_markup_is_read_and_what_is_read_hangs_together(markup: str) -> None:
    check(html(markup))


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check(html(text))


@given(st.lists(st.tuples(SAFE_WORD, BETWEEN), min_size=1, max_size=12))
def test_every_word_stands_where_its_place_says(pieces: list[tuple[str, str]]) -> None:
    markup = "".join(f"{word}{number}{between}" for number, (word, between) in enumerate(pieces))
    article = html(f"<p>{markup}")
    lines = ("<!doctype html><p>" + markup).split("\n")
    for word in re.finditer(r"[abcdeé日]+\d+", article.text):
        place = article.place(word.start())
        assert place.line is not None
        assert place.column is not None
        assert lines[place.line - 1][place.column - 1 :].startswith(word[0])


@given(MARKUP)
def test_places_asked_for_one_by_one_are_those_of_all(markup: str) -> None:
    one_by_one, stored = html(markup), pickle.loads(pickle.dumps(html(markup)))  # noqa: S301 -- made a moment ago
    assert isinstance(stored.anchors, tuple)
    for offset in reversed(range(len(one_by_one.text))):
        assert one_by_one.place(offset) == stored.place(offset)


def test_a_page_as_deep_as_the_sea_is_read() -> None:
    article = html("<div>" * 50_000 + "Hello")
    assert article.text == "Hello"
    assert article.place(0).column == len("<!doctype html>") + 5 * 50_000 + 1
