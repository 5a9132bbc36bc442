"""The source named: "This article was originally published by …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.requirements.outcome import missing, nearest
from compliance.requirements.standing import standing

if TYPE_CHECKING:
    from compliance.elements.model import Element
    from compliance.requirements.outcome import Case, Nearest, Outcome
    from compliance.terms.kinds import Attribution


def judge(requirement: Attribution, case: Case) -> Outcome:
    """Look for words that name the publisher as the source; in a byline, beside the author, will do."""
    named = [a for a in case.elements.attributions if _credits(case, a.publisher, a.hrefs)]
    beside = [b for b in case.elements.bylines if any(map(case.names_publisher, b.institutions))]
    found = standing(requirement, case, [*named, *beside], f"The source, {case.publisher}, is named.")
    return found or missing(requirement, case, f"No line names {case.publisher} as the source.", _near(case))


def _credits(case: Case, publisher: str | None, hrefs: tuple[str, ...]) -> bool:
    """Whether a credit to `publisher` with these links is one to the publisher of the terms."""
    if case.names_publisher(publisher) or any(map(case.at_publisher, hrefs)):
        return True
    # A licence is content with a credit to whoever published the work.
    return not case.names and publisher is not None


def _near(case: Case) -> Nearest | None:
    others = [a for a in case.elements.attributions if not a.zone.is_frame]
    if others:
        name = others[0].publisher or "somebody else"
        return nearest(others[0], f"credits {name}, {{at}}; the terms ask for {case.publisher}")
    naming: list[Element] = [c for c in case.elements.copyrights if case.names_publisher(c.text)]
    if naming:
        return nearest(naming[0], f"names {case.publisher} as the holder of the copyright, {{at}}, not as the source")
    return None
