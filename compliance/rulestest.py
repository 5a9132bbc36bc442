"""Rule files prove themselves: their examples go the whole way, and what comes of them is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.article import Place
from compliance.check import check
from compliance.errors import ComplianceError
from compliance.readers import read
from compliance.report import Report  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.library import Library, rule_files, rule_folder
from compliance.terms.load import load, resolve
from compliance.terms.model import Example  # noqa: TC001 -- likewise
from compliance.terms.onfile import Confirmation, OnFile, Permission, Record
from compliance.terms.uses import parse_use
from compliance.vocabulary import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from compliance.requirements import Outcome
    from compliance.terms.load import Loaded

_SUFFIX = {"markdown": "md", "html": "html", "text": "txt"}


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One example of one rule file, tried. `failures` are sentences; none: all came as the file says."""

    id: str  # of the rule file
    path: str
    line: int  # of the example in it, from 1
    example: Example
    report: Report | None
    failures: tuple[str, ...]


def try_rules(folders: Sequence[Path] = (), ids: Iterable[str] = ()) -> tuple[Trial, ...]:
    """Try the examples of the rule files with those ids (all, without any), each by the terms of its own file.

    `folders` come after the rules of the program, as in `terms.library`. Raises RuleError, UsageError.
    """
    loaded = load(rule_files((rule_folder(), *folders)))
    library = Library(resolve(loaded))
    wanted = {library.get(one).id for one in ids} or set(library.terms)
    return tuple(trial for one in loaded if one.file.id in wanted for trial in _trials(one, library))


def _trials(loaded: Loaded, library: Library) -> Iterator[Trial]:
    known = loaded.file.publisher is None  # nothing in an article names a licence as its publisher
    trials = []
    for i, example in enumerate(loaded.file.examples):
        mark = loaded.marks["examples", i]
        report, failures, recognised = _tried(loaded.file.id, example, library)
        known = known or recognised
        trials.append(
            Trial(
                id=loaded.file.id,
                path=loaded.path,
                line=mark.line,
                example=example,
                report=report,
                failures=failures,
            )
        )
    if trials and not known:
        message = f"no example is recognised as {loaded.file.publisher}'s by what it shows"
        trials[0] = msgspec.structs.replace(trials[0], failures=(*trials[0].failures, message))
    return iter(trials)


def _tried(name: str, example: Example, library: Library) -> tuple[Report | None, tuple[str, ...], bool]:
    """Judge an example; one that does not show whose it is, as its own file's."""
    try:
        report = judged(example, library)
        recognised = any(one.id == name for one in report.terms)
        if not recognised:
            report = judged(example, library, name)
    except ComplianceError as error:
        return None, (str(error),), False
    return report, tuple(_differences(name, example, report)), recognised


def judged(example: Example, library: Library, publisher: str | None = None) -> Report:
    """Judge an example, for the use and the facts that it names, with what it has on file. Raises ComplianceError."""
    use = parse_use(example.use, [f"{fact}={value}" for fact, value in example.facts.items()])
    article = read(f"example.{_SUFFIX[example.format]}", example.article.encode())
    return check(article, library, use, publisher, _on_file(example))


def _on_file(example: Example) -> OnFile:
    """Give what an example has on file, as of the day of the last of it."""
    said: list[Permission | Confirmation] = [*example.permissions, *example.confirmations]
    records = tuple(
        Record(said=one, path="on file", place=Place(line=at), folder=".") for at, one in enumerate(said, 1)
    )
    return OnFile(records, max((one.date for one in said), default=""))


def own(name: str, outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """Give the outcomes of the requirements of the file `name`, by their ids."""
    return {one.requirement: one for one in outcomes if one.terms == name}


def _differences(rule: str, example: Example, report: Report) -> Iterator[str]:
    if report.verdict != example.verdict:
        yield f"the verdict is {report.verdict}, not {example.verdict}: {report.reason}"
    outcomes = own(rule, report.outcomes) | {f"{one.terms}/{one.requirement}": one for one in report.outcomes}
    for name, state in example.outcomes.items():
        one = outcomes.get(name)
        if one is None or one.state != state:
            found = f"{one.state}: {one.message}" if one else "not judged"
            near = f" ({one.nearest.words})" if one and one.nearest else ""
            yield f"{name} is not {state} but {found}{near}"


def passes(trial: Trial, requirement: str) -> str | None:
    """Give what of an example meets a requirement, in words; None where it does not."""
    one = _outcome(trial, requirement)
    if one is None or one.state is not State.MET:
        return None
    return f'"{one.evidence[0].text}": {one.message}' if one.evidence else one.message


def fails(trial: Trial, requirement: str) -> str | None:
    """Give what fails a requirement in an example, in words; None where nothing does."""
    one = _outcome(trial, requirement)
    if one is None or not one.state.failed:
        return None
    return f"{one.message} It {one.nearest.words}." if one.nearest else one.message


def _outcome(trial: Trial, requirement: str) -> Outcome | None:
    return own(trial.id, trial.report.outcomes).get(requirement) if trial.report else None
