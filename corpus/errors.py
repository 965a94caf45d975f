"""What can go wrong with the library itself: each error knows what it is about."""

from __future__ import annotations

from pathlib import Path


class CorpusError(Exception):
    """Base of all errors the corpus raises on purpose."""


class LibraryError(CorpusError):
    """A folder or file that was asked for by name cannot be opened at all."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class StateError(CorpusError):
    """The state store cannot be opened or written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
