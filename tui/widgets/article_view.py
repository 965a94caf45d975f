"""The text of an article, and how far it was read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer

from tui.typeset import Block, Place
from tui.widgets.text_view import Finding, TextView

__all__ = ["ArticleView", "Finding"]

BEGUN_AFTER = 1.0
"""Seconds of focus after which an article counts as begun."""


class ArticleView(TextView):
    """A page of text that knows how far it was read."""

    class Begun(Message):
        """The text of an article has had the focus for a second, or was paged."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    class EndReached(Message):
        """Its last line came on screen after it was begun."""

        def __init__(self, article: int) -> None:
            super().__init__()
            self.article = article

    def __init__(self, *, id: str, measure: int) -> None:
        super().__init__(id=id, measure=measure)
        self.begun = False
        self._ended = False
        self._article: int | None = None
        self._dwell: Timer | None = None

    def show_article(
        self,
        article: int | None,
        blocks: Sequence[Block],
        *,
        place: Place = (0, 0),
        mark: Finding | None = None,
    ) -> None:
        """Show an article, of which nothing has been read yet, from a place on."""
        self._article = article
        self.begun = self._ended = False
        self.show(blocks, place=place, mark=mark)
        self._wait_for_reading()

    def on_focus(self) -> None:
        """Begin to count the time of reading."""
        self._wait_for_reading()
        # Screen readers and input methods look where the terminal's own cursor is.
        self.app.cursor_position = self.content_region.offset + Offset(self.margin, 0)

    def on_blur(self) -> None:
        """Count no longer."""
        self._stop_waiting()

    def _wait_for_reading(self) -> None:
        self._stop_waiting()
        if self.has_focus and self._article is not None:
            self._dwell = self.set_timer(BEGUN_AFTER, self.begin)

    def _stop_waiting(self) -> None:
        if self._dwell is not None:
            self._dwell.stop()
            self._dwell = None

    def begin(self) -> None:
        """Note that the text is being read."""
        if not self.begun and self._article is not None:
            self.begun = True
            self.post_message(self.Begun(self._article))
        self.report()

    def report(self) -> None:
        """Say that another part is on screen, and when it was the last."""
        if self.begun and not self._ended and self._article is not None and self.at_end:
            self._ended = True
            self.post_message(self.EndReached(self._article))
        super().report()

    def action_page(self, pages: int) -> None:
        """Scroll by pages; paging counts as reading."""
        self.begin()
        super().action_page(pages)
        self.report()
