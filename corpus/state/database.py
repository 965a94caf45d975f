"""The state's file: recognised before it is touched, made once, private, safe from power cuts."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from corpus.errors import StateError
from corpus.locations import make_private
from corpus.state import schema
from corpus.state.line import Line, in_words, look_through

NAME = "state.db"
PRIVATE = 0o600
OTHERS = 0o077
PATIENCE = 5.0
"""Seconds to wait while another program writes."""

EMPTIED = "it is empty, though it never was: its contents are lost"
NO_FILE = "it is not a file"
FOREIGN = "it was not written by this program"
MISSING = f"it is missing, but {NAME}-wal beside it still holds marks"
NEWER = "it was written by a newer version of this program"

FORBIDDEN = ("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM")
"""Errors after which a file may still be opened for reading only."""


def prepare(folder: Path) -> Path:
    """The state's file in the folder: made if there never was one, found to be ours, up to date.

    Raises:
        StateError: it cannot be used; it is left as it was, byte for byte.
    """
    path = folder / NAME
    try:
        if not os.path.lexists(path):
            _create(path)
        _recognise(path)
        _update(path)
    except (sqlite3.Error, OSError) as error:
        raise StateError(path, in_words(error)) from error
    return path


def connect(path: Path) -> Line:
    """A line to the file; for reading only, where the disk allows no more."""
    return Line(_open(path, "mode=rw", "mode=ro"), path)


def connect_to_nothing() -> Line:
    """A line to a state that is forgotten in the end."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    schema.migrate(connection)
    return Line(connection)


def _recognise(path: Path) -> None:
    # Of what is no file, a pipe would keep us waiting for ever.
    if not stat.S_ISREG(path.stat().st_mode):
        raise StateError(path, NO_FILE)
    if path.stat().st_size == 0:
        raise StateError(path, EMPTIED)
    with closing(_open(path, "mode=ro")) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
            raise StateError(path, FOREIGN)
        if schema.version_of(connection) > schema.VERSION:
            raise StateError(path, NEWER)
        # What is about to be read is looked through now, the rest before it is written to.
        look_through(connection, "quick_check('mark')")


def _update(path: Path) -> None:
    if path.stat().st_mode & OTHERS:
        with suppress(OSError):
            path.chmod(PRIVATE)
    with closing(_open(path, "mode=rw", "mode=ro")) as connection:
        if schema.version_of(connection) < schema.VERSION:
            line = Line(connection)
            line.prove_sound()
            with line.writing():
                schema.migrate(connection)


def _create(path: Path) -> None:
    import tempfile

    make_private(path.parent)
    # In this order: a program that has just made the file may have written to its log since.
    if _log_size(path) and not os.path.lexists(path):
        raise StateError(path, MISSING)
    handle, name = tempfile.mkstemp(prefix=f"{NAME}-new-", dir=path.parent)
    new = Path(name)
    try:
        os.fchmod(handle, PRIVATE)
        _fill(new)
        os.fsync(handle)
        with suppress(FileExistsError):
            _put_in_place(new, path)
    finally:
        os.close(handle)
        new.unlink(missing_ok=True)
    _sync(path.parent)


def _fill(new: Path) -> None:
    with closing(_open(new, "mode=rw")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        with Line(connection).writing():
            schema.migrate(connection)


def _put_in_place(new: Path, path: Path) -> None:
    """Give the finished file its name, unless another program was faster."""
    try:
        os.link(new, path)
    except FileExistsError:
        raise
    except OSError:
        # Not all disks know hard links: there the name is taken first, then the file.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
        new.replace(path)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _open(path: Path, *modes: str) -> sqlite3.Connection:
    """Open in the first mode in which the file can be read."""
    # With no log beside it and no right to make one, nobody is writing: it is read as it stands.
    modes = modes if _log_size(path) else (*modes, "immutable=1")
    for mode in modes[:-1]:
        try:
            return _connect(path, mode)
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(FORBIDDEN):
                raise
    return _connect(path, modes[-1])


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # A path may hold `?` and bytes that are no text; only this way does it pass through a URI.
    address = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        # FULL: a commit is on disk before it is told of. NORMAL may lose the latest in a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _log_size(path: Path) -> int:
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0
