"""What judges gives way to who asks, what takes long to all else, and what comes after it does not pay for that."""

from __future__ import annotations

import os
import time

from compliance.audit.pool import Pool
from compliance.audit.worker import Job
from compliance.web.yielding import SLOW, Yielding


def work(message: bytes) -> bytes:
    until = time.process_time() + float(message)
    while time.process_time() < until:
        pass
    return b"%d %d" % (os.getpid(), os.nice(0))


def answers(*seconds: float) -> list[tuple[int, int]]:
    """Give the process of each task and its priority, one task after the other."""
    found = []
    with Pool[int](Job(Yielding(work), 20, 1 << 28), 1, ahead=1) as pool:
        for number, one in enumerate(seconds):
            pool.put(number, b"%f" % one)
            came: list[tuple[int, object]] = []
            while not came:
                came = list(pool.wait(0.2))
            assert isinstance(came[0][1], bytes)
            pid, nice = came[0][1].split()
            found.append((int(pid), int(nice)))
    return found


def test_what_is_slow_goes_on_at_the_lowest_priority_and_its_worker_ends() -> None:
    low = os.nice(0) + 10
    (first, before), (second, during), (third, after) = answers(0, 3 * SLOW, 0)
    assert (before, during, after) == (low, 19, low)
    assert first == second != third
