"""What a hostile request costs: itself."""

from __future__ import annotations

import asyncio
import socket
import statistics
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.conftest import Server

MEGABYTE = 1 << 20
LARGEST = 25  # MB, as the documentation says


def upload(server: Server, head: str, megabytes: int) -> tuple[int, bytes]:
    """Send a body until nobody takes more; give how many MB were taken, and the answer."""
    where = urlsplit(server.address)
    block = f"{MEGABYTE:x}\r\n".encode() + b"a" * MEGABYTE + b"\r\n" if "chunked" in head else b"a" * MEGABYTE
    with socket.create_connection((str(where.hostname), where.port or 0), timeout=20) as line:
        line.sendall(f"POST /api/check HTTP/1.1\r\nHost: {where.netloc}\r\n{head}\r\n\r\n".encode())
        sent = 0
        try:
            for _ in range(megabytes):
                line.sendall(block)
                sent += 1
        except OSError:
            pass
        try:
            return sent, line.recv(4096)
        except OSError:
            return sent, b""


def test_a_gigabyte_is_cut_off_at_the_limit(server: Server, client: httpx.Client) -> None:
    before = server.memory()
    for kind in ("application/json", "multipart/form-data; boundary=x"):
        sent, _ = upload(server, f"Content-Type: {kind}\r\nTransfer-Encoding: chunked", 1024)
        assert sent < LARGEST + 12  # what the buffers of the connection hold is on top
    assert server.memory() - before < 4 * LARGEST * MEGABYTE
    assert client.get("/healthz").status_code == 200


def test_a_length_that_is_too_large_is_refused_before_anything_is_read(server: Server) -> None:
    _, answer = upload(server, "Content-Type: application/json\r\nContent-Length: 1073741824", 0)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"application/problem+json" in answer


def test_what_is_just_small_enough_is_read(server: Server, client: httpx.Client) -> None:
    body = b'{"text": "' + b"a b " * ((LARGEST * MEGABYTE - 100) // 4) + b'"}'
    response = client.post("/api/check", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (200, 422)
    if response.status_code == 422:
        assert response.json()["kind"] == "limit"
    _, over = upload(server, f"Content-Type: application/json\r\nContent-Length: {LARGEST * MEGABYTE + 1}", 0)
    assert over.startswith(b"HTTP/1.1 413")


def hostile() -> Iterator[tuple[str, bytes]]:
    yield "deep.html", b"<div>" * 300_000
    yield "deep.md", b"> " * 50_000 + b"a"
    yield "brackets.md", b"[" * 100_000
    yield "broken.pdf", b"%PDF-1.7\n" + b"\x00\xff" * 50_000
    yield "matter.md", b"---\na: " + b"[" * 100_000 + b"\n---\n"
    yield "refs.html", b"<p>" + b"&#x1F600;" * 200_000
    yield "by.txt", b"By " + b"Ann Lee and " * 100_000
    yield "from.txt", b"Originally published by " * 50_000
    yield "empty.html", b""
    yield "nul.html", b"\x00" * 1_000_000


async def load(server: Server, files: list[tuple[str, bytes]]) -> list[tuple[float, httpx.Response]]:
    limits = httpx.Limits(max_connections=len(files))
    async with httpx.AsyncClient(base_url=server.address, timeout=120, limits=limits) as client:

        async def one(file: tuple[str, bytes]) -> tuple[float, httpx.Response]:
            begun = time.perf_counter()
            response = await client.post("/api/check", files={"file": file})
            return time.perf_counter() - begun, response

        return await asyncio.gather(*map(one, files))


def test_two_hundred_at_once_with_hostile_ones_among_them(server: Server, samples: Path) -> None:
    names = ["link-to-the-home-page-only.html", "complete.html", "complete.md", "copyright-line-missing.txt"]
    verdicts = ["violation", "compliant", "compliant", "violation"]
    good = [(name, (samples / "global-research" / name).read_bytes()) for name in names]
    bad = list(hostile()) * 2
    files = [bad.pop() if bad and n % 9 == 0 else good[n % len(good)] for n in range(200)]
    assert not bad
    asyncio.run(load(server, good * 3))  # every worker has been started
    alone = statistics.median(asyncio.run(load(server, [good[0]]))[0][0] for _ in range(7))
    before = server.memory()
    begun = time.perf_counter()
    answers = asyncio.run(load(server, files))
    whole = time.perf_counter() - begun
    slowest = 0.0
    for (name, _), (seconds, response) in zip(files, answers, strict=True):
        if name in names:
            assert response.status_code == 200, response.text
            assert response.json()["verdict"] == verdicts[names.index(name)]
            slowest = max(slowest, seconds)
        else:
            assert response.status_code in (200, 422), (name, response.text)
    print(f"alone {alone * 1000:.0f} ms, slowest of 180 {slowest * 1000:.0f} ms, all in {whole:.2f} s")  # noqa: T201
    # Two hundred that come at once wait for each other: nobody waits longer than all of them take.
    assert slowest < 30
    assert server.memory() - before < 60 * MEGABYTE
