"""The state's articles: files recognised with what its tables know, and new ones written down."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from threading import RLock
from typing import Any

from corpus.article import Key
from corpus.state.identity import KINDS, Findings, Identity, Known, recognise
from corpus.state.line import Line

CHUNK = 500
"""Values in one query: every SQLite takes so many."""


@dataclass(frozen=True, slots=True)
class Books:
    """A transaction in which all articles handed out have rows of their own."""

    connection: sqlite3.Connection
    numbers: dict[int, int]
    """Real ids of articles that were given a provisional one."""

    def id_of(self, article: int) -> int:
        """The article's id in the tables."""
        return self.numbers.get(article, article)


class Articles:
    """Tells which article each file is.

    While the state cannot be written, new articles have provisional ids, below zero. They keep them
    for as long as the program runs, and are written down with the first transaction that succeeds.
    """

    def __init__(
        self, line: Line, clock: Callable[[], datetime], stands: Callable[[Path], bool]
    ) -> None:
        self._line = line
        self._clock = clock
        self._stands = stands
        self._lock = RLock()
        self._held: dict[int, str] = {}
        self._owed: dict[int, Identity] = {}
        self._numbers: dict[int, int] = {}
        self._shown: dict[int, int] = {}
        self._provisional = count(-1, -1)

    def resolve(self, files: Sequence[Identity]) -> list[int]:
        """The articles' ids; new ones and new keys are on disk.

        Raises:
            sqlite3.Error: they cannot be written; `resolve_unwritten` still tells them apart.
        """
        files = _real(files)
        with self._lock:
            with self.writing() as books:
                findings = self._write_down(books.connection, files)
            return self._keep(findings, files)

    def resolve_unwritten(self, files: Sequence[Identity]) -> list[int]:
        """The articles' ids, where nothing can be written: provisional ones for what is new.

        Where nothing can be read either, that is all of them.
        """
        files = _real(files)
        with self._lock:
            known = list(self._unwritten())
            with suppress(sqlite3.Error), self._line.reading() as connection:
                known += _known(connection, files)
            findings = self._recognise(files, known, self._provisional)
            asked = zip(findings.ids, files, strict=True)
            self._owed |= {id: file for id, file in asked if id < 0}
            return self._keep(findings, files)

    @contextmanager
    def writing(self) -> Iterator[Books]:
        """A transaction that first writes down what is owed."""
        with self._lock:
            files = list(self._owed.values())
            with self._line.writing() as connection:
                findings = self._write_down(connection, files)
                given = dict(zip(self._owed, findings.ids, strict=True))
                yield Books(connection, self._numbers | given)
            self._keep(findings, files)
            self._numbers |= given
            self._shown |= {real: provisional for provisional, real in given.items()}
            self._owed.clear()

    def shown(self, article: int) -> int:
        """The id under which an article of the tables was handed out."""
        return self._shown.get(article, article)

    def _write_down(self, connection: sqlite3.Connection, files: Sequence[Identity]) -> Findings:
        if not files:
            return Findings([])
        known = _known(connection, files)
        findings = self._recognise(files, known, _numbers(connection))
        if findings.new or findings.learned or findings.changed:
            self._line.prove_sound()
            _write(connection, findings, self._clock().isoformat(timespec="seconds"))
        return findings

    def _recognise(
        self, files: Sequence[Identity], known: Iterable[Known], numbers: Iterator[int]
    ) -> Findings:
        return recognise(files, known, self._held, self._stands, numbers)

    def _keep(self, findings: Findings, files: Sequence[Identity]) -> list[int]:
        """Hold the articles for their files from now on."""
        for article in findings.changed.values():
            if article.path is None:
                self._held.pop(article.id, None)
        self._held.update(
            (id, str(file.path)) for id, file in zip(findings.ids, files, strict=True)
        )
        return [self.shown(id) for id in findings.ids]

    def _unwritten(self) -> Iterator[Known]:
        for id, file in self._owed.items():
            yield Known(id, str(file.path), file.face, set(file.keys))


def _real(files: Sequence[Identity]) -> list[Identity]:
    """The files by their one true path, whatever links led to their folders."""
    folders: dict[str, str] = {}
    real = []
    for file in files:
        folder, name = os.path.split(str(file.path))
        if folder not in folders:
            folders[folder] = os.path.realpath(folder)
        same = folders[folder] == folder
        real.append(file if same else Identity(Path(folders[folder], name), file.keys))
    return real


def _known(connection: sqlite3.Connection, files: Sequence[Identity]) -> list[Known]:
    """The articles last seen where the files are, and those that have a key of theirs."""
    paths = [_stored(str(file.path)) for file in files]
    known = {article.id: article for article in _articles(connection, "path", paths)}
    faces = {article.path: article.face for article in known.values()}
    # Of a file that has not changed, its article's keys need not be looked at.
    changed = [file for file in files if faces.get(str(file.path)) != file.face]
    if not changed:
        return list(known.values())
    owners = _owners(connection, {key for file in changed for key in file.keys})
    others = _articles(connection, "id", [id for id in owners if id not in known])
    known.update((article.id, article) for article in others)
    moved = {str(file.path) for file in changed}
    asked = [id for id, article in known.items() if id in owners or article.path in moved]
    for id, kind, value in _select(
        connection, "SELECT article, kind, value FROM key WHERE article IN", asked
    ):
        known[id].keys.add(Key(kind, _restored(value)))
    return list(known.values())


def _articles(
    connection: sqlite3.Connection, column: str, values: Sequence[object]
) -> Iterator[Known]:
    query = f"SELECT id, path, face FROM article WHERE {column} IN"
    for id, path, face in _select(connection, query, values):
        yield Known(id, path and _restored(path), face)


def _owners(connection: sqlite3.Connection, keys: set[Key]) -> set[int]:
    """The articles that have one of the keys."""
    owners: set[int] = set()
    for kind in KINDS:
        query = f"SELECT article FROM key WHERE kind = '{kind}' AND value IN"
        values = [_stored(key.value) for key in keys if key.kind == kind]
        owners.update(id for (id,) in _select(connection, query, values))
    return owners


def _select(
    connection: sqlite3.Connection, query: str, values: Sequence[object]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that ends in `IN`, for any number of values."""
    for start in range(0, len(values), CHUNK):
        chunk = values[start : start + CHUNK]
        marks = ", ".join("?" * len(chunk))
        yield from connection.execute(f"{query} ({marks})", chunk)


def _numbers(connection: sqlite3.Connection) -> Iterator[int]:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'article'").fetchone()
    return count(row[0] + 1 if row else 1)


def _write(connection: sqlite3.Connection, findings: Findings, now: str) -> None:
    changed = findings.changed.values()
    # All leave before any arrives: two articles may have changed places.
    connection.executemany(
        "UPDATE article SET path = NULL WHERE id = ?", [(article.id,) for article in changed]
    )
    connection.executemany(
        "UPDATE article SET path = ?, face = ? WHERE id = ?",
        [(_stored(article.path), article.face, article.id) for article in changed],
    )
    connection.executemany(
        "INSERT INTO article (id, path, face, first_seen) VALUES (?, ?, ?, ?)",
        [
            (article.id, _stored(article.path), article.face, now)
            for article in findings.new.values()
        ],
    )
    connection.executemany(
        "INSERT INTO key (kind, value, article) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, value) DO UPDATE SET article = excluded.article",
        [(key.kind, _stored(key.value), id) for key, id in findings.learned.items()],
    )


def _stored(text: str | None) -> str | bytes | None:
    """Text as a table can hold it: a file's name may have bytes that are no text."""
    if text is None:
        return None
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")
    return text


def _restored(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode(errors="surrogatepass")
