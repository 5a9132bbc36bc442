"""The server under a load: two hundred requests at once, twenty hostile ones among them, beside a lone one.

    python benchmarks/serve.py [--rounds 7]

It starts `compliance serve` as its user does, in a process of its own, and is its client itself: plain sockets, a new
connection for each request, a form with a file. A lone request is one of the same files sent while the server has
nothing else to do; the ratio is that of the slowest good request to it, the largest of the rounds beside the median.

"alike": the good requests are four samples in turn, as when a content system asks again and again. Who asks the same
while it is being judged gets the same answer, so there is little to judge. "different": each has a sentence of its
own, so each is judged.

The server's seconds of the processor, its workers' among them, are those that the system counts.
"""

from __future__ import annotations

import argparse
import json
import os
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLES = Path(__file__).parent.parent / "samples" / "global-research"
VERDICTS = {  # by file
    "link-to-the-home-page-only.html": "violation",
    "complete.html": "compliant",
    "complete.md": "compliant",
    "copyright-line-missing.txt": "violation",
}
AT_ONCE, BAD = 200, 20
BOUND = 20
TICKS = os.sysconf("SC_CLK_TCK")
_BOUNDARY = b"a-boundary-of-a-form"


class Asked(NamedTuple):
    """A request; `verdict` is "" where it is hostile."""

    message: bytes
    verdict: str


class Answered(NamedTuple):
    """What came of a request."""

    asked: Asked
    seconds: float
    status: int
    body: bytes


class Server(NamedTuple):
    """The server's address and its process."""

    host: str
    port: int
    pid: int

    def asked(self, name: str, data: bytes, verdict: str) -> Asked:
        """Give the request to judge a file."""
        start = f'--%s\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = start % _BOUNDARY + data + b"\r\n--" + _BOUNDARY + b"--\r\n"
        head = (
            f"POST /api/check HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: multipart/form-data; boundary={_BOUNDARY.decode()}\r\nConnection: close\r\n\r\n"
        )
        return Asked(head.encode() + body, verdict)

    def memory(self) -> float:
        """Give the MB that its process has in memory."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / (1 << 20)

    def processor(self) -> tuple[float, float]:
        """Give the seconds of the processor: of the server, and of its workers, those that have ended among them."""
        own = _times(self.pid)
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return own[0] + own[1], own[2] + own[3] + sum(sum(_times(int(child))) for child in children)


def _times(pid: int) -> list[float]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return [int(field) / TICKS for field in fields[11:15]]


@contextmanager
def serving() -> Iterator[Server]:
    """Start the server, and end it."""
    command = [sys.executable, "-m", "compliance", "serve", "--port", "0", "--no-browser"]
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- our own
        try:
            said = process.stdout.readline() if process.stdout else ""
            where = urlsplit(said.split(" at ")[1].split(" (")[0])
            yield Server(str(where.hostname), where.port or 0, process.pid)
        finally:
            process.terminate()
            process.wait()


def send(server: Server, wanted: Sequence[Asked]) -> list[Answered]:
    """Send all at once, and give what came of each, in the order in which they were answered."""
    answers: list[Answered] = []
    with selectors.DefaultSelector() as selector:
        for asked in wanted:
            begun = time.perf_counter()
            line = socket.socket()
            line.setblocking(False)  # noqa: FBT003 -- its only argument
            line.connect_ex((server.host, server.port))
            way = _Way(line, asked, memoryview(asked.message), begun, [])
            selector.register(line, selectors.EVENT_WRITE, way)
        while selector.get_map():
            for key, _ in selector.select(60):
                _go_on(selector, key.data, answers)
    return answers


class _Way(NamedTuple):
    line: socket.socket
    asked: Asked
    left: memoryview
    begun: float
    came: list[bytes]


def _go_on(selector: selectors.BaseSelector, way: _Way, answers: list[Answered]) -> None:
    if way.left:
        left = way.left[way.line.send(way.left) :]
        events = selectors.EVENT_WRITE if left else selectors.EVENT_READ
        selector.modify(way.line, events, way._replace(left=left))
    elif part := way.line.recv(1 << 16):
        way.came.append(part)
    else:
        seconds = time.perf_counter() - way.begun
        selector.unregister(way.line)
        way.line.close()
        head, _, body = b"".join(way.came).partition(b"\r\n\r\n")
        answers.append(Answered(way.asked, seconds, int(head.split(maxsplit=2)[1]), body))


def hostile() -> dict[str, bytes]:
    """Give articles that take far more to judge than others of their size."""
    return {
        "deep.html": b"<div>" * 300_000,
        "deep.md": b"> " * 50_000 + b"a",
        "brackets.md": b"[" * 100_000,
        "broken.pdf": b"%PDF-1.7\n" + b"\x00\xff" * 50_000,
        "matter.md": b"---\na: " + b"[" * 100_000 + b"\n---\n",
        "refs.html": b"<p>" + b"&#x1F600;" * 200_000,
        "by.txt": b"By " + b"Ann Lee and " * 100_000,
        "from.txt": b"Originally published by " * 50_000,
        "empty.html": b"",
        "nul.html": b"\x00" * 1_000_000,
    }


def load(server: Server, bad: int, *, different: int | None) -> list[Asked]:
    """Give the requests: so many hostile ones evenly among good ones, no two alike where `different` is a number."""
    files = [(name, (SAMPLES / name).read_bytes(), verdict) for name, verdict in VERDICTS.items()]
    enemies = list(hostile().items()) * 2
    wanted = []
    for number in range(AT_ONCE if bad else AT_ONCE - BAD):
        if bad and number % (AT_ONCE // bad) == 0:
            wanted.append(server.asked(*enemies.pop(), ""))
            continue
        name, data, verdict = files[number % len(files)]
        if different is not None:
            said = f"The harbour master counted {different * AT_ONCE + number} boats that evening.".encode()
            marker = b"<p>" if name.endswith(".html") else b"\n\n"
            before, _, after = data.rpartition(marker)
            new = b"<p>" + said + b"</p>\n<p>" if marker == b"<p>" else b"\n\n" + said + b"\n\n"
            data = before + new + after
        wanted.append(server.asked(name, data, verdict))
    return wanted


def lone(server: Server, seconds: float = 0.4) -> float:
    """Give the seconds that a lone request takes: the median over the files, each sent again and again."""
    taken = []
    for name, verdict in VERDICTS.items():
        asked = server.asked(name, (SAMPLES / name).read_bytes(), verdict)
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            taken.append(send(server, [asked])[0].seconds)
    return statistics.median(taken)


def wrong(answers: Sequence[Answered]) -> list[str]:
    """Give what is not right of the answers."""
    found = []
    for one in answers:
        if one.asked.verdict and (one.status != HTTPStatus.OK or json.loads(one.body)["verdict"] != one.asked.verdict):
            found.append(f"{one.status} {one.body[:300]!r}")
        elif not one.asked.verdict and one.status not in (HTTPStatus.OK, HTTPStatus.UNPROCESSABLE_ENTITY):
            found.append(f"hostile: {one.status} {one.body[:300]!r}")
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with serving() as server:
        send(server, load(server, 0, different=None))  # every worker has been started
        alone = lone(server)
        print(f"a lone request: {alone * 1000:.1f} ms (median)")
        for different in (False, True):
            for bad in (0, BAD):
                report(server, bad, options.rounds, alone, different=different)
                time.sleep(1)


def report(server: Server, bad: int, rounds: int, alone: float, *, different: bool) -> None:
    """Send one kind of load again and again, and print what became of it."""
    slowest, wholes, own, workers = [], [], [], []
    before = server.memory()
    for number in range(rounds):
        wanted = load(server, bad, different=(number + bad * 100) if different else None)
        spent = server.processor()
        began = time.perf_counter()
        answers = send(server, wanted)
        wholes.append(time.perf_counter() - began)
        after = server.processor()
        own.append(after[0] - spent[0])
        workers.append(after[1] - spent[1])
        slowest.append(max(one.seconds for one in answers if one.asked.verdict))
        if found := wrong(answers):
            sys.exit(f"{len(found)} answers are not right: {found[0]}")
    kind = "different" if different else "alike"
    middle, worst = statistics.median(slowest), max(slowest)
    print(f"{AT_ONCE - BAD} {kind}, {bad} hostile")
    print(f"    the slowest good one: {middle * 1000:.0f} ms, {worst * 1000:.0f} at worst")
    print(f"    {middle / alone:.0f} times a lone one, {worst / alone:.0f} at worst (bound {BOUND})")
    print(f"    all answered in {statistics.median(wholes):.2f} s; memory {server.memory() - before:+.1f} MB")
    print(f"    processor: server {statistics.median(own):.2f} s, workers {statistics.median(workers):.2f} s")


if __name__ == "__main__":
    main()
