"""What a list shows: which articles, in which order, and what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, overload

from corpus.article import Article
from corpus.search.match import Match
from corpus.state.store import Marks


class Order(StrEnum):
    """How a list is sorted; ties go to the newest, then to the path."""

    RANK = "rank"
    NEWEST = "date"
    OLDEST = "oldest"
    TITLE = "title"
    SOURCE = "source"


class Shelf(StrEnum):
    """The kinds of views a library can be looked at through."""

    ALL = "all"
    UNREAD = "unread"
    STARRED = "starred"
    QUEUE = "queue"
    TAG = "tag"
    SOURCE = "source"


class View(NamedTuple):
    """A part of the library: a shelf, and for tags and sources its name."""

    shelf: Shelf = Shelf.ALL
    name: str = ""


EVERYTHING = View()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many articles there are, and how many of each state."""

    total: int
    unread: int
    queued: int
    starred: int


class Row(NamedTuple):
    """One line of a list: an article, what the reader did with it, and why it is here."""

    article: Article
    marks: Marks
    match: Match

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the query stands in the title."""
        return self.match.spans


class Results(Sequence[Row]):
    """A list of matches that become rows only where they are looked at, with the marks of then."""

    def __init__(self, matches: Sequence[Match], row: Callable[[Match], Row], order: Order) -> None:
        self.matches = matches
        self.order = order
        self._row = row

    def __len__(self) -> int:
        return len(self.matches)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return Results(self.matches[index], self._row, self.order)
        return self._row(self.matches[index])

    def position(self, article: int) -> int | None:
        """Return where an article stands in the list, or None."""
        return next((n for n, match in enumerate(self.matches) if match.id == article), None)


def _no_row(match: Match) -> Row:
    raise IndexError(match)


NO_RESULTS = Results((), _no_row, Order.NEWEST)
"""A list before anything was asked."""
