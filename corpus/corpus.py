"""The one object a front end holds: all articles, found, opened, marked."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path

from corpus.article import Article, Document, Parsed, Problem, Reading, Reason
from corpus.ingest.files.scan import PassedOver
from corpus.ingest.load import Loaded, load, read_file, read_known
from corpus.ingest.problems import Problems
from corpus.search.index import Folded, Index, fold_article
from corpus.search.match import Match, find_matches
from corpus.search.query import Query, parse_query
from corpus.state.changes import Change
from corpus.state.identity import Identity, stands
from corpus.state.ledger import Ledger
from corpus.state.marks import Marks
from corpus.state.store import Place, Store
from corpus.tally import Tally
from corpus.text.fold import fold
from corpus.view import EVERYTHING, Order, Results, Row, Shelf, View

MOST_ID = 2**63 - 1
"""The largest number the state can hold."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What became ready in about the last tenth of a second."""

    articles: tuple[Article, ...]
    folded: tuple[Folded, ...]
    """The articles as they are searched, in the same order."""

    problems: tuple[Problem, ...]
    done: int
    found: int
    """Files read so far, and files there are."""

    passed_over: PassedOver = field(default_factory=PassedOver)
    walk: int = 0
    """Number of the reading."""

    complete: bool = False
    """Whether the reading ends here: what it did not see is gone."""


class Corpus:
    """A library of articles and what was done with them.

    Threads may call `load`, `read` and `open`; everything else belongs to the
    thread that owns the corpus.
    """

    def __init__(
        self,
        places: Sequence[Path],
        store: Store,
        *,
        now: Callable[[], datetime],
        clock: Callable[[], float],
    ) -> None:
        self.places = tuple(places)
        self.passed_over = PassedOver()
        self._problems = Problems()
        self._walks = count(1)
        self._tally = Tally()
        self.tags, self.sources = self._tally.tags, self._tally.sources
        self.counts, self.unread = self._tally.counts, self._tally.unread
        self._store = store
        self._now = now
        self._clock = clock
        self._index = Index()
        self._articles: dict[int, Article] = {}
        self._seen: dict[int, Article] = {}
        """Those too whose files are gone: a list shown before may still name them."""

        self._ledger = Ledger(store, turned=self._turn)
        self.marks = self._ledger.marks

    # ── reading the folders ──

    def load(self, stop: Callable[[], bool] = lambda: False) -> Iterator[Batch]:
        """Read every file, newest first, and yield what is ready about ten times a second."""
        walk = next(self._walks)
        for loaded in load(self.places, stop=stop, clock=self._clock):
            yield self._batch(loaded, walk)

    def _batch(self, loaded: Loaded, walk: int) -> Batch:
        found = [parsed for parsed in loaded.parsed if parsed.article]
        ids = self._store.resolve([_identity(parsed) for parsed in found])
        pairs = [_numbered(parsed, id) for parsed, id in zip(found, ids, strict=True)]
        problems = [problem for parsed in loaded.parsed for problem in parsed.problems]
        return Batch(
            articles=tuple(article for article, _ in pairs),
            folded=tuple(fold_article(article, document) for article, document in pairs),
            problems=(*loaded.problems, *problems),
            done=loaded.done,
            found=loaded.found,
            passed_over=loaded.passed_over,
            walk=walk,
            complete=loaded.complete,
        )

    def add(self, batch: Batch) -> None:
        """Take in what was loaded; an article seen before is replaced."""
        for article in batch.articles:
            self._forget(article.id)
            self._articles[article.id] = self._seen[article.id] = article
            self._tally.add(article, self.marks(article.id))
        self._index.add(batch.folded)
        self.passed_over = batch.passed_over
        read = (article.path for article in batch.articles)
        self._problems.take_in(read, batch.problems, batch.walk, is_last=batch.complete)

    def drop(self, ids: Iterable[int]) -> None:
        """Take away articles whose files are gone; what was done with them is kept."""
        gone = list(ids)
        self._index.remove(gone)
        for id in gone:
            self._forget(id)

    def _forget(self, id: int) -> None:
        if (article := self._articles.pop(id, None)) is not None:
            self._tally.remove(article, self.marks(id))

    @property
    def problems(self) -> list[Problem]:
        """What could not be fully read; `in_order` sorts it."""
        return list(self._problems)

    @property
    def files_with_problems(self) -> int:
        """How many files could not be fully read."""
        return len(self._problems)

    # ── looking ──

    def __len__(self) -> int:
        return len(self._articles)

    def __contains__(self, id: int) -> bool:
        return id in self._articles

    def __iter__(self) -> Iterator[Article]:
        return iter(self._articles.values())

    def article(self, id: int) -> Article:
        """Return an article of the corpus, or one that was.

        Raises:
            KeyError: if there is none of this id.
        """
        return self._seen[id]

    def find(self, name: str) -> int | None:
        """Return the article meant by an id or a path; None if there is none such."""
        if name.isdecimal() and not stands(Path(name)):
            number = int(name)
            known = number <= MOST_ID and (number in self._articles or self._store.knows(number))
            return number if known else None
        parsed = read_file(Path(name))
        return None if parsed.article is None else self._store.resolve([_identity(parsed)])[0]

    def open(self, id: int) -> Document:
        """Read an article's file now; what went wrong stands in the document's problems."""
        article = self._seen[id]
        parsed = read_known(article.path)
        if parsed.document is not None:
            return parsed.document
        problems = parsed.problems or (Problem(article.path, Reason.VANISHED),)
        return Document(article.title, body="", problems=problems)

    def select(
        self,
        query: str | Query = "",
        *,
        view: View = EVERYTHING,
        order: Order | None = None,
        keep: Container[int] = (),
    ) -> Results:
        """Return the articles of a view that fit a query.

        The best come first where text was asked for, else the newest; in the
        queue the oldest. What is in `keep` fits whatever its marks are: a row
        just read stays in the list of unread ones.
        """
        query = parse_query(query) if isinstance(query, str) else query

        def holds(state: str, id: int) -> bool:
            return id in keep or self._holds(state, id)

        matches = find_matches(query, self._index, holds=holds, today=self._now().date())
        inside = self._inside(view, holds)
        kept = [match for match in matches if inside(match.id)]
        order = order or _usual_order(query, view)
        return Results(self._sorted(kept, order), self._row, order)

    def _row(self, match: Match) -> Row:
        return Row(self._seen[match.id], self.marks(match.id), match)

    def _inside(self, view: View, holds: Callable[[str, int], bool]) -> Callable[[int], bool]:
        """Return the test whether an article stands in a view."""
        if view.shelf is Shelf.ALL:
            return lambda id: True
        if (articles := self._tally.inside(view)) is not None:
            return articles.__contains__
        state = "queued" if view.shelf is Shelf.QUEUE else str(view.shelf)
        return lambda id: holds(state, id)

    def _holds(self, state: str, id: int) -> bool:
        """Tell whether `is:…` holds for an article."""
        marks = self.marks(id)
        return {
            "unread": marks.reading is Reading.UNREAD,
            "read": marks.reading is Reading.READ,
            "queued": marks.queued,
            "starred": marks.starred,
        }.get(state, False)

    def _sorted(self, matches: list[Match], order: Order) -> list[Match]:
        if order is Order.RANK:
            return matches
        position = self._index.position
        newest = sorted(matches, key=lambda match: position(match.id))
        if order is Order.OLDEST:
            return newest[::-1]
        if order is Order.TITLE:
            return sorted(newest, key=lambda match: fold(self._articles[match.id].title))
        if order is Order.SOURCE:
            return sorted(newest, key=lambda match: fold(self._articles[match.id].source))
        return newest

    # ── marking ──

    def mark(
        self,
        ids: Sequence[int],
        name: str,
        *,
        reading: Reading | None = None,
        starred: bool | None = None,
    ) -> Change | None:
        """Do one step of the user, which `undo` takes back; None if nothing had to change."""
        return self._ledger.mark(ids, name, reading=reading, starred=starred)

    def note(self, id: int, *, reading: Reading | None = None, place: Place | None = None) -> None:
        """Remember what happened by itself: begun, read to the end, left at a place."""
        self._ledger.note(id, reading=reading, place=place)

    def undo(self) -> Change | None:
        """Take back the last step; None if there is none."""
        return self._ledger.undo()

    def redo(self) -> Change | None:
        """Do again the last step taken back; None if there is none."""
        return self._ledger.redo()

    def sync(self) -> bool:
        """Take in what other windows marked; tell whether there was anything."""
        return self._ledger.sync()

    def _turn(self, id: int, before: Marks, after: Marks) -> None:
        """Recount an article whose marks have changed."""
        if (article := self._articles.get(id)) is not None:
            self._tally.turn(article, before, after)

    @property
    def notice(self) -> str:
        """Why marks are not being saved, or nothing."""
        return self._store.notice

    def flush(self) -> None:
        """Return when all marks are on disk."""
        self._store.flush()

    def close(self) -> None:
        """Save everything and let go of the state."""
        self._store.close()


def _identity(parsed: Parsed) -> Identity:
    assert parsed.article is not None
    return Identity(parsed.article.path, parsed.keys)


def _numbered(parsed: Parsed, id: int) -> tuple[Article, Document]:
    assert parsed.article is not None
    assert parsed.document is not None
    return replace(parsed.article, id=id), parsed.document


def _usual_order(query: Query, view: View) -> Order:
    if query.words:
        return Order.RANK
    return Order.OLDEST if view.shelf is Shelf.QUEUE else Order.NEWEST
