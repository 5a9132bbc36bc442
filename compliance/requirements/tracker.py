"""The publisher's page counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.elements.outlets import host
from compliance.requirements.canonical import AT_PUBLICATION
from compliance.requirements.outcome import Evidence, Nearest, missing, outcome, wrong
from compliance.terms.match import fits
from compliance.vocabulary import State

if TYPE_CHECKING:
    from compliance.article import Place
    from compliance.requirements.outcome import Case, Outcome
    from compliance.terms.kinds import Tracker


def judge(requirement: Tracker, case: Case) -> Outcome:
    """Look for a counter at one of the addresses; one that counts another article will not do."""
    counters = _counters(requirement, case)
    near = None
    for address, place in counters:
        for template in requirement.url:
            parts = fits(template, address)
            if parts is None:
                continue
            other = next((name for name, value in parts.items() if case.slots.get(name, value) != value), None)
            if other is None:
                message = "The publisher's page counter is there."
                return outcome(requirement, case, State.MET, message, (Evidence(address, place),))
            words = f"counts {other} {parts[other]}, {place}; the original has {other} {case.slots[other]}"
            near = Nearest(words=words, text=address, place=place)
    if near:
        return wrong(requirement, case, "The page counter is that of another article.", near)
    if counters:
        address, place = counters[0]
        words = f"loads {address}, {place}; the terms ask for {' or '.join(requirement.url)}"
        near = Nearest(words=words, text=address, place=place)
        return wrong(requirement, case, "Something is loaded from the counter's host, but not the counter.", near)
    if case.is_draft:
        return outcome(requirement, case, State.NOT_CHECKED, AT_PUBLICATION)
    return missing(requirement, case, "The publisher's page counter is missing.")


def _counters(requirement: Tracker, case: Case) -> list[tuple[str, Place]]:
    """Give what the page loads from the hosts of the counter: pictures, scripts, frames."""
    hosts = {host(template.replace("{", "").replace("}", "")) for template in requirement.url}
    loaded = [(image.src, image.place) for image in case.article.images]
    loaded += [(tracker.href, tracker.place) for tracker in case.elements.trackers]
    return [(address, place) for address, place in dict(loaded).items() if host(address) in hosts]
