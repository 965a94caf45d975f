"""What stands around the panes: masthead, status bar, footer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual.widget import Widget
from textual.widgets import Static

from corpus import Corpus, View
from tui.commands import COMMANDS, Scope, commands
from tui.format import month_day, reading_minutes, weekday
from tui.i18n import _, plural
from tui.widgets.article_list import STAR, ArticleList
from tui.widgets.article_view import ArticleView
from tui.widgets.bars import Footer, Masthead, StatusBar
from tui.words import view_words

SAID_FOR = 6.0
"""Seconds a notice stands before the standing ones return."""

MOST_HINTS = 6


class Frame:
    """The bars of the reader, and what they say."""

    def __init__(
        self,
        corpus: Corpus,
        *,
        now: Callable[[], datetime],
        markers: str,
        standing: tuple[str, ...],
    ) -> None:
        self._corpus = corpus
        self.masthead = Masthead(id="masthead")
        self.status = StatusBar(id="status")
        self.footer = Footer(id="footer")
        self.too_small = Static(_("Terminal too small"), id="too-small", markup=False)
        self._now = now
        self._star = STAR[markers]
        self._standing = standing
        self.progress = ""
        """How far the folders are read, while they are."""

        self._spoken = 0
        self._speaking = False

    def show_place(self, view: View, articles: ArticleList) -> None:
        """Say where one is and what waits."""
        today = self._now().date()
        counts = self._corpus.counts()
        position = f"{articles.cursor + 1}/{articles.count}" if articles.count else "0"
        queued = _("Queue {count}").format(count=counts.queued)
        unread = plural("{count} unread", "{count} unread", self._corpus.unread(view))
        date = _("{weekday} {day}").format(weekday=weekday(today), day=month_day(today))
        self.masthead.left = f"{_('kanbao')} · {date}"
        self.masthead.middle = f"{view_words(view)} · {unread}"
        self.masthead.right = f"{queued}  {self._star} {counts.starred}   {position}"

    def show_progress(self, text: ArticleView, words: int) -> None:
        """Say how much of the text is read and how long the rest takes."""
        if text.is_empty:
            self.status.right = ""
            return
        left = round(words * (1 - text.progress))
        minutes = reading_minutes(left)
        rest = plural("{count} minute left", "{count} minutes left", minutes) if left else ""
        self.status.right = f"{text.progress:.0%}   {rest}".strip()

    def say(self, words: str) -> None:
        """Show a notice for a while; nothing said brings back what always stands there."""
        self._spoken += 1
        self._speaking = bool(words)
        self.status.left = words or self._lasting()
        if words:
            spoken = self._spoken
            self.status.set_timer(SAID_FOR, lambda: self._fall_silent(spoken))

    def _fall_silent(self, spoken: int) -> None:
        if spoken == self._spoken:
            self.say("")

    def look(self) -> None:
        """Show what lasts, as it is now, unless something else is being said."""
        if not self._speaking:
            self.status.left = self._lasting()

    def _lasting(self) -> str:
        """Return the notice that stands while nothing else is said."""
        count = self._corpus.files_with_problems
        problems = plural(
            "{count} file could not be fully read: press !",
            "{count} files could not be fully read: press !",
            count,
        )
        unsaved = _("Marks are not being saved: {reason}").format(reason=self._corpus.notice)
        notices = [unsaved if self._corpus.notice else "", self.progress, *self._standing]
        return " · ".join(filter(None, [*notices, problems if count else ""]))

    def show_keys(self, pane: Widget) -> None:
        """Name the keys of the pane that has the focus."""
        scopes = (Scope(pane.id), Scope.TURN, Scope.MARK, Scope.FILTER) if pane.id else ()
        hints = [row for scope in scopes for row in commands(scope) if row.footer]
        lasting = [row for row in COMMANDS if row.id in ("help", "palette")]
        self.footer.show_commands(hints[:MOST_HINTS], lasting)
