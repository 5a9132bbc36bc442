"""Results of every kind, and what the forms of a report make of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from compliance.article import Place
from compliance.check import check
from compliance.readers import read
from compliance.report import Failure, Report
from compliance.reports import FORMS, Run
from compliance.requirements.outcome import Ignored
from compliance.summary import Summary
from compliance.terms.library import library
from compliance.terms.uses import parse_use
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
FAILING = frozenset({Verdict.VIOLATION, Verdict.PROHIBITED, Verdict.NEEDS_PERMISSION})
HOSTILE = (
    "<script>alert(1)</script> ]]> --> </style> @ann #12 *x* | `y` [l](https://evil.example) https://evil.example"
    " www.evil.example &amp; %0A::error::x \"quoted\" 'single' =1+1 \u202e \x0b é 中"
)


def judged(name: str, use: str = "community-web", before: str = "", publisher: str | None = None) -> Report:
    """Judge a sample, with something put before it, as it is named from the root of the checkout."""
    data = before.encode() + (ROOT / "samples" / name).read_bytes()
    return check(read(f"samples/{name}", data), library(), parse_use(use), publisher, context=True)


@cache
def results() -> tuple[Report | Failure, ...]:
    """Give results of every verdict, one of an article that could not be judged, one that is known or ignored."""
    wrong = judged("global-research/link-to-the-home-page-only.html")
    ignored = Ignored("leave of 2026-11-02", Place(line=3, column=1))
    return (
        judged("global-research/complete.md"),
        wrong,
        judged("global-research/copyright-line-missing.txt"),
        judged("global-research/link-to-the-home-page-only.pdf"),
        judged("global-research/complete.txt", use="print"),
        judged("propublica/complete.html"),
        judged("other/publisher-without-rules.md"),
        judged("other/not-a-repost-quotes-propublica.md"),
        Failure("samples/broken.pdf", "broken", "the PDF is damaged"),
        msgspec.structs.replace(wrong, path="known.html", known=True, outcomes=_each(wrong, known=True)),
        msgspec.structs.replace(
            wrong, path="ignored.html", verdict=Verdict.COMPLIANT, outcomes=_each(wrong, ignored=ignored)
        ),
    )


def hostile() -> tuple[Report | Failure, ...]:
    """Give results whose every word that comes from outside is hostile."""
    report = judged("global-research/link-to-the-home-page-only.html")
    outcomes = _each(report, message=HOSTILE, fix=HOSTILE)
    outcomes = tuple(
        msgspec.structs.replace(one, nearest=msgspec.structs.replace(one.nearest, text=HOSTILE, words=HOSTILE))
        if one.nearest
        else one
        for one in outcomes
    )
    assert report.publisher is not None
    publisher = msgspec.structs.replace(report.publisher, name=HOSTILE)
    named = msgspec.structs.replace(
        report, path=f"a/{HOSTILE}.html", reason=HOSTILE, publisher=publisher, outcomes=outcomes, remarks=(HOSTILE,)
    )
    return named, Failure(HOSTILE, "broken", HOSTILE)


def run(*, quiet: bool = False, baseline: bool = False, strict: bool = False) -> Run:
    """Give what writers are told of a run."""
    failing = FAILING | {Verdict.NEEDS_REVIEW, Verdict.NO_TERMS} if strict else FAILING
    return Run(library(), lambda report: report.verdict in failing and not report.known, baseline, quiet)


def written(form: str, what: Iterable[Report | Failure] | None = None, **options: bool) -> str:
    """Give the report of those results, without what the form does not ask for, as the program gives them."""
    writer, summary = FORMS[form].writer(run(**options)), Summary()
    pieces = list(writer.begin())
    for result in results() if what is None else what:
        summary.add(result)
        pieces += writer.result(result if FORMS[form].context else without_context(result))
    return "".join([*pieces, *writer.end(summary)])


def without_context(result: Report | Failure) -> Report | Failure:
    """Give a result as it is where no form asks for what stands around the evidence."""
    return result if isinstance(result, Failure) else msgspec.structs.replace(result, context=msgspec.UNSET)


def _each(report: Report, **changes: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- of any field
    """Give the outcomes of a report with changes in those that failed."""
    return tuple(msgspec.structs.replace(one, **changes) if one.state.failed else one for one in report.outcomes)
