"""Results for a terminal: what an article or the name of a file holds must not steer it."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from compliance.report import Failure, Report

T = TypeVar("T", Report, Failure)

_NAME = re.compile("[\x00-\x1f\x7f-\x9f]")
# As JSON writes them. An escape is taken whole, so that a backslash that is meant as one is not taken for another's.
_WRITTEN = re.compile(rb"\\(?:u00[01][0-9a-f]|.)|\x7f|\xc2[\x80-\x9f]")
_FINE = frozenset({b"\\n", b"\\r", b"\\t", b'\\"', b"\\\\", b"\\/"})
_INSTEAD = "\ufffd"


def printable(result: T) -> T:
    r"""Give a result with U+FFFD in place of each control character; breaks and tabs stay, but in the path.

    >>> printable(Failure("a\n.md", "broken", "\x1b[2J, \\u001b and\n"))
    Failure(path='a�.md', kind='broken', message='�[2J, \\u001b and\n')
    """
    written = msgspec.json.encode(result)
    clean = _WRITTEN.sub(lambda found: found[0] if found[0] in _FINE else _INSTEAD.encode(), written)
    if clean != written:
        result = msgspec.json.decode(clean, type=type(result))
    path = _NAME.sub(_INSTEAD, result.path)
    return result if path == result.path else msgspec.structs.replace(result, path=path)
