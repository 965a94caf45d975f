"""From the row under the cursor to a text ready to be shown, off the key's path.

The cursor may run through a hundred rows: only where it rests for a moment is
the article read and its text cut into blocks, in a thread.
"""

from __future__ import annotations

from textual.timer import Timer
from textual.widget import Widget
from textual.worker import get_current_worker

from corpus import Article, Corpus
from tui.messages import DocumentReady
from tui.page import page

REST = 0.07
"""Seconds the cursor must rest before an article is opened."""


class Opening:
    """Which article is wanted, which is shown; the newest wish wins."""

    def __init__(self, owner: Widget, corpus: Corpus) -> None:
        self._owner = owner
        self._corpus = corpus
        self._timer: Timer | None = None
        self._article: Article | None = None
        self.wanted: int | None = None
        self.original = False
        self.under_way = False
        """Whether an article was asked for that is not there yet."""

    def want(self, article: Article | None, *, now: bool = False) -> None:
        """Ask for an article, after a moment's rest or at once."""
        self._stop()
        if article is None or article.id != self.wanted:
            self.original = False
        self._article = article
        self.wanted = article.id if article else None
        self.under_way = article is not None
        if article is None:
            return
        if now:
            self._start()
        else:
            self._timer = self._owner.set_timer(REST, self._start)

    def fail(self) -> None:
        """Wait no longer for what could not be read."""
        self.under_way = False

    def arrived(self, article: int) -> bool:
        """Tell whether the article that is ready is still the wanted one."""
        if article == self.wanted:
            self.under_way = False
        return article == self.wanted

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _start(self) -> None:
        self._timer = None
        article = self._article
        if article is not None:
            self._owner.run_worker(
                lambda: self._read(article),
                thread=True,
                group="open",
                exclusive=True,
                exit_on_error=False,
            )

    def _read(self, article: Article) -> None:
        """Read and cut up one article; run in a thread."""
        document = self._corpus.open(article.id)
        blocks = page(article, document, original=self.original)
        if not get_current_worker().is_cancelled:
            self._owner.post_message(DocumentReady(article.id, document, blocks))
