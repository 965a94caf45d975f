"""What is done with articles: read, kept for later, starred; and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from corpus import Change, Corpus, Reading
from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _
from tui.widgets.article_list import ArticleList
from tui.words import change_words


class Marking(Container):
    """Around the panes: every step marks what the list's cursor is on, or all that is listed."""

    BINDINGS = bindings(Scope.MARK)

    class Marked(Message):
        """Something was marked, or nothing could be: say so."""

        def __init__(self, words: str = "", article: int | None = None) -> None:
            super().__init__()
            self.words = words
            self.article = article
            """Where the cursor shall stand."""

    def __init__(self, corpus: Corpus, articles: ArticleList, content: Widget) -> None:
        super().__init__(content, id="marking")
        self._corpus = corpus
        self._articles = articles
        self._cursors: dict[Change, int | None] = {}

    def _step(
        self,
        name: str,
        *,
        reading: Reading | None = None,
        starred: bool | None = None,
        ids: Sequence[int] | None = None,
    ) -> Change | None:
        """Do one step on these articles, else on the one under the cursor."""
        current = self._articles.current
        if ids is None:
            ids = [current.article.id] if current else []
        change = self._corpus.mark(ids, name, reading=reading, starred=starred)
        if change is not None:
            # A step taken back takes the cursor back to where it was done.
            self._cursors[change] = current.article.id if current else None
        return change

    def action_done(self) -> None:
        """Mark as read and move on."""
        self._step("read", reading=Reading.READ)
        self._move_on()

    def action_later(self) -> None:
        """Put into the queue and move on."""
        self._step("later", reading=Reading.LATER)
        self._move_on()

    def _move_on(self) -> None:
        self._articles.cursor += 1
        self.post_message(self.Marked())

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread again."""
        if (row := self._articles.current) is not None:
            if row.marks.reading is Reading.READ:
                self._step("unread", reading=Reading.UNREAD)
            else:
                self._step("read", reading=Reading.READ)
            self.post_message(self.Marked())

    def action_toggle_star(self) -> None:
        """Star, or take the star away."""
        if (row := self._articles.current) is not None:
            starred = not row.marks.starred
            self._step("star" if starred else "unstar", starred=starred)
            self.post_message(self.Marked())

    def action_read_all(self) -> None:
        """Mark all that is listed as read, in one step."""
        listed = [match.id for match in self._articles.rows.matches]
        change = self._step("read", reading=Reading.READ, ids=listed)
        words = _("Nothing here to mark.") if change is None else change_words(change)
        hint = "" if change is None else _(", u takes it back")
        self.post_message(self.Marked(words + hint))

    def action_undo(self) -> None:
        """Take back the last step."""
        self._report(self._corpus.undo(), _("Taken back: {step}"), _("Nothing to take back."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._report(self._corpus.redo(), _("Done again: {step}"), _("Nothing to do again."))

    def _report(self, change: Change | None, words: str, nothing: str) -> None:
        if change is None:
            self.post_message(self.Marked(nothing))
            return
        step = words.format(step=change_words(change))
        self.post_message(self.Marked(step, self._cursors.get(change)))
