"""What came of a run, counted as the results come: what is kept grows with the rules and not with the articles."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from compliance.report import Failure
from compliance.vocabulary import State, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compliance.report import Report

NAMED = 1000  # failures, and publishers without a rule file, that are kept by name; the others are counted
WORST = (Verdict.PROHIBITED, Verdict.VIOLATION, Verdict.NEEDS_PERMISSION)  # what counts against a publisher's articles


class Tally(msgspec.Struct):
    """How the articles of one publisher stand."""

    name: str
    known: bool  # by a rule file
    contact: str | None = None
    verdicts: Counter[Verdict] = msgspec.field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """How many of them have a verdict that is worse than a question."""
        return sum(self.verdicts[one] for one in WORST)


class Question(msgspec.Struct):
    """What a person is asked, once, and of how many articles."""

    rule: str  # "<rule file>/<requirement>"
    words: str  # as the first article has them
    confirm: bool  # a question to answer; False for what could not be checked
    articles: int = 0


class Summary:
    """Counts of everything that a run gave."""

    def __init__(self) -> None:
        self.articles = 0  # judged
        self.unjudged = 0
        self.verdicts: Counter[Verdict] = Counter()
        self.known: Counter[Verdict] = Counter()  # of those, what the baseline holds
        self.failures: list[Failure] = []  # the first NAMED
        self.kinds: Counter[str] = Counter()  # of failures
        self.requirements: dict[str, Counter[State]] = {}  # by "<rule file>/<requirement>"
        self.questions: dict[str, Question] = {}  # by the same
        self.unnamed = 0  # articles of publishers that were not kept by name
        self._publishers: dict[str, Tally] = {}

    def add(self, result: Report | Failure) -> None:
        """Count one result."""
        if isinstance(result, Failure):
            self.unjudged += 1
            self.kinds[result.kind] += 1
            if len(self.failures) < NAMED:
                self.failures.append(result)
            return
        self.articles += 1
        self.verdicts[result.verdict] += 1
        self._count_publisher(result)
        if result.known:
            self.known[result.verdict] += 1
        for outcome in result.outcomes:
            if not outcome.counts and (outcome.state.failed or outcome.state.open):
                continue
            rule = f"{outcome.terms}/{outcome.requirement}"
            self.requirements.setdefault(rule, Counter())[outcome.state] += 1
            if outcome.state.open:
                asked = Question(rule=rule, words=outcome.message, confirm=outcome.state is State.CONFIRM)
                self.questions.setdefault(rule, asked).articles += 1

    def publishers(self) -> list[Tally]:
        """Give the publishers, the one with the most articles that fail first."""
        return sorted(self._publishers.values(), key=lambda one: (-one.failed, -one.verdicts.total(), one.name))

    def failing(self, state_counts: Callable[[State], bool] = lambda state: state.failed) -> list[tuple[str, int]]:
        """Give the requirements that articles do not meet, and how many articles, most first."""
        counted = ((rule, sum(n for s, n in of.items() if state_counts(s))) for rule, of in self.requirements.items())
        return sorted(((rule, count) for rule, count in counted if count), key=lambda one: (-one[1], one[0]))

    def asked(self) -> list[Question]:
        """Give what a person is asked, each question once, that of the most articles first."""
        return sorted(self.questions.values(), key=lambda one: (not one.confirm, -one.articles, one.rule))

    def counts(self) -> Iterator[tuple[str, int]]:
        """Give every verdict that was given, and "not judged", with their numbers."""
        yield from ((verdict, self.verdicts[verdict]) for verdict in Verdict if self.verdicts[verdict])
        if self.unjudged:
            yield "not judged", self.unjudged

    def next_steps(self) -> Iterator[str]:
        """Say what to do next, the most urgent first."""
        if count := self.verdicts[Verdict.PROHIBITED] - self.known[Verdict.PROHIBITED]:
            yield f"take down {_articles(count)} that the terms do not allow, or get leave"
        if count := self.verdicts[Verdict.VIOLATION] - self.known[Verdict.VIOLATION]:
            most = ", ".join(f"{rule} ({n})" for rule, n in islice(self.failing(), 3))
            yield f"put right {_articles(count)}; most often not met: {most}"
        for one in self.publishers():
            if count := one.verdicts[Verdict.NEEDS_PERMISSION]:
                where = f", {one.contact}," if one.contact else ""
                yield f"ask {one.name}{where} for leave for {_articles(count)}, and keep it in .compliance.yaml"
        if count := sum(one.confirm for one in self.questions.values()):
            what = "the question" if count == 1 else f"the {count} questions"
            yield f"answer {what} that only a person can, in .compliance.yaml under confirmations"
        if count := self.known.total():
            yield f"work off {_articles(count)} in the baseline, which do not fail"
        unknown = [one for one in self.publishers() if one.verdicts[Verdict.NO_TERMS]]
        if unknown:
            unknown.sort(key=lambda one: (-one.verdicts[Verdict.NO_TERMS], one.name))
            named = ", ".join(f"{one.name} ({one.verdicts[Verdict.NO_TERMS]})" for one in unknown[:3])
            more = f" and {len(unknown) - 3} more" if len(unknown) > 3 else ""  # noqa: PLR2004 -- those named
            yield f"write rule files for publishers without one, compliance rules new: {named}{more}"
        if self.unjudged:
            kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(self.kinds.items()))
            what = "1 file" if self.unjudged == 1 else f"{self.unjudged} files"
            yield f"see to {what} that could not be judged: {kinds}"

    def _count_publisher(self, report: Report) -> None:
        if report.publisher is None:
            return
        key = report.publisher.id or report.publisher.name or ""
        if key not in self._publishers:
            if report.publisher.id is None and len(self._publishers) >= NAMED:
                self.unnamed += 1
                return
            self._publishers[key] = Tally(name=report.publisher.name or key, known=report.publisher.id is not None)
        tally = self._publishers[key]
        tally.verdicts[report.verdict] += 1
        tally.contact = tally.contact or next((basis.contact for basis in report.terms if basis.contact), None)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
