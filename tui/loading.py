"""Reading the folders in a thread: batches become messages, and what is gone is dropped."""

from __future__ import annotations

from textual.widget import Widget
from textual.worker import get_current_worker

from corpus import Batch, Corpus
from tui.i18n import _, plural
from tui.messages import BatchLoaded, LoadingEnded


class Loading:
    """One walk through the library at a time."""

    def __init__(self, owner: Widget, corpus: Corpus) -> None:
        self._owner = owner
        self._corpus = corpus
        self._seen: set[int] = set()
        self._known: set[int] = set()
        self._again = False
        self.running = False

    def start(self) -> None:
        """Begin a walk, unless one is under way."""
        if self.running:
            return
        self.running = True
        self._seen = set()
        self._owner.run_worker(self._walk, thread=True, group="load", exit_on_error=False)

    def _walk(self) -> None:
        """Read every file and tell the owner, batch by batch; run in a thread."""
        worker = get_current_worker()
        for batch in self._corpus.load(lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self._owner.post_message(BatchLoaded(batch))
        self._owner.post_message(LoadingEnded())

    def take_in(self, batch: Batch) -> str:
        """Add a batch to the corpus and say how far the walk is."""
        self._corpus.add(batch)
        self._seen.update(article.id for article in batch.articles)
        if batch.done >= batch.found:
            return ""
        return _("Reading: {done} of {found}").format(done=batch.done, found=batch.found)

    def finish(self) -> str:
        """Drop the articles whose files were not found any more; say what is new."""
        self.running = False
        self._corpus.drop([article.id for article in self._corpus if article.id not in self._seen])
        fresh, self._known = len(self._seen - self._known), self._seen | self._known
        if not self._again:
            self._again = True
            return ""
        return plural("{count} new article", "{count} new articles", fresh)
