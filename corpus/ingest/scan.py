"""Scanning: from the places a reader names to the files that may hold articles.

A folder is searched by suffix, a file named outright is taken whatever it is
called. Links out of a folder are refused, every folder is entered once however
many ways lead to it, and nothing is opened. What should have been readable and
is not comes out as a Problem between the candidates.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Problem, Reason

SUFFIXES = frozenset({"md", "markdown", "mdx", "txt", "html", "htm"})
"""Of files that are articles when they are found in a folder."""

SKIPPED = frozenset({"node_modules"})
"""Names passed over, like all that begin with a full stop."""

Inode = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may hold an article."""

    path: Path
    folder: Path
    """The folder it was found under; its own one where it was named outright."""

    size: int = 0
    modified: float = 0.0

    @property
    def relative(self) -> str:
        """Its path from the name of its folder on: the same wherever that folder lies."""
        inside = str(self.path)[len(str(self.folder)) :].lstrip("/")
        return f"{self.folder.name}/{inside}"


def scan(places: Sequence[Path]) -> Iterator[Candidate | Problem]:
    """Find the candidates in `places`, folders or files; each file once."""
    folders: list[Path] = []
    named: dict[Inode, Candidate] = {}
    for place in places:
        place = place.resolve() if ".." in place.parts else place.absolute()
        try:
            found = place.stat()
        except (OSError, ValueError) as error:
            yield _problem(place, error, Reason.MISSING)
            continue
        if stat.S_ISDIR(found.st_mode):
            folders.append(place)
        elif stat.S_ISREG(found.st_mode):
            # What was asked for is the file behind a link, and files are opened as no link.
            path = place.resolve()
            named[_inode(found)] = _candidate(path, path.parent, found)
        else:
            yield Problem(place, Reason.NOT_REGULAR)
    seen: set[Inode] = set()
    for folder in folders:
        yield from _Walk(folder, seen, named).run()
    yield from named.values()


class _Walk:
    """One folder, searched to its end."""

    def __init__(self, folder: Path, seen: set[Inode], named: dict[Inode, Candidate]) -> None:
        self._folder = folder
        self._real = folder.resolve()
        self._seen = seen
        self._named = named
        self._waiting = [folder]

    def run(self) -> Iterator[Candidate | Problem]:
        while self._waiting:
            here = self._waiting.pop()
            try:
                if not self._is_new(here.stat()):
                    continue
                with os.scandir(here) as entries:
                    inside = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield _problem(here, error, Reason.VANISHED)
                continue
            for entry in inside:
                try:
                    found = self._enter(here / entry.name, entry)
                except OSError as error:
                    found = _problem(here / entry.name, error, Reason.VANISHED)
                if found is not None:
                    yield found

    def _enter(self, path: Path, entry: os.DirEntry[str]) -> Candidate | Problem | None:
        if _is_skipped(entry.name):
            return None
        if entry.is_symlink():
            return self._enter_link(path)
        if entry.is_dir(follow_symlinks=False):
            self._waiting.append(path)
            return None
        if not _has_suffix(entry.name):
            return None
        found = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(found.st_mode):
            return Problem(path, Reason.NOT_REGULAR)
        self._named.pop(_inode(found), None)
        return _candidate(path, self._folder, found)

    def _enter_link(self, path: Path) -> Candidate | Problem | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return Problem(path, Reason.MISSING) if _has_suffix(path.name) else None
        is_folder = stat.S_ISDIR(found.st_mode)
        if not is_folder and not _has_suffix(path.name):
            return None
        target = path.resolve()
        if not target.is_relative_to(self._real):
            return Problem(path, Reason.OUTSIDE)
        inside = target.relative_to(self._real)
        target = self._folder / inside
        if is_folder:
            self._waiting.append(target)
        elif not stat.S_ISREG(found.st_mode):
            return Problem(path, Reason.NOT_REGULAR)
        elif not _is_found_itself(inside) and self._is_new(found):
            self._named.pop(_inode(found), None)
            return _candidate(target, self._folder, found)
        return None

    def _is_new(self, found: os.stat_result) -> bool:
        inode = _inode(found)
        if inode in self._seen:
            return False
        self._seen.add(inode)
        return True


def _candidate(path: Path, folder: Path, found: os.stat_result) -> Candidate:
    return Candidate(path, folder, found.st_size, found.st_mtime)


def _inode(found: os.stat_result) -> Inode:
    return found.st_dev, found.st_ino


def _has_suffix(name: str) -> bool:
    return name.rpartition(".")[2].lower() in SUFFIXES and "." in name


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED


def _is_found_itself(inside: Path) -> bool:
    """Whether a search meets this file without following a link."""
    return _has_suffix(inside.name) and not any(map(_is_skipped, inside.parts))


def _problem(path: Path, error: OSError | ValueError, gone: Reason) -> Problem:
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(path, Reason.UNREADABLE, detail=error.strerror or "")
    return Problem(path, gone)
