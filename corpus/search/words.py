"""One word of a query in all the articles: where it stands as typed, or scattered over a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from operator import contains

from corpus.search.index import SECTION, TAG_EDGE, Column, Index, split_labels
from corpus.search.needle import Needle, Span
from corpus.search.rank import Ranks, Tier, rank_of, ranked

Rows = Sequence[int]
"""Positions in the index, ascending."""

LABEL_TIERS = (Tier.HEADING, Tier.TAG_PART, Tier.SOURCE, Tier.SUMMARY)
"""The tiers of the sections of the labels, in their order."""

FEWEST_SIGNS = 3
"""Two scattered characters would be found in too many titles."""

WIDEST_SPREAD = 3
"""So many times its own length a word may be scattered over."""

SAMPLE = 1000
"""So many texts tell which character of a word is rare."""


def find_word(needle: Needle, index: Index, rows: Rows) -> Ranks:
    """Find the rows that hold a word as it was typed, each under its best place."""
    ranks = ranked(holding(needle, index, "title", rows), rank_of(Tier.TITLE))
    for row, tier in _labelled(needle, index, rows):
        ranks.setdefault(row, rank_of(tier))
    rest = [row for row in rows if row not in ranks] if ranks else rows
    ranks |= ranked(holding(needle, index, "body", rest), rank_of(Tier.BODY))
    return ranks


def holding(needle: Needle, index: Index, column: Column, rows: Rows) -> list[int]:
    """Return the rows whose title or body holds the word, a body from the start of its words."""
    texts = index.column(column)
    held = having(needle.longest, texts, rows)
    prose = column == "body"
    if needle.is_literal(from_start=prose):
        return list(held)
    return [row for row in held if needle.stands_in(texts[row], from_start=prose)]


def is_rare(needle: Needle, index: Index, fewest: int) -> bool:
    """Whether less than `fewest` articles of the whole index hold the word."""
    everything = range(len(index))
    held = set(holding(needle, index, "title", everything))
    if len(held) < fewest:
        held.update(row for row, _ in _labelled(needle, index, everything))
    if len(held) < fewest:
        held.update(holding(needle, index, "body", everything))
    return len(held) < fewest


def having(literal: str, texts: list[str], rows: Rows) -> Iterator[int]:
    """The rows whose text has a literal; no step of the loop is taken in Python."""
    asked = texts if len(rows) == len(texts) else map(texts.__getitem__, rows)
    return compress(rows, map(contains, asked, repeat(literal)))


def _labelled(needle: Needle, index: Index, rows: Rows) -> Iterator[tuple[int, Tier]]:
    """The rows whose labels hold the word, each with the best of its places."""
    texts = index.column("labels")
    for row in having(needle.longest, texts, rows):
        labels = texts[row]
        if (at := needle.find(labels)) < 0:
            continue
        # The sections stand in the order of their tiers: the first place is the best one.
        tier = LABEL_TIERS[labels.count(SECTION, 0, at)]
        if tier <= Tier.TAG_PART and _is_tag(needle, labels):
            yield row, Tier.TAG
        elif tier is not Tier.SUMMARY or _in_summary(needle, labels):
            yield row, tier


def _is_tag(needle: Needle, labels: str) -> bool:
    if needle.anywhere is None:
        return f"{TAG_EDGE}{needle.text}{TAG_EDGE}" in labels
    return any(map(needle.is_whole, split_labels(labels).tags.split(TAG_EDGE)))


def _in_summary(needle: Needle, labels: str) -> bool:
    return needle.stands_in(split_labels(labels).summary, from_start=True)


def find_scattered(needle: Needle, index: Index, rows: Rows) -> Ranks:
    """Find the rows whose title has the characters of a word in order, with others between."""
    if needle.signs < FEWEST_SIGNS:
        return {}
    titles = index.column("title")
    for char in rarest_first(needle.text, titles):
        rows = list(having(char, titles, rows))
    found = [row for row in rows if scattered_spans(needle, titles[row])]
    return ranked(found, rank_of(Tier.CHARACTERS))


def rarest_first(word: str, texts: list[str]) -> list[str]:
    """The characters of a word, each once, the rarest in a sample of the texts first."""
    sample = "".join(texts[:: len(texts) // SAMPLE + 1])
    return sorted(dict.fromkeys(word), key=sample.count)


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
