"""One requirement explained: what it asks, why, who says so, what passes and what fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.errors import UsageError
from compliance.rulestest import fails, passes, try_rules
from compliance.terms.compose import every
from compliance.terms.model import Page  # noqa: TC001 -- msgspec reads the annotations
from compliance.terms.template import in_language
from compliance.terms.uses import did_you_mean
from compliance.terms.words import asks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from compliance.terms.kinds import AnyRequirement
    from compliance.terms.library import Library
    from compliance.terms.model import Terms


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to say of one requirement."""

    rule: str  # "global-research/original-link"
    name: str  # of the publisher or the licence
    kind: str
    asks: str  # one sentence
    because: str | None
    page: Page  # that states it
    stated_by: str  # id of the rule file that states it: the terms' own, or one that they extend
    satisfied_by: tuple[str, ...]  # ids of the requirements that meet this one too
    fix: str | None  # the template to paste
    passes: tuple[str, ...]  # from the examples of the rule file
    fails: tuple[str, ...]


def explain(library: Library, rule: str, folders: Sequence[Path] = ()) -> Explanation:
    """Explain the requirement `rule`, given as "<rule file>/<requirement>"; `folders` are those of `library`.

    Raises UsageError, with the nearest spelling, for one that there is not.
    """
    name, slash, wanted = rule.partition("/")
    terms = library.get(name)
    requirement = _requirement(terms, wanted) if slash else None
    if requirement is None:
        ids = ", ".join(one.id for one in every(terms))
        message = f'"{rule}" names no requirement of {name}; it has {ids}'
        raise UsageError(message)
    trials = try_rules(folders, [name])
    return Explanation(
        rule=f"{name}/{wanted}",
        name=terms.name,
        kind=str(requirement.__struct_config__.tag),
        asks=asks(requirement, terms),
        because=requirement.because,
        page=library.get(requirement.stated_by).page,
        stated_by=requirement.stated_by,
        satisfied_by=tuple(one.id for one in terms.require if wanted in one.satisfies),
        fix=in_language(requirement.fix, "en"),
        passes=tuple(dict.fromkeys(filter(None, (passes(trial, wanted) for trial in trials)))),
        fails=tuple(dict.fromkeys(filter(None, (fails(trial, wanted) for trial in trials)))),
    )


def _requirement(terms: Terms, wanted: str) -> AnyRequirement | None:
    found = next((one for one in every(terms) if one.id == wanted), None)
    if found is None and (near := did_you_mean(wanted, [one.id for one in every(terms)])):
        message = f'{terms.id} has no requirement "{wanted}"{near}'
        raise UsageError(message)
    return found
