"""YAML as a tree in which every value knows its line and column.

Built from the parser's events, one after the other and within bounds, so that a hostile file (values nested
a hundred thousand deep, aliases that unfold into billions) is refused before it costs anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from compliance.errors import Problem, RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 256 * 1024  # characters of a rule file
DEEPEST = 24  # values inside values
MOST = 20_000  # values in a file
LONGEST = 400  # characters of what is said of a problem, which may quote the file


class Mark(NamedTuple):
    """A place in a YAML file, counted from 1."""

    line: int
    column: int


class Scalar(msgspec.Struct, frozen=True):
    """A single value as it is written: `yes` stays "yes", 2017-07-05 stays text. `null` marks an empty one."""

    text: str
    mark: Mark
    null: bool = False


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file; a key may stand twice, which is for the reader to refuse."""

    items: tuple[tuple[Scalar, Node], ...]
    mark: Mark


Node = Scalar | Sequence | Mapping

_TOO_DEEP = f"values are nested more than {DEEPEST} deep"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def compose(text: str, path: str) -> Node:
    """Give the one document of a YAML text.

    Raises RuleError, with one Problem, where it is no YAML, is empty, holds more than one document, uses
    anchors or aliases, or goes beyond the bounds of this module. `path` serves the error only.

    >>> compose("id: x", "a.yaml").items[0][1]
    Scalar(text='x', mark=Mark(line=1, column=5), null=False)
    """
    import yaml  # noqa: PLC0415 -- rules come compiled as a rule, and then no YAML is read

    if len(text) > LARGEST:
        raise _refused(path, Mark(1, 1), f"the file is longer than {LARGEST // 1024} KB")
    try:
        return _Composer(path, yaml.parse(text, Loader=yaml.CSafeLoader)).document()
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
        problem = str(error.problem or error.context)
        # The parser looks ahead, and newer ones have a bound of their own, which they meet before this module's.
        raise _refused(path, mark, _TOO_DEEP if "nesting" in problem else f"not YAML: {problem}") from error
    except yaml.YAMLError as error:
        raise _refused(path, Mark(1, 1), f"not YAML: {str(error).splitlines()[0]}") from error


def short(message: str) -> str:
    """Give a message as it is, or so much of it as fits a line or two.

    >>> len(short("x" * 100_000))
    400
    """
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 2]} …"


def _refused(path: str, mark: Mark, message: str) -> RuleError:
    return RuleError((Problem(path=path, line=mark.line, column=mark.column, message=message),))


class _Composer:
    def __init__(self, path: str, events: Iterator[object]) -> None:
        self.path = path
        self.events = events
        self.count = 0

    def document(self) -> Node:
        root = self._node(self._after("StreamStartEvent", "DocumentStartEvent"), 0)
        last = self._after("DocumentEndEvent")
        if type(last).__name__ != "StreamEndEvent":
            raise _refused(self.path, _mark(last), "a second document begins; one file holds one")
        return root

    def _after(self, *skipped: str) -> object:
        event = next(self.events)
        while type(event).__name__ in skipped:
            event = next(self.events)
        return event

    def _node(self, event: object, depth: int) -> Node:
        mark = _mark(event)
        self.count += 1
        if self.count > MOST:
            raise _refused(self.path, mark, f"the file holds more than {MOST} values")
        if depth > DEEPEST:
            raise _refused(self.path, mark, _TOO_DEEP)
        if getattr(event, "anchor", None):
            raise _refused(self.path, mark, "anchors and aliases are not part of the rule language; write it out")
        match type(event).__name__:
            case "ScalarEvent":
                value: str = event.value  # type: ignore[attr-defined]  # the type stubs know no events of libyaml
                return Scalar(value, mark, null=value in _NULLS and not event.style)  # type: ignore[attr-defined]
            case "SequenceStartEvent":
                return Sequence(tuple(self._items(depth)), mark)
            case "MappingStartEvent":
                return Mapping(tuple(self._pairs(depth)), mark)
            case _:
                raise _refused(self.path, mark, "the file is empty")

    def _items(self, depth: int) -> Iterator[Node]:
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self._node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _refused(self.path, key.mark, "a key must be a word")
            yield key, self._node(next(self.events), depth + 1)


def _mark(event: object) -> Mark:
    at = event.start_mark  # type: ignore[attr-defined]  # every event of yaml.parse has one
    return Mark(at.line + 1, at.column + 1)
