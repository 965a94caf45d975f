"""From page to page and from article to article, and what counts as reading."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from corpus import Corpus, Place, Query, Reading, find_spans
from tui.bindings import bindings
from tui.commands import Scope
from tui.messages import DocumentReady
from tui.opening import Opening
from tui.screens.panes import Panes
from tui.settings import Settings
from tui.widgets.article_list import ArticleList
from tui.widgets.article_view import ArticleView, Finding
from tui.widgets.text_view import TextView


class Turning(Container):
    """Around the panes: keeps the text at what the list's cursor is on."""

    BINDINGS = bindings(Scope.TURN)

    class Turned(Message):
        """Another article is shown, or more of it."""

        def __init__(self, *, marked: bool = False) -> None:
            super().__init__()
            self.marked = marked
            """Whether it now counts as begun or as read."""

    class Failed(Message):
        """An article could not be read because of a mistake of ours."""

    class Exhausted(Message):
        """The list holds no further unread article."""

    def __init__(self, corpus: Corpus, settings: Settings, panes: Panes, content: Widget) -> None:
        super().__init__(content, id="turning")
        self._corpus = corpus
        self._read_when = settings.read_when
        self._panes = panes
        self._articles = panes.articles
        self._text = panes.text
        self._opening = Opening(self, corpus)
        self._query: Query | None = None
        self._shows_original = False
        self.shown: int | None = None

    # ── opening ──

    def follow(self, query: Query | None = None, *, now: bool = False) -> None:
        """Show the article under the list's cursor, what the query found in it marked."""
        asked_anew = query is not None and query != self._query
        self._query = query or self._query
        row = self._articles.current
        if row is None:
            self._close()
        elif now or row.article.id != self._opening.wanted:
            self._opening.want(row.article, now=now)
        elif asked_anew:
            self._text.remark(self._mark())

    def _mark(self) -> Finding | None:
        """Return what finds the query's words in a text, if it has any."""
        query = self._query
        return partial(find_spans, query) if query and query.words else None

    def _close(self) -> None:
        self.keep_place()
        self._opening.want(None)
        self.shown = None
        self._text.show_article(None, ())

    @on(Worker.StateChanged)
    def _reading_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._opening.fail()
            self._text.show_article(None, ())
            self.shown = None
            self.post_message(self.Failed())

    @on(DocumentReady)
    def _show(self, message: DocumentReady) -> None:
        message.stop()
        if not self._opening.arrived(message):
            return
        self.keep_place()
        self.shown = message.article
        place = self._corpus.marks(message.article).place
        where = (place.block, place.offset) if place else (0, 0)
        if self._opening.original:
            where = (0, 0)
        self._text.show_article(message.article, message.blocks, place=where, mark=self._mark())
        self._shows_original = self._opening.original
        self.post_message(self.Turned())

    def on_unmount(self) -> None:
        """Keep the place of the text that is left with the program."""
        self.keep_place()

    def keep_place(self) -> None:
        """Remember where the text stands, if it is being read."""
        if self.shown is not None and self._text.begun and not self._shows_original:
            block, offset = self._text.place
            self._corpus.note(self.shown, place=Place(block, offset))

    @property
    def settled(self) -> bool:
        """Whether the text shown is the one wanted."""
        return not self._opening.under_way and self._text.settled

    def action_original(self) -> None:
        """Show the file as it is, or typeset again."""
        self._opening.original = not self._opening.original
        self.follow(now=True)

    # ── what counts as reading ──

    @on(ArticleView.Begun)
    def _begun(self, message: ArticleView.Begun) -> None:
        reading = self._corpus.marks(message.article).reading
        if self._read_when == "focus":
            self._note(message.article, Reading.READ)
        elif reading in (Reading.UNREAD, Reading.LATER):
            self._note(message.article, Reading.BEGUN)

    @on(ArticleView.EndReached)
    def _end_reached(self, message: ArticleView.EndReached) -> None:
        if self._read_when == "end":
            self._note(message.article, Reading.READ)

    def _note(self, article: int, reading: Reading) -> None:
        self._corpus.note(article, reading=reading)
        self.post_message(self.Turned(marked=True))

    @on(TextView.Scrolled)
    def _scrolled(self, message: TextView.Scrolled) -> None:
        message.stop()
        self.post_message(self.Turned())

    # ── going on ──

    @on(ArticleList.Moved, "#list")
    def _moved(self) -> None:
        self.follow()
        self.post_message(self.Turned())

    @on(ArticleList.Chosen, "#list")
    def _chosen(self) -> None:
        self.open_text()

    def open_text(self) -> None:
        """Give the text the focus, the article under the cursor in it."""
        self.follow(now=self.shown != self._opening.wanted or self.shown is None)
        self._panes.enter(self._text)

    def action_read_on(self) -> None:
        """Page the text; at its end mark it as read and open the next unread one."""
        row = self._articles.current
        if row is None:
            self.post_message(self.Exhausted())
        elif row.article.id != self.shown or not self._panes.is_seen(self._text):
            self.open_text()
        elif not self._text.at_end:
            self._text.action_page(1)
        else:
            self._text.begin()
            if row.marks.reading is not Reading.READ:
                self._note(row.article.id, Reading.READ)
            self._next_unread()

    def _next_unread(self) -> None:
        if not self.go_to_unread(1):
            self.post_message(self.Exhausted())

    def action_page_back(self) -> None:
        """Page the text back."""
        self._text.action_page(-1)

    def action_step_article(self, step: int) -> None:
        """Show the next or the previous article of the list."""
        before = self._articles.cursor
        self._articles.cursor += step
        if self._articles.cursor != before:
            self.follow(now=True)

    def action_step_match(self, step: int) -> None:
        """Go to the next match in the text, or to the next unread article."""
        if self._panes.current is self._text and self._text.go_to_match(step):
            return
        self.go_to_unread(step)

    def go_to_unread(self, step: int) -> bool:
        """Put the cursor on the next unread article, round and round; tell whether there is one."""
        rows, here = self._articles.rows, self._articles.cursor
        around = ((here + step * n) % len(rows) for n in range(1, len(rows)))
        found = next((n for n in around if rows[n].marks.reading is Reading.UNREAD), None)
        if found is not None:
            self._articles.cursor = found
            self.follow(now=True)
        return found is not None
