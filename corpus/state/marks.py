"""What is remembered of an article: how far it was read, its star, the place in its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.article import Reading


class Field(StrEnum):
    """What a mark says something about; its value is a string."""

    READING = "reading"
    """A `Reading`."""

    STARRED = "starred"
    """`1` or `0`."""

    PLACE = "place"
    """A `Place`, as its `value`; empty for none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text the reader stopped."""

    block: int
    """Index of the block, from 0."""

    offset: int = 0
    """Characters of that block that come before."""

    @property
    def value(self) -> str:
        """The place as it is kept.

        >>> Place(3, 40).value
        '[3, 40]'
        """
        return f"[{self.block}, {self.offset}]"

    @classmethod
    def parse(cls, value: str) -> Place | None:
        """The place kept as `value`; None if it says none.

        >>> Place.parse("[3, 40]")
        Place(block=3, offset=40)
        """
        import json

        try:
            block, offset = json.loads(value)
        except (ValueError, TypeError):
            return None
        whole = isinstance(block, int) and isinstance(offset, int)
        return cls(block, offset) if whole else None


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is remembered of one article; `Marks()` where nothing is."""

    reading: Reading = Reading.UNREAD
    starred: bool = False
    place: Place | None = None

    @property
    def queued(self) -> bool:
        """Whether the article waits to be read, or to be read on."""
        return self.reading in (Reading.LATER, Reading.BEGUN)

    def having(self, field: str, value: str) -> Marks:
        """The marks with another value in one field, as it is kept.

        A field that is not known here changes nothing: it belongs to a newer version.

        >>> Marks().having("starred", "1").starred
        True
        """
        if field == Field.READING:
            known = value in Reading.__members__.values()
            return replace(self, reading=Reading(value) if known else Reading.UNREAD)
        if field == Field.STARRED:
            return replace(self, starred=value == "1")
        if field == Field.PLACE:
            return replace(self, place=Place.parse(value))
        return self


NOTHING = Marks()


def marks_of(rows: Iterable[tuple[int, str, str]]) -> dict[int, Marks]:
    """The marks of each article, from rows of article, field, value; a later row overrules."""
    # Nearly all articles have one of a handful of marks: each is made once and shared.
    made: dict[tuple[Marks | None, str, str], Marks] = {}
    found: dict[int, Marks] = {}
    for article, field, value in rows:
        step = (found.get(article), field, value)
        marks = made.get(step)
        if marks is None:
            marks = made[step] = (step[0] or NOTHING).having(field, value)
        found[article] = marks
    return found
