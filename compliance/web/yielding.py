"""Work that gives way: what takes long goes on at the lowest priority, so that others do not wait for it."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 0.4  # seconds of the processor
_LOWEST = 19


class Yielding:
    """A worker's work, which takes bytes and gives bytes. To be called in a process of its own.

    No process may raise its own priority again, so one that was slow ends when the next task comes: the pool gives
    that to a new one.
    """

    def __init__(self, work: Callable[[bytes], bytes]) -> None:
        self.work = work
        self._was_slow = False

    def __call__(self, message: bytes) -> bytes:
        """Do one task."""
        if self._was_slow:
            os._exit(0)
        signal.signal(signal.SIGPROF, self._give_way)
        signal.setitimer(signal.ITIMER_PROF, SLOW)
        try:
            return self.work(message)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _give_way(self, *_: object) -> None:
        self._was_slow = True
        os.nice(_LOWEST)
