from __future__ import annotations

import pytest

from compliance.elements.addresses import is_list, shape


@pytest.mark.parametrize(
    "url",
    [
        "https://gull.example/2018/03/the-tide-turns/",
        "http://gull.example/news/a-long-story-12.html",
        "https://dev.to/ann/ten-ways-to-sail-3k6d",
        "https://gull.example/?p=1234",
    ],
)
def test_articles(url: str) -> None:
    assert shape(url) >= 2


@pytest.mark.parametrize(
    "url",
    [
        "https://gull.example",
        "https://gull.example/",
        "https://medium.com/gulls?source=card",
        "https://gull.example/author/ann-lee",
        "https://gull.example/img/a-gull-at-sea.jpg",
        "https://gull.example/sea/index.html",
        "https://github.com/gull/",
        "",
    ],
)
def test_no_articles(url: str) -> None:
    assert shape(url) == 0


def test_lists() -> None:
    assert is_list("https://gull.example/tag/sea")
    assert not is_list("https://gull.example/tagged-gulls")
