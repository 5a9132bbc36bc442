"""Ctrl-C as a wish to stop, which a run meets where it has something whole to show."""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType
    from typing import Self


class Interrupt:
    """Notes a Ctrl-C within its block; a second one ends the program where it stands."""

    def __init__(self) -> None:
        self.wished = False

    def __enter__(self) -> Self:
        """Take the signal."""
        with suppress(ValueError):  # signals are the main thread's
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        """Give it back."""
        with suppress(ValueError):
            signal.signal(signal.SIGINT, self._before)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.wished = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
