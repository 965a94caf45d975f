"""Scanning: from the places a reader names to the files that may hold articles.

A folder is searched by suffix, a file named outright is taken whatever it is
called and whatever rules say. Links out of a folder are refused, every folder is
entered once however many ways lead to it, and no article is opened. What should
have been readable and is not comes out as a Problem between the candidates; what
was passed over is counted, folder by folder.
"""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.article import Problem, Reason
from corpus.ingest.files import ignore
from corpus.ingest.files.ignore import FOLDER, Rules, read_rules
from corpus.text.clean import clean_line

SUFFIXES = frozenset({"md", "markdown", "mdx", "txt", "html", "htm"})
"""Of files that are articles when they are found in a folder."""

SKIPPED = frozenset({"node_modules"})
"""Names passed over, like all that begin with a full stop."""

LONGEST_SUFFIX = 12
"""Characters; what is longer behind a full stop is part of a name."""

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


@dataclass(frozen=True, slots=True)
class PassedOver:
    """What was found beside articles; hidden names are not counted."""

    suffixes: Counter[str] = field(default_factory=Counter)
    """Files by suffix, in lower case, without its full stop; some have none."""

    ignored: int = 0
    """Files and folders that rules leave out."""


Found = Candidate | Problem | PassedOver


def scan(places: Sequence[Path]) -> Iterator[Found]:
    """Find the candidates in `places`, folders or files; each file once."""
    folders: list[Path] = []
    named: dict[Inode, Candidate] = {}
    for place in places:
        placed = _look(place)
        if isinstance(placed, Problem):
            yield placed
        elif stat.S_ISDIR(placed[1].st_mode):
            folders.append(placed[0])
        else:
            named[_inode(placed[1])] = _named(*placed)
    seen: set[Inode] = set()
    for folder in folders:
        yield from _Walk(folder, seen, named).run()
    yield from named.values()


def look(path: Path) -> Candidate | Problem:
    """Return the file that was named outright."""
    placed = _look(path)
    if isinstance(placed, Problem):
        return placed
    if stat.S_ISDIR(placed[1].st_mode):
        return Problem(path, Reason.NOT_REGULAR)
    return _named(*placed)


def _look(place: Path) -> tuple[Path, os.stat_result] | Problem:
    """Return the absolute path of a folder or regular file, and what it is like."""
    try:
        place = _real(place) if ".." in place.parts else place.absolute()
        found = place.stat()
    except (OSError, ValueError) as error:
        return _problem(place, error, Reason.MISSING)
    if stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode):
        return place, found
    return Problem(place, Reason.NOT_REGULAR)


def _named(place: Path, found: os.stat_result) -> Candidate:
    # What was asked for is the file behind a link, and files are opened as no link.
    path = _real(place)
    return _candidate(path, path.parent, found)


class _Walk:
    """One folder, searched to its end. Paths are relative to it; a folder's end in `/`."""

    def __init__(self, folder: Path, seen: set[Inode], named: dict[Inode, Candidate]) -> None:
        self._folder = folder
        self._real = _real(folder)
        self._seen = seen
        self._named = named
        self._waiting: list[tuple[str, Rules | None]] = [("", None)]
        """Folders to be searched, and the rules of those above them."""

        self._rules: dict[str, Rules | None] = {}
        """Of folders on the way to what only a link leads to."""

        self._suffixes: Counter[str] = Counter()
        self._ignored = 0

    def run(self) -> Iterator[Found]:
        while self._waiting:
            yield from self._search(*self._waiting.pop())
            if self._suffixes or self._ignored:
                yield PassedOver(_cleaned(self._suffixes), self._ignored)
                self._suffixes, self._ignored = Counter(), 0

    def _search(self, here: str, rules: Rules | None) -> Iterator[Candidate | Problem]:
        folder = self._folder / here
        try:
            if not self._is_new(folder.stat()):
                return
            with os.scandir(folder) as entries:
                inside = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _problem(folder, error, Reason.VANISHED)
            return
        if any(entry.name == ignore.NAME for entry in inside):
            rules, problems = self._read_rules(here, rules)
            yield from problems
        for entry in inside:
            try:
                found = self._enter(here, entry, rules)
            except OSError as error:
                found = _problem(folder / entry.name, error, Reason.VANISHED)
            if found is not None:
                yield found

    def _read_rules(self, here: str, above: Rules | None) -> tuple[Rules | None, list[Problem]]:
        """Return the rules that hold in a folder which has some of its own."""
        path = self._folder / here / ignore.NAME
        if path.is_symlink():
            target = _real(path)
            if not target.is_relative_to(self._real):
                return above, [Problem(path, Reason.OUTSIDE)]
            path = target
        return read_rules(path, len(here), above)

    def _enter(
        self, here: str, entry: os.DirEntry[str], rules: Rules | None
    ) -> Candidate | Problem | None:
        name = entry.name
        if _is_skipped(name):
            return None
        path = here + name
        is_folder = entry.is_dir(follow_symlinks=False)
        if rules is not None and rules.exclude(path + FOLDER if is_folder else path):
            self._ignored += 1
        elif is_folder:
            self._waiting.append((path + "/", rules))
        elif entry.is_symlink():
            return self._enter_link(self._folder / path)
        elif not _has_suffix(name):
            self._suffixes[_suffix(name)] += 1
        else:
            return self._enter_file(self._folder / path, entry.stat(follow_symlinks=False))
        return None

    def _enter_file(self, path: Path, found: os.stat_result) -> Candidate | Problem | None:
        if not stat.S_ISREG(found.st_mode):
            return Problem(path, Reason.NOT_REGULAR)
        if found.st_nlink > 1 and not self._is_new(found):
            return None  # another name of a file that was found before
        self._named.pop(_inode(found), None)
        return _candidate(path, self._folder, found)

    def _enter_link(self, path: Path) -> Candidate | Problem | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return Problem(path, Reason.MISSING) if _has_suffix(path.name) else None
        is_folder = stat.S_ISDIR(found.st_mode)
        if not is_folder and not _has_suffix(path.name):
            self._suffixes[_suffix(path.name)] += 1
            return None
        target = _real(path)
        if not target.is_relative_to(self._real):
            return Problem(path, Reason.OUTSIDE)
        if not (is_folder or stat.S_ISREG(found.st_mode)):
            return Problem(path, Reason.NOT_REGULAR)
        inside = target.relative_to(self._real)
        if not _is_in_plain_sight(inside, is_folder):
            return self._enter_hidden(inside, found, is_folder)
        return None

    def _enter_hidden(
        self, inside: Path, found: os.stat_result, is_folder: bool
    ) -> Candidate | None:
        """Take what only a link leads to, unless rules leave it out where it stands."""
        rules: Rules | None = None
        here = ""
        for number, part in enumerate(inside.parts, 1):
            if here not in self._rules:
                self._rules[here] = self._read_rules(here, rules)[0]
            rules = self._rules[here]
            here += part
            leads_on = is_folder or number < len(inside.parts)
            if rules is not None and rules.exclude(here + FOLDER if leads_on else here):
                self._ignored += 1
                return None
            here += "/"
        if is_folder:
            self._waiting.append((here, rules))
        elif self._is_new(found):
            self._named.pop(_inode(found), None)
            return _candidate(self._folder / inside, self._folder, found)
        return None

    def _is_new(self, found: os.stat_result) -> bool:
        inode = _inode(found)
        if inode in self._seen:
            return False
        self._seen.add(inode)
        return True


def _real(path: Path) -> Path:
    """Return a path without links; unlike `Path.resolve`, it takes links in circles as they are."""
    return Path(os.path.realpath(path))


def _candidate(path: Path, folder: Path, found: os.stat_result) -> Candidate:
    return Candidate(path, folder, found.st_size, found.st_mtime)


def _inode(found: os.stat_result) -> Inode:
    return found.st_dev, found.st_ino


def _suffix(name: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return suffix if stem and len(suffix) <= LONGEST_SUFFIX else ""


def _cleaned(suffixes: Counter[str]) -> Counter[str]:
    cleaned: Counter[str] = Counter()
    for suffix, number in suffixes.items():
        cleaned[clean_line(suffix.lower(), LONGEST_SUFFIX)] += number
    return cleaned


def _has_suffix(name: str) -> bool:
    return name.rpartition(".")[2].lower() in SUFFIXES and "." in name


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED


def _is_in_plain_sight(inside: Path, is_folder: bool) -> bool:
    """Whether a search comes by this without following a link."""
    has_suffix = is_folder or _has_suffix(inside.name)
    return has_suffix and not any(map(_is_skipped, inside.parts))


def _problem(path: Path, error: OSError | ValueError, gone: Reason) -> Problem:
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem(path, Reason.UNREADABLE, detail=error.strerror or "")
    return Problem(path, gone)
