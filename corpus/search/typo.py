"""Words that were meant, when the one that was typed is hardly found: the home of rapidfuzz.

Chinese: a text may differ from the word in one character that is wrong,
missing or too many. Other scripts: the nearest words of the vocabulary. Both
are looked for among few candidates, never among all titles.
"""

from __future__ import annotations

from itertools import chain, islice
from operator import eq

from corpus.search.index import Column, Index, Rows, split_labels
from corpus.search.needle import Needle, Span, parse_needle
from corpus.search.rank import Ranks, Tier, either, rank_of, ranked, tier_of
from corpus.search.runs import LATIN_WORD
from corpus.search.words import FEWEST_SIGNS, find_word

SECTIONS = ((Tier.HEADING, "headings"), (Tier.TAG_PART, "tags"), (Tier.SOURCE, "source"))
"""Where beside the title a Chinese word is recognised with one character wrong."""

MOST_CANDIDATES = 10_000
"""So many texts are compared character by character."""

MOST_CORRECTIONS = 2
"""Each is looked for in all texts: more would be guesses that cost as much as the word itself."""

SHORT_WORD = 5
"""Of a shorter word the first letter is taken to be right: it has too many neighbours."""

LONG_WORD = 7
"""From this length on a word may be wrong in two places."""


def find_typos(needle: Needle, index: Index, rows: Rows) -> Ranks:
    """Find the rows that hold something that may have been meant by a word."""
    ranks: Ranks = {}
    if _has_shape(needle):
        ranks = either(
            _near_titles(needle.text, index, rows), _near_labels(needle.text, index, rows)
        )
    for meant in find_corrections(needle, index):
        found = find_word(meant, index, rows, loose=False)
        places = {row: rank_of(Tier.TYPO, tier_of(rank)) for row, rank in found.items()}
        ranks = either(ranks, places)
    return ranks


def typo_spans(needle: Needle, title: str) -> list[Span]:
    """Where a title comes closest to a Chinese word that does not stand in it."""
    from rapidfuzz import fuzz

    if not _has_shape(needle):
        return []
    word = needle.text
    for start in range(len(title) - len(word) + 1):
        met = sum(map(eq, word, title[start : start + len(word)]))
        if met == len(word) - 1:
            return [(start, start + len(word))]
    found = fuzz.partial_ratio_alignment(word, title, score_cutoff=_cutoff(word))
    return [(found.dest_start, found.dest_end)] if found else []


def find_corrections(needle: Needle, index: Index) -> list[Needle]:
    """The word with one of its Latin parts replaced by the nearest words of the vocabulary."""
    return [
        parse_needle(needle.text[: part.start()] + word + needle.text[part.end() :])
        for part in LATIN_WORD.finditer(needle.text)
        for word in _nearest(part.group(), index)
    ]


def _nearest(word: str, index: Index) -> list[str]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 2 if len(word) >= LONG_WORD else 1
    lengths = range(len(word) - allowed, len(word) + allowed + 1)
    known = [other for length in lengths for other in index.words_of_length(length)]
    if len(word) < SHORT_WORD:
        known = [other for other in known if other[0] == word[0]]
    found = process.extract(word, known, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    away = {other: distance for other, distance, _ in found if distance}
    least = min(away.values(), default=0)
    nearest = [other for other in away if away[other] == least]
    sample = index.sample("body")
    return sorted(nearest, key=lambda other: (-sample.count(other), other))[:MOST_CORRECTIONS]


def _has_shape(needle: Needle) -> bool:
    """Whether a word can be recognised with one character wrong."""
    return needle.signs >= FEWEST_SIGNS and len(set(needle.text)) >= FEWEST_SIGNS


def _cutoff(word: str) -> float:
    # One character of the word is not met; a little less, for the score is a fraction.
    return 100 * (1 - 1 / len(word)) - 1


def _near_titles(word: str, index: Index, rows: Rows) -> Ranks:
    titles = index.column("title")
    near = _near(word, {row: titles[row] for row in _cull(word, index, "title", rows)})
    return ranked(near, rank_of(Tier.TYPO, Tier.TITLE))


def _near_labels(word: str, index: Index, rows: Rows) -> Ranks:
    labels = index.column("labels")
    culled = {row: split_labels(labels[row]) for row in _cull(word, index, "labels", rows)}
    ranks: Ranks = {}
    for place, section in SECTIONS:
        near = _near(word, {row: getattr(parts, section) for row, parts in culled.items()})
        ranks = either(ranks, ranked(near, rank_of(Tier.TYPO, place)))
    return ranks


def _near(word: str, texts: dict[int, str]) -> list[int]:
    """The rows with a text that differs from a word in one character at most."""
    from rapidfuzz import fuzz, process

    long_enough = {row: text for row, text in texts.items() if len(text) >= len(word) - 1}
    scorer, cutoff = fuzz.partial_ratio, _cutoff(word)
    found = process.extract(word, long_enough, scorer=scorer, score_cutoff=cutoff, limit=None)
    return [row for _, _, row in found]


def _cull(word: str, index: Index, column: Column, rows: Rows) -> list[int]:
    """The first rows whose text holds all the characters of a word but one."""
    rarest, second, *others = index.rarest_first(word, column)
    # One of these two must be there, and they leave the fewest to be looked at closely.
    with_rarest = set(index.having(rarest, column, rows))
    with_second = set(index.having(second, column, rows))
    texts = index.column(column)
    lacking_none = (
        row for row in sorted(with_rarest & with_second) if _lacks(texts[row], others) < 2
    )
    lacking_one = (
        row for row in sorted(with_rarest ^ with_second) if not _lacks(texts[row], others)
    )
    return list(islice(chain(lacking_none, lacking_one), MOST_CANDIDATES))


def _lacks(text: str, chars: list[str]) -> int:
    return sum(char not in text for char in chars)
