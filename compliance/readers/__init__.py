"""Bytes to `Article`: one module a format, imported when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from compliance.readers.source import MEMORY, SECONDS, load

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.readers.source import Source


def read(path: str, data: bytes | None = None) -> Article:
    """Read the article at `path`, or in `data` under that name ("-" for standard input).

    Raises a ReadError that says why where it cannot be read: missing, empty, encrypted, broken, no text, too long.
    """
    return read_source(load(path, data))


def read_source(source: Source, seconds: float = SECONDS, memory: int = MEMORY) -> Article:
    """Read an article whose bytes are there; `seconds` and `memory` (bytes) are what reading a PDF may take.

    Raises a ReadError, as `read` does.
    """
    # Each format pays for its own libraries alone.
    module = import_module(f"compliance.readers.{source.format}")
    guarded = (module.Limits(seconds=seconds, memory=memory),) if source.format == "pdf" else ()
    article: Article = module.read(source, *guarded)
    return article
