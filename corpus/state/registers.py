"""The table of marks: a value for each field of an article, where the last writer wins."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

Row = tuple[int, str, str]
"""Article, field, value."""

PUT = """
INSERT INTO mark (article, field, value, at, counter, device) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (article, field) DO UPDATE
SET value = excluded.value, at = excluded.at, counter = excluded.counter, device = excluded.device
WHERE (excluded.counter, excluded.device) > (mark.counter, mark.device)
"""


class Writing(NamedTuple):
    """Who wrote a register, and when in the order of all writing."""

    article: int
    field: str
    counter: int
    device: str


def device_of(connection: sqlite3.Connection) -> str:
    """The name under which this machine writes."""
    (device,) = connection.execute("SELECT value FROM meta WHERE name = 'device'").fetchone()
    return str(device)


def counter_of(connection: sqlite3.Connection) -> int:
    """How often the registers were written: it orders them, whatever clocks say."""
    (counter,) = connection.execute("SELECT value FROM meta WHERE name = 'counter'").fetchone()
    return int(counter)


def write(
    connection: sqlite3.Connection, values: Iterable[tuple[int, str, str, str]], device: str
) -> int:
    """Write values (article, field, value, when), and return the counter they were given."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'counter'")
    counter = counter_of(connection)
    connection.executemany(PUT, ((*value, counter, device) for value in values))
    return counter


def read_all(connection: sqlite3.Connection) -> Iterator[Row]:
    """All registers, those of one article together."""
    return connection.execute("SELECT article, field, value FROM mark")


def read(connection: sqlite3.Connection, articles: Iterable[int]) -> Iterator[Row]:
    """The registers of some articles."""
    for article in articles:
        yield from connection.execute(
            "SELECT article, field, value FROM mark WHERE article = ?", (article,)
        )


def written_since(connection: sqlite3.Connection, counter: int) -> list[Writing]:
    """The registers that were written after the counter stood there."""
    rows = connection.execute(
        "SELECT article, field, counter, device FROM mark WHERE counter > ?", (counter,)
    )
    return [Writing(*row) for row in rows]
