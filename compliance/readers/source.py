"""Where an article's bytes come from, and what format they are: content first, name second."""

from __future__ import annotations

import re
from os.path import splitext
from pathlib import Path

import msgspec

from compliance.article import Format  # noqa: TC001 -- msgspec reads the annotations
from compliance.errors import EmptyError, MissingError

_NAMES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
}
SECONDS = 30.0  # that reading and judging one article may take, on the clock
MEMORY = 1 << 30  # bytes that it may ask for

_HEAD = 4096  # what is looked at to tell a format, in bytes
_PDF_HEAD = 1024  # where readers of PDF look for its mark

_PREAMBLE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)*"
_DOCUMENT = re.compile(_PREAMBLE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    _PREAMBLE + r"</?(?:article|main|section|header|div|p|h[1-6]|table|title|meta|link)\b", re.IGNORECASE
)
_FRONT_MATTER = re.compile(r"\s*(?:---|\+\+\+)[ \t]*\r?\n\s*[\w-]+\s*[:=]")
_MARKDOWN = re.compile(r"^#{1,6} \S|!?\[[^\]\n]*\]\([^)\s]+\)|^\[[^\]\n]+\]:\s|^```|\*\*\S|^> \S", re.MULTILINE)


class Source(msgspec.Struct, frozen=True):
    """An article's bytes, and what they are."""

    path: str  # as the user gave it; "-" for standard input
    data: bytes
    format: Format


def load(path: str, data: bytes | None = None) -> Source:
    """Give the source at `path`, or in `data` under that name.

    Raises MissingError where there is no file to open, EmptyError where there is nothing but white space in it.
    """
    if data is None:
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise MissingError(path, _why(error)) from error
        except ValueError as error:  # a NUL in the name
            raise MissingError(path, "no such file") from error
    if not data.strip():
        raise EmptyError(path, "the file is empty" if not data else "there is nothing but white space in the file")
    return Source(path, data, sniff(path, data))


def sniff(path: str, data: bytes) -> Format:
    r"""Tell the format of `data`; its name decides where the content does not.

    >>> sniff("a.txt", b"<!DOCTYPE html><p>Hello"), sniff("a.txt", b"See [this](https://example.org/).")
    ('html', 'text')
    >>> sniff("-", b"---\ntitle: Hello\n---\nText"), sniff("-", b"<p>Hello</p>"), sniff("-", b"Hello")
    ('markdown', 'html', 'text')
    """
    if b"%PDF-" in data[:_PDF_HEAD]:
        return "pdf"
    head = data[:_HEAD]
    # The marks are ASCII: any encoding that keeps ASCII will do, and of the others UTF-16 has a mark.
    text = head.decode("utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1", "replace")
    text = text.removeprefix("ï»¿").removeprefix("\ufeff")
    if _DOCUMENT.match(text):
        return "html"
    if named := _NAMES.get(suffix(path)):
        return named
    if _FRONT_MATTER.match(text):
        return "markdown"
    if _FRAGMENT.match(text):
        return "html"
    return "markdown" if _MARKDOWN.search(text) else "text"


def suffix(path: str) -> str:
    """Give the end of a file's name, in small letters.

    >>> suffix("a/B.HTML"), suffix("a.b/c"), suffix(".html")
    ('.html', '', '')
    """
    return splitext(path)[1].lower()  # noqa: PTH122 -- once for each of many files


def _why(error: OSError) -> str:
    match error:
        case PermissionError():
            return "no permission to open the file"
        case IsADirectoryError():
            return "this is a folder"
        case FileNotFoundError():
            return "no such file"
        case _:
            return f"the file cannot be opened: {error.strerror or error}"
