"""A copyright line: its holders, its year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.text import fold
from compliance.requirements.outcome import missing, nearest, wrong
from compliance.requirements.standing import standing

if TYPE_CHECKING:
    from compliance.elements.model import Copyright as Line
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Copyright


def judge(requirement: Copyright, case: Case) -> Outcome:
    """Look for a line that names every holder asked for, and a year where one is asked for."""
    asked = " and ".join(case.publisher if one == "publisher" else one for one in requirement.holder)
    lines = case.elements.copyrights
    naming = [line for line in lines if all(_names(line, holder, case) for holder in requirement.holder)]
    fitting = [line for line in naming if line.years or not requirement.year]
    said = _said(fitting[0]) if fitting else ""
    if found := standing(requirement, case, fitting, f"The copyright line names {said}."):
        return found
    if naming:
        near = nearest(naming[0], "gives no year, {at}; the terms ask for one")
        return wrong(requirement, case, "The copyright line gives no year.", near)
    other = next((line for line in lines if not line.zone.is_frame), None)
    beside = nearest(other, f"names {_said(other)}, {{at}}; the terms ask for {asked}") if other else None
    return missing(requirement, case, f"No copyright line names {asked}.", beside)


def _names(line: Line, holder: str, case: Case) -> bool:
    if holder == "publisher":
        # A licence names no publisher of its own: then any holder is the one whose line it is.
        return case.names_publisher(line.text) or (not case.names and bool(line.holders))
    if holder != "author":
        return fold(holder) in fold(line.text)
    authors = [name for byline in case.elements.bylines for name in byline.authors]
    authors += [a.author for a in case.elements.attributions if a.author]
    if authors:
        return any(fold(name) in fold(line.text) for name in authors)
    return any(not case.names_publisher(name) for name in line.holders)


def _said(line: Line) -> str:
    holders = f"the holder {', '.join(line.holders)}" if line.holders else "no holder"
    years = f" and the year {', '.join(map(str, line.years))}" if line.years else ""
    return holders + years
