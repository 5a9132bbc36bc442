"""A web archive: the pages that a crawler was given (WARC 1.0 and 1.1, ISO 28500).

Read by FastWARC, which comes with the extra `archives`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compliance.article import Metadata, Place
from compliance.audit.archives import LARGEST
from compliance.audit.item import Item
from compliance.errors import BrokenError, LimitError, ReadError
from compliance.report import Failure, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compliance.article import Format

_TYPES: dict[str, Format | None] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/markdown": "markdown",
    "text/plain": None,  # servers say it of anything
}
_OK = 200


def holds_articles(_path: str) -> bool:
    """Tell that it does: a web archive is one of pages."""
    return True


def inside(path: str, _fields: Mapping[str, str]) -> Iterator[Item | Failure | str]:
    """Give the pages in the order of the archive, each named by its address.

    Raises BrokenError where the file is damaged: the pages before have been given.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 -- an extra
    except ImportError as error:
        message = "reading a web archive needs FastWARC: pip install 'compliance[archives]'"
        raise ReadError(path, message) from error
    with open(path, "rb") as file:  # noqa: PTH123 -- as in the other modules
        kinds = WarcRecordType.response | WarcRecordType.resource
        records = iter(ArchiveIterator(file, record_types=kinds, auto_decode="all"))
        count = 0
        while True:
            try:
                record = next(records)
                count += 1
                found = _page(record)
            except StopIteration:
                break
            except (OSError, ValueError, EOFError) as error:
                raise BrokenError(path, f"the archive is damaged after {count} records: {error}") from error
            if found is not None:
                yield found
        if not count and file.tell() and not _begins_well(path):
            raise BrokenError(path, "the file is named a web archive, and is none")


def _page(record: Any) -> Item | Failure | str | None:  # noqa: ANN401 -- FastWARC states no types
    address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
    if record.is_http:
        status, kind = record.http_headers.status_code if record.http_headers else None, record.http_content_type
        if status != _OK:
            return f"answers {status}"
    else:
        kind = str(record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _TYPES or not address.startswith(("http://", "https://")):
        return kind or "records without a type"
    data = record.reader.read(LARGEST + 1)
    if len(data) > LARGEST:
        return failure(LimitError(address, f"it has more than {LARGEST >> 20} MB"))
    return Item(address, data, _TYPES[kind], (Metadata("meta", "og:url", address, Place()),))


def _begins_well(path: str) -> bool:
    import gzip  # noqa: PLC0415 -- only where nothing was found
    import zlib  # noqa: PLC0415 -- likewise

    try:
        with open(path, "rb") as file:  # noqa: PTH123
            head = file.read(1 << 16)
        if head[:2] == b"\x1f\x8b":
            with gzip.open(path) as unpacked:
                head = unpacked.read(16)
    except (OSError, EOFError, zlib.error):
        return False
    return head.startswith(b"WARC/")
