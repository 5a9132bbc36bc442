"""Data files in a form that loads fast, kept under the user's cache folder.

Rule files and wordings are YAML for people; parsing all of them would take longer than judging an article.
What was built from them once is kept as msgpack under a name that holds a digest of the files' contents,
so that a changed file is never answered by an old form. The cache only saves time: one that is missing,
broken or not writable is passed over.
"""

from __future__ import annotations

import os
import sys
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from compliance import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


def cache_folder() -> Path:
    """Give the folder for what can be made again: $XDG_CACHE_HOME/compliance, or the system's usual place."""
    if base := os.environ.get("XDG_CACHE_HOME"):
        return Path(base) / "compliance"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "compliance" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "compliance"
    return Path.home() / ".cache" / "compliance"


def compiled(name: str, files: Iterable[Path], build: Callable[[], T], kind: type[T]) -> T:
    """Give `build()`, or the same value kept from an earlier run over files of the same content.

    `files` are all that the value depends on, the module that builds it among them; `kind` is the value's
    type, which msgspec must be able to write and read. Errors of `build` pass through and are not kept.
    """
    path = _path(name, files)
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        value = build()
    _keep(path, msgspec.msgpack.encode(value))
    return value


def _path(name: str, files: Iterable[Path]) -> Path:
    digest = blake2b(f"{__version__} {sys.version_info[:2]}".encode(), digest_size=16)
    for file in files:
        content = file.read_bytes()
        digest.update(f"\0{file.name} {len(content)}\0".encode())
        digest.update(content)
    return cache_folder() / f"{name}-{digest.hexdigest()}.msgpack"


def _keep(path: Path, data: bytes) -> None:
    """Write all or nothing, and drop the older forms of the same thing."""
    import tempfile  # noqa: PLC0415 -- its imports cost, and are needed once

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(data)
        Path(file.name).replace(path)
        stem = path.name.rpartition("-")[0]
        for old in path.parent.glob(f"{stem}-*.msgpack"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
