"""Under which name a result is kept: all that it depends on.

That is the article's content and what its name and its archive say of it, the rules, the use and what else the run
judges by, the `.compliance.yaml` that holds for it, and the program. The day and the path count only where something
is on file for it, or the article itself says something to this program: nothing else depends on them.
"""

from __future__ import annotations

import os
import sys
import time
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import compliance
from compliance.compiled import compiled
from compliance.readers.source import suffix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compliance.audit.item import Item
    from compliance.audit.setup import Judge

SIZE = 16  # bytes of a digest
_OWN = b"compliance:"  # how an article speaks to this program: in front matter, in a comment
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, in which it would be written otherwise
_FREE, _BOUND = b"f", b"b"
_COARSE = 10_000_000  # nanoseconds: the times of a file whose last digits are zeros are whole seconds, or two of them
_LIBRARIES = ("ahocorasick-rs", "markdown-it-py", "pdfplumber", "pypdfium2", "regex", "turbohtml")


def digest(item: Item, data: bytes) -> bytes:
    """Give a name for an article's content; one that speaks to this program has one of its own in each place."""
    if _OWN in data or data[:2] in _WIDE:
        return _BOUND + blake2b(data, digest_size=SIZE, key=blake2b(_place(item)).digest()).digest()
    return _FREE + blake2b(data, digest_size=SIZE).digest()


def stamp(stat: os.stat_result) -> bytes:
    """Give what changes with a file, whoever sets its times."""
    return b"%d %d %d %d %d" % (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_dev)


def is_settled(stat: os.stat_result) -> bool:
    """Tell whether a later change would give a file another stamp, as one within the same tick of its clock would not.

    Where a file's times are whole seconds the tick may have two, otherwise some milliseconds: those of the kernel.
    """
    tick = 2_000_000_000 if stat.st_mtime_ns % _COARSE == 0 or stat.st_ctime_ns % _COARSE == 0 else 2 * _COARSE
    return max(stat.st_mtime_ns, stat.st_ctime_ns) + tick < time.time_ns()


class Keys:
    """The keys of one run."""

    def __init__(self, judge: Judge) -> None:
        # What a limit brings about is not kept, and of folders of rules their content counts.
        setup = msgspec.structs.replace(judge.setup, today="", folders=(), seconds=0, memory=0)
        self._all = blake2b(program() + msgspec.msgpack.encode(setup), digest_size=SIZE)
        self._today = judge.setup.today.encode()
        self._configs = judge.configs

    def key(self, item: Item, content: bytes) -> bytes:
        """Give the key of an article's result, `content` being its digest.

        Raises RuleError for what is wrong in the `.compliance.yaml` that holds for it.
        """
        key = self._all.copy()
        key.update(self._configs.of(item.path).library.digest + content)
        key.update(suffix(item.path).encode("utf-8", "surrogateescape") + b"\0")
        if item.format or item.said:
            key.update(msgspec.msgpack.encode((item.format, item.said)))
        config = self._configs.digest(item.path)
        if config:
            key.update(config + _place(item))
        if config or content.startswith(_BOUND):
            key.update(b"\0" + self._today)
        return key.digest()


def program() -> bytes:
    """Give a digest of this program: its code and its wordings, and the libraries that read for it."""
    files = sorted(file for file in Path(compliance.__file__).parent.rglob("*") if file.suffix in {".py", ".yaml"})
    return compiled("program", files, lambda: _digest_of(files), bytes) + "\0".join(_versions()).encode()


def _digest_of(files: list[Path]) -> bytes:
    found = blake2b(digest_size=SIZE)
    for file in files:
        content = file.read_bytes()
        found.update(f"\0{file.name} {len(content)}\0".encode() + content)
    return found.digest()


def _versions() -> Iterator[str]:
    from importlib.metadata import version  # noqa: PLC0415 -- for many articles alone

    yield sys.version
    yield from map(version, _LIBRARIES)


def _place(item: Item) -> bytes:
    return os.fsencode(os.path.abspath(item.path)) + b"\0" + os.fsencode(item.path)  # noqa: PTH100 -- for many
