"""The finder: one box in which any article is found from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input

from corpus import Corpus, find_spans, parse_query
from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _, plural
from tui.messages import DocumentReady
from tui.opening import Opening
from tui.widgets.bars import Bar
from tui.widgets.match_list import MatchList
from tui.widgets.text_view import TextView

PAUSE = 0.02
"""Seconds within which keys are searched for together."""


class Finder(ModalScreen[int | None]):
    """Type, look, Enter. It stays as it was left."""

    BINDINGS = bindings(Scope.FIND)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, corpus: Corpus, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._corpus = corpus
        self._now = now
        self._opening = Opening(self, corpus)
        self._field = Input(id="find", placeholder=_("Find any article"), compact=True)
        self._count = Bar(id="find-count")
        self._matches = MatchList(id="matches")
        self._preview = TextView(id="preview", measure=40)
        self._hints = Bar(id="find-hints")
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the box, the results and the preview."""
        with Vertical(id="finder"):
            with Horizontal(id="find-line"):
                yield self._field
                yield self._count
            with Horizontal(id="find-panes"):
                yield self._matches
                yield self._preview
            yield self._hints

    def on_mount(self) -> None:
        """Show the newest articles until something is typed."""
        self._field.cursor_blink = False
        self._matches.can_focus = self._preview.can_focus = False
        self._hints.left = _("Enter opens   ↑ ↓ move   several words in any order   Esc back")

    def on_screen_resume(self) -> None:
        """Come back as it was left, ready for another word."""
        self._field.focus()
        self.look_again()

    def look_again(self) -> None:
        """Search what has been read since, the cursor on the article it was on."""
        current = self._matches.current
        self._search()
        if current is not None:
            row = self._matches.rows.position(current.article.id)
            self._matches.show_rows(self._matches.rows, self._now().date(), cursor=row or 0)

    def on_key(self, event: events.Key) -> None:
        """Take what was typed before the box had the focus."""
        if event.is_printable and event.character and not self._field.has_focus:
            self._field.insert_text_at_cursor(event.character)
            self.set_focus(self._field)

    @property
    def at_rest(self) -> bool:
        """Whether what is shown is what was typed and chosen."""
        return self._timer is None and not self._opening.under_way

    @on(Input.Changed, "#find")
    def _typed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._search)

    def _search(self) -> None:
        self._timer = None
        rows = self._corpus.select(self._field.value)
        self._matches.show_rows(rows, self._now().date())
        self._count.right = plural("{count} article", "{count} articles", len(rows))
        if not rows:
            self._count.right = _("nothing found: try a shorter word")

    @on(MatchList.Moved, "#matches")
    def _moved(self) -> None:
        row = self._matches.current
        self._opening.want(row.article if row else None)
        if row is None:
            self._preview.show(())

    @on(DocumentReady)
    def _show(self, message: DocumentReady) -> None:
        if self._opening.arrived(message):
            query = parse_query(self._field.value)
            mark = partial(find_spans, query) if query.words else None
            self._preview.show(message.blocks, mark=mark)
            if mark is not None:
                self._preview.go_to_match(1)

    def action_move(self, rows: int) -> None:
        """Move among the results."""
        self._matches.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move among the results by pages."""
        self._matches.action_page(pages)

    @on(Input.Submitted, "#find")
    @on(MatchList.Chosen, "#matches")
    def action_choose(self) -> None:
        """Open the article under the cursor."""
        if self._timer is not None:
            self._timer.stop()
            self._search()
        row = self._matches.current
        self.dismiss(row.article.id if row else None)

    def action_close(self) -> None:
        """Go back without opening anything."""
        self.dismiss(None)
