"""Which articles fail a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from compliance.baseline import Baseline
from compliance.check import check
from compliance.gate import Gate
from compliance.readers import read
from compliance.terms.library import library
from compliance.terms.uses import parse_use
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from compliance.report import Report

GOOD = "global-research/complete.md"
BAD = "global-research/link-to-the-home-page-only.md"
ASKED = "kff-health-news/complete.md"
UNKNOWN = "other/publisher-without-rules.md"


def judged(samples: Path, name: str, use: str | None = None) -> Report:
    return check(read(str(samples / name)), library(), parse_use(use))


@pytest.mark.parametrize(
    ("name", "use", "fails", "strictly"),
    [
        (GOOD, None, False, False),
        (BAD, None, True, True),
        (GOOD, "print", True, True),
        (ASKED, None, False, True),
        (UNKNOWN, None, False, True),
        ("other/not-a-repost-quotes-propublica.md", None, False, False),
    ],
)
def test_the_verdicts_that_fail(samples: Path, name: str, use: str | None, *, fails: bool, strictly: bool) -> None:
    report = judged(samples, name, use)
    assert Gate().fails(report) is fails
    assert Gate(strict=True).fails(report) is strictly


def test_the_site_says_which_fail_and_strict_adds_to_it(samples: Path) -> None:
    reports = [judged(samples, name) for name in (GOOD, BAD, ASKED, UNKNOWN)]
    gate = Gate(lambda path: frozenset({Verdict.NO_TERMS}) if "other" in path else frozenset())
    assert [gate.fails(report) for report in reports] == [False, False, False, True]
    strict = Gate(lambda _: frozenset(), strict=True)
    assert [strict.fails(report) for report in reports] == [False, True, True, True]


def test_terms_of_low_confidence_alone_fail_nothing_unless_strictly(samples: Path) -> None:
    report = judged(samples, BAD)
    low = tuple(msgspec.structs.replace(basis, confidence="low") for basis in report.terms)
    unsure = msgspec.structs.replace(report, terms=low)
    assert not Gate().fails(unsure)
    assert Gate(strict=True).fails(unsure)
    assert Gate().fails(msgspec.structs.replace(report, terms=(*low, *report.terms)))


def test_what_is_in_the_baseline_is_marked_and_fails_nothing(samples: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "known.json")
    update = Baseline(path, update=True)
    report = judged(samples, BAD)
    written = Gate(baseline=update).marked(report)
    assert written.known
    update.write()

    gate = Gate(baseline=Baseline(path))
    marked = gate.marked(report)
    assert marked.known
    assert [one.requirement for one in marked.outcomes if one.known] == ["original-link"]
    assert not gate.fails(marked)
    assert gate.fails(report)  # nothing says that it is known


def test_one_that_is_new_beside_one_that_is_known_fails(samples: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "known.json")
    update = Baseline(path, update=True)
    report = judged(samples, BAD)
    Gate(baseline=update).marked(report)
    update.write()
    met = next(one for one in report.outcomes if one.requirement == "source")
    missing = msgspec.structs.replace(met, state=State.MISSING)
    worse = msgspec.structs.replace(report, outcomes=tuple(missing if one is met else one for one in report.outcomes))
    gate = Gate(baseline=Baseline(path))
    marked = gate.marked(worse)
    assert not marked.known
    assert gate.fails(marked)


def test_a_use_without_leave_can_be_known(samples: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "known.json")
    update = Baseline(path, update=True)
    report = judged(samples, GOOD, "print")
    Gate(baseline=update).marked(report)
    update.write()
    gate = Gate(baseline=Baseline(path))
    assert gate.marked(report).known
    assert not gate.fails(gate.marked(report))
    assert gate.fails(gate.marked(judged(samples, GOOD, "commercial-web")))
