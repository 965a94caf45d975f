"""Loading: every file of some places, newest first, handed over as it becomes ready."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.article import Parsed, Problem
from corpus.ingest.apart import is_big, read
from corpus.ingest.files.scan import Candidate, PassedOver, look, scan
from corpus.ingest.parse import parse_text
from corpus.text.dates import date_of_path

INTERVAL = 0.1
"""Seconds between two portions: often enough to look alive."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became ready since the last portion."""

    parsed: tuple[Parsed, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of the search for files; those of a file stand in what was parsed."""

    done: int = 0
    """Files read so far."""

    found: int = 0
    """Files there are."""

    passed_over: PassedOver = field(default_factory=PassedOver)
    """All that was found beside them; in every portion the same."""

    complete: bool = False
    """Everything was searched and read: what did not come is not there."""


def load(
    places: Sequence[Path], *, stop: Callable[[], bool], clock: Callable[[], float]
) -> Iterator[Loaded]:
    """Find and read all files in `places`; the last portion comes even if it is empty.

    Args:
        places: folders and files.
        stop: asked before every file; once it says so, the portion at hand is the last.
        clock: the time in seconds, from wherever it counts.
    """
    search = _search(places, stop)
    problems, found = tuple(search.problems), len(search.candidates)
    ready: list[Parsed] = []
    done = 0
    since = clock()
    for candidate in search.candidates:
        if stop():
            break
        if ready and is_big(candidate):
            # What is ready does not wait for a file that takes seconds.
            yield Loaded(tuple(ready), problems, done, found, search.passed_over)
            ready, problems, since = [], (), clock()
        ready.append(read(candidate))
        done += 1
        if clock() - since >= INTERVAL:
            yield Loaded(tuple(ready), problems, done, found, search.passed_over)
            ready, problems, since = [], (), clock()
    complete = search.complete and done == found
    yield Loaded(tuple(ready), problems, done, found, search.passed_over, complete)


@dataclass(frozen=True, slots=True)
class _Search:
    """What there is in some places."""

    candidates: list[Candidate]
    """Newest first."""

    problems: list[Problem]
    passed_over: PassedOver
    complete: bool


def _search(places: Sequence[Path], stop: Callable[[], bool]) -> _Search:
    candidates: list[Candidate] = []
    problems: list[Problem] = []
    suffixes: Counter[str] = Counter()
    ignored = 0
    complete = True
    for found in scan(places):
        if stop():
            complete = False
            break
        if isinstance(found, Problem):
            problems.append(found)
        elif isinstance(found, PassedOver):
            suffixes.update(found.suffixes)
            ignored += found.ignored
        else:
            candidates.append(found)
    candidates.sort(key=_moment, reverse=True)
    return _Search(candidates, problems, PassedOver(suffixes, ignored), complete)


def _moment(candidate: Candidate) -> float:
    day = date_of_path(candidate.relative)
    return day.timestamp() if day else candidate.modified


def read_file(path: Path) -> Parsed:
    """Read one file that was named outright, whatever it is called."""
    found = look(path)
    return read(found) if isinstance(found, Candidate) else Parsed(None, None, problems=(found,))


def read_known(path: Path) -> Parsed:
    """Read again a file that a search had found; what has become a link since is not followed."""
    return read(Candidate(path, path.parent))


def read_text(text: str, name: str) -> Parsed:
    """Read an article from a text that stands in no file."""
    return parse_text(text, Path(name))
