"""From page to page and from article to article, and what counts as reading."""

from __future__ import annotations

from functools import partial

from textual import on
from textual.containers import Container
from textual.message import Message

from corpus import Corpus, Place, Query, Reading, find_spans
from tui.bindings import bindings
from tui.commands import Scope
from tui.messages import DocumentReady
from tui.opening import Opening
from tui.screens.panes import Panes
from tui.settings import Settings
from tui.widgets.article_list import ArticleList
from tui.widgets.article_view import ArticleView, Finding


class Turning(Container):
    """Around the panes: keeps the text at what the list's cursor is on."""

    BINDINGS = bindings(Scope.TURN)

    class Turned(Message):
        """Another article is shown, or more of it."""

        def __init__(self, *, marked: bool = False) -> None:
            super().__init__()
            self.marked = marked
            """Whether it now counts as begun or as read."""

    class Exhausted(Message):
        """The list holds no further unread article."""

    def __init__(self, corpus: Corpus, settings: Settings, panes: Panes) -> None:
        super().__init__(panes, id="turning")
        self._corpus = corpus
        self._read_when = settings.read_when
        self._panes = panes
        self._articles = panes.articles
        self._text = panes.text
        self._opening = Opening(self, corpus)
        self._query: Query | None = None
        self.shown: int | None = None

    # ── opening ──

    def follow(self, query: Query | None = None, *, now: bool = False) -> None:
        """Show the article under the list's cursor, what the query found in it marked."""
        asked_anew = query is not None and query != self._query
        self._query = query or self._query
        row = self._articles.current
        wanted = row.article.id if row else None
        if wanted is None:
            self._close()
        elif wanted != self.shown or now or self._opening.wanted != wanted:
            self._opening.want(wanted, now=now)
        elif asked_anew:
            self._text.remark(self._mark())

    def _mark(self) -> Finding | None:
        """Return what finds the query's words in a text, if it has any."""
        query = self._query
        return partial(find_spans, query) if query and query.words else None

    def _close(self) -> None:
        self._keep_place()
        self._opening.want(None)
        self.shown = None
        self._text.show(())

    @on(DocumentReady)
    def _show(self, message: DocumentReady) -> None:
        message.stop()
        if not self._opening.arrived(message.article):
            return
        self._keep_place()
        self.shown = message.article
        place = self._corpus.marks(message.article).place
        where = (place.block, place.offset) if place else (0, 0)
        self._text.show(message.blocks, place=where, mark=self._mark())
        self.post_message(self.Turned())

    def on_unmount(self) -> None:
        """Keep the place of the text that is left with the program."""
        self._keep_place()

    def _keep_place(self) -> None:
        if self.shown is not None and self.shown in self._corpus and self._text.begun:
            block, offset = self._text.place
            self._corpus.note(self.shown, place=Place(block, offset))

    @property
    def settled(self) -> bool:
        """Whether the text shown is the one wanted."""
        return not self._opening.under_way

    def action_original(self) -> None:
        """Show the file as it is, or typeset again."""
        self._opening.original = not self._opening.original
        self.follow(now=True)

    # ── what counts as reading ──

    @on(ArticleView.Begun)
    def _begun(self) -> None:
        if self.shown is None:
            return
        reading = self._corpus.marks(self.shown).reading
        if self._read_when == "focus":
            self._note(Reading.READ)
        elif reading in (Reading.UNREAD, Reading.LATER):
            self._note(Reading.BEGUN)

    @on(ArticleView.EndReached)
    def _end_reached(self) -> None:
        if self._read_when == "end":
            self._note(Reading.READ)

    def _note(self, reading: Reading) -> None:
        if self.shown is not None:
            self._corpus.note(self.shown, reading=reading)
            self.post_message(self.Turned(marked=True))

    @on(ArticleView.Scrolled)
    def _scrolled(self, message: ArticleView.Scrolled) -> None:
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
        elif row.article.id != self.shown:
            self.follow(now=True)
        elif not self._text.at_end:
            self._text.action_page(1)
        else:
            self._text.begin()
            if row.marks.reading is not Reading.READ:
                self._note(Reading.READ)
            self._next_unread()

    def _next_unread(self) -> None:
        if not self.go_to_unread(1):
            self.post_message(self.Exhausted())

    def action_page_back(self) -> None:
        """Page the text back."""
        self._text.action_page(-1)

    def action_step_article(self, step: int) -> None:
        """Show the next or the previous article of the list."""
        self._articles.cursor += step
        self.follow(now=True)

    def action_step_match(self, step: int) -> None:
        """Go to the next match in the text, or to the next unread article."""
        if self._panes.focused is self._text and self._text.go_to_match(step):
            return
        self.go_to_unread(step)

    def go_to_unread(self, step: int) -> bool:
        """Put the cursor on the next unread article; tell whether there is one."""
        rows, here = self._articles.rows, self._articles.cursor
        candidates = range(here + step, len(rows) if step > 0 else -1, step)
        found = next((n for n in candidates if rows[n].marks.reading is Reading.UNREAD), None)
        if found is not None:
            self._articles.cursor = found
            self.follow(now=True)
        return found is not None
