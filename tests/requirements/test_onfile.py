"""What a confirmation on file answers: questions, and what the article leaves open; never what it has to show."""

import pytest
from building import FILLER, TERMS, USE, elements, page
from msgspec.structs import replace

from compliance.article import Article, Image, Place, Zone
from compliance.requirements import Case, Outcome, judge
from compliance.terms import kinds
from compliance.terms.onfile import Confirmation, OnFile, Record
from compliance.terms.uses import Use, parse_use
from compliance.vocabulary import State

YES = Record(
    said=Confirmation(requirement=("example/*",), by="Bo Li", date="2026-11-03"),
    path=".compliance.yaml",
    place=Place(line=3, column=3),
    folder="",
)
PICTURE = Image("https://our.site/a.jpg", Place(line=2), Zone.ARTICLE)
THEIRS = Image("https://example.org/a.jpg", Place(line=2), Zone.ARTICLE)


def confirmed(asked: kinds.AnyRequirement, article: Article, use: Use = USE) -> Outcome:
    on_file = OnFile(records=(YES,), today="2026-11-23")
    return judge(asked, Case(article, elements(), TERMS, use, on_file))


@pytest.mark.parametrize(
    "asked",
    [
        kinds.Confirm(id="x", ask="Is it?"),
        kinds.Institution(id="x"),
        kinds.ChangeNote(id="x"),
        kinds.Images(id="x", only="own"),
        kinds.Unaltered(id="x"),
        kinds.FullText(id="x"),
        kinds.KeepLinks(id="x"),
        kinds.KeepBlock(id="x", which="tagline"),
        kinds.SameLanguage(id="x"),
        kinds.Excerpt(id="x", percent=10),
        kinds.Embargo(id="x", days=2),
        kinds.Window(id="x", within=90),
    ],
)
def test_what_the_article_leaves_open_a_person_answers(asked: kinds.AnyRequirement) -> None:
    found = confirmed(asked, replace(page(*FILLER), images=(PICTURE,)))
    assert (found.state, found.message) == (State.CONFIRMED, "On file is the confirmation of Bo Li, 2026-11-03.")


@pytest.mark.parametrize(
    "asked",
    [
        kinds.Link(id="x"),
        kinds.Title(id="x"),
        kinds.Date(id="x"),
        kinds.Meta(id="x", name="robots"),
        kinds.Images(id="x", only="none"),
        kinds.Excerpt(id="x", words=5),
    ],
)
def test_what_is_wrong_or_missing_stays_so(asked: kinds.AnyRequirement) -> None:
    assert confirmed(asked, replace(page(*FILLER), images=(THEIRS,))).state.failed


def test_what_the_use_contradicts_stays_wrong() -> None:
    assert confirmed(kinds.FullText(id="x"), page(*FILLER), parse_use("excerpt")).state is State.WRONG


def test_a_draft_still_has_its_head_to_do() -> None:
    assert confirmed(kinds.Meta(id="x", name="robots"), page(*FILLER, form="markdown")).state is State.NOT_CHECKED
