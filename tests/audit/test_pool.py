from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from compliance.audit.pool import Lost, Pool
from compliance.audit.worker import Job
from compliance.readers.guard import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1 << 20


def children() -> list[int]:
    """The processes that this one has started, and that have not been waited for."""
    return [int(pid) for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()]


def hang() -> None:
    while True:
        pass


ACTS: dict[bytes, Callable[[], object]] = {
    b"die": lambda: os.kill(os.getpid(), signal.SIGKILL),
    b"abort": os.abort,
    b"leave": lambda: os._exit(7),
    b"hang": hang,
    b"sleep": lambda: time.sleep(60),
    b"eat": lambda: [bytearray(MEGABYTE) for _ in range(500)],
    b"print": lambda: os.write(1, b"out") + os.write(2, b"err"),
}


def work(task: bytes) -> bytes:
    if task in ACTS:
        ACTS[task]()
    return bytes(3 * MEGABYTE) if task == b"big" else task.upper()


def answers(tasks: list[bytes], size: int = 2, seconds: float = 20, memory: int = 200 * MEGABYTE) -> list[bytes | Lost]:
    """What comes of tasks, in their order, each of which must come once."""
    found: dict[int, bytes | Lost] = {}
    with Pool[int](Job(work, seconds, memory), size) as pool:
        waiting = list(enumerate(tasks))[::-1]
        while waiting or pool.busy:
            while waiting and pool.room:
                pool.put(*waiting.pop())
            for number, answer in pool.wait(5):
                assert number not in found
                found[number] = answer
    assert children() == []
    return [found[number] for number in range(len(tasks))]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_every_task_has_its_answer(size: int) -> None:
    tasks = [str(number).encode() for number in range(500)]
    assert answers(tasks, size) == tasks


def test_messages_of_any_size_go_both_ways_at_once() -> None:
    tasks = [b"x" * 2 * MEGABYTE, b"big", b"", b"big"] * 5
    assert [len(answer) for answer in answers(tasks)] == [2 * MEGABYTE, 3 * MEGABYTE, 0, 3 * MEGABYTE] * 5


@pytest.mark.parametrize(
    ("task", "words"),
    [
        (b"die", "the process died of SIGKILL"),
        (b"abort", "the process died of SIGABRT"),
        (b"leave", "the process ended with status 7"),
    ],
)
def test_what_kills_its_worker_costs_itself_alone(task: bytes, words: str) -> None:
    tasks = [b"a", b"b", task, b"c", b"d", task, task, b"e"]
    lost = Lost(Reason.CRASH, words)
    assert answers(tasks) == [b"A", b"B", lost, b"C", b"D", lost, lost, b"E"]


@pytest.mark.parametrize("task", [b"hang", b"sleep"])
def test_what_does_not_end_is_ended(task: bytes) -> None:
    began = time.monotonic()
    found = answers([task, *[b"a"] * 50], seconds=0.2)
    assert found == [Lost(Reason.TIME, "it took too long"), *[b"A"] * 50]
    assert time.monotonic() - began < 5


def test_what_eats_memory_gets_no_more() -> None:
    found = answers([b"a", b"eat", b"b"])
    assert found == [b"A", Lost(Reason.MEMORY, ""), b"B"]


def test_a_worker_that_dies_of_something_else_is_not_held_against_the_task(tmp_path: Path) -> None:
    first = tmp_path / "first"

    def once(task: bytes) -> bytes:
        if task == b"x" and not first.exists():
            first.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return task

    with Pool[int](Job(once, 20, 200 * MEGABYTE), 1) as pool:
        pool.put(1, b"x")
        assert pool.wait(0) == []
        found = []
        while not found:
            found = pool.wait(5)
        assert found == [(1, b"x")]


def test_no_process_is_started_before_there_is_work_for_it() -> None:
    with Pool[int](Job(work, 20, 200 * MEGABYTE), 8) as pool:
        assert children() == []
        pool.put(1, b"a")
        pool.put(2, b"b")
        assert len(children()) == 1
        for number in range(3, 10):
            pool.put(number, b"c")
        assert 1 < len(children()) < 5
    assert children() == []


def test_leaving_ends_whatever_is_under_way() -> None:
    began = time.monotonic()
    with Pool[int](Job(work, 60, 200 * MEGABYTE), 2) as pool:
        for number in range(8):
            pool.put(number, b"hang")
        pool.wait(0.2)
    assert children() == []
    assert time.monotonic() - began < 2


def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def start_another(task: bytes) -> bytes:
        child = os.fork()
        if not child:
            time.sleep(60)
            os._exit(0)
        file.write_text(str(child))
        os.kill(os.getpid(), signal.SIGKILL)
        return task

    with Pool[int](Job(start_another, 20, 200 * MEGABYTE), 1) as pool:
        pool.put(1, b"x")
        found = []
        while not found:  # the other one holds the line of its parent open
            found = pool.wait(0.1)
    assert found == [(1, Lost(Reason.CRASH, "the process died of SIGKILL"))]
    until = time.monotonic() + 5
    while Path("/proc", file.read_text(), "status").exists() and time.monotonic() < until:
        if "zombie" in Path("/proc", file.read_text(), "status").read_text():
            break
        time.sleep(0.01)
    else:
        assert not Path("/proc", file.read_text()).exists()


def test_what_is_printed_stays_within(capfd: pytest.CaptureFixture[str]) -> None:
    assert answers([b"print"]) == [b"PRINT"]
    assert capfd.readouterr() == ("", "")
