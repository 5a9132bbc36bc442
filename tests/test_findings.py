"""What counts against an article, and that its name lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from compliance.article import Place
from compliance.check import check
from compliance.findings import findings
from compliance.readers import read
from compliance.requirements.outcome import Ignored
from compliance.terms.library import library
from compliance.terms.uses import parse_use
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.report import Report


def judged(samples: Path, name: str, use: str = "community-web", before: bytes = b"") -> Report:
    file = samples / name
    return check(read("a" + file.suffix, before + file.read_bytes()), library(), parse_use(use))


def test_what_fails_stands_with_what_is_wrong_of_it(samples: Path) -> None:
    report = judged(samples, "global-research/link-to-the-home-page-only.txt")
    [found] = findings(report)
    assert (found.rule, found.verdict) == ("global-research/original-link", Verdict.VIOLATION)
    assert found.outcome in report.outcomes
    assert list(findings(judged(samples, "global-research/complete.txt"))) == []


@pytest.mark.parametrize("name", ["link-to-the-home-page-only.md", "copyright-line-missing.txt"])
def test_moved_lines_leave_the_fingerprint_and_another_article_has_its_own(samples: Path, name: str) -> None:
    [found] = findings(judged(samples, f"global-research/{name}"))
    [moved] = findings(judged(samples, f"global-research/{name}", before=b"\n\n\n"))
    assert found.fingerprint("a.md") == moved.fingerprint("a.md")
    assert found.fingerprint("a.md") != found.fingerprint("b.md")
    assert len(found.fingerprint("\udcff.md")) == 16


def test_other_words_that_are_wrong_are_another_finding(samples: Path) -> None:
    report = judged(samples, "global-research/link-to-the-home-page-only.md")
    [outcome] = [one for one in report.outcomes if one.state.failed]
    assert outcome.nearest
    other = msgspec.structs.replace(outcome, nearest=msgspec.structs.replace(outcome.nearest, text="something else"))
    spaced = msgspec.structs.replace(
        outcome, nearest=msgspec.structs.replace(outcome.nearest, text=f"  {outcome.nearest.text.upper()}. ")
    )
    prints = [
        one.fingerprint("a")
        for found in (outcome, other, spaced)
        for one in findings(msgspec.structs.replace(report, outcomes=(found,)))
    ]
    assert prints[0] == prints[2] != prints[1]


def test_the_use_and_a_publisher_without_terms_are_findings(samples: Path) -> None:
    report = judged(samples, "global-research/complete.txt", use="print")
    assert [(one.rule, one.verdict) for one in findings(report)] == [("global-research/use", Verdict.NEEDS_PERMISSION)]
    [found] = findings(judged(samples, "other/publisher-without-rules.md"))
    assert (found.rule, found.verdict) == ("no-terms", Verdict.NO_TERMS)
    assert found.evidence


def test_what_is_ignored_or_only_preferred_counts_nothing(samples: Path) -> None:
    report = judged(samples, "global-research/link-to-the-home-page-only.md")
    [failed] = [one for one in report.outcomes if one.state.failed]
    for other in (
        msgspec.structs.replace(failed, ignored=Ignored("leave of 2026", Place(line=1, column=1))),
        msgspec.structs.replace(failed, must="preferred"),
    ):
        assert list(findings(msgspec.structs.replace(report, outcomes=(other,)))) == []
