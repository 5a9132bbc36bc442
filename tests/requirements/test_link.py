import msgspec
import pytest
from building import FILLER, TERMS, at, elements, judged, page

from compliance.article import Article, Place, Zone
from compliance.elements.model import Attribution, Canonical, Copyright, LinkRole, Reference
from compliance.requirements import Case, judge
from compliance.terms.kinds import Confirm, Link
from compliance.terms.uses import Use
from compliance.vocabulary import State

ARTICLE = Link(id="original-link", when={"medium": ("web",)})
STORY = "https://www.example.org/a-story-12"


def reference(article: Article, words: str, href: str, role: LinkRole = "other") -> Reference:
    link = next(link for link in article.links if link.href == href)
    return Reference(href=href, role=role, **at(article, words) | {"place": link.place})


def credit(article: Article, line: str) -> Attribution:
    return Attribution(publisher="The Example", **at(article, line))


def test_the_original_linked_in_the_credit() -> None:
    article = page(*FILLER, f"Originally published by [The Example]({STORY}).")
    found = judged(ARTICLE, article, reference(article, "The Example", STORY, "original"))
    assert (found.state, found.message) == (State.MET, f"There is a link to the original article, {STORY}.")
    assert [(one.text, one.place) for one in found.evidence] == [("The Example", Place(line=9, column=25))]


def test_a_link_in_the_line_that_credits_counts_whatever_its_role() -> None:
    article = page(*FILLER, f"Originally published by [The Example]({STORY}).")
    assert judged(ARTICLE, article, credit(article, "Originally published by The Example.")).state is State.MET


def test_the_home_page_in_the_credit_is_wrong_and_said_so() -> None:
    article = page(*FILLER, "Originally published by [The Example](https://example.org/).")
    found = judged(ARTICLE, article, credit(article, "Originally published by The Example."))
    assert (found.state, found.message) == (
        State.WRONG,
        "The credit links to the home page, not to the original article.",
    )
    assert found.nearest
    assert found.nearest.words == (
        "links to the home page, https://example.org/, line 9, column 25; the terms ask for the article itself"
    )
    assert found.fix == (
        'This article was originally published by <a href="<URL of the original article>">The Example</a>.'
    )


def test_the_home_page_elsewhere_is_what_comes_nearest_to_a_missing_link() -> None:
    article = page("Originally published by The Example.", *FILLER, "See [example.org](https://example.org).")
    found = judged(ARTICLE, article, credit(article, "Originally published by The Example."))
    assert (found.state, found.message) == (State.MISSING, "No link leads to the original article.")
    assert found.nearest
    assert found.nearest.place == Place(line=10, column=5)


def test_an_article_of_the_publisher_in_the_running_text_is_for_a_person() -> None:
    article = page(*FILLER, f"As [others]({STORY}) have said.", *FILLER, "Originally published by The Example.")
    found = judged(ARTICLE, article, credit(article, "Originally published by The Example."))
    assert found.state is State.CONFIRM
    assert STORY in found.message


def test_the_same_link_is_certain_where_it_bears_the_title_or_is_the_canonical_address() -> None:
    article = page(*FILLER, f"As [others]({STORY}) have said.")
    canonical = Canonical(href="https://example.org/a-story-12/", text="", place=Place(line=1), zone=Zone.HEAD)
    assert judged(ARTICLE, article, canonical).state is State.MET


def test_a_link_in_the_sidebar_is_none() -> None:
    article = page(*FILLER, (Zone.SIDEBAR, f"[The Example]({STORY})"))
    assert judged(ARTICLE, article).state is State.MISSING


def test_an_address_that_does_not_fit_the_pattern_is_no_article() -> None:
    article = page(*FILLER, "Originally published by [The Example](https://example.org/about).")
    found = judged(ARTICLE, article, credit(article, "Originally published by The Example."))
    assert found.state is State.WRONG
    assert found.nearest
    assert "links to another page, https://example.org/about" in found.nearest.words


def test_without_patterns_an_address_has_to_look_like_an_articles() -> None:
    terms = msgspec.structs.replace(TERMS, match=msgspec.structs.replace(TERMS.match, article=()))
    for href, state in [("https://example.org/2024/a-long-story", State.MET), ("https://example.org/x", State.WRONG)]:
        article = page(*FILLER, f"Originally published by [The Example]({href}).")
        found = judged(ARTICLE, article, credit(article, "Originally published by The Example."), terms=terms)
        assert found.state is state


def test_a_requirement_for_the_web_does_not_apply_in_print_and_is_open_where_nobody_states_the_medium() -> None:
    article = page(*FILLER)
    found = judged(ARTICLE, article, use=Use(name="print", facts={"medium": "print"}))
    assert (found.state, found.message) == (State.NOT_APPLICABLE, "Asked only where medium is web.")
    found = judged(ARTICLE, article, use=Use(name="print", facts={}))
    assert found.state is State.NOT_CHECKED
    assert "medium is not stated (--set medium=…)" in found.message
    asked = Confirm(id="ask", ask="Is it?", when={"ads": ("none",)})
    assert judged(asked, article).state is State.CONFIRM


def test_the_publishers_page() -> None:
    asked = Link(id="home", to="publisher")
    assert judged(asked, page(*FILLER, "[The Example](https://example.org)")).state is State.MET
    assert judged(asked, page(*FILLER, "[Other](https://other.org)")).state is State.MISSING


def test_the_licence() -> None:
    asked = Link(id="license", to="license")
    deed = "https://creativecommons.org/licenses/by-nd/4.0/deed.fr"
    article = page(*FILLER, f"[CC]({deed})")
    assert judged(asked, article, reference(article, "CC", deed, "license")).state is State.MET
    other = "https://creativecommons.org/licenses/by/4.0/"
    article = page(*FILLER, f"[CC]({other})")
    found = judged(asked, article, reference(article, "CC", other, "license"))
    assert found.state is State.WRONG
    assert found.nearest
    assert found.nearest.words == "links to CC BY 4.0, line 9, column 1; the terms ask for CC BY-ND 4.0"
    assert found.fix == ('Licensed under <a href="https://creativecommons.org/licenses/by-nd/4.0/">CC BY-ND 4.0</a>.')
    assert judged(asked, page(*FILLER)).state is State.MISSING


def test_the_author() -> None:
    asked = Link(id="author", to="author")
    article = page("By [Ann Lee](https://annlee.example)", *FILLER)
    assert judged(asked, article, reference(article, "Ann Lee", "https://annlee.example", "author")).state is State.MET
    assert judged(asked, article).state is State.MISSING


def test_what_is_known_of_the_original_fills_the_slots() -> None:
    article = page(*FILLER, f"Originally published by [The Example]({STORY}). © The Example 2023")
    found = elements(
        reference(article, "The Example", STORY, "original"),
        Copyright(holders=("The Example",), years=(2023,), **at(article, "© The Example 2023")),
    )
    case = Case(article, found, TERMS, Use())
    assert case.original == STORY
    assert case.slots == {
        "slug": "a-story",
        "id": "12",
        "url": STORY,
        "year": "2023",
        "publisher": "The Example",
        "home": "https://example.org",
        "license": "CC BY-ND 4.0",
        "license_url": "https://creativecommons.org/licenses/by-nd/4.0/",
    }
    forbidden = judge(msgspec.structs.replace(ARTICLE, must="forbidden"), case)
    assert forbidden.state is State.WRONG
    assert forbidden.nearest
    assert forbidden.nearest.text == "The Example"


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("[Sign up](https://example.org/letters) for more.", State.MET),
        ("[More of this](https://example.org/newsletters/big-story).", State.MET),
        ("[Get The Example's newsletter](https://x.list-manage.com/subscribe).", State.MET),
        ("[Sign up](https://our.site/newsletter) for ours.", State.MISSING),
        ("Sign up for the newsletter of [The Example](https://example.org).", State.MISSING),
    ],
)
def test_the_newsletter_is_told_by_words_or_address_and_by_whose_it_is(line: str, state: State) -> None:
    found = judged(Link(id="link", to="newsletter"), page(*FILLER, line))
    assert found.state is state
    if state is State.MET:
        assert [piece.place.line for piece in found.evidence] == [9]
    else:
        assert found.message == "No link leads to a newsletter of The Example."


def test_the_words_under_a_link_may_be_asked_for() -> None:
    article = page(*FILLER, "It comes from [the Example](https://example.org).")
    asked = Link(id="link", to="publisher", words=("The Example", "Example Review"))
    assert judged(asked, article).state is State.MET
    found = judged(Link(id="link", to="publisher", words=("Example Review",)), article)
    assert (found.state, found.message) == (State.WRONG, 'The link is there, and not under "Example Review".')
    assert found.nearest
    assert found.nearest.words == 'stands under "the Example", line 9, column 15; the terms ask for "Example Review"'
    assert judged(asked, page(*FILLER)).state is State.MISSING
