from __future__ import annotations

import pytest

from compliance.elements.names import dates, names, people
from compliance.elements.words import Words


def longest(text: str, links: dict[int, int] | None = None) -> str | None:
    words = Words(text, links=links)
    end = next(names(words, 0), None)
    return words.said(0, end) if end else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Gull Review under a licence", "The Gull Review"),
        ("Harbour blog and more", "Harbour blog"),
        ("Gull on 3 May", "Gull"),
        ("Bureau of Boats and Nets, 2019", "Bureau of Boats and Nets"),
        ("Reed, Oak and Company, Elm", "Reed, Oak and Company"),
        ("Gull News, Inc. of Elm", "Gull News, Inc"),
        ("Seglerverband (DSV), May", "Seglerverband (DSV)"),
        ("Gull (www.gull.example)", "Gull"),
        ("eBoat Tech Blog. It", "eBoat Tech Blog"),
        ("gull.com and", "gull.com"),
        ("“The gull and the sea” of", "“The gull and the sea"),
        ("海港日报 作者", "海港日报"),
        ("港タイムズからの転載", "港タイムズ"),
        ("U.S. Boats and", "U.S. Boats"),
    ],
)
def test_where_a_name_ends(text: str, name: str) -> None:
    assert longest(text) == name


@pytest.mark.parametrize("text", ["monday morning", "1984.", "May issue of The Gull", "", "nothing"])
def test_what_is_no_name(text: str) -> None:
    assert longest(text) is None


def test_a_link_says_where_a_name_in_small_letters_ends() -> None:
    assert longest("the blog for boats", links={0: 8}) == "the blog for boats"[:8]


def test_shorter_readings_follow() -> None:
    words = Words("Gull and Boat Review")
    assert [words.said(0, end) for end in names(words, 0)] == ["Gull and Boat Review", "Gull and Boat", "Gull"]


@pytest.mark.parametrize(
    "text", ["3 May 2021", "May 3, 2021", "2021-05-03", "abril de 2009", "2019 年 5 月 3 日", "Tue 29 Nov 2016"]
)
def test_a_date_is_read_whole(text: str) -> None:
    words = Words(f"{text} gulls")
    assert words.said(0, next(dates(words, 0))).rstrip(" .") == text


def test_no_figure_no_date() -> None:
    assert list(dates(Words("May and June"), 0)) == []


def test_people() -> None:
    words = Words("Ann Lee and Jo van Reed wrote")
    assert words.said(0, next(people(words, 0))) == "Ann Lee and Jo van Reed"
