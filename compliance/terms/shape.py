"""A YAML tree into the values of `terms.model`, by their types alone.

Whatever a Struct declares can be read: a new field or kind of requirement needs nothing here. A reading goes
on after an error, so that all errors of a file come at once.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from compliance.errors import Problem
from compliance.terms.kinds import ANY, KINDS, AnyRequirement, Language, Requirement
from compliance.terms.model import UseCase
from compliance.terms.positions import Mapping, Mark, Node, Scalar, Sequence, short
from compliance.terms.uses import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

Path = tuple[str | int, ...]  # from the root of a file to a value in it: ("require", 2, "fix")

_BROKEN: Any = object()  # what stands for a value that could not be read; its Problem has been noted
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
KEPT = {"stated_by", "line", "column"}  # fields of a requirement that no file gives
SHORT = (UseCase,)  # a single value stands for their first field
COMMON = {field.name for field in msgspec.structs.fields(Requirement)} - KEPT


class Shaper:
    """Reads one file's tree; `problems` and `marks` (the place of every value read) grow as it goes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.marks: dict[Path, Mark] = {}
        self._above: list[str] = []  # ids of the requirements that the one being read stands in

    def problem(self, mark: Mark, message: str, near: str | None = None) -> Any:  # noqa: ANN401 -- stands for any value
        """Note what is wrong at `mark`, and give what stands for a value that could not be read."""
        self.problems.append(
            Problem(path=self.path, line=mark.line, column=mark.column, message=short(message), nearest=near)
        )
        return _BROKEN

    def value(self, node: Node, kind: Any, at: Path = ()) -> Any:  # noqa: ANN401 -- whatever `kind` says
        """Give `node` as a value of the type `kind`; `at` is its way from the root."""
        self.marks[at] = node.mark
        origin, arguments = get_origin(kind), get_args(kind)
        if kind == AnyRequirement:
            return self._requirement(node, at)
        if origin in (UnionType, Union):  # only ever "this or None", None being what is left out
            return self.value(node, arguments[0], at)
        if origin is tuple:
            nodes = node.items if isinstance(node, Sequence) else (node,)
            return tuple(self.value(n, arguments[0], (*at, i)) for i, n in enumerate(nodes))
        if origin is dict:
            return self._table(node, arguments, at)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return self._struct(node, kind, at)
        if not isinstance(node, Scalar):
            return self.problem(node.mark, f"a single value is expected here, not a {_name(node)}")
        return self._scalar(node, kind)

    def _scalar(self, node: Scalar, kind: Any) -> Any:  # noqa: ANN401 -- whatever `kind` says
        if get_origin(kind) is Literal:
            return self._one_of(node, get_args(kind))
        if get_origin(kind) is Annotated:
            meta = kind.__metadata__[0]
            if kind.__origin__ is int:
                fits = re.search(r"^[1-9][0-9]{0,8}$", node.text)
            else:
                fits = re.search(meta.pattern, node.text)
            if not fits:
                return self.problem(node.mark, f'"{node.text}" is not {meta.description}')
            return kind.__origin__(node.text)
        if kind is bool:
            text = self._one_of(node, tuple(_YES_NO))
            return text if text is _BROKEN else _YES_NO[text]
        if issubclass(kind, StrEnum):
            text = self._one_of(node, tuple(kind))
            return text if text is _BROKEN else kind(text)
        return self.problem(node.mark, "a text is missing here") if node.null else node.text

    def _one_of(self, node: Scalar, options: tuple[str, ...]) -> Any:  # noqa: ANN401 -- a str or _BROKEN
        if node.text in options:
            return node.text
        message = f'"{node.text}" is not one of {", ".join(options)}'
        return self.problem(node.mark, message, nearest(node.text, options))

    def _table(self, node: Node, kinds: tuple[Any, Any], at: Path) -> Any:  # noqa: ANN401 -- see `value`
        key_kind, value_kind = kinds
        if not isinstance(node, Mapping):
            if key_kind == Language:  # texts in none in particular
                return {ANY: self.value(node, value_kind, (*at, ANY))}
            return self.problem(node.mark, f"keys and values are expected here, not a {_name(node)}")
        table = {}
        for key, item in self._pairs(node):
            if self._scalar(key, key_kind) is not _BROKEN:
                table[key.text] = self.value(item, value_kind, (*at, key.text))
        return table

    def _pairs(self, node: Mapping) -> Iterable[tuple[Scalar, Node]]:
        seen = set()
        for key, item in node.items:
            if key.text in seen:
                self.problem(key.mark, f'the key "{key.text}" stands twice')
                continue
            seen.add(key.text)
            yield key, item

    def _struct(self, node: Node, kind: type[msgspec.Struct], at: Path) -> Any:  # noqa: ANN401 -- see `value`
        if kind in SHORT and isinstance(node, Scalar):  # its first field alone
            first = next(iter(fields_of(kind).values()))
            return self._made(kind, {first.name: self._scalar(node, first.type)}, node.mark)
        if not isinstance(node, Mapping):
            return self.problem(node.mark, f"keys and values are expected here, not a {_name(node)}")
        return self._made(kind, dict(self._keys(node, fields_of(kind), at)), node.mark)

    def _made(self, kind: type[msgspec.Struct], values: dict[str, Any], mark: Mark) -> Any:  # noqa: ANN401 -- see `value`
        missing = [name for name, field in fields_of(kind).items() if field.required and field.name not in values]
        if missing:
            return self.problem(mark, f"missing: {', '.join(missing)}")
        whole = all(_whole(value) for value in values.values())
        return kind(**values) if whole else _BROKEN

    def _requirement(self, node: Node, at: Path) -> Any:  # noqa: ANN401 -- see `value`
        """Read `{id: …, link: {to: article}, must: …}`: what is common to all kinds, and one kind by its key."""
        if not isinstance(node, Mapping):
            return self.problem(node.mark, "a requirement is expected here: an id, a kind, what it asks for")
        common: list[tuple[Scalar, Node]] = []
        chosen: list[tuple[Scalar, Node]] = []
        unknown = False
        for key, item in self._pairs(node):
            if key.text in KINDS:
                chosen.append((key, item))
            elif key.text in COMMON:
                common.append((key, item))
            else:
                unknown = True
                self.problem(key.mark, f'unknown key "{key.text}"', nearest(key.text, [*KINDS, *COMMON]))
        if not chosen:
            return _BROKEN if unknown else self.problem(node.mark, f"what is asked for? one of {', '.join(KINDS)}")
        if len(chosen) > 1:
            return self.problem(chosen[1][0].mark, "a requirement is of one kind; give this one an id of its own")
        ((name, body),) = chosen
        kind, fields = KINDS[name.text], fields_of(KINDS[name.text])
        values = {key.text: self.value(item, fields[key.text].type, (*at, key.text)) for key, item in common}
        if self._above:
            values.setdefault("id", f"{self._above[-1]}.{at[-1]}" if isinstance(at[-1], int) else self._above[-1])
        self._above.append(str(values.get("id")))
        own = {name: field for name, field in fields.items() if name not in COMMON | KEPT}
        values |= self._own(body, own, (*at, name.text))
        self._above.pop()
        mark = node.mark
        return self._made(kind, values | {"line": mark.line, "column": mark.column}, mark)

    def _own(self, body: Node, fields: dict[str, msgspec.structs.FieldInfo], at: Path) -> dict[str, Any]:
        """Read what stands under the key of a kind: its own keys, or the value of the first of them."""
        if isinstance(body, Scalar) and body.null:
            return {}
        first = next(iter(fields.values()), None)
        if first is not None and (not isinstance(body, Mapping) or _is_value(body, first, fields)):
            return {first.name: self.value(body, first.type, at)}
        if not isinstance(body, Mapping):
            self.problem(body.mark, f"{at[-1]} takes no value of its own; write {at[-1]}: {{}}")
            return {}
        return dict(self._keys(body, fields, at))

    def _keys(self, node: Mapping, fields: dict[str, msgspec.structs.FieldInfo], at: Path) -> Iterable[tuple[str, Any]]:
        for key, item in self._pairs(node):
            field = fields.get(key.text)
            if field is None:
                self.problem(key.mark, f'unknown key "{key.text}"', nearest(key.text, fields))
            elif not (isinstance(item, Scalar) and item.null):
                yield field.name, self.value(item, field.type, (*at, key.text))


def _whole(value: Any) -> bool:  # noqa: ANN401 -- any field's value
    if isinstance(value, tuple):
        return all(_whole(v) for v in value)
    if isinstance(value, dict):
        return all(_whole(v) for v in value.values())
    return value is not _BROKEN


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    """Give the fields of a Struct by the names that YAML uses for them."""
    return {field.encode_name: field for field in msgspec.structs.fields(kind)}


def _is_value(body: Mapping, first: msgspec.structs.FieldInfo, fields: Iterable[str]) -> bool:
    """Whether a mapping under a kind is the value of its first field: a requirement, or texts by language."""
    by_key = get_origin(first.type) is dict and not any(key.text in fields for key, _ in body.items)
    return first.type == AnyRequirement or by_key


def _name(node: Node) -> str:
    return {Scalar: "single value", Sequence: "list", Mapping: "set of keys"}[type(node)]
