"""The one-line field in which the list is filtered while one types."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

LEAVING = {"escape": False, "enter": True, "tab": True}
"""The keys that leave the field, and whether its filter is kept."""


class QueryBar(Input):
    """A text field whose cursor keys move the list behind it."""

    BINDINGS = [
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up,ctrl+p", "step(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    class Left(Message):
        """The field was left, with its filter kept or not."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    class Stepped(Message):
        """The list's cursor shall move."""

        def __init__(self, rows: int = 0, pages: int = 0) -> None:
            super().__init__()
            self.rows = rows
            self.pages = pages

    def __init__(self, *, id: str, placeholder: str) -> None:
        super().__init__(id=id, placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._leaving = False

    def on_focus(self) -> None:
        """Take what is typed."""
        self._leaving = False

    def on_blur(self) -> None:
        """Take nothing any more."""
        self._leaving = False

    async def on_event(self, event: events.Event) -> None:
        """Leave in time: keys typed behind the one that leaves are for where the focus goes."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif self._leaving:
            self.app.post_message(events.Key(event.key, event.character))
        elif event.key in LEAVING:
            self._leaving = True
            self.post_message(self.Left(LEAVING[event.key]))
        else:
            await super().on_event(event)

    def action_step(self, rows: int) -> None:
        """Move the list's cursor by rows."""
        self.post_message(self.Stepped(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move the list's cursor by pages."""
        self.post_message(self.Stepped(pages=pages))
