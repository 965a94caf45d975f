"""What the reader did: read, starred, and the place in each article, kept whatever happens."""

from __future__ import annotations

import atexit
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from corpus.errors import StateError
from corpus.state import database, registers
from corpus.state.articles import Articles
from corpus.state.identity import Identity, stands
from corpus.state.line import Line, in_words
from corpus.state.marks import Marks, Place, marks_of
from corpus.state.writer import Changes, Writer

__all__ = ["Marks", "Place", "Store"]

CLOSED = "it is closed"


class Store:
    """The state, for any thread.

    What is put is on disk within a second, whatever then becomes of the program. While it cannot
    be written, `notice` says why, and what was put is kept and tried again.
    """

    def __init__(
        self,
        path: Path | None,
        lines: tuple[Line, Line],
        clock: Callable[[], datetime],
        stands: Callable[[Path], bool],
    ) -> None:
        """`lines` are for writing and for reading: who reads never waits for who writes."""
        self.path = path
        self._writing, self._reading = lines
        self._clock = clock
        self._articles = Articles(self._writing, clock, stands)
        self._writer = Writer(self._write)
        self._looking = Lock()
        self._version = self._reading.version()
        with self._reading.reading() as connection:
            self._device = registers.device_of(connection)
            self._seen = registers.counter_of(connection)
        self._own: set[int] = set()
        # Even a program that forgets to close the store loses nothing when it ends.
        atexit.register(self._end)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Callable[[], datetime],
        stands: Callable[[Path], bool] = stands,
    ) -> Store:
        """The state kept in a folder, which is made if it is missing.

        Raises:
            StateError: it cannot be used; it is left as it is.
        """
        path = database.prepare(folder)
        with _told(path):
            return cls(path, (database.connect(path), database.connect(path)), clock, stands)

    @classmethod
    def in_memory(
        cls, *, clock: Callable[[], datetime], stands: Callable[[Path], bool] = stands
    ) -> Store:
        """A state that works like any other, and is forgotten in the end."""
        line = database.connect_to_nothing()
        return cls(None, (line, line), clock, stands)

    @property
    def notice(self) -> str:
        """Why marks are not being saved at present; empty while they are."""
        return self._writer.notice

    def resolve(self, items: Sequence[Identity]) -> list[int]:
        """The article each file is; what is new about them is then on disk.

        While it cannot be written, `notice` says why, and new articles have ids below zero, which
        hold until the program ends.
        """
        # While writing fails, the writer tries again: reading on need not wait for it each time.
        if not self.notice:
            try:
                return self._articles.resolve(items)
            except sqlite3.Error as error:
                self._writer.report(in_words(error))
        return self._articles.resolve_unwritten(items)

    def knows(self, id: int) -> bool:
        """Whether an article was ever given this id.

        Raises:
            StateError: the state cannot be read.
        """
        with _told(self.path), self._reading.reading() as connection:
            found = connection.execute("SELECT 1 FROM article WHERE id = ?", (id,)).fetchone()
        return found is not None

    def marks(self) -> dict[int, Marks]:
        """The marks of all articles, as they are on disk; the rest have none.

        Raises:
            StateError: they cannot be read.
        """
        with _told(self.path), self._looking:
            version = self._reading.version()
            with self._reading.reading() as connection:
                seen = registers.counter_of(connection)
                found = marks_of(registers.read_all(connection))
            self._version, self._seen = version, seen
            return found

    def changed(self) -> dict[int, Marks]:
        """The marks of articles that other programs marked since this or `marks` was last asked."""
        # What cannot be read now is asked for again; what is wrong, the writer finds out.
        with self._looking, suppress(sqlite3.Error):
            version = self._reading.version()
            if version != self._version:
                found = self._of_others()
                self._version = version
                return found
        return {}

    def put(self, changes: Sequence[tuple[int, str, str]]) -> None:
        """Give fields of articles new values (article, field, value); returns at once.

        Raises:
            StateError: the store is closed.
        """
        now = self._clock().isoformat(timespec="seconds")
        values = {(article, field): (value, now) for article, field, value in changes}
        if not self._writer.put(values):
            raise _error(self.path, CLOSED)

    def flush(self) -> None:
        """Return when all that was put is on disk.

        Raises:
            StateError: it cannot be written at present; it is kept and tried again.
        """
        if not self._writer.flush():
            raise _error(self.path, self.notice)

    def close(self) -> None:
        """Write what is left and close; once closed, it stays so.

        Raises:
            StateError: what is left cannot be written.
        """
        atexit.unregister(self._end)
        written = self._writer.close()
        self._writing.close()
        self._reading.close()
        if not written:
            raise _error(self.path, self.notice)

    def _write(self, changes: Changes) -> None:
        with self._articles.writing() as books:
            if not changes:
                return
            self._writing.prove_sound()
            values = (
                (books.id_of(article), field, value, at)
                for (article, field), (value, at) in changes.items()
            )
            counter = registers.write(books.connection, values, self._device)
        self._own.add(counter)

    def _of_others(self) -> dict[int, Marks]:
        shown = self._articles.shown
        with self._reading.reading() as connection:
            seen = registers.counter_of(connection)
            articles = {
                row.article
                for row in registers.written_since(connection, self._seen)
                if row.device != self._device or row.counter not in self._own
            }
            rows = [(shown(row[0]), *row[1:]) for row in registers.read(connection, articles)]
        self._seen = seen
        told = {shown(article) for article in articles}
        # What was marked here meanwhile, and is about to be written, is newer than what is on disk.
        ours = [
            (article, field, value)
            for (article, field), (value, _) in self._writer.unwritten().items()
            if article in told
        ]
        return marks_of(rows + ours)

    def _end(self) -> None:
        with suppress(StateError):
            self.close()


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """What SQLite raises within becomes an error in words."""
    try:
        yield
    except sqlite3.Error as error:
        raise _error(path, in_words(error)) from error


def _error(path: Path | None, reason: str) -> StateError:
    return StateError(path or Path(":memory:"), reason)
