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
        (kinds.Institution(id="x", must="preferred"), "Preferred: the authors' institutions."),
        (
            kinds.Link(id="x", to="newsletter", words=("Sign up", "Join")),
            'Required: a link to the newsletter of The Conversation, under the words "Sign up" or "Join".',
        ),
        (
            kinds.Meta(id="x", name="robots", content=("noindex", "none")),
            'Required: the element "robots" in the head of the page, with noindex or none.',
        ),
        (kinds.Meta(id="x", name="robots"), 'Required: the element "robots" in the head of the page.'),
        (kinds.Disclaimer(id="x", text={"en": ("Mine alone",)}), 'Required: the notice "Mine alone".'),
        (kinds.Title(id="x"), "Required: the title of the original, in the credit."),
        (kinds.Date(id="x"), "Required: the day the original appeared, in the credit."),
        (kinds.Date(id="x", of="access"), "Required: the day the original was read, in the credit."),
        (kinds.Images(id="x", only="none"), "Required: no picture of the original's."),
        (kinds.Images(id="x", only="credited"), "Required: a credit with every picture."),
        (
            kinds.Excerpt(id="x", words=100, paragraphs=3, percent=10),
            "Required: at most 100 words, 3 paragraphs and 10 percent of the original.",
        ),
        (
            kinds.Unaltered(id="x", but_for=("time", "place", "house-style")),
            "Required: the original's text unaltered, but for relative times, places and house style.",
        ),
        (kinds.Unaltered(id="x", of="title"), "Required: the original's title unaltered."),
        (kinds.FullText(id="x"), "Required: the whole text of the original."),
        (kinds.KeepLinks(id="x"), "Required: every link of the original kept."),
        (kinds.KeepBlock(id="x", which="tagline"), "Required: the line that ends the original kept."),
        (kinds.SameLanguage(id="x"), "Required: the language of the original."),
        (kinds.ChangeNote(id="x"), "Required: a note that says so where the text was changed."),
        (kinds.Embargo(id="x", hours=48), "Required: no publication before 48 hours after the original."),
        (kinds.Embargo(id="x", until="2026-03-01"), "Required: no publication before 2026-03-01."),
        (
            kinds.Window(id="x", within=90, remove_after=91),
            "Required: publication within 90 days of the original and its removal after 91 days.",
        ),
        (kinds.Permission(id="x", of=("the author",)), "Required: the permission of the author."),
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
