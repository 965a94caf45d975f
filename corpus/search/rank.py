"""How well an article fits: by the place where a word stands, and by how it got there."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from corpus.search.needle import Span


class Tier(IntEnum):
    """Why an article was found, the best reason first."""

    TITLE = 0
    TAG = 1
    """A whole tag."""

    HEADING = 2
    TAG_PART = 3
    SOURCE = 4
    SUMMARY = 5
    # 6 to 9 are kept for pinyin: of the title, a tag, a heading, the source.
    CHARACTERS = 10
    """The characters stand in the title in order, with others between them."""

    BODY = 11
    # 12 is kept for homophones.
    TYPO = 13
    NONE = 14
    """No text was asked for."""


# A tuple rather than a dataclass: a short query makes tens of thousands of them for one key.
class Match(NamedTuple):
    """An article that fits a query, and why."""

    id: int
    tier: Tier
    spans: tuple[Span, ...] = ()
    """Where in the title, in the positions of the original."""

    count: int = 0  # type: ignore[assignment]  # a tuple's own count is of no use here
    """How often the words stand in the body, where the body is the reason."""


Rank = int
"""A tier, and for a typo the tier of its place behind it: less is better, ASKED_NOTHING is none."""

Ranks = dict[int, Rank]
"""The rows of the index that fit, each with its rank."""

ASKED_NOTHING: Rank = -1
PLACES = 16
"""Room behind each tier for the tiers once more."""


def rank_of(tier: Tier, place: Tier = Tier.TITLE) -> Rank:
    """The rank of a tier; a typo in a title comes before one in a tag, and so on."""
    return tier * PLACES + place


def tier_of(rank: Rank) -> Tier:
    """The tier a rank belongs to."""
    return Tier.NONE if rank == ASKED_NOTHING else Tier(rank // PLACES)


def ranked(rows: Iterable[int], rank: Rank) -> Ranks:
    """Rows that all fit equally well."""
    return dict.fromkeys(rows, rank)


def both(one: Ranks, other: Ranks) -> Ranks:
    """What fits both, as well as it fits the worse of the two.

    An article is found by several words because of the word that is hardest to
    find in it: with 深圳 in its title and 大模型 only in its text it stands
    behind one that has both in its title. And the order stays explainable: one
    tier for an article, the newest first within.
    """
    return {row: max(rank, one[row]) for row, rank in other.items() if row in one}


def either(one: Ranks, other: Ranks) -> Ranks:
    """What fits one of the two, as well as it fits the better; text counts before no text."""
    if not (one and other):
        return one or other
    merged = one | other
    for row in one.keys() & other.keys():
        ranks = [rank for rank in (one[row], other[row]) if rank != ASKED_NOTHING]
        merged[row] = min(ranks, default=ASKED_NOTHING)
    return merged
