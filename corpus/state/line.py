"""A connection to the state: transactions for one thread at a time, and errors in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

DAMAGED = "it is damaged"
UNKNOWN = "it cannot be used"
REPLACED = "it was moved or replaced while this program ran"

WORDS = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "it cannot be written",
    "SQLITE_CANTOPEN": "it cannot be opened",
    "SQLITE_PERM": "it cannot be opened",
    "SQLITE_BUSY": "another program is using it",
    "SQLITE_LOCKED": "another program is using it",
    "SQLITE_IOERR": "the disk reports an error",
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_NOTADB": "it is damaged, or was not written by this program",
}
"""What SQLite's errors mean to a reader."""


class Line:
    """A connection to the state, for one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        """`path` is watched: nothing is written to a file that no longer has its name."""
        self._connection = connection
        self._path = path
        self._inode = _inode(path)
        self._lock = RLock()
        self._proven = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """All that is read within belongs to one moment."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All that is written within is on disk afterwards; none of it after an exception."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if _inode(self._path) != self._inode:
                raise sqlite3.OperationalError(REPLACED)
            yield connection

    def prove_sound(self) -> None:
        """Look through the whole file, once: what is damaged is not written to.

        Raises:
            sqlite3.DatabaseError: it is damaged.
        """
        with self._lock:
            if not self._proven:
                look_through(self._connection, "quick_check(1)")
            self._proven = True

    def version(self) -> int:
        """A number that changes when another connection has written."""
        with self._lock:
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the connection; once closed, this does nothing."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                # A full disk and the like have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def in_words(error: Exception) -> str:
    """Why the state cannot be used, as a reader understands it; never empty."""
    if isinstance(error, OSError):
        return error.strerror or str(error) or UNKNOWN
    # SQLITE_IOERR_WRITE and its like begin with the plain name.
    name = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])
    return WORDS.get(name) or str(error) or UNKNOWN


def look_through(connection: sqlite3.Connection, check: str) -> None:
    """Have SQLite check its file.

    Raises:
        sqlite3.DatabaseError: it is damaged.
    """
    if connection.execute(f"PRAGMA {check}").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError(DAMAGED)


def _inode(path: Path | None) -> int:
    try:
        return path.stat().st_ino if path else 0
    except OSError:
        return 0
