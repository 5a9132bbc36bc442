"""What a worker does with one task: the file is read, and judged."""

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


class Task(msgspec.Struct, frozen=True, array_like=True):
    """One article to be judged, and what has been found out of it already: of a file that was read its stamp."""

    path: bytes  # a file's name may be no text
    data: bytes | None = None
    format: Format | None = None
    said: tuple[Metadata, ...] = ()
    stamp: bytes = b""
    digest: bytes = b""

    @property
    def item(self) -> Item:
        """The article."""
        return Item(os.fsdecode(self.path), self.data, self.format, self.said)


def task(item: Item, data: bytes | None = None, mark: bytes = b"", content: bytes = b"") -> bytes:
    """Give an item in the form that travels to a worker, with its data, stamp and digest where they are known."""
    sent = item.data if data is None else data
    return msgspec.msgpack.encode(Task(os.fsencode(item.path), sent, item.format, item.said, mark, content))


class Desk:
    """Answers tasks; with `keys` it says under which key an answer is to be kept."""

    def __init__(self, judge: Judge, keys: Keys | None) -> None:
        self.judge = judge
        self.keys = keys
        self._tasks = msgspec.msgpack.Decoder(Task)

    def __call__(self, message: bytes) -> bytes:
        """Give the Reply to a Task."""
        asked = self._tasks.decode(message)
        try:
            reply = self._reply(asked)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 -- whatever it is, it costs this article alone
            reply = Reply(_answer(failure(FaultError(asked.item.path, f"unexpected error, {unexpected(error)}"))))
        return msgspec.msgpack.encode(reply)

    def _reply(self, asked: Task) -> Reply:
        item = asked.item
        data, mark = (asked.data, asked.stamp) if asked.data is not None else read_file(item)
        result = self.judge(item, data)
        if data is None or self.keys is None or (isinstance(result, Failure) and result.kind not in LASTING):
            return Reply(_answer(result))
        content = asked.digest or digest(item, data)
        return Reply(_answer(result), self.keys.key(item, content), content, mark)


def read_file(item: Item) -> tuple[bytes | None, bytes]:
    """Give a file's bytes, and its stamp if that will tell of every later change; nothing where it cannot be opened."""
    try:
        with open(item.path, "rb") as file:  # noqa: PTH123 -- its stamp is that of what is open
            stat = os.fstat(file.fileno())
            return file.read(), stamp(stat) if is_settled(stat) else b""
    except (OSError, ValueError):
        return None, b""  # the reader says why


def _answer(result: Report | Failure) -> bytes:
    return msgspec.msgpack.encode(Answer.of(result))
