"""A thread that writes marks soon after they are made, many at once, and again when it fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from threading import Condition, Thread

from corpus.state.line import in_words

DELAY = 0.1
"""Seconds in which marks gather before they are written."""

RETRY = 1.0
"""Seconds from a failure to the next attempt."""

STOPPED = "what writes them has stopped"

Changes = Mapping[tuple[int, str], tuple[str, str]]
"""For an article and a field: the value, and when it was given."""


class Writer:
    """Keeps changes until they are on disk; a later one of the same field replaces the earlier."""

    def __init__(self, write: Callable[[Changes], None]) -> None:
        """`write` returns when the changes are on disk, or raises `sqlite3.Error`."""
        self.notice = ""
        """Why the latest attempt failed; empty if it did not."""

        self._write = write
        self._awake = Condition()
        self._waiting: dict[tuple[int, str], tuple[str, str]] = {}
        self._leaving: Changes = {}
        self._accepted = 0
        self._written = 0
        self._failures = 0
        self._hurried = False
        self._closed = False
        self._ended = False
        self._thread: Thread | None = None

    def put(self, changes: Changes) -> bool:
        """Take changes to be written; False once it is closed."""
        with self._awake:
            if self._closed:
                return False
            if changes:
                self._waiting.update(changes)
                self._accepted += 1
                self._wake()
            return True

    def report(self, notice: str) -> None:
        """Be told that writing failed elsewhere: attempts follow until one succeeds."""
        with self._awake:
            if not self._closed:
                self.notice = notice
                self._wake()

    def unwritten(self) -> Changes:
        """What is not known to be on disk."""
        with self._awake:
            return {**self._leaving, **self._waiting}

    def flush(self) -> bool:
        """Wait until all that was put is on disk; False if an attempt fails."""
        with self._awake:
            accepted, failures = self._accepted, self._failures
            if self._written < accepted:
                self._hurried = True
                self._awake.notify_all()
            self._awake.wait_for(
                lambda: self._written >= accepted or self._failures > failures or self._ended
            )
            return self._written >= accepted

    def close(self) -> bool:
        """Make a last attempt and end the thread; False if something is not on disk."""
        with self._awake:
            self._closed = True
            self._awake.notify_all()
        if self._thread is not None:
            self._thread.join()
        return self._written >= self._accepted

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._run, name="state-writer", daemon=True)
            self._thread.start()
        self._awake.notify_all()

    def _run(self) -> None:
        try:
            while self._gather():
                self._attempt()
            if self._waiting or self.notice:
                self._attempt()
        finally:
            with self._awake:
                # Also after a mistake of ours: nobody may wait for a thread that is no more.
                if self._waiting or self._leaving:
                    self.notice = self.notice or STOPPED
                self._closed = self._ended = True
                self._awake.notify_all()

    def _gather(self) -> bool:
        """Wait until it is time to write; False when it is time to end."""
        with self._awake:
            self._awake.wait_for(lambda: self._waiting or self.notice or self._closed)
            pause = RETRY if self.notice else DELAY
            self._awake.wait_for(lambda: self._hurried or self._closed, pause)
            self._hurried = False
            return not self._closed

    def _attempt(self) -> None:
        with self._awake:
            self._leaving, self._waiting = self._waiting, {}
            accepted = self._accepted
        notice = self._trouble_with(self._leaving)
        with self._awake:
            if notice:
                self._waiting = {**self._leaving, **self._waiting}
                self._failures += 1
            else:
                self._written = accepted
            self._leaving = {}
            self.notice = notice
            self._awake.notify_all()

    def _trouble_with(self, changes: Changes) -> str:
        try:
            self._write(changes)
        except sqlite3.Error as error:
            return in_words(error)
        return ""
