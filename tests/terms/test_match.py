import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.terms.match import article_shaped, fits, is_home, names, parts, problem, same_page


@pytest.mark.parametrize(
    ("pattern", "url", "found"),
    [
        ("/{slug}/{id:int}", "https://a.org/x-y/12", {"slug": "x-y", "id": "12"}),
        ("/{slug}/{id:int}", "https://a.org/x-y/12/?a=b#c", {"slug": "x-y", "id": "12"}),
        ("/{slug}/{id:int}", "https://a.org/x-y/12a", None),
        ("/{slug}/{id:int}", "https://a.org/x/y/12", None),
        ("/{slug}-{id:int}", "https://a.org/why-2-trees-245", {"slug": "why-2-trees", "id": "245"}),
        ("/{year:int}/{slug}", "https://a.org/2024/caf%C3%A9", {"year": "2024", "slug": "café"}),
        ("/index.php?articleId={id:int}", "http://a.org/index.php?x=1&articleId=7", {"id": "7"}),
        ("/index.php?articleId={id:int}", "http://a.org/index.php?x=1", None),
        ("/a/{slug}", "https://a.org/" + "a" * 3000, None),
        ("/{slug}", "http://[broken", None),
    ],
)
def test_named_parts(pattern: str, url: str, found: dict[str, str] | None) -> None:
    assert parts(pattern, url) == found


@pytest.mark.parametrize(
    ("template", "url", "found"),
    [
        ("https://c.org/{id}/count*", "http://www.c.org/7/count.gif?d=e", {"id": "7"}),
        ("https://c.org/{id}/count*", "https://c.org/7/other", None),
        ("https://c.org/p?post={id}", "https://c.org/p?post=3", {"id": "3"}),
        ("https://c.org/p?post={id}", "https://c.org/p", None),
        ("https://c.org/p.js", "https://c.org/p.js?v=1", {}),
    ],
)
def test_counters(template: str, url: str, found: dict[str, str] | None) -> None:
    assert fits(template, url) == found


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("/{slug}/{id:int}", None),
        ("/{Slug}", '"{Slug}" is no named part; write {name} or {name:int}'),
        ("/{slug", '"{slug" is no named part; write {name} or {name:int}'),
        ("/slug}", '"}" is no named part; write {name} or {name:int}'),
        ("/{a}/{a}", "a named part stands twice"),
        ("/{a}-{b}-{c}", "more than 2 named parts between two slashes"),
        ("/a*/b", "* stands at the end only"),
    ],
)
def test_what_is_wrong_with_a_pattern(pattern: str, wrong: str | None) -> None:
    assert problem(pattern) == wrong


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://www.a.org/x/", "https://a.org/x", True),
        ("https://amp.a.org/x/amp/", "https://a.org/x", True),
        ("https://a.org/x?b=2&a=1", "https://a.org/x?a=1&b=2", True),
        ("https://a.org/x?utm_medium=mail&fbclid=1", "https://a.org/x", True),
        ("https://a.org/x?id=1", "https://a.org/x?id=2", False),
        ("https://a.org/x", "https://b.org/x", False),
        ("https://a.org/x", "https://a.org/X", False),
    ],
)
def test_one_page_under_two_addresses(one: str, other: str, *, same: bool) -> None:
    assert same_page(one, other) is same


def test_front_pages_and_addresses_that_look_like_articles() -> None:
    assert [is_home(url) for url in ("https://a.org", "https://a.org/", "https://a.org/index.html")] == [True] * 3
    assert not is_home("https://a.org/x")
    assert article_shaped("https://a.org/?p=123")
    assert article_shaped("https://a.org/news/123456")
    assert not article_shaped("https://a.org/contact-us")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_may_be_matched_against_any_pattern_that_is_one(pattern: str, url: str) -> None:
    if problem(pattern) is None:
        for found in (parts(pattern, url), fits(pattern, url)):
            assert found is None or set(found) == set(names(pattern))


def test_a_hostile_address_costs_nothing() -> None:
    pattern = "/".join(f"{{a{c}}}-{{b{c}}}" for c in "cdefgh")
    assert problem(f"/{pattern}/{{id:int}}") is None
    hostile = "/".join(["-" * 300] * 6)
    assert parts(f"/{pattern}/{{id:int}}", f"https://a.org/{hostile}/x") is None
