"""Everything that is counted, kept true one article and one mark at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from corpus.article import Article, Reading
from corpus.search.facets import Facets
from corpus.state.marks import Marks
from corpus.view import Counts, Shelf, View


class Tally:
    """How many articles there are of each state, tag and source."""

    def __init__(self) -> None:
        self.tags = Facets()
        self.sources = Facets()
        self._readings: Counter[Reading] = Counter()
        self._starred: dict[int, bool] = {}
        """Whether each starred article is unread."""

    def add(self, article: Article, marks: Marks) -> None:
        """Count an article."""
        unread = marks.reading is Reading.UNREAD
        self.tags.add(article.tags, article.id, unread=unread)
        self.sources.add([article.source], article.id, unread=unread)
        self._count(article.id, marks, 1)

    def remove(self, article: Article, marks: Marks) -> None:
        """Count an article no longer."""
        unread = marks.reading is Reading.UNREAD
        self.tags.remove(article.tags, article.id, unread=unread)
        self.sources.remove([article.source], article.id, unread=unread)
        self._count(article.id, marks, -1)

    def turn(self, article: Article, before: Marks, after: Marks) -> None:
        """Count an article by its new marks."""
        was, now = (marks.reading is Reading.UNREAD for marks in (before, after))
        if was is not now:
            self.tags.turn(article.tags, unread=now)
            self.sources.turn([article.source], unread=now)
        self._count(article.id, before, -1)
        self._count(article.id, after, 1)

    def _count(self, id: int, marks: Marks, step: int) -> None:
        self._readings[marks.reading] += step
        self._starred.pop(id, None)
        if step > 0 and marks.starred:
            self._starred[id] = marks.reading is Reading.UNREAD

    def counts(self) -> Counts:
        """Return the counts of the whole library."""
        return Counts(
            total=self._readings.total(),
            unread=self._readings[Reading.UNREAD],
            queued=self._readings[Reading.LATER] + self._readings[Reading.BEGUN],
            starred=len(self._starred),
        )

    def unread(self, view: View) -> int:
        """Return how many articles of a view are unread."""
        match view.shelf:
            case Shelf.TAG:
                return self.tags.unread(view.name)
            case Shelf.SOURCE:
                return self.sources.unread(view.name)
            case Shelf.STARRED:
                return sum(self._starred.values())
            case Shelf.QUEUE:
                return 0
            case _:
                return self._readings[Reading.UNREAD]

    def inside(self, view: View) -> Collection[int] | None:
        """Return the articles under a tag or a source; None for views that marks decide."""
        if view.shelf is Shelf.TAG:
            return self.tags.articles(view.name)
        return self.sources.articles(view.name) if view.shelf is Shelf.SOURCE else None
