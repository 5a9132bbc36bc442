"""Bytes to `Article`: one module a format, imported when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compliance.readers.source import load

if TYPE_CHECKING:
    from compliance.article import Article


def read(path: str, data: bytes | None = None) -> Article:
    """Read the article at `path`, or in `data` under that name ("-" for standard input).

    Raises a ReadError that says why where it cannot be read: missing, empty, encrypted, broken, no text, too long.
    """
    source = load(path, data)
    match source.format:
        case "html":
            from compliance.readers import html as reader  # noqa: PLC0415 -- each format pays for itself alone
        case "markdown":
            from compliance.readers import markdown as reader  # noqa: PLC0415
        case "text":
            from compliance.readers import text as reader  # noqa: PLC0415
        case "pdf":
            from compliance.readers import pdf as reader  # noqa: PLC0415
    return reader.read(source)
