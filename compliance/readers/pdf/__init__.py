"""PDF: the text in reading order, the links with the words under them, page and box of every piece.

    pdfium.py, plumber.py    bytes → Document      a library's words, boxes and addresses, page by page
    lines.py                 words → Lines → Runs  columns, reading order
    running.py               Lines → Lines         without what every page repeats
    paragraphs.py, joints.py Runs → Paragraphs     hyphens, line ends, page breaks
    links.py, zones.py       what is linked, and what is title, article, frame
    metadata.py              what the file says of itself
    compose.py               all of it → Reading

A PDF can make the libraries that read it hang, fill the memory or abort: each is read in a process of its own
(see `guard`), and what goes wrong there is an error of that file alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from compliance.errors import BrokenError, EmptyError, EncryptedError, LimitError, NoTextError, ReadError
from compliance.readers.guard import RaisedError, StoppedError, guarded
from compliance.readers.pdf.compose import Reading, compose
from compliance.readers.pdf.page import Document, Limits

if TYPE_CHECKING:
    from compliance.article import Article
    from compliance.readers.source import Source

_HEAD = _TAIL = 1024  # bytes: where readers of PDF look for its marks
_ERRORS: dict[str, type[ReadError]] = {
    error.kind: error for error in (BrokenError, EmptyError, EncryptedError, LimitError, NoTextError)
}


class _Answer(msgspec.Struct, frozen=True):
    """What was read, or the kind and the words of the error that it came to: in a form that MessagePack can carry."""

    reading: Reading | None = None
    kind: str = ""
    message: str = ""


def read(source: Source, limits: Limits = Limits()) -> Article:  # noqa: B008 -- it is frozen
    """Read a PDF; one that is encrypted with an empty password opens like any other.

    Raises EncryptedError where it asks for a password, BrokenError where no library can open it, NoTextError
    where there are pictures only, EmptyError where there are no pages, LimitError where it passes `limits`.
    """
    from compliance.readers.pdf import pdfium  # noqa: F401, PLC0415 -- loaded here once, for all children

    try:
        answer = guarded(_reading, _Answer, limits.seconds, limits.memory)(source.path, source.data, limits)
    except StoppedError as error:
        message = error.reason.words("reading", limits.seconds, limits.memory, str(error))
        raise LimitError(source.path, message) from error
    except RaisedError as error:
        raise BrokenError(source.path, f"the PDF could not be read ({error})") from error
    if answer.reading is None:
        raise _ERRORS[answer.kind](source.path, answer.message)
    return answer.reading.article(source.path)


def _reading(path: str, data: bytes, limits: Limits) -> _Answer:
    try:
        document = _document(path, data, limits)
        _check(path, document)
        return _Answer(compose(document, data))
    except ReadError as error:
        return _Answer(None, error.kind, error.message)


def _document(path: str, data: bytes, limits: Limits) -> Document:
    """Give what PDFium makes of the file, or pdfplumber where PDFium makes nothing of it."""
    from compliance.readers.pdf import pdfium  # noqa: PLC0415

    try:
        document = pdfium.extract(path, data, limits)
        is_whole = not document.remarks
    except BrokenError:
        document, is_whole = None, False
    if document and document.pages:
        return document
    from compliance.readers.pdf import plumber  # noqa: PLC0415 -- few files need it

    try:
        document = plumber.extract(path, data, limits)
    except BrokenError as error:
        raise BrokenError(path, _damage(data, error.message)) from error
    if not document.pages and (document.remarks or not is_whole):
        raise BrokenError(path, _damage(data, "none of its pages can be found"))
    return document


def _damage(data: bytes, words: str) -> str:
    """Say in plain words what is wrong with a file that no library opens; `words` are those of the last one."""
    if b"%PDF-" not in data[:_HEAD]:
        return "the file is named a PDF, and is none"
    if b"%%EOF" not in data[-_TAIL:]:
        return "the PDF is cut off: its end is missing"
    return f"the PDF is damaged: {words}" if words else "the PDF is damaged"


def _check(path: str, document: Document) -> None:
    """Raise EmptyError or NoTextError where there is nothing to read."""
    pages = document.pages
    if not pages:
        raise EmptyError(path, "the PDF has no pages")
    if not any(page.words for page in pages):
        count = f"{len(pages):,} page{'s' if len(pages) > 1 else ''}"
        if any(page.unread for page in pages):
            raise NoTextError(path, f"no text layer: the fonts of its {count} do not say which letters they are")
        what = "with pictures only" if any(page.pictures for page in pages) else "without text"
        raise NoTextError(path, f"no text layer: {count} {what}")
