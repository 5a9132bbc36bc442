from __future__ import annotations

import msgspec
from reporting import judged, results

from compliance.report import Failure, Publisher
from compliance.summary import NAMED, Summary


def summed(*given: object) -> Summary:
    summary = Summary()
    for result in given or results():
        summary.add(result)  # type: ignore[arg-type]
    return summary


def test_verdicts_and_failures_are_counted() -> None:
    summary = summed()
    assert (summary.articles, summary.unjudged) == (10, 1)
    assert dict(summary.counts())["violation"] == 4
    assert dict(summary.counts())["not judged"] == 1
    assert summary.failures == [Failure("samples/broken.pdf", "broken", "the PDF is damaged")]


def test_the_publisher_whose_articles_fail_most_comes_first() -> None:
    first, *others = summed().publishers()
    assert (first.name, first.known, first.contact) == ("Global Research", True, "publications@globalresearch.ca")
    assert all(first.failed >= one.failed for one in others)
    assert any(not one.known for one in others)


def test_requirements_that_are_not_met_are_ordered_by_how_often() -> None:
    rule, count = summed().failing()[0]
    assert rule == "global-research/original-link"
    assert count == 3  # one more is ignored, and is no failure


def test_each_question_is_asked_once_with_the_number_of_articles() -> None:
    question = judged("propublica/complete.html")
    asked = summed(question, question).asked()
    rules = [one.rule for one in asked]
    assert len(rules) == len(set(rules))
    assert {one.articles for one in asked} == {2}
    assert asked[0].confirm
    assert asked[0].words.endswith("?")


def test_what_is_ignored_is_neither_asked_nor_counted_as_failing() -> None:
    ignored = results()[-1]
    assert summed(ignored).failing() == []


def test_what_to_do_next_is_said_for_everything_that_is_open() -> None:
    steps = " ".join(summed().next_steps())
    for words in (
        "put right 3 articles",
        "work off 1 article in the baseline",
        "ask Global Research, publications@globalresearch.ca,",
        "questions",
        "rule file",
    ):
        assert words in steps
    assert "1 file that could not be judged: 1 broken" in steps
    assert list(summed(judged("global-research/complete.md")).next_steps()) == []


def test_what_is_kept_has_a_bound() -> None:
    unknown = judged("other/publisher-without-rules.md")
    summary = Summary()
    for n in range(NAMED + 5):
        summary.add(Failure(f"{n}.pdf", "broken", "no"))
        summary.add(msgspec.structs.replace(unknown, publisher=Publisher(id=None, name=f"Gazette {n}")))
    assert len(summary.failures) == len(summary.publishers()) == NAMED
    assert (summary.unjudged, summary.unnamed) == (NAMED + 5, 5)
