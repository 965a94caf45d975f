"""The one-line field in which the list is filtered while one types."""

from __future__ import annotations

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input


class QueryBar(Input):
    """A text field whose cursor keys move the list behind it."""

    BINDINGS = [
        Binding("escape", "leave(False)", show=False),
        Binding("enter,tab", "leave(True)", show=False),
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

    def action_leave(self, kept: bool) -> None:
        """Leave the field."""
        self.post_message(self.Left(kept))

    def action_step(self, rows: int) -> None:
        """Move the list's cursor by rows."""
        self.post_message(self.Stepped(rows=rows))

    def action_page(self, pages: int) -> None:
        """Move the list's cursor by pages."""
        self.post_message(self.Stepped(pages=pages))
