import pytest

from compliance.check import check
from compliance.credit import credit
from compliance.errors import UsageError
from compliance.readers import read
from compliance.terms.library import library
from compliance.terms.uses import Use, parse_use

STATED = {
    "author": "Ada Brink",
    "title": "The lighthouse",
    "url": "https://theconversation.com/the-lighthouse-5800001",
}
ARTICLE = "# The lighthouse\n\n{}\n\nThe keeper wrote every week.\n\nNobody answered him.\n\nThe gulls left.\n\n{}\n"


def test_the_line_that_meets_most_comes_with_what_else_is_asked_for() -> None:
    found = credit("the-conversation", library(), Use(), STATED, "markdown")
    byline, line, counter = found.body
    assert byline == "By Ada Brink"
    assert line == (
        "This article is republished from [The Conversation](https://theconversation.com) under a Creative Commons "
        f"license. Read the [original article]({STATED['url']})."
    )
    assert counter.startswith('<img src="https://counter.theconversation.com/content/5800001/count.gif"')
    assert (found.head, found.asked) == ((), ())


def test_an_article_with_it_has_all_that_it_can_show() -> None:
    byline, *rest = credit("the-conversation", library(), Use(), STATED, "markdown").body
    article = read("a.md", ARTICLE.format(byline, "\n\n".join(rest)).encode())
    report = check(article, library())
    assert report.publisher
    assert report.publisher.id == "the-conversation"
    assert not [one.requirement for one in report.outcomes if one.state.failed and one.must == "required"]


def test_what_the_use_does_not_need_is_left_out() -> None:
    printed = credit("the-conversation", library(), parse_use("print"), STATED, "text")
    assert not any("counter.theconversation" in line for line in printed.body)


def test_what_belongs_into_the_head_stands_by_itself() -> None:
    stated = STATED | {"url": "https://www.propublica.org/article/x"}
    found = credit("propublica", library(), Use(), stated, "html")
    assert '<link rel="canonical" href="https://www.propublica.org/article/x">' in found.head
    assert not any("<link" in line for line in found.body)


def test_what_is_not_stated_is_named_and_stands_in_angle_brackets() -> None:
    found = credit("global-research", library(), Use(), {}, "text")
    assert found.body == (
        "The original source of this article is Global Research (<URL of the original article>).",
        "Copyright © <author>, Global Research, <year of first publication>",
    )
    assert set(found.asked) == {"url", "author", "year"}


@pytest.mark.parametrize("name", [one.id for one in library().terms.values() if one.publisher])
def test_there_is_a_credit_for_every_publisher_and_what_is_stated_is_in_it(name: str) -> None:
    found = credit(name, library(), Use(), STATED | {"date": "2026-01-31", "year": "2026"}, "html")
    assert not [line for line in found.body if "<author>" in line or "<title" in line]


def test_an_unknown_publisher() -> None:
    with pytest.raises(UsageError, match='"propublika"; did you mean propublica'):
        credit("propublika", library(), Use(), {}, "text")
