"""The pool of an audit for a server: each request is a task, answered when its worker has done it.

All of it runs in the one thread of the event loop, which watches the pool: no thread is there when a worker is forked.
"""

from __future__ import annotations

import asyncio
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
    from compliance.web.desk import Desk

MOST = 1000  # requests that wait
SLOW = 0.5  # seconds after which a task counts as slow, and has a worker beside the others
SLOWEST = 24  # slow tasks that have one
_LOOK = 0.3  # seconds after which somebody looks after the workers


class Judges:
    """Workers, `size` at most, each with one task at a time; one that hangs makes room for another beside it."""

    def __init__(self, desk: Desk, size: int) -> None:
        self.desk = desk
        self._size = size
        self._begun: dict[asyncio.Future[bytes | Lost], float] = {}
        self._pool = Pool[asyncio.Future[bytes | Lost]](Job(Yielding(desk), desk.seconds, desk.memory), size, ahead=1)
        # The smallest first: an article takes milliseconds, and what takes seconds is large.
        self._waiting: list[tuple[int, int, asyncio.Future[bytes | Lost], bytes]] = []
        self._number = count()
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

    async def answer(self, message: bytes) -> Answer:
        """Give the answer to a task. Raises ProblemError where too many wait."""
        if len(self._waiting) >= MOST:
            raise ProblemError(503, "too many requests wait already; try again in a while")
        future: asyncio.Future[bytes | Lost] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (len(message), next(self._number), future, message))
        self._begin()
        found = await future
        if isinstance(found, Lost):
            return Answer(422, problem(422, self._lost(found), "limit"))
        return msgspec.msgpack.decode(found, type=Answer)

    def _begin(self) -> None:
        """Give to free workers what waits."""
        while self._waiting and self._pool.room:
            _, _, future, message = heappop(self._waiting)
            if future.done():  # whoever asked has gone
                continue
            try:
                self._pool.put(future, message)
                self._begun[future] = asyncio.get_running_loop().time()
            except OSError:
                future.set_exception(ProblemError(503, "the system has no room for a process that judges"))
        if self._timer is None and self._pool.busy:
            self._timer = asyncio.get_running_loop().call_later(_LOOK, self._tick)

    def _tick(self) -> None:
        self._timer = None
        before = asyncio.get_running_loop().time() - SLOW
        self._pool.size = self._size + min(sum(begun < before for begun in self._begun.values()), SLOWEST)
        self._look()

    def _look(self) -> None:
        for future, found in self._pool.wait(0):
            self._begun.pop(future, None)
            if not future.done():
                future.set_result(found)
        self._begin()

    def _lost(self, lost: Lost) -> str:
        return lost.reason.words("judging", self.desk.seconds, self.desk.memory, lost.words)
