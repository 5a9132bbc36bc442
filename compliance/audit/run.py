"""Many articles to their results, in their order: what is known from an earlier run, and the rest from the pool.

    items ── known? ──yes──────────────────────┐
               │no                             ▼
               ▼                          a window of results, given in the order of the items
             pool ── judged, kept as it comes ─┘

The parent holds what waits for its turn and no more, so its memory does not grow with the number of articles.
"""

from __future__ import annotations

import os
from collections import deque
from stat import S_ISREG
from typing import TYPE_CHECKING

import msgspec

from compliance.audit.archives import LARGEST
from compliance.audit.cache import Cache, Entry
from compliance.audit.desk import Answer, Desk, Reply, read_file, task
from compliance.audit.item import Item, Passed, loaded
from compliance.audit.keys import Keys, digest, stamp
from compliance.audit.pool import Lost, Pool
from compliance.audit.worker import Job
from compliance.errors import LimitError
from compliance.report import Failure, Report, failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compliance.audit.setup import Judge

Result = Report | Failure | Passed

WINDOW = 16 << 20  # bytes of results that wait for an earlier one
_SLOT = 1000  # bytes that one takes beside what is in it
_BURST = 16  # results given before somebody looks after the pool again
_TICK = 0.2  # seconds after which somebody looks whether to stop


class _Slot:
    """An item's place in the window, and its result once that is there."""

    __slots__ = ("item", "result")

    def __init__(self, item: Item, result: Result | bytes | None = None) -> None:
        self.item = item
        self.result = result  # as bytes, an Answer


class Audit:
    """One run over many articles.

    `cached` says whether what is known is used and kept, `jobs` how many processes work at most. `stops` is asked
    every now and then whether to end before the end.
    """

    def __init__(
        self, judge: Judge, *, jobs: int, cached: bool = True, stops: Callable[[], bool] = lambda: False
    ) -> None:
        self.judge = judge
        self.jobs = jobs
        self.stops = stops
        self.read = 0  # articles that were opened and judged in this run
        self.unchanged = 0  # articles that were known
        self._keys = Keys(judge) if cached else None
        self._desk = Desk(judge, self._keys)
        self._answers = msgspec.msgpack.Decoder(Answer)
        self._replies = msgspec.msgpack.Decoder(Reply)

    def results(self, items: Iterable[Item | Failure | Passed]) -> Iterator[Result]:
        """Give what comes of each item, in their order. Raises RuleError for what is wrong in a `.compliance.yaml`."""
        cache = Cache() if self._keys else None
        limits = self.judge.setup
        try:
            with Pool[_Slot](Job(self._desk, limits.seconds, limits.memory), self.jobs) as pool:
                yield from self._run(iter(items), pool, cache)
        finally:
            if cache:
                cache.close()

    def _run(
        self, items: Iterator[Item | Failure | Passed], pool: Pool[_Slot], cache: Cache | None
    ) -> Iterator[Result]:
        window: deque[_Slot] = deque()
        held = 0  # bytes in the window
        more = True
        while (more or window) and not self.stops():
            while more and pool.room and held < WINDOW and not (window and window[0].result and len(window) > _BURST):
                item = next(items, None)
                if item is None:
                    more = False
                else:
                    window.append(self._begun(item, pool, cache))
                    held += _SLOT
            if pool.busy:
                is_ready = window[0].result is not None
                held += self._gather(pool.wait(0 if is_ready else _TICK), cache)
            for _ in range(_BURST):
                if not window or window[0].result is None:
                    break
                slot = window.popleft()
                held -= _SLOT + (len(slot.result) if isinstance(slot.result, bytes) else 0)
                yield self._result(slot)

    def _begun(self, item: Item | Failure | Passed, pool: Pool[_Slot], cache: Cache | None) -> _Slot:
        """Give an item's slot, with what is known of it, or else given to the pool."""
        if not isinstance(item, Item):
            return _Slot(Item(""), item)
        self.judge.configs.of(item.path)  # what is wrong in a .compliance.yaml is the run's, and no worker's, to say
        item = loaded(item)
        slot = _Slot(item)
        if cache and self._keys and cache.filled and self._known(slot, pool, cache, self._keys):
            return slot
        if hasattr(os, "fork"):
            pool.put(slot, task(item))
        else:
            self.read += 1
            slot.result = self.judge(item)
        return slot

    def _known(self, slot: _Slot, pool: Pool[_Slot], cache: Cache, keys: Keys) -> bool:
        """Put into a slot what is known of a file by its stamp, or of an article by its content.

        One whose content was read for that, and is not known, is given to the pool with it: nothing is read twice.
        """
        item, data, mark = slot.item, slot.item.data, b""
        path = os.fsencode(os.path.abspath(item.path))  # noqa: PTH100 -- for many
        if data is None:
            try:
                stat = os.stat(item.path)  # noqa: PTH116 -- likewise
            except (OSError, ValueError):
                return False
            content = cache.digest(path, stamp(stat))
            if content and self._found(slot, cache.result(keys.key(item, content))):
                self.unchanged += 1
                return True
            if not S_ISREG(stat.st_mode) or stat.st_size > LARGEST:  # what may have no end is for a worker to read
                return False
            data, mark = read_file(item)
            if data is None:
                return False
        content = digest(item, data)
        key = keys.key(item, content)
        found = cache.result(key)
        if found and self._found(slot, found):
            self.read += 1
            cache.keep([Entry(key, found, path, mark, content)])
            return True
        if hasattr(os, "fork"):
            pool.put(slot, task(item, data, mark, content))
            return True
        return False

    def _found(self, slot: _Slot, answer: bytes | None) -> bool:
        try:
            slot.result = self._answers.decode(answer).result(slot.item.path) if answer else None
        except msgspec.MsgspecError:  # not by this program's hand
            return False
        return slot.result is not None

    def _gather(self, answers: list[tuple[_Slot, bytes | Lost]], cache: Cache | None) -> int:
        """Put answers in their slots, keep them, and give how many bytes they are."""
        held = 0
        entries: list[Entry] = []
        for slot, answer in answers:
            self.read += 1
            if isinstance(answer, Lost):
                slot.result = failure(LimitError(slot.item.path, self._lost(answer)))
                continue
            reply = self._replies.decode(answer)
            slot.result = reply.answer
            held += len(reply.answer)
            if reply.key:
                path = os.fsencode(os.path.abspath(slot.item.path))  # noqa: PTH100 -- for many
                entries.append(Entry(reply.key, reply.answer, path, reply.stamp, reply.digest))
        if cache:
            cache.keep(entries)
        return held

    def _result(self, slot: _Slot) -> Result:
        if isinstance(slot.result, bytes):
            return self._answers.decode(slot.result).result(slot.item.path)
        assert slot.result is not None  # noqa: S101 -- whoever asks has looked
        return slot.result

    def _lost(self, lost: Lost) -> str:
        limits = self.judge.setup
        return lost.reason.words("judging", limits.seconds, limits.memory, lost.words)
