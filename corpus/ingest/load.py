"""Loading: every file of some places, newest first, handed over as it becomes ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Parsed, Problem
from corpus.ingest.parse import read
from corpus.ingest.scan import Candidate, scan
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


def load(
    places: Sequence[Path], *, stop: Callable[[], bool], clock: Callable[[], float]
) -> Iterator[Loaded]:
    """Find and read all files in `places`; the last portion comes even if it is empty.

    Args:
        places: folders and files.
        stop: asked before every file; once it says so, the portion at hand is the last.
        clock: the time in seconds, from wherever it counts.
    """
    candidates, problems = _search(places, stop)
    ready: list[Parsed] = []
    done = 0
    since = clock()
    for candidate in candidates:
        if stop():
            break
        ready.append(read(candidate))
        done += 1
        if clock() - since >= INTERVAL:
            yield Loaded(tuple(ready), tuple(problems), done, len(candidates))
            ready, problems, since = [], [], clock()
    yield Loaded(tuple(ready), tuple(problems), done, len(candidates))


def _search(
    places: Sequence[Path], stop: Callable[[], bool]
) -> tuple[list[Candidate], list[Problem]]:
    """Return the candidates, newest first, and what could not be searched."""
    candidates: list[Candidate] = []
    problems: list[Problem] = []
    for found in scan(places):
        if stop():
            break
        if isinstance(found, Problem):
            problems.append(found)
        else:
            candidates.append(found)
    candidates.sort(key=_moment, reverse=True)
    return candidates, problems


def _moment(candidate: Candidate) -> float:
    day = date_of_path(candidate.relative)
    return day.timestamp() if day else candidate.modified
