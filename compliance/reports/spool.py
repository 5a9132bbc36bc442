"""Text that has to wait until all results have come, kept in a file where it is much."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

PIECE = 1 << 16  # characters


class Spool:
    """Pieces of text put in, and given back in their order; no more than `PIECE` of them are in memory."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._file: TextIO | None = None

    def put(self, text: str) -> None:
        """Take in a piece."""
        self._pieces.append(text)
        self._size += len(text)
        if self._size > PIECE:
            if self._file is None:
                self._file = TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 -- open till it is read
            self._file.write("".join(self._pieces))
            self._pieces.clear()
            self._size = 0

    def __iter__(self) -> Iterator[str]:
        """Give everything back; nothing is left."""
        if self._file:
            with self._file as file:
                file.seek(0)
                while piece := file.read(PIECE):
                    yield piece
            self._file = None
        yield from self._pieces
        self._pieces.clear()
        self._size = 0
