"""What a worker does with one task: the file is read, known by its content, or judged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from compliance.article import Format, Metadata  # noqa: TC001 -- msgspec reads the annotations
from compliance.audit.item import Item
from compliance.audit.keys import digest, is_settled, stamp
from compliance.errors import FaultError, unexpected
from compliance.report import Failure, Report, failure

if TYPE_CHECKING:
    from compliance.audit.cache import Cache
    from compliance.audit.keys import Keys
    from compliance.audit.setup import Judge

# What the content alone brings about; a limit, a missing file, a fault may be otherwise the next time.
LASTING = frozenset({"broken", "empty", "encrypted", "no-text"})


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of one article, without its path: in a form that travels and is kept."""

    report: Report | None = None
    kind: str = ""
    message: str = ""

    @classmethod
    def of(cls, result: Report | Failure) -> Answer:
        """Put a result into that form."""
        if isinstance(result, Failure):
            return cls(None, result.kind, result.message)
        return cls(msgspec.structs.replace(result, path=""))

    def result(self, path: str) -> Report | Failure:
        """Give the result of the article at `path`."""
        if self.report is None:
            return Failure(path, self.kind, self.message)
        return msgspec.structs.replace(self.report, path=path)


class Reply(msgspec.Struct, frozen=True, array_like=True):
    """What a worker says of one task; where that is to be kept, under which key, and what the file is known by."""

    answer: bytes
    key: bytes = b""
    digest: bytes = b""
    stamp: bytes = b""


class _Task(msgspec.Struct, frozen=True, array_like=True):
    path: bytes  # a file's name may be no text
    data: bytes | None
    format: Format | None
    said: tuple[Metadata, ...]


def task(item: Item) -> bytes:
    """Give an item in the form that travels to a worker."""
    return msgspec.msgpack.encode(_Task(os.fsencode(item.path), item.data, item.format, item.said))


class Desk:
    """Answers tasks. With `keys` results of the same content are taken from the cache, and sent to be kept there."""

    def __init__(self, judge: Judge, keys: Keys | None) -> None:
        self.judge = judge
        self.keys = keys
        self._tasks = msgspec.msgpack.Decoder(_Task)
        self._answers = msgspec.msgpack.Decoder(Answer)
        self._cache: Cache | None = None

    def __call__(self, message: bytes) -> bytes:
        """Give the Reply to a task."""
        asked = self._tasks.decode(message)
        item = Item(os.fsdecode(asked.path), asked.data, asked.format, asked.said)
        try:
            return _encoded(self._reply(item))
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, it costs this article alone
            return _encoded(Reply(_answer(failure(FaultError(item.path, f"unexpected error, {unexpected(error)}")))))

    def _reply(self, item: Item) -> Reply:
        data, mark = _read(item) if item.data is None else (item.data, b"")
        if data is None or self.keys is None:
            return Reply(_answer(self.judge(item, data)))
        content = digest(item, data)
        key = self.keys.key(item, content)
        if known := self._known(key):
            return Reply(known, key, content, mark)
        result = self.judge(item, data)
        if isinstance(result, Failure) and result.kind not in LASTING:
            return Reply(_answer(result))
        return Reply(_answer(result), key, content, mark)

    def _known(self, key: bytes) -> bytes | None:
        """Give an answer from the cache, if it can be read."""
        if self._cache is None:
            from compliance.audit.cache import Cache  # noqa: PLC0415 -- opened in the worker itself: SQLite wants it so

            self._cache = Cache(read_only=True)
        found = self._cache.result(key)
        try:
            return found if found and self._answers.decode(found) else None
        except msgspec.MsgspecError:
            return None


def _read(item: Item) -> tuple[bytes | None, bytes]:
    """Give a file's bytes, and its stamp if that will tell of every later change; nothing where it cannot be opened."""
    try:
        with open(item.path, "rb") as file:  # noqa: PTH123 -- its stamp is that of what is open
            stat = os.fstat(file.fileno())
            return file.read(), stamp(stat) if is_settled(stat) else b""
    except (OSError, ValueError):
        return None, b""  # the reader says why


def _answer(result: Report | Failure) -> bytes:
    return msgspec.msgpack.encode(Answer.of(result))


def _encoded(reply: Reply) -> bytes:
    return msgspec.msgpack.encode(reply)
