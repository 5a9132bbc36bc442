"""Archives of articles: one module a kind, each with a generator of what is inside, read as a stream.

Each article has a name of its own, that of the archive in front. Lines count from the beginning of its own
content. What an archive holds beside articles is counted, never skipped in silence.
"""

from __future__ import annotations

import os
from collections import Counter
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import structs

from compliance.audit.item import Item, Passed
from compliance.errors import EmptyError, MissingError, ReadError
from compliance.report import failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compliance.report import Failure

LARGEST = 64 << 20  # bytes of one article; what is larger is no article, and shall not fill the memory
WITHIN = "!/"  # between the archive's name and the article's

_KINDS = {  # by the end of the name; the first that fits
    ".zip": "zipped",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".warc.gz": "warc",
    ".warc": "warc",
    ".xml": "wxr",
}


def is_archive(path: str) -> bool:
    """Tell whether a name is that of an archive."""
    return _kind(path) is not None


def holds_articles(path: str) -> bool:
    """Look into a file that has an archive's name and tell whether there are articles in it."""
    found: bool = import_module(f"{__name__}.{_kind(path)}").holds_articles(path)
    return found


def opened(
    found: Iterable[str | Failure | Passed], fields: Mapping[str, str] | None = None
) -> Iterator[Item | Failure | Passed]:
    """Give the files of a walk as they are, and of archives what is inside; `fields` names those of a `.jsonl`."""
    for one in found:
        if not isinstance(one, str):
            yield one
        elif is_archive(one) and os.path.isfile(one) and _is_one(one):  # noqa: PTH113 -- once for each of many
            yield from _inside(one, fields or {})
        else:
            yield Item(one)


def _kind(path: str) -> str | None:
    name = path.lower()
    return next((kind for end, kind in _KINDS.items() if name.endswith(end)), None)


def _is_one(path: str) -> bool:
    """Whether a file that somebody named is an archive: of an XML file the content tells, of the others the name."""
    return _kind(path) != "wxr" or holds_articles(path)


def _inside(path: str, fields: Mapping[str, str]) -> Iterator[Item | Failure | Passed]:
    """Give the articles of an archive, each with a name of its own, then what else was there.

    A module's `inside` gives articles and failures under their names within, and of anything else the kind.
    """
    names = _Names()
    other: Counter[str] = Counter()
    empty = True
    try:
        for one in import_module(f"{__name__}.{_kind(path)}").inside(path, fields):
            if isinstance(one, str):
                other[one] += 1
            else:
                empty = False
                yield structs.replace(one, path=f"{path}{WITHIN}{names.own(one.path)}")
    except ReadError as error:
        empty = False
        yield failure(error)
    except OSError as error:
        empty = False
        yield failure(MissingError(path, f"the file cannot be read: {error.strerror or error}"))
    if empty:
        yield failure(EmptyError(path, "there is no article in it"))
    if other:
        yield Passed(path, dict(sorted(other.items())))


class _Names:
    """Names that an archive's articles have already: of two with the same the second gets a number."""

    def __init__(self) -> None:
        self._known: dict[int, int] = {}  # by hash: an archive may hold millions

    def own(self, name: str) -> str:
        """Give a name that no other has.

        >>> names = _Names()
        >>> names.own("a"), names.own("b"), names.own("a")
        ('a', 'b', 'a#2')
        """
        count = self._known[hash(name)] = self._known.get(hash(name), 0) + 1
        return name if count == 1 else f"{name}#{count}"
