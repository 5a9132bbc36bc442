"""The JSON Schema of the rule language, from the same types that the loader reads: for editors, to complete and check.

It takes what the loader takes: one value where a list may stand, a kind's first key left out, texts in one language
or in several. What facts, slots and ids there are beyond the types, the loader alone knows.
"""

from __future__ import annotations

from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from compliance.terms.kinds import KINDS, AnyRequirement, Conditions, Language, Requirement
from compliance.terms.model import RuleFile
from compliance.terms.shape import COMMON, SHORT, fields_of
from compliance.terms.uses import FACTS, USES

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS: Schema = {"type": ["string", "number", "boolean"]}  # YAML readers make numbers of 2020, and true of yes
_PART: Schema = {"$ref": "#/$defs/part"}
_WHOLE: Schema = {"$ref": "#/$defs/requirements"}


def schema() -> Schema:
    """Give the JSON Schema (2020-12) of a rule file.

    >>> schema()["$defs"]["requirement"]["properties"]["canonical"]["description"]
    'The page says that its preferred copy is the original.'
    """
    part = _requirement()
    return {
        "$schema": DIALECT,
        "title": "Reprint terms of one publisher, or of one licence",
        **of_struct(RuleFile),
        "$defs": {
            "requirements": _some({"$ref": "#/$defs/requirement"}),
            "requirement": part | {"required": ["id"]},
            "part": part,
        },
    }


def _requirement() -> Schema:
    """Give what stands for a requirement: keys that all kinds have, and the one key of its kind."""
    common = {name: _value(field.type) for name, field in fields_of(Requirement).items() if name in COMMON}
    kinds = {name: _kind(kind) for name, kind in KINDS.items()}
    return {
        "type": "object",
        "properties": common | kinds,
        "additionalProperties": False,
        "oneOf": [{"required": [name]} for name in kinds],
    }


def _kind(kind: type[Requirement]) -> Schema:
    """Give what stands under the key of a kind: its own keys, or the value of the first of them, or nothing."""
    own = [field for name, field in fields_of(kind).items() if field.name not in _names(Requirement)]
    needed = [field.encode_name for field in own if field.required]
    ways: list[Schema] = [_object({field.encode_name: _value(field.type) for field in own}, needed)]
    if own and set(needed) <= {own[0].encode_name}:
        ways.append(_value(own[0].type))
    if not needed:
        ways.append({"type": "null"})
    return {"description": _first_line(kind), "anyOf": ways}


def _value(kind: Any) -> Schema:  # noqa: ANN401 -- any type that a Struct declares
    """Give the schema of a type, as `terms.shape` reads it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind == AnyRequirement:
        return _PART
    if kind == Conditions:
        return _facts()
    if origin in (UnionType, Union):
        return _value(arguments[0])
    if origin is tuple:
        return _some(_value(arguments[0]))
    if origin is dict:
        return _table(*arguments)
    if origin is Literal:
        return _one_of(arguments)
    if origin is Annotated:
        return _annotated(*arguments)
    if kind is bool:
        return _one_of(("yes", "no"))
    if issubclass(kind, StrEnum):
        return _one_of([str(one) for one in kind])
    return of_struct(kind) if issubclass(kind, msgspec.Struct) else _WORDS


def of_struct(kind: type[msgspec.Struct]) -> Schema:
    """Give the schema of what stands for a Struct."""
    fields = fields_of(kind)
    # Requirements that stand in a list of their own, and not inside another, have an id.
    properties = {name: _WHOLE if name == "require" else _value(field.type) for name, field in fields.items()}
    required = [name for name, field in fields.items() if field.required]
    whole = {"description": _first_line(kind), **_object(properties, required)}
    return {"anyOf": [_value(next(iter(fields.values())).type), whole]} if kind in SHORT else whole


def _object(properties: dict[str, Schema], required: list[str]) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | {"required": required} if required else found


def _table(key: Any, value: Any) -> Schema:  # noqa: ANN401 -- types
    table: Schema = {"type": "object", "propertyNames": _value(key), "additionalProperties": _value(value)}
    # Texts in no language in particular stand without a key.
    return {"anyOf": [table, _value(value)]} if key == Language else table


def _facts() -> Schema:
    values = {"use": tuple(USES), **FACTS}
    return _object({fact: _some(_one_of(some) if some else _WORDS) for fact, some in values.items()}, [])


def _annotated(kind: type, meta: msgspec.Meta) -> Schema:
    about = {"description": meta.description}
    if kind is int:
        return about | {"type": "integer", "minimum": meta.ge}
    return about | {"type": "string", "pattern": meta.pattern}


def _some(one: Schema) -> Schema:
    """Give the schema of a list, for which a single value may stand."""
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _one_of(words: Iterable[str]) -> Schema:
    options: list[str | bool] = [*words]
    if {"yes", "no"} <= {*options}:
        options += [True, False]
    return {"enum": options}


def _names(kind: type[msgspec.Struct]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(kind)}


def _first_line(kind: type[msgspec.Struct]) -> str:
    return (kind.__doc__ or "").partition("\n")[0]
