"""Problems: what could not be fully read, file by file, as it stands after the last reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.article import Problem, Reason


class Problems:
    """The problems of a library; those of a file read again take the place of its old ones."""

    def __init__(self) -> None:
        self._of: dict[Path, tuple[int, tuple[Problem, ...]]] = {}
        """Of each file: the walk that found them, and what it found."""

    def __len__(self) -> int:
        """Return how many files have problems."""
        return len(self._of)

    def __iter__(self) -> Iterator[Problem]:
        for _, problems in self._of.values():
            yield from problems

    def take_in(
        self, read: Iterable[Path], problems: Iterable[Problem], walk: int, *, is_last: bool
    ) -> None:
        """Note what is wrong with the files that were read, and with what was searched.

        Args:
            read: paths of articles; what else was wrong with them is mended.
            problems: as they are now.
            walk: the number of the reading that found them.
            is_last: whether that reading has now seen all files: what it did not meet is gone.
        """
        for path in read:
            self._of.pop(path, None)
        found: dict[Path, dict[Problem, None]] = {}
        for problem in problems:
            found.setdefault(problem.path, {})[problem] = None
        self._of.update({path: (walk, tuple(those)) for path, those in found.items()})
        if is_last:
            self._of = {path: those for path, those in self._of.items() if those[0] == walk}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems by path, those of a file from its first line on."""
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line or 0))


def by_reason(problems: Iterable[Problem]) -> list[tuple[Reason, int]]:
    """Return the reasons with their numbers, the commonest first."""
    numbers = Counter(problem.reason for problem in problems)
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
