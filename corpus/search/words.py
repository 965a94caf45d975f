"""One word of a query in all the articles: where it stands as typed, or scattered over a title."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.search.index import SECTION, TAG_EDGE, Column, Index, Rows, split_labels
from corpus.search.needle import Needle, Span
from corpus.search.rank import Rank, Ranks, Tier, rank_of, ranked

MANY = 10
"""With more than that part of the rows found, the others are told apart before the bodies."""

SECTION_RANKS = tuple(map(rank_of, (Tier.HEADING, Tier.TAG_PART, Tier.SOURCE, Tier.SUMMARY)))
"""The ranks of the sections of the labels, in their order."""

TAGS = 1
SUMMARY = 3
TAG_RANK = rank_of(Tier.TAG)

FEWEST_SIGNS = 3
"""Two scattered characters would be found in too many titles."""

WIDEST_SPREAD = 3
"""So many times its own length a word may be scattered over."""


def find_word(needle: Needle, index: Index, rows: Rows, *, loose: bool) -> Ranks:
    """Find the rows that hold a word; loosely, also those with its characters scattered."""
    ranks: Ranks = {}
    for found in _find_in_turn(needle, index, rows, loose=loose):
        ranks |= found
    return ranks


def is_rare(needle: Needle, index: Index, fewest: int) -> bool:
    """Whether a word finds less than `fewest` of all articles."""
    held = 0
    for found in _find_in_turn(needle, index, range(len(index)), loose=True):
        held += len(found)
        if held >= fewest:
            return False
    return True


def _find_in_turn(needle: Needle, index: Index, rows: Rows, *, loose: bool) -> Iterator[Ranks]:
    """The rows that hold a word, from the best place to the worst, each row once."""
    seen = ranked(holding(needle, index, "title", rows), rank_of(Tier.TITLE))
    yield seen
    labelled = _unseen(dict(_labelled(needle, index, rows)), seen)
    yield labelled
    seen = seen | labelled
    if len(seen) > len(rows) // MANY:
        rows = [row for row in rows if row not in seen]
    if loose:
        scattered = _unseen(find_scattered(needle, index, rows), seen)
        yield scattered
        seen = seen | scattered
    yield _unseen(ranked(holding(needle, index, "body", rows), rank_of(Tier.BODY)), seen)


def _unseen(found: Ranks, seen: Ranks) -> Ranks:
    return {row: rank for row, rank in found.items() if row not in seen}


def holding(needle: Needle, index: Index, column: Column, rows: Rows) -> Rows:
    """Return the rows whose title or body holds the word, a body from the start of its words."""
    held = index.having(needle.longest, column, rows)
    prose = column == "body"
    if needle.is_literal(from_start=prose):
        return held
    texts = index.column(column)
    return [row for row in held if needle.stands_in(texts[row], from_start=prose)]


def _labelled(needle: Needle, index: Index, rows: Rows) -> Iterator[tuple[int, Rank]]:
    """The rows whose labels hold the word, each with the rank of its best place."""
    texts = index.column("labels")
    for row in index.having(needle.longest, "labels", rows):
        labels = texts[row]
        if (at := needle.find(labels)) < 0:
            continue
        # The sections stand in the order of their tiers: the first place is the best one.
        section = labels.count(SECTION, 0, at)
        if section <= TAGS and _is_tag(needle, labels):
            yield row, TAG_RANK
        elif section < SUMMARY or needle.stands_in(labels[at - 1 :], from_start=True):
            yield row, SECTION_RANKS[section]


def _is_tag(needle: Needle, labels: str) -> bool:
    if f"{TAG_EDGE}{needle.text}{TAG_EDGE}" in labels:
        return True
    return needle.anywhere is not None and any(
        map(needle.is_whole, split_labels(labels).tags.split(TAG_EDGE))
    )


def find_scattered(needle: Needle, index: Index, rows: Rows) -> Ranks:
    """Find the rows whose title has the characters of a word in order, with others between."""
    if needle.signs < FEWEST_SIGNS:
        return {}
    for char in index.rarest_first(needle.text, "title"):
        rows = index.having(char, "title", rows)
    titles = index.column("title")
    found = [row for row in rows if scattered_spans(needle, titles[row])]
    return ranked(found, rank_of(Tier.CHARACTERS))


def scattered_spans(needle: Needle, title: str) -> list[Span]:
    """Where the characters of a word stand in order in a title, close enough to be meant."""
    word = needle.text
    start = title.find(word[0]) if needle.signs >= FEWEST_SIGNS else -1
    while start >= 0:
        places = [start]
        for char in word[1:]:
            places.append(title.find(char, places[-1] + 1))
            if places[-1] < 0:
                return []
        if places[-1] - start < WIDEST_SPREAD * len(word):
            return [(at, at + 1) for at in places]
        start = title.find(word[0], start + 1)
    return []
