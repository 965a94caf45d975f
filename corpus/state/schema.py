"""The tables of the state, and how an older file becomes a current one."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x6B616E62
"""`kanb`, written into the file's header: what lacks it is no state of ours."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # An article, where its file was last seen, and all its keys then in one number. No two
        # articles stand in one place. An id that was given once is never given again.
        """CREATE TABLE article (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path TEXT UNIQUE,
            face INTEGER,
            first_seen TEXT NOT NULL
        )""",
        # The names by which an article is recognised, each of one article.
        """CREATE TABLE key (
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            article INTEGER NOT NULL,
            PRIMARY KEY (kind, value)
        ) WITHOUT ROWID""",
        "CREATE INDEX key_article ON key (article)",
        # Registers where the last writer wins: the higher counter, then the higher device.
        """CREATE TABLE mark (
            article INTEGER NOT NULL,
            field TEXT NOT NULL,
            value TEXT NOT NULL,
            counter INTEGER NOT NULL,
            device TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (article, field)
        ) WITHOUT ROWID""",
        "CREATE INDEX mark_counter ON mark (counter)",
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        "INSERT INTO meta VALUES ('device', lower(hex(randomblob(8)))), ('counter', 0)",
    ),
)
"""Statements that lead from each version to the next; a step that has shipped is never changed."""

VERSION = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in the file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to this version, within the transaction the caller has begun."""
    for step in MIGRATIONS[version_of(connection) :]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
