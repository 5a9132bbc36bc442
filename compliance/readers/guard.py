"""Runs a function where it can hang, eat memory or die without harm: in a child process of its own.

Some files make the C code below a reader loop for hours, fill the memory or abort the process, and no exception
tells of it. A forked child shares what is loaded already, so it costs a few milliseconds. Its result travels back
as MessagePack, decoded to a stated type: nothing that the child sends is ever executed.

Where there is no `os.fork` (Windows) the function runs in this process, without any of these limits.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import select
import signal
import time
import warnings
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

_DONE, _NO_MEMORY, _RAISED = b"d", b"m", b"r"
_CHUNK = 1 << 20
_GRACE = 1.0  # seconds


class Reason(StrEnum):
    """Why a function did not come to its end."""

    TIME = "time"
    MEMORY = "memory"
    CRASH = "crash"  # the process died

    def words(self, what: str, seconds: float, memory: int, how: str) -> str:
        """Say it of `what` was done, under limits of seconds and of bytes; `how` is how the process died.

        >>> Reason.MEMORY.words("reading", 30, 1 << 30, "")
        'reading took more than 1,024 MB of memory'
        """
        match self:
            case Reason.TIME:
                return f"{what} took more than {seconds:g} seconds"
            case Reason.MEMORY:
                return f"{what} took more than {memory >> 20:,} MB of memory"
            case Reason.CRASH:
                return f"{what} ended in a crash: out of memory, or damage that no library bears ({how})"


class StoppedError(Exception):
    """The function did not come to its end; `reason` says why."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason


class RaisedError(Exception):
    """The function raised; the message is the exception's name and words."""


def guarded(function: Callable[P, R], result: type[R], seconds: float, memory: int) -> Callable[P, R]:
    """Give `function` as one that stops after `seconds`, or when it asks for more than `memory` bytes.

    `function` returns a `result`, a type that msgspec can encode and decode. What it prints is lost. The limits
    are on the clock, and on the memory asked for beyond that of this process.

    The function given raises StoppedError where a limit was met or the child died, RaisedError where `function` raised.
    """

    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if not hasattr(os, "fork"):
            try:
                return function(*args, **kwargs)
            except MemoryError as error:
                raise StoppedError(Reason.MEMORY, "out of memory") from error
            except Exception as error:
                raise RaisedError(_words(error)) from error
        reading, writing = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns of forks beside threads: the child runs none, and the clock ends a deadlock.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            os.close(reading)
            _be_child(lambda: function(*args, **kwargs), writing, seconds, memory)
        status = None
        try:
            os.close(writing)
            answer = _read(reading, seconds)
            if answer is not None:
                status = _wait(child)
        finally:
            os.close(reading)
            if status is None:
                os.kill(child, signal.SIGKILL)
                _wait(child)
        return msgspec.msgpack.decode(_checked(answer, status), type=result)

    return run


def _checked(answer: bytes | None, status: int | None) -> bytes:
    """Give the encoded result in `answer`; raise what else the child, or its end, says."""
    if answer is None or status is None:
        raise StoppedError(Reason.TIME, "it took too long")
    kind, body = answer[:1], answer[1:]
    if status == 0 and kind == _DONE:
        return body
    if kind == _NO_MEMORY:
        raise StoppedError(Reason.MEMORY, "out of memory")
    if kind == _RAISED:
        raise RaisedError(body.decode("utf-8", "replace"))
    raise StoppedError(*why(status))


def why(status: int) -> tuple[Reason, str]:
    """Say what ended a process, by the status that the system gives of it."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if number == signal.SIGALRM:
            return Reason.TIME, "it took too long"
        return Reason.CRASH, f"the process died of {signal.Signals(number).name}"
    return Reason.CRASH, f"the process ended with status {os.waitstatus_to_exitcode(status)}"


def _wait(child: int) -> int:
    try:
        return os.waitpid(child, 0)[1]
    except ChildProcessError:  # somebody ignores SIGCHLD: the answer alone has to tell
        return 0


def _read(pipe: int, seconds: float) -> bytes | None:
    """Give all that comes through `pipe` until its end, or None when `seconds` are over before."""
    until = time.monotonic() + seconds
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    parts: list[bytes] = []
    while True:
        left = until - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            return None
        part = os.read(pipe, _CHUNK)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _be_child(function: Callable[[], R], pipe: int, seconds: float, memory: int) -> None:
    """Run `function`, write what became of it to `pipe`, and end this process: nothing comes back."""
    code = 1
    try:
        be_quiet()
        limit_time(seconds + _GRACE)  # should nobody be left to end it
        limit_memory(memory)
        gc.disable()  # the process is short, and its memory limited
        try:
            answer = _DONE + msgspec.msgpack.encode(function())
        except MemoryError:
            answer = _NO_MEMORY
        except Exception as error:  # noqa: BLE001 -- whatever it is, the parent shall hear of it
            answer = _RAISED + _words(error).encode("utf-8", "replace")
        view = memoryview(answer)
        while view:
            view = view[os.write(pipe, view) :]
        code = 0
    finally:
        os._exit(code)  # no cleaning up: files and exit handlers are the parent's


def be_quiet() -> None:
    """Let nothing that this process or a library prints reach the terminal, and its death leave no image of it."""
    import resource  # noqa: PLC0415 -- not on Windows

    faulthandler.disable()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    _set(resource.RLIMIT_CORE, 0)


def limit_time(seconds: float) -> None:
    """Let the system end this process in so many seconds, whatever it is at; 0 for no longer."""
    signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_memory(memory: int) -> None:
    """Let this process ask for so many bytes beyond those that it has already, where the system tells how many."""
    import resource  # noqa: PLC0415 -- not on Windows

    if space := _address_space():
        _set(resource.RLIMIT_AS, space + memory)


def _set(what: int, limit: int) -> None:
    import resource  # noqa: PLC0415 -- not on Windows

    hard = resource.getrlimit(what)[1]
    with suppress(ValueError, OSError):  # a stricter limit stands already
        resource.setrlimit(what, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def _address_space() -> int:
    """Give the bytes of address space that this process uses already, 0 where the system does not tell."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGESIZE")
    return 0


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".removesuffix(": ")
