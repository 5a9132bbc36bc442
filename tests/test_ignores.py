"""Ignores in an article: what they change, and what they do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from compliance.article import Place
from compliance.check import check
from compliance.elements.host import Site
from compliance.ignores import parse
from compliance.readers import read
from compliance.requirements.outcome import Ignored
from compliance.terms.library import library
from compliance.terms.onfile import Ignore, Ignoring, OnFile
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from compliance.report import Report
    from compliance.requirements import Outcome
    from tests.conftest import Run

TODAY = "2026-11-23"
LINK = "global-research/original-link"
NEAR = f"did you mean {LINK}?"
REASON = "written permission of 2026-11-02"


def judged(
    samples: Path, ignore: str, name: str = "link-to-the-home-page-only.md", on_file: OnFile | None = None
) -> Report:
    file = samples / "global-research" / name
    mark = "compliance: {}" if file.suffix == ".txt" else "<!-- compliance: {} -->"
    text = file.read_bytes() + b"\n\n" + mark.format(ignore).encode() + b"\n"
    return check(read(str(file), text), library(), on_file=on_file or OnFile((), TODAY))


def lines_of(samples: Path) -> int:
    return (samples / "global-research" / "link-to-the-home-page-only.md").read_text(encoding="utf-8").count("\n")


def link(report: Report) -> Outcome:
    return next(one for one in report.outcomes if one.requirement == "original-link")


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_what_is_ignored_stays_what_it_is_and_does_not_count(samples: Path, form: str) -> None:
    report = judged(samples, f"ignore {LINK} until 2027-03-01: {REASON}", f"link-to-the-home-page-only.{form}")
    assert report.verdict is Verdict.COMPLIANT
    assert report.reason == "All that is asked for is met, but for what is ignored: original-link."
    found = link(report)
    assert found.state in {State.MISSING, State.WRONG}
    assert found.ignored
    assert (found.ignored.reason, found.ignored.until) == (REASON, "2027-03-01")
    assert found.ignored.place.line
    assert "need not be ignored" not in " ".join(report.remarks)
    assert [one.requirement for one in report.outcomes if one.ignored] == ["original-link"]


@pytest.mark.parametrize(
    ("ignore", "told"),
    [
        (f"ignore {LINK}", "this ignores nothing: it gives no reason, which stands behind a colon."),
        (f"ignore {LINK}: ", "this ignores nothing: it gives no reason, which stands behind a colon."),
        (f"ignore {LINK} until 2026-11-22: {REASON}", f"the ignore of {LINK} until 2026-11-22 has lapsed."),
        (f"ignore {LINK} until soon: {REASON}", 'this ignores nothing: "soon" is not a day (YYYY-MM-DD).'),
        (f"ignore: {REASON}", "this ignores nothing: it names no requirement (publisher/requirement)."),
        (
            f"ignore the link: {REASON}",
            "this ignores nothing: the link is no list of requirements (publisher/requirement; * for anything).",
        ),
        (f"ingore {LINK}: {REASON}", 'this ignores nothing: unknown word "ingore"; did you mean ignore?'),
        (f"ignore global-research/source: {REASON}", "global-research/source need not be ignored: it is met."),
        (
            f"ignore global-research/orignal-link: {REASON}",
            f"global-research/orignal-link need not be ignored: nothing of that name is asked of this article; {NEAR}",
        ),
    ],
)
def test_what_ignores_nothing_is_told(samples: Path, ignore: str, told: str) -> None:
    report = judged(samples, ignore)
    assert report.verdict is Verdict.VIOLATION
    assert link(report).ignored is None
    assert report.remarks[-1] == f"line {lines_of(samples) + 3}, column 1: {told}"


def test_the_last_day_is_a_day_of_it(samples: Path) -> None:
    assert link(judged(samples, f"ignore {LINK} until {TODAY}: {REASON}")).ignored


def test_another_comment_is_none_of_ours(samples: Path) -> None:
    told = judged(samples, "seen by the desk").remarks
    assert not [remark for remark in told if "ignore" in remark]


def test_a_star_stands_for_anything_and_one_in_need_is_enough(samples: Path) -> None:
    report = judged(samples, f"ignore global-research/*: {REASON}")
    assert report.verdict is Verdict.COMPLIANT
    assert not [remark for remark in report.remarks if "ignored" in remark]


def test_an_article_of_which_nothing_is_asked() -> None:
    text = b"# Gulls\n\nThey cry.\n\n<!-- compliance: ignore a/b: of no use -->\n"
    report = check(read("a.md", text), library())
    assert report.verdict is Verdict.NOT_A_REPOST
    assert report.remarks == ("line 5, column 1: a/b need not be ignored: nothing is asked of this article.",)


def test_front_matter_ignores_too(samples: Path) -> None:
    said = Ignoring(Ignore(requirement=(LINK,), reason=REASON), Place(line=3, column=7))
    file = samples / "global-research" / "link-to-the-home-page-only.md"
    report = check(read(str(file)), library(), on_file=OnFile((), TODAY, (said,)))
    assert link(report).ignored == Ignored(REASON, Place(line=3, column=7))


def test_a_question_may_be_ignored(samples: Path) -> None:
    text = (samples / "kff-health-news" / "complete.md").read_bytes()
    asked = check(read("a.md", text), library())
    questions = [f"{one.terms}/{one.requirement}" for one in asked.outcomes if one.counts and one.state.open]
    assert asked.verdict is Verdict.NEEDS_REVIEW
    mark = f"\n<!-- compliance: ignore {', '.join(questions)}: asked on the telephone -->\n".encode()
    assert check(read("a.md", text + mark), library()).verdict is Verdict.COMPLIANT


def test_the_report_for_programs_says_it(run: Callable[..., Run], samples: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    text = (samples / "global-research" / "link-to-the-home-page-only.md").read_text(encoding="utf-8")
    file.write_text(f"{text}\n<!-- compliance: ignore {LINK}: {REASON} -->\n", encoding="utf-8")
    result = run("check", "--format", "json", file)
    assert result.code == 0
    [article] = json.loads(result.out)["articles"]
    [ignored] = [one for one in article["outcomes"] if one["ignored"]]
    assert ignored["outcome"] in {"missing", "wrong"}
    assert ignored["ignored"] == {"reason": REASON, "place": {"line": len(text.splitlines()) + 2, "column": 1}}


@pytest.mark.parametrize(
    "value", ["", ":", "until", "ignore until: x", "ignore a/b until 2027-01-01 c/d: x", "ignore A/B: x"]
)
def test_what_is_no_ignore_never_gives_one(value: str) -> None:
    assert not isinstance(parse(value), Ignore)


def test_the_site_as_stated_is_no_source_of_its_own_articles() -> None:
    text = b"# Gulls\n\nBy Ann Lee\n\nThey cry.\n\nThis article was originally published by [The Orle Review](https://orle.example/g-1).\n"
    article = read("a.md", text)
    assert check(article, library()).repost
    for site in (Site(name=("Orle Review",)), Site(url="https://www.orle.example/")):
        assert not check(article, library(), site=site).repost, site
