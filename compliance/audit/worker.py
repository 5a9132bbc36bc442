"""One process of the pool: it takes task after task and answers each, under limits that the system keeps.

The limits hold whatever the code does, C code in an endless loop among it: a timer of the system ends the process, and
the memory that it may ask for is bounded. Nothing has to watch it, so it ends by itself even where its parent was
killed.

A task and an answer are bytes, each behind its length. Answers come in the order of the tasks.
"""

from __future__ import annotations

import gc
import os
import signal
import struct
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from compliance.readers.guard import be_quiet, limit_memory, limit_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from socket import socket

LENGTH = struct.Struct("!I")
ANSWER, NO_MEMORY = b"a", b"m"
GRACE = 1.0  # seconds: what guards itself, a PDF's reader, ends before the whole process does


class Job(NamedTuple):
    """What a worker does, and what one task may take."""

    work: Callable[[bytes], bytes]
    seconds: float
    memory: int  # bytes, beyond what the process has already


def frame(*parts: bytes) -> bytes:
    """Give a message as it travels."""
    return b"".join((LENGTH.pack(sum(map(len, parts))), *parts))


def frames(received: bytearray) -> Iterator[bytes]:
    """Take the whole messages out of what was received so far."""
    while len(received) >= LENGTH.size:
        end = LENGTH.size + LENGTH.unpack_from(received)[0]
        if len(received) < end:
            return
        message = bytes(memoryview(received)[LENGTH.size : end])
        del received[:end]
        yield message


def start(job: Job, theirs: socket) -> int:
    """Fork a process that answers what is sent to `theirs`, and give its id.

    The child holds nothing else open that is the parent's, its ends of such lines among it: it learns by the end of
    what it is sent that the parent has gone. Raises OSError where the system has no room for another process.
    """
    with warnings.catch_warnings():
        # Python 3.12 warns of forks beside threads: this program has none, the test that forks may have some.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        with suppress(OSError):  # both sides do it, so that it is done whichever comes first
            os.setpgid(child, child)
        return child
    code = 1
    try:
        os.setpgid(0, 0)  # Ctrl-C is for the parent alone; and what this process starts can be ended with it
        signal.set_wakeup_fd(-1)  # a loop of the parent's is not to hear of signals to this process
        # Whatever else the parent has open, sockets of a server's clients above all, would outlive it here.
        os.closerange(3, theirs.fileno())
        os.closerange(theirs.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
        be_quiet()
        gc.freeze()  # what the parent has loaded stays shared with it
        _serve(job, theirs)
        code = 0
    finally:
        os._exit(code)  # no cleaning up: files and exit handlers are the parent's


def _serve(job: Job, connection: socket) -> None:
    received = bytearray()
    while part := connection.recv(1 << 16):
        received += part
        for task in frames(received):
            limit_time(job.seconds + GRACE)
            limit_memory(job.memory)
            try:
                answer = frame(ANSWER, job.work(task))
            except MemoryError:
                answer = frame(NO_MEMORY)
            limit_time(0)
            connection.sendall(answer)
