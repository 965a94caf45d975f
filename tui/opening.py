"""From the row under the cursor to a text ready to be shown, off the key's path.

The cursor may run through a hundred rows: only where it rests for a moment is
the article read and its text cut into blocks, in a thread. However many slow
ones it rests on, few are read at once, for each thread makes the keys wait.
"""

from __future__ import annotations

from threading import Lock

from textual.timer import Timer
from textual.widget import Widget

from corpus import Article, Corpus
from tui.messages import DocumentReady
from tui.page import page

REST = 0.07
"""Seconds the cursor must rest before an article is opened."""

AT_ONCE = 2
"""Articles read at the same time: one that takes long does not hold up the next."""


class Opening:
    """Which article is wanted, which is shown; the newest wish wins."""

    def __init__(self, owner: Widget, corpus: Corpus) -> None:
        self._owner = owner
        self._corpus = corpus
        self._timer: Timer | None = None
        self._article: Article | None = None
        self._lock = Lock()
        self._waiting: Article | None = None
        """What a thread shall read next; guarded by the lock, as is how many there are."""

        self._threads = 0
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

    def arrived(self, ready: DocumentReady) -> bool:
        """Tell whether what is ready is still what is wanted."""
        wanted = (ready.article, ready.original) == (self.wanted, self.original)
        self.under_way = self.under_way and not wanted
        return wanted

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _start(self) -> None:
        self._timer = None
        with self._lock:
            self._waiting = self._article
            if self._threads == AT_ONCE:
                return
            self._threads += 1
        self._owner.run_worker(self._read, thread=True, group="open", exit_on_error=False)

    def _read(self) -> None:
        """Read what is waited for until nothing is; run in a thread."""
        article = self._next()
        try:
            while article is not None:
                self._read_one(article)
                article = self._next()
        finally:
            if article is not None:
                with self._lock:
                    self._threads -= 1

    def _next(self) -> Article | None:
        with self._lock:
            article, self._waiting = self._waiting, None
            # In the same breath, or a wish could be left to a thread that is gone.
            self._threads -= article is None
        return article

    def _read_one(self, article: Article) -> None:
        original = self.original
        document = self._corpus.open(article.id)
        if article.id == self.wanted:
            blocks = page(article, document, original=original)
            self._owner.post_message(DocumentReady(article.id, document, blocks, original=original))
