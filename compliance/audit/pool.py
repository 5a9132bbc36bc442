"""As many processes as there are cores: what one file does to its process costs that file alone.

The libraries' pools were not enough: `multiprocessing.Pool` hangs when a worker dies, the executor loses every task
that was under way, and neither bounds memory. Here each worker answers in the order of what it was sent, so that the
first task without an answer is the one that it died of; the others go to another worker.
"""

from __future__ import annotations

import os
import selectors
import signal
import socket
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from compliance.audit.worker import ANSWER, frame, frames, start
from compliance.readers.guard import Reason, why

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from compliance.audit.worker import Job

T = TypeVar("T")

AHEAD = 4  # tasks that a worker has before it: it never waits for the next one, and few wait behind a slow one
_LOOK = 0.2  # seconds after which somebody looks whether a worker still lives whose line something else holds open
_TRIES = 2  # a worker may die of what it did before, or of the system's lack of memory: once more, in a new one


class Lost(NamedTuple):
    """What came of a task that has no answer: the reason, and words on how the process ended."""

    reason: Reason
    words: str


class _Task(NamedTuple, Generic[T]):
    token: T
    message: bytes
    tries: int = 1


class _Worker(Generic[T]):
    """The parent's side of one process."""

    def __init__(self, pid: int, line: socket.socket) -> None:
        self.pid = pid
        self.line = line
        self.tasks: deque[_Task[T]] = deque()  # without an answer; it is at the first
        self.sending = bytearray()
        self.received = bytearray()


class Pool(Generic[T]):
    """Processes that do a job, `size` at most, started when there are tasks for them; none is left at the end.

    The token of a task is any value: it comes back with the answer. `ahead` is how many tasks a worker has before it.
    """

    def __init__(self, job: Job, size: int, ahead: int = AHEAD) -> None:
        self.job = job
        self.size = size
        self.ahead = ahead
        self._workers: list[_Worker[T]] = []
        self._selector = selectors.DefaultSelector()
        self._looked = time.monotonic()

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every process and what it has started, whatever it is at."""
        for worker in list(self._workers):
            self._end(worker)
        self._selector.close()

    @property
    def busy(self) -> bool:
        """Whether answers are to come."""
        return any(worker.tasks for worker in self._workers)

    @property
    def room(self) -> bool:
        """Whether one task more would soon be begun."""
        return len(self._workers) < self.size or any(len(worker.tasks) < self.ahead for worker in self._workers)

    def fileno(self) -> int:
        """Give what an event loop can watch: it is readable when `wait` has something to do."""
        return self._selector.fileno()

    def put(self, token: T, message: bytes) -> None:
        """Give a task to the worker with the least to do, or to a new one where all have enough.

        Raises OSError where not even one process can be started.
        """
        worker = min(self._workers, key=lambda one: len(one.tasks), default=None)
        if worker is None or (len(worker.tasks) >= self.ahead and len(self._workers) < self.size):
            worker = self._begin()
        self._give(worker, _Task(token, message))

    def wait(self, seconds: float) -> list[tuple[T, bytes | Lost]]:
        """Give the answers that have come, waiting for the first so long at most."""
        answers: list[tuple[T, bytes | Lost]] = []
        for key, events in self._selector.select(seconds):
            worker: _Worker[T] = key.data
            if events & selectors.EVENT_WRITE:
                self._send(worker)
            if events & selectors.EVENT_READ:
                answers += self._receive(worker)
        if time.monotonic() - self._looked > _LOOK:
            self._looked = time.monotonic()
            for worker in list(self._workers):
                if os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                    answers += self._receive(worker)
                    answers += self._bury(worker)
        return answers

    def _begin(self) -> _Worker[T]:
        ours, theirs = socket.socketpair()
        try:
            pid = start(self.job, theirs)
        except OSError:  # no room for a process more: those that there are go on
            ours.close()
            if not self._workers:
                raise
            self.size = len(self._workers)
            return min(self._workers, key=lambda one: len(one.tasks))
        finally:
            theirs.close()
        ours.settimeout(0)
        worker: _Worker[T] = _Worker(pid, ours)
        self._workers.append(worker)
        self._selector.register(ours, selectors.EVENT_READ, worker)
        return worker

    def _give(self, worker: _Worker[T], task: _Task[T]) -> None:
        worker.tasks.append(task)
        if not worker.sending:
            self._selector.modify(worker.line, selectors.EVENT_READ | selectors.EVENT_WRITE, worker)
        worker.sending += frame(task.message)
        self._send(worker)

    def _send(self, worker: _Worker[T]) -> None:
        with suppress(OSError):  # it is full, or nobody is there: that is seen where the answers come from
            while worker.sending:
                del worker.sending[: worker.line.send(worker.sending)]
            self._selector.modify(worker.line, selectors.EVENT_READ, worker)

    def _receive(self, worker: _Worker[T]) -> Iterator[tuple[T, bytes | Lost]]:
        """Take the answers of a worker, and of one that has died what it died of."""
        if worker not in self._workers:
            return
        try:
            while part := worker.line.recv(1 << 18):
                worker.received += part
            ended = True
        except BlockingIOError:
            ended = False
        except OSError:
            ended = True
        for message in frames(worker.received):
            yield worker.tasks.popleft().token, message[1:] if message[:1] == ANSWER else Lost(Reason.MEMORY, "")
        if ended:
            yield from self._bury(worker)

    def _bury(self, worker: _Worker[T]) -> Iterator[tuple[T, bytes | Lost]]:
        """Say which task a worker died of, and give the others to a new one."""
        if worker not in self._workers:
            return
        reason, words = why(self._end(worker))
        if not worker.tasks:
            return
        task = worker.tasks.popleft()
        if reason is Reason.CRASH and task.tries < _TRIES:
            worker.tasks.appendleft(task._replace(tries=task.tries + 1))
        else:
            yield task.token, Lost(reason, words)
        if worker.tasks:
            successor = self._begin()
            for left in worker.tasks:
                self._give(successor, left)

    def _end(self, worker: _Worker[T]) -> int:
        """End a process, and give the status with which it ended."""
        self._workers.remove(worker)
        self._selector.unregister(worker.line)
        worker.line.close()
        with suppress(OSError):
            os.killpg(worker.pid, signal.SIGKILL)  # a process that has ended keeps its status
        return os.waitpid(worker.pid, 0)[1]
