"""A zip of pages."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile, ZipInfo

from compliance.audit.archives import LARGEST
from compliance.audit.item import Item
from compliance.errors import BrokenError, EncryptedError, LimitError
from compliance.readers.source import suffix
from compliance.report import Failure, failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ENCRYPTED = 1  # a bit of the flags


def holds_articles(path: str) -> bool:
    """Tell whether one of the names inside is an article's; a file that is damaged is somebody's to hear of."""
    from compliance.audit.walk import SUFFIXES  # noqa: PLC0415 -- the walk asks here

    try:
        with ZipFile(path) as archive:
            return any(_is_seen(name) and suffix(name) in SUFFIXES for name in archive.namelist())
    except (BadZipFile, OSError):
        return True


def inside(path: str, _fields: Mapping[str, str]) -> Iterator[Item | Failure | str]:
    """Give the pages by name, as of a folder. Raises BrokenError for what is no zip."""
    from compliance.audit.walk import SUFFIXES  # noqa: PLC0415 -- the walk asks here

    try:
        archive = ZipFile(path)
    except BadZipFile as error:
        raise BrokenError(path, "the file is named a zip, and is none, or damaged") from error
    with archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if entry.is_dir() or not _is_seen(entry.filename):
                continue
            if suffix(entry.filename) in SUFFIXES:
                yield _page(archive, entry)
            else:
                yield suffix(entry.filename) or entry.filename


def _page(archive: ZipFile, entry: ZipInfo) -> Item | Failure:
    name = entry.filename
    if entry.flag_bits & _ENCRYPTED:
        return failure(EncryptedError(name, "it asks for a password"))
    try:
        with archive.open(entry) as file:
            data = file.read(LARGEST + 1)  # whatever size the archive states
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        return failure(BrokenError(name, f"it cannot be unpacked: {error}"))
    if len(data) > LARGEST:
        return failure(LimitError(name, f"it has more than {LARGEST >> 20} MB"))
    return Item(name, data)


def _is_seen(name: str) -> bool:
    """Whether a walk would find the file: it lies in no folder whose name begins with a dot, and is not macOS's own."""
    return not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))
