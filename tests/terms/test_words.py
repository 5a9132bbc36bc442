import pytest

from compliance.terms import kinds
from compliance.terms.library import library
from compliance.terms.words import asks

TERMS = library().get("the-conversation")


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        (kinds.Attribution(id="x"), "Required: words that name The Conversation as the source."),
        (kinds.Byline(id="x", must="preferred"), "Preferred: the author's name."),
        (kinds.Byline(id="x", naming="publisher"), "Required: the author's name, and The Conversation with it."),
        (kinds.Link(id="x", to="publisher"), "Required: a link to The Conversation."),
        (kinds.Link(id="x", to="license"), "Required: a link to the licence, CC BY-ND 4.0."),
        (kinds.Link(id="x", to="author"), "Required: a link to the author's page."),
        (
            kinds.Copyright(id="x", holder=("author", "publisher", "A"), year=True),
            "Required: a copyright line that names the author and The Conversation and A and a year.",
        ),
        (kinds.License(id="x", name="CC-BY-4.0"), "Required: the licence named, CC BY 4.0."),
        (kinds.Tracker(id="x", url=("https://a/{id}",)), "Required: the page counter https://a/{id}."),
        (kinds.Canonical(id="x"), "Required: the original's address as the canonical one of the page."),
        (
            kinds.CreditLine(id="x", text={"en": ("From [us]({url})",)}, where="bottom"),
            'Required: the line "From us", at the end of the article.',
        ),
        (kinds.Permission(id="x", of="the author"), "Required: the permission of the author."),
        (kinds.Confirm(id="x", ask="Is it?"), "Required: a person's answer to: Is it?"),
        (
            kinds.AnyOf(id="x", of=(kinds.Link(id="a"), kinds.Byline(id="b"))),
            "Required: any one of these: a link to the original article; or the author's name.",
        ),
        (
            kinds.AllOf(id="x", of=(kinds.Link(id="a"), kinds.Byline(id="b"))),
            "Required: all of these: a link to the original article; and the author's name.",
        ),
        (
            kinds.Not(id="x", of=kinds.Byline(id="b"), unless={"medium": ("print", "email")}),
            "Required: that there be none of this: the author's name, unless medium is print or email.",
        ),
        (kinds.Link(id="x", must="forbidden"), "Not wanted: a link to the original article."),
    ],
)
def test_every_kind_in_a_sentence(requirement: kinds.AnyRequirement, words: str) -> None:
    assert asks(requirement, TERMS) == words
