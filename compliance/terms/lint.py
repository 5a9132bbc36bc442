"""What is wrong with rule files beyond what keeps them from loading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.errors import Problem, RuleError
from compliance.terms.kinds import Confirm
from compliance.terms.library import rule_files, rule_folder
from compliance.terms.load import load, resolve
from compliance.terms.sense import requirements
from compliance.terms.uses import FACTS, USES
from compliance.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from compliance.terms.kinds import Requirement
    from compliance.terms.load import Loaded
    from compliance.terms.model import RuleFile, Version
    from compliance.terms.shape import Path as Way

PASSING = (Verdict.COMPLIANT, Verdict.NEEDS_REVIEW)


def lint(folders: Sequence[Path], today: str) -> tuple[Problem, ...]:
    """Give every problem of the rules of the program and of `folders`; `today` is YYYY-MM-DD.

    A file that cannot be loaded gives the problems that keep it from that. Raises UsageError for a folder that
    is none.
    """
    try:
        loaded = load(rule_files((rule_folder(), *folders)))
        resolve(loaded)
    except RuleError as error:
        return error.problems
    return (*_shared(loaded), *(problem for one in loaded for problem in _problems(one, today)))


def _shared(loaded: Iterable[Loaded]) -> Iterator[Problem]:
    """Find hosts and names that two files claim: no article could tell whose it is."""
    owners: dict[str, str] = {}
    for one in loaded:
        file = one.file
        claims: list[tuple[Way, str]] = [
            (("match", "hosts", i), host) for i, host in enumerate(file.match.hosts if file.match else ())
        ]
        if file.role == "destination":  # it claims nothing: what it asks holds beside whatever else does
            continue
        claims += [
            (("members", key, "hosts", i), host)
            for key, member in file.members.items()
            for i, host in enumerate(member.hosts)
        ]
        claims += [
            (("members", key), name.casefold())
            for key, member in file.members.items()
            for name in (member.publisher, *member.also_known_as)
        ]
        claims += [(("also_known_as", i), name.casefold()) for i, name in enumerate(file.also_known_as)]
        claims += [(("publisher",), file.publisher.casefold())] if file.publisher else []
        for way, claim in claims:
            if owners.get(claim, file.id) != file.id:
                yield one.problem(way, f'"{claim}" belongs to {owners[claim]}')
            elif claim in owners and "hosts" in way:
                yield one.problem(way, f'"{claim}" stands twice')
            owners[claim] = file.id


def _problems(one: Loaded, today: str) -> Iterator[Problem]:
    file = one.file
    if file.terms.read > today:
        yield one.problem(("terms", "read"), f"{file.terms.read} is still to come")
    if file.terms.read < f"{int(today[:4]) - 1}{today[4:]}":
        yield one.problem(("terms", "read"), "nobody has read this page for a year")
    verdicts = {example.verdict for example in file.examples}
    if not verdicts & {*PASSING}:
        yield one.problem(("examples",), "no example passes")
    if not verdicts - {*PASSING} and _can_fail(file):
        yield one.problem(("examples",), "no example fails")
    yield from _overlaps(one)
    for i, requirement in enumerate(file.require):
        if requirement.id in requirement.satisfies:
            yield one.problem(("require", i, "satisfies"), f'"{requirement.id}" satisfies itself, which says nothing')
    for way, inner in requirements(file):
        if (inner.when or inner.unless) and not any(_fits(inner, use) for use in USES):
            which = "when" if inner.when else "unless"
            yield one.problem((*way, which), "no use can meet these conditions: it never applies")


def _overlaps(loaded: Loaded) -> Iterator[Problem]:
    """Find versions of which a day is in two."""
    versions = loaded.file.versions
    for i, one in enumerate(versions):
        for j, other in enumerate(versions[:i], 1):
            if other.dated == one.dated and _overlap(one, other):
                message = f"it overlaps the version before it, {j}, which stands where both cover a day"
                yield loaded.problem(("versions", i), message)


def _overlap(one: Version, other: Version) -> bool:
    return (one.since or "") <= (other.until or "9999") and (other.since or "") <= (one.until or "9999")


def _can_fail(file: RuleFile) -> bool:
    """Whether an article, or a use of it, can fail what a file states: not so with a gift to the public domain."""
    standings = {one.standing for cases in file.uses.values() for one in cases} & {"permission", "prohibited"}
    return bool(file.extends or standings) or any(
        one.must != "preferred" and not isinstance(one, Confirm) for one in file.require
    )


def _fits(requirement: Requirement, use: str) -> bool:
    """Whether a use of that name, with facts as one likes, meets the conditions of a requirement."""
    left = {fact: _values(fact, use) for fact in (*requirement.when, *requirement.unless)}
    for fact, values in requirement.when.items():
        free = left[fact]
        left[fact] = {*values} if free is None else free & {*values}
        if not left[fact]:
            return False
    # An exception excepts all where every value that is left is one of its values.
    excepted = [(left[fact], {*values}) for fact, values in requirement.unless.items()]
    return not excepted or any(free is None or not free <= values for free, values in excepted)


def _values(fact: str, use: str) -> set[str] | None:
    """Give the values that a fact can have for a use; None for any word."""
    if fact == "use":
        return {use}
    fixed = USES[use].get(fact)
    return {fixed} if fixed else {*FACTS[fact]} or None
