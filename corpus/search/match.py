"""Query × index → the articles that fit, best first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from corpus.search.filters import Holds, find_filtered
from corpus.search.index import Index, Rows
from corpus.search.needle import Needle, Span, merge_spans, parse_needle
from corpus.search.query import Query
from corpus.search.rank import (
    ASKED_NOTHING,
    Match,
    Rank,
    Ranks,
    Tier,
    both,
    either,
    rank_of,
    ranked,
    tier_of,
)
from corpus.search.tree import AllOf, AnyOf, Filter, Node, Not, Term
from corpus.search.typo import find_corrections, find_typos, typo_spans
from corpus.search.words import find_word, is_rare, scattered_spans

__all__ = ["Match", "Tier", "find_matches"]

IN_TITLE = {ASKED_NOTHING, *map(rank_of, (Tier.TITLE, Tier.CHARACTERS, Tier.TYPO))}
"""The ranks with which a single word is found in the title, the one of `title:` among them."""

LOOSE = frozenset((Tier.CHARACTERS, Tier.BODY, Tier.TYPO))
"""Only an article found no better can have a word in its title that is not as it was typed."""

COUNTED = 300_000
"""Characters of a text in which its matches are counted: more would be no reason to read it."""

FEW = 5
"""A word that finds fewer articles may be a typo."""

SHORT = 4
"""A word of so few characters, one of them wrong, is a guess: only where it finds nothing."""


def find_matches(query: Query, index: Index, *, holds: Holds, today: date) -> list[Match]:
    """Find the articles that fit: best tier first, the newest first within, then by path.

    Args:
        query: What to find; an empty one is fitted by every article.
        index: Where to find it.
        holds: Whether a state such as `unread` holds for the article of an id.
        today: The day that 昨天 and `newer:7d` count from.
    """
    if query.root is None:
        return [row.unasked for row in index.rows]
    ranks = _Search(index, holds, today).find(query.root, range(len(index)))
    by_rank: defaultdict[Rank, list[int]] = defaultdict(list)
    for row in sorted(ranks):
        by_rank[ranks[row]].append(row)
    reasons = _Reasons(query, index)
    order = sorted(by_rank, key=lambda rank: (tier_of(rank), rank))
    matches: list[Match] = []
    for rank in order:
        matches += reasons.matches(by_rank[rank], rank)
    return matches


@dataclass(frozen=True, slots=True)
class _Search:
    """One query on its way through the index."""

    index: Index
    holds: Holds
    today: date

    def find(self, node: Node, rows: Rows, *, loose: bool = True) -> Ranks:
        """Rank the rows that fit a node; loosely, also what was only meant by a word."""
        match node:
            case Term():
                return self._find_term(node, rows, loose=loose and not node.exact)
            case Filter():
                found = find_filtered(node, self.index, rows, holds=self.holds, today=self.today)
                return ranked(found, ASKED_NOTHING)
            case Not(part):
                unwanted = self.find(part, rows, loose=False)
                return ranked((row for row in rows if row not in unwanted), ASKED_NOTHING)
            case AnyOf(parts):
                ranks: Ranks = {}
                for part in parts:
                    ranks = either(ranks, self.find(part, rows, loose=loose))
                return ranks
            case AllOf(parts):
                return self._find_all(parts, rows, loose=loose)

    def _find_all(self, parts: tuple[Node, ...], rows: Rows, *, loose: bool) -> Ranks:
        # Filters cost least and terms gain most from few rows; the result is the same.
        first, *others = sorted(parts, key=_cost)
        ranks = self.find(first, rows, loose=loose)
        for part in others:
            if not ranks:
                break
            ranks = both(ranks, self.find(part, sorted(ranks), loose=loose))
        return ranks

    def _find_term(self, term: Term, rows: Rows, *, loose: bool) -> Ranks:
        needle = parse_needle(term.text, exact=term.exact)
        ranks = find_word(needle, self.index, rows, loose=loose)
        if loose and self._may_be_typo(needle, len(ranks), rows):
            rest = [row for row in rows if row not in ranks]
            ranks |= find_typos(needle, self.index, rest)
        return ranks

    def _may_be_typo(self, needle: Needle, found: int, rows: Rows) -> bool:
        few = FEW if len(needle.longest) > SHORT else 1
        if found >= few or len(rows) == len(self.index):
            return found < few
        # Of all articles, so that the order of the words makes no difference.
        return is_rare(needle, self.index, few)


def _cost(part: Node) -> int:
    return 0 if isinstance(part, Filter) else 2 if isinstance(part, Not) else 1


class _Reasons:
    """What a match shows of itself: where in the title, and how often in the body."""

    def __init__(self, query: Query, index: Index) -> None:
        self._index = index
        self._terms = query.terms
        self._needles = [parse_needle(term.text, exact=term.exact) for term in query.terms]
        self._meant: dict[Needle, list[Needle]] = {}

    def matches(self, rows: list[int], rank: Rank) -> list[Match]:
        """The matches of rows that all have one rank."""
        folded = [self._index.rows[row] for row in rows]
        tier = tier_of(rank)
        if not self._needles:
            return [row.unasked for row in folded]
        ids = [row.article.id for row in folded]
        if len(self._needles) == 1 and rank not in IN_TITLE and tier is not Tier.BODY:
            return list(map(Match._make, zip(ids, repeat(tier), repeat(()), repeat(0))))
        spans = [self._spans(row.title, tier) for row in folded]
        counts = [self._count(row.body) for row in folded] if tier is Tier.BODY else repeat(0)
        return list(map(Match._make, zip(ids, repeat(tier), spans, counts)))

    def _count(self, body: str) -> int:
        counted = body[:COUNTED]
        count = sum(needle.count(counted, from_start=True) for needle in self._needles)
        return count or len(body) > COUNTED

    def _spans(self, title: str, tier: Tier) -> tuple[Span, ...]:
        spans: list[Span] = []
        for term, needle in zip(self._terms, self._needles, strict=True):
            found = needle.places(title, from_start=False)
            if not found and not term.exact and tier in LOOSE:
                found = scattered_spans(needle, title) or self._typo_spans(needle, title, tier)
            spans += found
        return merge_spans(spans)

    def _typo_spans(self, needle: Needle, title: str, tier: Tier) -> list[Span]:
        if tier is not Tier.TYPO:
            return []
        if needle not in self._meant:
            self._meant[needle] = find_corrections(needle, self._index)
        meant = self._meant[needle]
        spans = [span for word in meant for span in word.places(title, from_start=False)]
        return spans or typo_spans(needle, title)
