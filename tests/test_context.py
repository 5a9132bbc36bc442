from __future__ import annotations

import msgspec
import pytest
from building import FILLER, page
from reporting import ROOT, judged

from compliance.article import Place, Span
from compliance.check import check
from compliance.context import AROUND, LONGEST, gather
from compliance.readers import read
from compliance.requirements import Evidence, Outcome
from compliance.terms.library import library
from compliance.vocabulary import State


def resting_on(*spans: Span) -> Outcome:
    pieces = tuple(Evidence("", Place(), span=span) for span in spans)
    return Outcome(
        requirement="a", terms="b", kind="byline", must="required", state=State.MET, message="", evidence=pieces
    )


def test_nothing_is_gathered_unless_it_is_asked_for() -> None:
    article = read("a.md", b"# Title\n\nWords.\n")
    assert check(article, library()).context is msgspec.UNSET
    assert check(article, library(), context=True).context is not msgspec.UNSET


@pytest.mark.parametrize("form", ["html", "md", "txt", "pdf"])
def test_the_words_that_are_marked_are_those_of_the_evidence(form: str) -> None:
    report = judged(f"global-research/link-to-the-home-page-only.{form}")
    assert report.context is not msgspec.UNSET
    marked: dict[int, str] = {}
    for passage in report.context.passages:
        for mark in passage.marks:
            marked[mark.outcome] = " ".join(passage.text[mark.start : mark.end].split())
    for index, outcome in enumerate(report.outcomes):
        said = [piece.text for piece in outcome.evidence] + ([outcome.nearest.text] if outcome.nearest else [])
        assert marked[index] in said


def test_a_region_is_the_stretch_of_the_file() -> None:
    report = judged("global-research/link-to-the-home-page-only.md")
    assert report.context is not msgspec.UNSET
    lines = (ROOT / report.path).read_text(encoding="utf-8").splitlines()
    one = next(one for one in report.context.regions if one.outcome == 1)
    assert one.start.line == one.end.line == 18
    assert one.start.column is not None
    assert one.end.column is not None
    assert lines[17][one.start.column - 1 : one.end.column - 1] == report.outcomes[1].evidence[0].text


def test_text_that_is_left_out_is_said_to_be() -> None:
    article = page("A credit.", *FILLER, "Another credit.")
    start = article.text.index("Another")
    context = gather(article, (resting_on(Span(0, 9), Span(start, start + 15)),))
    assert [(one.text, one.before, one.cut) for one in context.passages] == [
        ("A credit.", False, (False, False)),
        ("Another credit.", True, (False, False)),
    ]


def test_a_long_block_is_shown_around_its_marks_alone() -> None:
    article = page("word " * 2000)
    first, second = gather(article, (resting_on(Span(4000, 4004), Span(8000, 8004)),)).passages
    for passage in (first, second):
        assert passage.cut == (True, True)
        assert len(passage.text) <= 2 * AROUND + 50
        [mark] = passage.marks
        assert passage.text[mark.start : mark.end] == "word"
        assert passage.text.startswith("word ")
    assert second.place.column is not None
    assert article.text[second.place.column - 1 :].startswith(second.text)


def test_a_mark_that_runs_over_blocks_is_a_mark_in_each_and_a_very_long_one_is_cut() -> None:
    article = page("One.", "Two.", "x" * 5000)
    context = gather(article, (resting_on(Span(0, 9), Span(10, 5010)),))
    assert [one.text for one in context.passages[:2]] == ["One.", "Two."]
    [mark] = context.passages[2].marks
    assert mark.end - mark.start == LONGEST
