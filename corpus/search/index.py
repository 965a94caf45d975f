"""All articles in memory as they are searched, the newest first."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import compress, repeat
from operator import attrgetter, contains
from typing import NamedTuple

from corpus.article import Article, Document, Kind
from corpus.search.prose import read_prose
from corpus.search.rank import Match, Tier
from corpus.search.runs import find_latin_words
from corpus.text.fold import fold
from corpus.text.pieces import in_pieces

Column = str
"""The name of a text of `Folded`: title, labels or body."""

Rows = Sequence[int]
"""Positions in the index, ascending."""

SAMPLE = 500
"""So many texts of a column, each cut at so many characters, tell which characters are rare."""

LONGEST_PROSE = 400_000
"""A longer body is searched as it is written."""

LEARNT = 300_000
"""In so many characters of an article words are learnt that another may be a slip of."""

REMEMBERED = 16
"""So many characters are remembered with the rows that have them."""

SECTION = "\x00"
TAG_EDGE = "\x01"
SOURCE_EDGE = "\x02"
"""What parts the labels: cleaned text and a query hold no control characters."""


# Compared by identity: comparing the texts of two bodies is never what is meant.
@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """One article with its texts folded."""

    article: Article
    title: str
    labels: str
    """Headings, tags, source and summary in one text: what is not there is seen in one look."""

    body: str
    words: frozenset[str]
    """All Latin words, for finding what was meant by one that is mistyped."""

    unasked: Match
    """How it is found where no text is asked for: an empty query needs one for every article."""

    order: tuple[bool, float, str]
    """Sorts the newest first, the undated last, then by path."""


class Labels(NamedTuple):
    """The sections of the labels, in the order in which a reader would rather find a word there."""

    headings: str
    """One a line."""

    tags: str
    r"""Each between edges, as in `\x01ai\x01深圳\x01`, so that a whole tag is told from a part."""

    source: str
    """Between edges of its own."""

    summary: str


def split_labels(labels: str) -> Labels:
    """Take the labels of an article apart."""
    return Labels(*labels.split(SECTION, 3))


def fold_article(article: Article, document: Document) -> Folded:
    """Prepare an article for the index: slow enough to be done in a thread."""
    is_marked = document.kind is Kind.MARKDOWN and len(document.body) <= LONGEST_PROSE
    title = fold(article.title)
    labels = fold(SECTION.join(_labels(article, document.summary)))
    body = in_pieces(fold, read_prose(document.body) if is_marked else document.body)
    return Folded(
        article,
        title,
        labels,
        body,
        words=find_latin_words(SECTION.join((title, labels, body[:LEARNT]))),
        unasked=Match(article.id, Tier.NONE),
        order=_order(article),
    )


def _labels(article: Article, summary: str) -> Labels:
    return Labels(
        headings="\n".join(article.headings),
        tags=_between(TAG_EDGE, article.tags),
        source=_between(SOURCE_EDGE, [article.source]),
        summary=summary,
    )


def _between(edge: str, names: Iterable[str]) -> str:
    named = edge.join(filter(None, names))
    return f"{edge}{named}{edge}" if named else ""


def _having(literal: str, texts: list[str], rows: Rows) -> list[int]:
    # No step of this loop is taken in Python.
    asked = texts if len(rows) == len(texts) else map(texts.__getitem__, rows)
    return list(compress(rows, map(contains, asked, repeat(literal))))


def _order(article: Article) -> tuple[bool, float, str]:
    if article.published is None:
        return (True, -article.modified, str(article.path))
    return (False, (datetime.max - article.published).total_seconds(), str(article.path))


class Index:
    """The articles in order, and their texts column by column.

    Only the thread that owns the index changes it. Columns are made when a
    query first asks for them, so that adding stays cheap while nobody searches.
    """

    def __init__(self) -> None:
        self.rows: list[Folded] = []
        self._words: set[str] = set()
        self._by_id: dict[int, Folded] = {}
        self._columns: dict[Column, list[str]] = {}
        self._samples: dict[Column, str] = {}
        self._held: dict[tuple[str, Column], array[int]] = {}
        self._positions: dict[int, int] = {}
        self._words_by_length: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, batch: Iterable[Folded]) -> None:
        """Take in articles; one whose id is known is replaced."""
        fresh = {folded.article.id: folded for folded in batch}
        self.remove(fresh)
        rows = []
        for id, folded in fresh.items():
            self._words |= folded.words
            # Kept with every article they would take more room than its text.
            self._by_id[id] = row = replace(folded, words=frozenset())
            rows.append(row)
        self._merge(sorted(rows, key=attrgetter("order")))
        self._changed()

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out; an unknown id is passed over."""
        gone = {id for id in ids if self._by_id.pop(id, None) is not None}
        if gone:
            self.rows = [row for row in self.rows if row.article.id not in gone]
            self._changed()

    def position(self, id: int) -> int:
        """How many articles stand before this one.

        Raises:
            KeyError: if there is none of this id.
        """
        if not self._positions:
            self._positions = {row.article.id: at for at, row in enumerate(self.rows)}
        return self._positions[id]

    def column(self, name: Column) -> list[str]:
        """One text of every article, in the order of the rows."""
        if name not in self._columns:
            self._columns[name] = list(map(attrgetter(name), self.rows))
        return self._columns[name]

    def having(self, literal: str, column: Column, rows: Rows) -> Rows:
        """Return the rows whose text in a column holds a literal.

        A single character is found several times as fast as a string, so the
        rarest one of a Chinese word goes first and leaves little to look through.
        """
        texts = self.column(column)
        if len(rows) == len(texts) and not literal.isascii():
            rows = self._having_char(self.rarest_first(literal, column)[0], column)
            if len(literal) == 1:
                return rows
        return _having(literal, texts, rows)

    def _having_char(self, char: str, column: Column) -> Rows:
        """All rows with a character, remembered: the next key asks for the same again."""
        if (char, column) not in self._held:
            texts = self.column(column)
            held = array("L", _having(char, texts, range(len(texts))))
            self._held = dict(list(self._held.items())[1 - REMEMBERED :])
            self._held[char, column] = held
        return self._held[char, column]

    def rarest_first(self, word: str, column: Column) -> list[str]:
        """The characters of a word, each once, the rarest in a sample of the column first."""
        return sorted(dict.fromkeys(word), key=self.sample(column).count)

    def sample(self, column: Column) -> str:
        """Enough of a column to tell what is common in it from what is rare."""
        if column not in self._samples:
            texts = self.column(column)
            picked = texts[:: len(texts) // SAMPLE + 1]
            self._samples[column] = "\n".join(text[:SAMPLE] for text in picked)
        return self._samples[column]

    def words_of_length(self, length: int) -> list[str]:
        """All Latin words of so many letters ever seen, some of them in articles that are gone."""
        if not self._words_by_length:
            for word in self._words:
                self._words_by_length.setdefault(len(word), []).append(word)
        return self._words_by_length.get(length, [])

    def _merge(self, fresh: list[Folded]) -> None:
        """Put sorted rows where they belong, moving what is there in whole stretches."""
        merged: list[Folded] = []
        start = 0
        for row in fresh:
            end = bisect_left(self.rows, row.order, lo=start, key=attrgetter("order"))
            merged += self.rows[start:end]
            merged.append(row)
            start = end
        self.rows = merged + self.rows[start:] if start < len(self.rows) else merged

    def _changed(self) -> None:
        self._columns.clear()
        self._samples.clear()
        self._held.clear()
        self._positions.clear()
        self._words_by_length.clear()
