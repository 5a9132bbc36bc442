"""One judging for all who ask the same at the same time."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import msgspec

from compliance.web.desk import Answer, Desk
from compliance.web.judges import PATIENCE, QUIET, SMALL, Judges

if TYPE_CHECKING:
    from pathlib import Path


class Slow(Desk):
    """A desk that writes down each task, and takes its time."""

    def __init__(self, book: Path) -> None:
        super().__init__()
        self.book = book

    def __call__(self, message: bytes) -> bytes:
        with self.book.open("ab") as book:
            book.write(message + b"\n")
        time.sleep(0.3)
        return msgspec.msgpack.encode(Answer(200, message))


def judged(tmp_path: Path, *rounds: list[bytes]) -> tuple[list[Answer], list[bytes]]:
    book = tmp_path / "book"

    async def run() -> list[Answer]:
        judges = Judges(Slow(book), 2)
        judges.open()
        try:
            return [one for asked in rounds for one in await asyncio.gather(*map(judges.answer, asked))]
        finally:
            judges.close()

    answers = asyncio.run(run())
    return answers, sorted(book.read_bytes().split())


def test_who_asks_the_same_at_the_same_time_gets_the_same_answer(tmp_path: Path) -> None:
    answers, tasks = judged(tmp_path, [b"a", b"b", b"a", b"a"])
    assert [one.body for one in answers] == [b"a", b"b", b"a", b"a"]
    assert tasks == [b"a", b"b"]


def test_nothing_is_kept_for_who_asks_later(tmp_path: Path) -> None:
    _, tasks = judged(tmp_path, [b"a"], [b"a"])
    assert tasks == [b"a", b"a"]


def test_one_who_goes_leaves_the_answer_to_the_others(tmp_path: Path) -> None:
    async def run() -> bytes:
        judges = Judges(Slow(tmp_path / "book"), 1)
        judges.open()
        try:
            gone, stays = (asyncio.ensure_future(judges.answer(b"a")) for _ in range(2))
            await asyncio.sleep(0.1)
            gone.cancel()
            return (await stays).body
        finally:
            judges.close()

    assert asyncio.run(run()) == b"a"


def order(tmp_path: Path, *requests: tuple[float, ...]) -> list[float]:
    """Give the lengths of requests as their turns come; a length, the seconds that it stays and that it is late."""
    begun: list[float] = []

    async def run() -> None:
        judges = Judges(Slow(tmp_path / "book"), 1)

        async def one(length: float, seconds: float, after: float = 0) -> None:
            await asyncio.sleep(after)
            async with judges.turn(int(length)):
                begun.append(length)
                await asyncio.sleep(seconds)

        await asyncio.gather(*(one(*request) for request in requests))

    asyncio.run(run())
    return begun


def test_a_large_request_is_read_when_the_small_ones_are_answered(tmp_path: Path) -> None:
    assert order(tmp_path, (1, 0.1), (SMALL, 0), (2, 0.1), (3, 0)) == [1, 2, 3, SMALL]


def test_a_large_request_waits_for_small_ones_that_come_one_after_the_other(tmp_path: Path) -> None:
    small = [(number, 0, number * QUIET / 4) for number in range(5)]
    assert order(tmp_path, *small, (SMALL, 0, QUIET / 8)) == [0, 1, 2, 3, 4, SMALL]


def test_large_requests_do_not_wait_for_one_another(tmp_path: Path) -> None:
    assert order(tmp_path, (SMALL, 0.1), (SMALL + 1, 0.1)) == [SMALL, SMALL + 1]


def test_a_large_request_waits_for_a_while_alone(tmp_path: Path) -> None:
    began = time.monotonic()
    assert order(tmp_path, (1, 3 * PATIENCE), (SMALL, 0)) == [1, SMALL]
    assert time.monotonic() - began >= PATIENCE
