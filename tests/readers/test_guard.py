from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from compliance.readers.guard import RaisedError, Reason, StoppedError, guarded

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1 << 20


def no_child_is_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_gives_what_the_function_gives() -> None:
    def double(number: int, *, plus: int) -> dict[str, int]:
        return {"double": 2 * number + plus}

    assert guarded(double, dict[str, int], 10, 64 * MEGABYTE)(20, plus=2) == {"double": 42}
    assert no_child_is_left()


def test_carries_more_than_a_pipe_holds() -> None:
    assert len(guarded(lambda: b"x" * 5 * MEGABYTE, bytes, 10, 256 * MEGABYTE)()) == 5 * MEGABYTE


def sleep() -> int:
    time.sleep(60)
    return 0


def loop() -> int:
    while True:
        pass


@pytest.mark.parametrize("function", [sleep, loop])
def test_stops_what_hangs(function: Callable[[], int]) -> None:
    began = time.monotonic()
    with pytest.raises(StoppedError) as error:
        guarded(function, int, 0.3, 64 * MEGABYTE)()
    assert error.value.reason is Reason.TIME
    assert time.monotonic() - began < 5
    assert no_child_is_left()


def test_stops_what_eats_memory() -> None:
    def eat() -> int:
        return len([bytearray(MEGABYTE) for _ in range(2000)])

    with pytest.raises(StoppedError) as error:
        guarded(eat, int, 20, 100 * MEGABYTE)()
    assert error.value.reason is Reason.MEMORY
    assert no_child_is_left()


def test_survives_an_abort(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoppedError, match="SIGABRT") as error:
        guarded(os.abort, int, 10, 64 * MEGABYTE)()
    assert error.value.reason is Reason.CRASH
    assert no_child_is_left()
    assert capfd.readouterr() == ("", "")


def test_survives_an_exit() -> None:
    with pytest.raises(StoppedError, match="status 7") as error:
        guarded(lambda: os._exit(7), int, 10, 64 * MEGABYTE)()
    assert error.value.reason is Reason.CRASH


def test_tells_of_an_exception() -> None:
    def fail() -> int:
        message = "not today"
        raise KeyError(message)

    with pytest.raises(RaisedError, match="KeyError: 'not today'"):
        guarded(fail, int, 10, 64 * MEGABYTE)()
    assert no_child_is_left()


def test_what_is_printed_stays_within(capfd: pytest.CaptureFixture[str]) -> None:
    def speak() -> int:
        os.write(1, b"out")
        os.write(2, b"err")
        return 1

    assert guarded(speak, int, 10, 64 * MEGABYTE)() == 1
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_leaves_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("compliance.readers.guard.select.poll", interrupt)
    with pytest.raises(KeyboardInterrupt):
        guarded(sleep, int, 10, 64 * MEGABYTE)()
    assert no_child_is_left()


class TestWithoutFork:
    @pytest.fixture(autouse=True)
    def _no_fork(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr(os, "fork")

    def test_runs_here(self) -> None:
        assert guarded(os.getpid, int, 10, 64 * MEGABYTE)() == os.getpid()

    def test_tells_of_an_exception(self) -> None:
        def fail() -> int:
            return 1 // 0

        with pytest.raises(RaisedError, match="ZeroDivisionError"):
            guarded(fail, int, 10, 64 * MEGABYTE)()

    def test_tells_of_no_memory(self) -> None:
        def fail() -> int:
            raise MemoryError

        with pytest.raises(StoppedError) as error:
            guarded(fail, int, 10, 64 * MEGABYTE)()
        assert error.value.reason is Reason.MEMORY
