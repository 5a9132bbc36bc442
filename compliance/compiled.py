"""Data files in a form that loads fast, kept under the user's cache folder.

Rule files and wordings are YAML for people; parsing all of them would take longer than judging an article.
What was built from them once is kept as msgpack, beside what tells whether the files are still the same: a stamp
of each (size, times, number), which costs no reading, and a digest of their content, which settles it where the
stamps differ. A file that changed in the last moments could change again without a new stamp, so its stamp is not
trusted before it is old enough. The cache only saves time: a form that is missing, broken or not writable is
passed over.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import msgspec

from compliance import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")

SETTLED = 2_000_000_000  # nanoseconds after which no change can leave a file's stamp as it was
FORGOTTEN = 30 * 24 * 3600  # seconds after which a form that was written for other files is dropped
_STAMPED = os.name == "posix"  # elsewhere no time of a file tells of each change


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """What a file of the cache holds."""

    stamp: bytes  # of the files, empty where they were too young
    digest: bytes  # of their content
    check: int  # sum of the value's bytes
    value: bytes


def cache_folder() -> Path:
    """Give the folder for what can be made again: $XDG_CACHE_HOME/compliance, or the system's usual place."""
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "compliance"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "compliance" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "compliance"
    return Path.home() / ".cache" / "compliance"


def compiled(name: str, files: Iterable[str | Path], build: Callable[[], T], kind: type[T]) -> T:
    """Give `build()`, or the same value kept from an earlier run over files of the same content.

    `files` are all that the value depends on, the modules that build it among them; `kind` is the value's
    type, which msgspec must be able to write and read. Errors of `build` pass through and are not kept.
    """
    paths = [os.fspath(file) for file in files]
    path = cache_folder() / f"{name}-{crc32(_about(paths)):08x}.msgpack"
    kept = _read(path)
    try:
        stamp = _stamp(paths)
        if kept and stamp and kept.stamp == stamp:
            return msgspec.msgpack.decode(kept.value, type=kind)
        digest = _digest(paths)
        if kept and kept.digest == digest:
            value = msgspec.msgpack.decode(kept.value, type=kind)
            if stamp:
                _keep(path, Kept(stamp, digest, kept.check, kept.value))
            return value
    except OSError:  # a file that cannot be read, of which whoever builds can say more
        return build()
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    value = build()
    data = msgspec.msgpack.encode(value)
    _keep(path, Kept(stamp, digest, crc32(data), data))
    return value


def _about(paths: Sequence[str]) -> bytes:
    return "\0".join((__version__, f"{sys.version_info[:2]}", *paths)).encode(errors="surrogateescape")


def _stamp(paths: Sequence[str]) -> bytes:
    """Give what changes with any of the files, whoever sets its times; nothing where one is too young to tell."""
    stats = [os.stat(path) for path in paths]  # noqa: PTH116 -- a hundred of them at each start
    young = time.time_ns() - SETTLED
    if not _STAMPED or any(one.st_ctime_ns > young or one.st_mtime_ns > young for one in stats):
        return b""
    told = [f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}" for one in stats]
    return _about(paths) + "\n".join(told).encode()


def _digest(paths: Sequence[str]) -> bytes:
    from hashlib import blake2b  # noqa: PLC0415 -- it loads OpenSSL, and the stamps tell as a rule

    digest = blake2b(_about(paths), digest_size=16)
    for path in paths:
        content = Path(path).read_bytes()
        digest.update(f"\0{len(content)}\0".encode())
        digest.update(content)
    return digest.digest()


def _read(path: Path) -> Kept | None:
    """Give what is kept, if it is whole."""
    try:
        kept = msgspec.msgpack.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError):
        return None
    return kept if crc32(kept.value) == kept.check else None


def _keep(path: Path, kept: Kept) -> None:
    """Write all or nothing, and drop the forms that nobody has needed for long."""
    import tempfile  # noqa: PLC0415 -- its imports cost, and are needed once

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(msgspec.msgpack.encode(kept))
        Path(file.name).replace(path)
        stem = path.name.rpartition("-")[0]
        for old in path.parent.glob(f"{stem}-*.msgpack"):
            if old.stat().st_mtime < time.time() - FORGOTTEN:
                old.unlink(missing_ok=True)
    except OSError:
        return
