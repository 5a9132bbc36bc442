"""Terms in a packed form, each by themselves: those that apply to an article are unpacked, and no others.

A typed decoder for every kind of requirement takes longer to build than an article to judge, so each value is packed
with the name of its type, and made again from that.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from compliance.terms.kinds import KINDS
from compliance.terms.model import Match, Member, Page, Terms, UseCase, Variant

_TYPE = ""  # the key of the type's name, which is that of no field, fact or language
_ALL: tuple[type[msgspec.Struct], ...] = (Terms, Page, Match, Member, UseCase, Variant, *KINDS.values())
_TYPES = {kind.__name__: kind for kind in _ALL}


def pack(terms: Terms) -> bytes:
    """Give terms as bytes."""
    return msgspec.msgpack.encode(_plain(terms))


def unpack(data: bytes) -> Terms:
    """Give the terms of which `pack` made these bytes, or else nobody knows what.

    >>> terms = Terms(id="x", name="The Example", page=Page(read="2026-01-31", confidence="high"))
    >>> unpack(pack(terms)) == terms
    True
    """
    found: Terms = _made(msgspec.msgpack.decode(data))
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 -- whatever terms hold
    if isinstance(value, msgspec.Struct):
        kind = type(value)
        told = {
            name: it for name in kind.__struct_fields__ if (it := getattr(value, name)) != _defaults(kind).get(name)
        }
        return {_TYPE: kind.__name__} | {name: _plain(it) for name, it in told.items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


@cache
def _defaults(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """Give what the fields hold that nobody fills, but for None."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    made = {name: field.default_factory() for name, field in fields.items() if callable(field.default_factory)}
    return {name: field.default for name, field in fields.items() if field.default is not msgspec.NODEFAULT} | made


def _made(value: Any) -> Any:  # noqa: ANN401 -- likewise
    if isinstance(value, list):
        return tuple([_made(one) for one in value])
    if isinstance(value, dict):
        made = {name: _made(one) if isinstance(one, (list, dict)) else one for name, one in value.items()}
        name = made.pop(_TYPE, None)
        return made if name is None else _TYPES[name](**made)
    return value
