"""Work that gives way: to who asks for it, and what takes long, at the lowest priority, to all else."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW = 0.05  # seconds of the processor: ten articles' worth
_LOW, _LOWEST = 10, 19


class Yielding:
    """A worker's work, which takes bytes and gives bytes. To be called in a process of its own.

    No process may raise its own priority again, so one that was slow ends when the next task comes: the pool gives
    that to a new one.
    """

    def __init__(self, work: Callable[[bytes], bytes]) -> None:
        self.work = work
        self._was_slow = False
        self._is_low = False

    def __call__(self, message: bytes) -> bytes:
        """Do one task."""
        if self._was_slow:
            os._exit(0)
        if not self._is_low:  # the server itself, which all wait for, goes first
            self._is_low = True
            os.nice(_LOW)
        signal.signal(signal.SIGPROF, self._give_way)
        signal.setitimer(signal.ITIMER_PROF, SLOW)
        try:
            return self.work(message)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _give_way(self, *_: object) -> None:
        self._was_slow = True
        os.nice(_LOWEST)
