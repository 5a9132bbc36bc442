"""The pool of an audit for a server: each request is a task, answered when its worker has done it.

All of it runs in the one thread of the event loop, which watches the pool: no thread is there when a worker is forked.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from compliance.audit.pool import Lost, Pool
from compliance.audit.worker import Job
from compliance.web.desk import Answer
from compliance.web.problems import ProblemError, problem
from compliance.web.yielding import Yielding

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from compliance.web.desk import Desk

MOST = 1000  # requests that wait
SLOW = 0.06  # seconds after which a task counts as slow, and has a worker beside the others
SLOWEST = 24  # slow tasks that have one
SMALL = 64 << 10  # bytes of a request
PATIENCE = 0.5  # seconds that a larger one waits, at most, for the small ones
QUIET = 0.03  # seconds without a small one, after which no more of them are taken to be on their way
_LOOK = 0.03  # seconds after which somebody looks after the workers


class Asked:
    """One task, and all who wait for its answer: who asks the same at the same time gets the same."""

    def __init__(self, message: bytes) -> None:
        self.message = message
        self.waiting: list[asyncio.Future[bytes | Lost]] = []
        self.begun = 0.0  # when a worker got it; 0 before

    @property
    def is_left(self) -> bool:
        """Whether all who asked have gone."""
        return all(future.done() for future in self.waiting)

    def tell(self, found: bytes | Lost | ProblemError) -> None:
        """Give the answer, or why there is none, to all who wait."""
        for future in self.waiting:
            if not future.done():
                future.set_exception(found) if isinstance(found, ProblemError) else future.set_result(found)


class Judges:
    """Workers, `size` at most, each with one task at a time; one that hangs makes room for another beside it."""

    def __init__(self, desk: Desk, size: int) -> None:
        self.desk = desk
        self._size = size
        self._pool = Pool[Asked](Job(Yielding(desk), desk.seconds, desk.memory), size, ahead=1)
        self._asked: dict[bytes, Asked] = {}  # without an answer, by the task
        # The smallest first: an article takes milliseconds, and what takes seconds is large.
        self._queue: list[tuple[int, int, Asked]] = []
        self._number = count()
        self._small = 0  # requests that are being read or judged
        self._answered = 0.0  # when the last of them was
        self._timer: asyncio.TimerHandle | None = None

    def open(self) -> None:
        """Begin to watch, in the running loop."""
        asyncio.get_running_loop().add_reader(self._pool.fileno(), self._look)

    def close(self) -> None:
        """End every worker."""
        if self._timer:
            self._timer.cancel()
        asyncio.get_running_loop().remove_reader(self._pool.fileno())
        self._pool.__exit__(None, None, None)

    @asynccontextmanager
    async def turn(self, length: int) -> AsyncIterator[None]:
        """Be there for a request of so many bytes: before a large one is read, those that are small are answered."""
        loop = asyncio.get_running_loop()
        if length >= SMALL:
            until = loop.time() + PATIENCE
            while (now := loop.time()) < until and (self._small or now < self._answered + QUIET):  # noqa: ASYNC110 -- silence is no event
                await asyncio.sleep(QUIET / 3)
            yield
            return
        self._small += 1
        try:
            yield
        finally:
            self._small -= 1
            self._answered = loop.time()

    async def answer(self, message: bytes) -> Answer:
        """Give the answer to a task. Raises ProblemError where too many wait."""
        asked = self._asked.get(message)
        if asked is None:
            if len(self._queue) >= MOST:
                raise ProblemError(503, "too many requests wait already; try again in a while")
            asked = self._asked[message] = Asked(message)
            heappush(self._queue, (len(message), next(self._number), asked))
        future: asyncio.Future[bytes | Lost] = asyncio.get_running_loop().create_future()
        asked.waiting.append(future)
        self._begin()
        found = await future
        if isinstance(found, Lost):
            return Answer(422, problem(422, self._lost(found), "limit"))
        return msgspec.msgpack.decode(found, type=Answer)

    def _begin(self) -> None:
        """Give to free workers what waits."""
        while self._queue and self._pool.room:
            asked = heappop(self._queue)[2]
            if asked.is_left:
                del self._asked[asked.message]
                continue
            try:
                self._pool.put(asked, asked.message)
                asked.begun = asyncio.get_running_loop().time()
            except OSError:
                self._tell(asked, ProblemError(503, "the system has no room for a process that judges"))
        if self._timer is None and self._pool.busy:
            self._timer = asyncio.get_running_loop().call_later(_LOOK, self._tick)

    def _tick(self) -> None:
        self._timer = None
        before = asyncio.get_running_loop().time() - SLOW
        slow = sum(0 < asked.begun < before for asked in self._asked.values())
        self._pool.size = self._size + min(slow, SLOWEST)
        self._look()

    def _look(self) -> None:
        for asked, found in self._pool.wait(0):
            self._tell(asked, found)
        self._begin()

    def _tell(self, asked: Asked, found: bytes | Lost | ProblemError) -> None:
        del self._asked[asked.message]
        asked.tell(found)

    def _lost(self, lost: Lost) -> str:
        return lost.reason.words("judging", self.desk.seconds, self.desk.memory, lost.words)
