"""One article to be judged: a file, or what an archive holds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Format, Metadata  # noqa: TC001 -- msgspec reads the annotations
from compliance.readers import read_source
from compliance.readers.source import MEMORY, SECONDS, Source, load

if TYPE_CHECKING:
    from compliance.article import Article


class Item(msgspec.Struct, frozen=True):
    """Where an article is to be had. `data` is None for a file, which whoever judges it opens."""

    path: str  # as the user gave it; of an archive's article behind the archive's: "export.xml!/the-ferry"
    data: bytes | None = None
    format: Format | None = None  # where the archive says it; otherwise the content tells
    said: tuple[Metadata, ...] = ()  # what the archive says of it beside its content


class Passed(msgspec.Struct, frozen=True):
    """What of a folder or an archive was not taken for an article: how many of each kind, or for which reason."""

    folder: str
    counts: dict[str, int]


def loaded(item: Item) -> Item:
    """Give an item with its bytes, where it is standard input, which only this process can read."""
    return msgspec.structs.replace(item, data=sys.stdin.buffer.read()) if item.path == "-" else item


def read_item(item: Item, data: bytes | None = None, seconds: float = SECONDS, memory: int = MEMORY) -> Article:
    """Read an article, from `data` where its bytes have been read already. Raises a ReadError, as the readers do.

    What an archive says of it stands where the article itself says nothing under that name.
    """
    source = load(item.path, item.data if data is None else data)
    if item.format:
        source = Source(source.path, source.data, item.format)
    article = read_source(source, seconds, memory)
    more = tuple(one for one in item.said if not article.said(one.source, one.name))
    return msgspec.structs.replace(article, metadata=article.metadata + more) if more else article
