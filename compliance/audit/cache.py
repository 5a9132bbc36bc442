"""What was judged before, kept in SQLite under the user's cache folder.

Every result is written as it comes, so that a run that is killed has lost none but those under way. A file is known
by its stamp (size, times, number) as git knows it: one that is as it was is not even opened. The cache only saves time:
one that is locked, broken, full or not to be written is passed over, and what a broken one says is not believed.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from compliance.compiled import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import TypeVar

    T = TypeVar("T")

FORM = 1  # of the tables
LARGEST = 1 << 30  # bytes, beyond which the older half is dropped
_PATIENCE = 0.1  # seconds that somebody else's writing is waited for
_LATER = 1.0  # seconds until what could not be written is tried again; between two writings that outlast a power cut
_WAITING = 2000  # results that wait for that
_TABLES = f"""
BEGIN;
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, stamp BLOB, digest BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS results (id INTEGER PRIMARY KEY, key BLOB UNIQUE, result BLOB, sum INTEGER);
PRAGMA user_version = {FORM};
COMMIT;
"""


class Entry(NamedTuple):
    """One result to be kept, and the file that it is of: without a stamp, of none."""

    key: bytes
    result: bytes
    path: bytes
    stamp: bytes
    digest: bytes


class Info(NamedTuple):
    """What a cache holds."""

    path: Path
    bytes: int
    results: int
    files: int


class Cache:
    """Results by key, and the digests of files by their stamps."""

    def __init__(self, *, read_only: bool = False) -> None:
        self.path = cache_path()
        self._waiting: list[Entry] = []
        self._later = 0.0
        self._synced = time.monotonic()
        self._database: sqlite3.Connection | None = None
        self._tried(lambda: self._open(read_only=read_only), None)
        if self._database is None and not read_only and not self.path.exists():  # it was broken
            self._tried(lambda: self._open(read_only=False), None)

    @cached_property
    def filled(self) -> bool:
        """Whether there was anything when it was first asked."""
        return self._one("SELECT 1 FROM results LIMIT 1") is not None

    def digest(self, path: bytes, stamp: bytes) -> bytes | None:
        """Give the digest of a file that has the same stamp as when it was read; None for one that has not."""
        found = self._one("SELECT digest FROM files WHERE path = ? AND stamp = ?", path, stamp)
        return found[0] if found and isinstance(found[0], bytes) else None

    def result(self, key: bytes) -> bytes | None:
        """Give the result of that key; None where there is none, or not as it was written."""
        match self._one("SELECT result, sum FROM results WHERE key = ?", key):
            case (bytes() as result, int() as total) if crc32(result, crc32(key)) == total:
                return result
            case _:
                return None

    def keep(self, entries: Iterable[Entry]) -> None:
        """Write results, all that have come together at once."""
        self._waiting += entries
        if not self._waiting or self._database is None or time.monotonic() < self._later:
            del self._waiting[:-_WAITING]
            return
        if self._tried(self._write, default=False):
            self._waiting.clear()
        else:
            self._later = time.monotonic() + _LATER

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._later = 0.0
        self.keep(())
        if self._database is not None:
            self._tried(self._database.close, None)
            self._database = None

    def info(self) -> Info:
        """Say what it holds."""
        files = [self.path, *_beside(self.path)]
        size = sum(file.stat().st_size for file in files if file.exists())
        results, paths = self._one("SELECT (SELECT count(*) FROM results), (SELECT count(*) FROM files)") or (0, 0)
        return Info(self.path, size, int(str(results)), int(str(paths)))

    def _open(self, *, read_only: bool) -> None:
        if not read_only:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        address = f"{self.path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
        database = sqlite3.connect(address, timeout=_PATIENCE, isolation_level=None, uri=True)
        self._database = database
        if read_only:
            return
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        form = database.execute("PRAGMA user_version").fetchone()[0]
        if form not in {0, FORM}:
            message = "the tables of another version"
            raise sqlite3.DatabaseError(message)
        if form == 0:
            database.executescript(_TABLES)
        self._shrink(database)

    def _shrink(self, database: sqlite3.Connection) -> None:
        pages, free, size = (
            database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > LARGEST:
            database.execute("DELETE FROM results WHERE id <= (SELECT (min(id) + max(id)) / 2 FROM results)")
            database.execute("DELETE FROM files")  # those of results that are left are read once more

    def _write(self) -> bool:
        database = self._database
        if database is None:
            return False
        lasting = time.monotonic() - self._synced > _LATER
        if lasting:
            self._synced = time.monotonic()
            database.execute("PRAGMA synchronous = FULL")
        try:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(
                "INSERT OR REPLACE INTO results (key, result, sum) VALUES (?, ?, ?)",
                [(one.key, one.result, crc32(one.result, crc32(one.key))) for one in self._waiting],
            )
            database.executemany(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?)",
                [(one.path, one.stamp, one.digest) for one in self._waiting if one.stamp],
            )
            database.execute("COMMIT")
        except sqlite3.Error:
            with suppress(sqlite3.Error):
                database.execute("ROLLBACK")
            raise
        finally:
            if lasting:
                database.execute("PRAGMA synchronous = NORMAL")
        return True

    def _one(self, query: str, *values: bytes) -> tuple[object, ...] | None:
        database = self._database
        if database is None:
            return None
        row: tuple[object, ...] | None = self._tried(lambda: database.execute(query, values).fetchone(), None)
        return row

    def _tried(self, action: Callable[[], T], default: T) -> T:
        """Give what `action` gives, or the default where the cache fails."""
        try:
            return action()
        except sqlite3.OperationalError as error:
            if not _is_passing(error):
                self._give_up()
        except sqlite3.DatabaseError:  # broken: what is left of it is of no use to anybody
            self._give_up()
            remove()
        except (OSError, sqlite3.Error):
            self._give_up()
        return default

    def _give_up(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()


def cache_path() -> Path:
    """Give where results are kept."""
    return cache_folder() / "results.sqlite"


def remove() -> None:
    """Remove the cache; a run that uses it goes on without."""
    path = cache_path()
    for file in (path, *_beside(path)):
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    """Give the files that SQLite keeps beside a database."""
    return [path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal")]


def _is_passing(error: sqlite3.OperationalError) -> bool:
    """Whether the same may go well a moment later: somebody else is writing."""
    return error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
