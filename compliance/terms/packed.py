"""Terms in a packed form, each by themselves: those that apply to an article are unpacked, and no others.

A typed decoder for every kind of requirement takes longer to build than an article to judge, so each value is packed
with the name of its type, and made again from that.
"""

from __future__ import annotations

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
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
        return {_TYPE: type(value).__name__} | {name: _plain(field) for name, field in fields if field is not None}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return value


def _made(value: Any) -> Any:  # noqa: ANN401 -- likewise
    if isinstance(value, list):
        return tuple([_made(one) for one in value])
    if isinstance(value, dict):
        made = {name: _made(one) if isinstance(one, (list, dict)) else one for name, one in value.items()}
        name = made.pop(_TYPE, None)
        return made if name is None else _TYPES[name](**made)
    return value
