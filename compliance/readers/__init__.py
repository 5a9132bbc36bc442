"""Bytes to `Article`: one module a format, imported when it is needed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from compliance.readers.source import load

if TYPE_CHECKING:
    from compliance.article import Article


def read(path: str, data: bytes | None = None) -> Article:
    """Read the article at `path`, or in `data` under that name ("-" for standard input).

    Raises a ReadError that says why where it cannot be read: missing, empty, encrypted, broken, no text, too long.
    """
    source = load(path, data)
    # Each format pays for its own libraries alone.
    article: Article = import_module(f"compliance.readers.{source.format}").read(source)
    return article
