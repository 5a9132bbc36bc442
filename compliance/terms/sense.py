"""What the types cannot say of a rule file: facts and slots that exist, ids that stand once, patterns that are some."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from compliance.terms import match
from compliance.terms.compose import changes
from compliance.terms.kinds import (
    AllOf,
    AnyOf,
    CreditLine,
    Disclaimer,
    Embargo,
    Excerpt,
    Meta,
    Not,
    Requirement,
    Tracker,
    Window,
    kind,
)
from compliance.terms.template import SLOTS, slots
from compliance.terms.uses import FACTS, USES, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compliance.terms.kinds import Conditions
    from compliance.terms.model import RuleFile
    from compliance.terms.shape import Path, Shaper

MOST_REQUIREMENTS = 500  # of one file
MOST_VARIANTS = 100
OF_ARTICLE = ("use", "language")  # facts that the article or the name of the use states


def make_sense(file: RuleFile, shaper: Shaper) -> None:
    """Note in `shaper` all that is wrong with a file whose every value is of the right type."""
    if too_much := _beyond(file):
        shaper.problem(shaper.marks[()], too_much)
        return
    _identity(file, shaper)
    if file.match:
        for i, pattern in enumerate(file.match.article):
            _pattern(pattern, shaper, ("match", "article", i))
    for at, requirement in requirements(file):
        _conditions(requirement.when, shaper, (*at, "when"))
        _conditions(requirement.unless, shaper, (*at, "unless"))
        _templates(requirement, file, shaper, at)
        if isinstance(requirement, (Excerpt, Embargo, Window)):
            measures = [
                one
                for one in type(requirement).__struct_fields__[len(Requirement.__struct_fields__) :]
                if one != "in_all"
            ]
            if not any(getattr(requirement, name) for name in measures):
                shaper.problem(shaper.marks[at], f"{kind(requirement)} says nothing without {' or '.join(measures)}")
    _uses(file, shaper)
    _versions(file, shaper)
    for i, example in enumerate(file.examples):
        facts: Conditions = {fact: (value,) for fact, value in example.facts.items()}
        _conditions(facts, shaper, ("examples", i, "set"))


def _beyond(file: RuleFile) -> str | None:
    """Say what of a file goes beyond what any publisher states; None where nothing does."""
    if len([*requirements(file)]) > MOST_REQUIREMENTS:
        return f"the file states more than {MOST_REQUIREMENTS} requirements"
    if (len(file.versions) + 1) * (len(file.sections) + 1) > MOST_VARIANTS:
        return f"the file states more than {MOST_VARIANTS} sets of terms: versions, for each of the sections"
    return None


def _uses(file: RuleFile, shaper: Shaper) -> None:
    for way, uses in ((("uses",), file.uses), *(((*way, "uses"), one.uses) for way, one in changes(file))):
        for at, case in (((*way, use, i), case) for use, cases in uses.items() for i, case in enumerate(cases)):
            _conditions(case.when, shaper, (*at, "when"))
            _conditions(case.unless, shaper, (*at, "unless"))


def _versions(file: RuleFile, shaper: Shaper) -> None:
    for i, one in enumerate(file.versions):
        if not (one.since or one.until):
            shaper.problem(shaper.marks["versions", i], "a version says nothing without from or until")
        if one.since and one.until and one.until < one.since:
            shaper.problem(shaper.marks["versions", i, "until"], f"it ends before it begins, on {one.since}")


def _identity(file: RuleFile, shaper: Shaper) -> None:
    stem = PurePath(shaper.path).stem
    if file.id != stem:
        shaper.problem(shaper.marks["id",], f'the id is "{file.id}" and the file is named {stem}.yaml')
    if (file.publisher is None) == (file.name is None):
        shaper.problem(shaper.marks[()], "a publisher's file has a publisher, a licence's has a name; one of the two")
    for way, some in (((), file.require), *((way, one.require) for way, one in changes(file))):
        seen = set()
        for i, requirement in enumerate(some):
            if requirement.id in seen:
                at = (*way, "require", i, "id")
                shaper.problem(shaper.marks[at], f'the id "{requirement.id}" stands twice')
            seen.add(requirement.id)
    values = {name for member in file.members.values() for name in member.values}
    for of, member in file.members.items():
        if lacking := ", ".join(sorted(values - {*member.values})):
            shaper.problem(
                shaper.marks["members", of], f"others of the family give a value to {lacking}, this one none"
            )


def requirements(file: RuleFile) -> Iterator[tuple[Path, Requirement]]:
    """Give every requirement of a file, those inside others too, each with its way from the root."""
    for way, some in (((), file.require), *((way, one.require) for way, one in changes(file))):
        for i, requirement in enumerate(some):
            yield from _with_inner((*way, "require", i), requirement)


def _with_inner(at: Path, requirement: Requirement) -> Iterator[tuple[Path, Requirement]]:
    yield at, requirement
    inner: Iterable[tuple[Path, Requirement]] = ()
    if isinstance(requirement, (AnyOf, AllOf)):
        inner = (((*at, kind(requirement), i), r) for i, r in enumerate(requirement.of))
    elif isinstance(requirement, Not):
        inner = (((*at, "not"), requirement.of),)
    for way, one in inner:
        yield from _with_inner(way, one)


def _pattern(pattern: str, shaper: Shaper, at: Path) -> None:
    wrong = match.problem(pattern)
    if not pattern.startswith("/"):
        wrong = f'"{pattern}" is no path; it begins with /'
    if wrong:
        shaper.problem(shaper.marks[at], wrong)


def _conditions(conditions: Conditions, shaper: Shaper, at: Path) -> None:
    for fact, values in conditions.items():
        mark = shaper.marks[(*at, fact)]
        if fact == "use":
            options: tuple[str, ...] = tuple(USES)
        elif fact in FACTS:
            options = FACTS[fact]
        else:
            known = (*FACTS, *OF_ARTICLE)
            shaper.problem(mark, f'unknown fact "{fact}"', nearest(fact, known))
            continue
        for value in values:
            if options and value not in options:
                message = f'"{value}" is not one of {", ".join(options)}'
                shaper.problem(mark, message, nearest(value, options))


def _templates(requirement: Requirement, file: RuleFile, shaper: Shaper, at: Path) -> None:
    known = {*SLOTS, *(name for member in file.members.values() for name in member.values)}
    known |= {*(name for pattern in (file.match.article if file.match else ()) for name in match.names(pattern))}
    texts = [((*at, "fix", language), wordings) for language, wordings in requirement.fix.items()]
    if isinstance(requirement, (CreditLine, Disclaimer)):
        name = kind(requirement)
        own = (*at, name, "text") if (*at, name, "text") in shaper.marks else (*at, name)
        texts += [((*own, language), wordings) for language, wordings in requirement.text.items()]
    if isinstance(requirement, Meta):
        texts.append(((*at, "meta", "content"), requirement.content))
    if isinstance(requirement, Tracker):
        short = (*at, "tracker", 0) in shaper.marks
        texts.append(((*at, "tracker") if short else (*at, "tracker", "url"), requirement.url))
        way = texts[-1][0]
        for i, url in enumerate(requirement.url):
            wrong = match.problem(url) or (None if "//" in url else "an address is expected, beginning with https://")
            if wrong:
                shaper.problem(shaper.marks[(*way, i)], wrong)
    for way, wordings in texts:
        for i, slot in ((i, slot) for i, wording in enumerate(wordings) for slot in slots(wording)):
            if slot not in known:
                shaper.problem(shaper.marks[(*way, i)], f"unknown slot {{{slot}}}", nearest(slot, known))
