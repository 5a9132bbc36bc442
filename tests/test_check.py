import pytest
from building import FILLER, at, elements, page

from compliance.article import Place, Zone
from compliance.check import judge
from compliance.elements.model import Attribution, Clue, Copyright, License, Origin, Reference
from compliance.errors import UsageError
from compliance.terms.library import library
from compliance.terms.uses import Use, parse_use
from compliance.vocabulary import State, Verdict

LINE = "The original source of this article is Global Research."
NOTICE = "Copyright © Ann Lee, Global Research, 2017"
CLUE = Clue(what=f'credit line "{LINE}"', weight=0.9, place=Place(line=9, column=1))
WHOSE = Origin(repost=True, publisher_id="global-research", publisher="Global Research", clues=(CLUE,))
ARTICLE = page(*FILLER, LINE, NOTICE, "See [the site](https://www.globalresearch.ca).", form="text")
FOUND = elements(
    Attribution(publisher="Global Research", **at(ARTICLE, LINE)),
    Copyright(holders=("Ann Lee", "Global Research"), years=(2017,), **at(ARTICLE, NOTICE)),
    origin=WHOSE,
)


def test_an_article_whose_link_is_missing() -> None:
    report = judge(ARTICLE, FOUND, library(), Use())
    assert (report.verdict, report.reason) == (Verdict.VIOLATION, "Not met: original-link.")
    assert report.publisher
    assert (report.publisher.id, report.publisher.clues) == ("global-research", (CLUE,))
    assert report.use.stated is False
    source, notice, link = report.outcomes
    assert source.state is State.MET
    assert [(one.text, one.place) for one in source.evidence] == [(LINE, Place(line=9, column=1))]
    assert notice.message == "The copyright line names the holder Ann Lee, Global Research and the year 2017."
    assert link.state is State.MISSING
    assert link.nearest
    assert link.nearest.words == (
        "links to the home page, https://www.globalresearch.ca, line 11, column 5; the terms ask for the article itself"
    )
    assert link.fix == ("The original source of this article is Global Research (<URL of the original article>).")
    assert len(report.elements) == 2


@pytest.mark.parametrize("use", ["print", "commercial-web"])
def test_a_use_that_needs_permission_says_whom_to_ask(use: str) -> None:
    report = judge(ARTICLE, FOUND, library(), parse_use(use))
    assert report.verdict is Verdict.NEEDS_PERMISSION
    assert report.reason == (
        f"Global Research asks for permission for this use ({use}); write to publications@globalresearch.ca."
    )
    assert report.terms[0].contact == "publications@globalresearch.ca"


def test_a_use_that_the_terms_leave_unstated_is_never_allowed() -> None:
    link = "https://www.globalresearch.ca/a-story/5800001"
    article = page(LINE, NOTICE, f"[Original]({link})")
    found = elements(
        Attribution(publisher="Global Research", **at(article, LINE)),
        Copyright(holders=("Global Research",), **at(article, NOTICE)),
        Reference(href=link, role="original", **at(article, "Original") | {"place": article.links[0].place}),
        origin=WHOSE,
    )
    assert judge(article, found, library(), Use()).verdict is Verdict.COMPLIANT
    report = judge(article, found, library(), parse_use("ai-training"))
    assert report.verdict is Verdict.NEEDS_REVIEW
    assert "do not speak of this use (ai-training)" in report.reason


def test_what_is_no_repost_has_no_outcomes() -> None:
    report = judge(page(*FILLER), elements(origin=Origin(repost=False)), library(), Use())
    assert (report.verdict, report.outcomes, report.publisher) == (Verdict.NOT_A_REPOST, (), None)
    assert report.terms == ()


def test_a_repost_of_a_publisher_without_rule_file() -> None:
    found = elements(origin=Origin(repost=True, publisher="The Orle Gazette"))
    report = judge(page(*FILLER), found, library(), Use())
    assert (report.verdict, report.reason) == (
        Verdict.NO_TERMS,
        (
            "The Orle Gazette has no rule file. "
            "Without terms all rights are reserved: ask The Orle Gazette before you publish it."
        ),
    )
    assert report.publisher
    assert (report.publisher.id, report.publisher.name) == (None, "The Orle Gazette")


def test_the_licence_that_it_bears_stands_in_and_the_report_says_so() -> None:
    mark = License(id="CC-BY-4.0", text="CC BY 4.0", place=Place(line=9, column=1), zone=Zone.BELOW)
    found = elements(mark, origin=Origin(repost=True, publisher="Field Notes"))
    report = judge(page(*FILLER), found, library(), Use())
    assert report.terms[0].id == "cc-by-4.0"
    assert report.remarks == (
        "Field Notes has no rule file; the terms are those of the licence it bears, CC BY 4.0, line 9, column 1.",
    )


def test_a_publisher_that_is_stated_makes_a_repost_and_overrides_the_clues() -> None:
    report = judge(page(*FILLER), elements(origin=Origin(repost=False)), library(), Use(), "global-research")
    assert report.repost
    assert report.verdict is Verdict.VIOLATION
    assert report.publisher
    assert [clue.what for clue in report.publisher.clues] == ["the publisher was stated, not found"]
    with pytest.raises(UsageError, match="did you mean global-research"):
        judge(ARTICLE, FOUND, library(), Use(), "global-reserch")


def test_a_line_that_satisfies_others_meets_them() -> None:
    line = "This article was originally published on The Conversation. Read the original article."
    article = page(
        *FILLER,
        "This article was originally published on [The Conversation](https://theconversation.com). "
        "Read the [original article](https://theconversation.com/a-story-12).",
    )
    found = elements(origin=Origin(repost=True, publisher_id="the-conversation", publisher="The Conversation"))
    outcomes = {one.requirement: one for one in judge(article, found, library(), Use()).outcomes}
    assert outcomes["line"].state is State.MET
    assert (outcomes["source"].state, outcomes["source"].message) == (State.MET, "Met by what line found.")
    assert [(one.text, one.place) for one in outcomes["source"].evidence] == [(line, Place(line=9, column=1))]
    assert outcomes["source"].fix is None
    assert outcomes["source-at-top"].state is not State.MET


def test_what_somebody_states_of_the_original_fills_the_slots_that_the_article_leaves_open() -> None:
    stated = {"url": "https://www.globalresearch.ca/the-lighthouse/5800001"}
    link = judge(ARTICLE, FOUND, library(), Use(), stated=stated).outcomes[2]
    assert (link.state, link.fix) == (
        State.MISSING,
        "The original source of this article is Global Research (https://www.globalresearch.ca/the-lighthouse/5800001).",
    )


def test_what_is_pasted_into_html_is_written_as_html() -> None:
    article = page(*FILLER, form="html")
    stated = {"author": 'Jane "Q" <Roe>', "year": "2026"}
    report = judge(article, elements(origin=WHOSE), library(), Use(), stated=stated)
    fix = next(one.fix for one in report.outcomes if one.requirement == "copyright")
    assert fix == "Copyright © Jane &quot;Q&quot; &lt;Roe&gt;, Global Research, 2026"
