"""Whether the wordings do what the examples beside them say: for `compliance rules test`, and the tests.

Each wording must match its own examples and find the publisher that they mark with < and >; nothing of what its
group says may be found in the texts that it lists under `no`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from compliance.elements import phrasebook, phrases
from compliance.elements.attribution import clean, is_outlet
from compliance.elements.matching import match
from compliance.elements.wording import WordingError
from compliance.elements.words import Words
from compliance.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from compliance.elements.items import Item
    from compliance.elements.phrasebook import Example, WordingFile, WordingGroup

_START = (1, 1)


class _Seat(NamedTuple):
    """Where a wording stands in its file, from 1."""

    line: int
    column: int


def check_wordings(files: tuple[Path, ...] | None = None) -> tuple[Problem, ...]:
    """Give every problem of the wordings in `files`, those that come with the program if None are given."""
    return tuple(problem for path in (phrasebook.files() if files is None else files) for problem in _check_file(path))


def _check_file(path: Path) -> Iterator[Problem]:
    import yaml  # noqa: PLC0415 -- only where the files themselves are looked at

    try:
        file = phrasebook.read_file(path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else _START
        yield Problem(path=str(path), line=line, column=column, message=str(error.problem))
        return
    except msgspec.ValidationError as error:
        yield Problem(path=str(path), line=1, column=1, message=str(error))
        return
    seats = _seats(path)
    for name, group in file.groups.items():
        for number, example in enumerate(group.wordings):
            seat = seats[name, number]
            for message in _check(file, group, example):
                yield Problem(path=str(path), line=seat.line, column=seat.column, message=message)


def _seats(path: Path) -> dict[tuple[str, int], _Seat]:
    """Give where each wording of each group stands."""
    import yaml  # noqa: PLC0415

    root: Any = yaml.compose(path.read_bytes(), Loader=yaml.CSafeLoader)
    groups = next(value for key, value in root.value if key.value == "groups")
    return {
        (name.value, number): _Seat(node.start_mark.line + 1, node.start_mark.column + 1)
        for name, group in groups.value
        for key, wordings in group.value
        if key.value == "wordings"
        for number, node in enumerate(wordings.value)
    }


def _check(file: WordingFile, group: WordingGroup, example: Example) -> Iterator[str]:
    try:
        items = phrasebook.items_of(example.say, file.lists)
    except WordingError as error:
        yield str(error)
        return
    for text in _several(example.eg):
        marked = text[text.index("<") + 1 : text.index(">")] if "<" in text else None
        plain = text.replace("<", "").replace(">", "")
        found = _publishers(items, plain)
        if not found:
            yield f'"{example.say}" does not match its example "{plain}"'
        elif marked and clean(marked) not in found:
            yield f'"{example.say}" finds {", ".join(sorted(found))} in "{plain}", not {marked}'
        elif group.says != "against" and not _says(plain, group):
            yield f'"{plain}" is not found in a text: the words looked for do not lead to "{example.say}"'
    for text in _several(example.no):
        if _says(text, group):
            yield f'"{text}" is found as {group.says}, and should not be'


def _several(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _publishers(items: tuple[Item, ...], text: str) -> set[str]:
    """Give what the publisher's slot holds in each match; an empty name for a match without one."""
    words = Words(text)
    found = [m for at in range(len(words)) if (m := match(items, words, at)) and m.after > m.first]
    return {clean(words.said(*m.slots["publisher"])) if "publisher" in m.slots else "" for m in found}


def _says(text: str, group: WordingGroup) -> bool:
    """Whether the wordings together find in `text` what the group says."""
    found = phrases.search(text)
    against = [
        p.span
        for p in found
        if p.wording.says == "against" and (group.says != "permission" or p.wording.id.endswith("/against-permission"))
    ]
    for phrase in found:
        wording = phrase.wording
        if wording.says != group.says or (group.says == "permission" and wording.granted != group.granted):
            continue
        slot = phrase.slots.get("publisher")
        if slot and group.says == "attribution" and not is_outlet(clean(text[slot.start : slot.end])):
            continue
        if not any(span.start < phrase.span.end and span.end > phrase.span.start for span in against):
            return True
    return False
