from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from compliance.elements import find
from compliance.elements.outlets import Outlets
from compliance.readers import read

OUTLETS = Outlets(())
PIECES = st.sampled_from(
    [
        "Originally published in The Gull", " (AP) — ", "Source: ", "https://a.example/b-c-d", "\n", "\n\n", ". ",
        "© 2020 Reed", "by Ann Lee", "转载自", "来源：", "“", "[x](http://b.example)", "with permission from ", "İ",
        "<p>", "</p>", "<a href='/x'>y</a>",
    ],
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_article_is_read_and_every_element_stands_where_it_says(pieces: list[str], name: str) -> None:
    text = "Words " + "".join(pieces)
    article = read(name, text.encode())
    for element in find(article, OUTLETS).all():
        if element.span:
            assert 0 <= element.span.start <= element.span.end <= len(article.text)


def test_an_article_of_ones_own_has_no_credit_and_no_links_of_one() -> None:
    page = b"<title>Boats</title><h1>Boats</h1><p>By Ann Lee</p><p>Text of <a href='https://b.example/a-b-c'>boats</a>.</p>"
    found = find(read("a.html", page), OUTLETS)
    assert (found.attributions, found.links, found.origin.repost) == ((), (), False)
    assert [byline.authors for byline in found.bylines] == [("Ann Lee",)]
