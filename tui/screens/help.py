"""The keys of where one is, from the command table, searchable."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from corpus import fold
from tui.bindings import bindings
from tui.commands import SCOPE_TITLES, Command, Scope, commands
from tui.format import cut
from tui.i18n import _
from tui.widgets.virtual_list import Part, VirtualList

ASKED_AGAIN = ("?", "？")
"""The key that brought one here, pressed once more, leads back."""

PANE_SCOPES = (Scope.LIST, Scope.TEXT, Scope.SIDEBAR)


class KeyTable(VirtualList):
    """Keys at the left, what they do at the right."""

    driven = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[Command] = []
        self._key_width = 0

    def show_commands(self, rows: list[Command]) -> None:
        """Show these commands in groups."""
        self._rows = rows
        self._key_width = max((cell_len(" ".join(row.keys)) for row in rows), default=0) + 2
        starts = [n for n, row in enumerate(rows) if not n or row.scope != rows[n - 1].scope]
        self.set_rows(len(rows), rules={n: _(SCOPE_TITLES[rows[n].scope]) for n in starts})

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw the keys of a command and what it does."""
        command = self._rows[row]
        keys = set_cell_size(" " + " ".join(command.keys), self._key_width)
        return [Part(keys, "here"), Part(cut(_(command.help), width - self._key_width - 1))]


class Help(ModalScreen[None]):
    """What can be pressed here."""

    BINDINGS = bindings(Scope.FIND)

    def __init__(self, pane: str) -> None:
        super().__init__()
        self._pane = pane
        self._field = Input(id="help-query", placeholder=_("Search the keys"), compact=True)
        self._table = KeyTable(id="keys")

    def compose(self) -> ComposeResult:
        """Lay out the box and the table."""
        with Vertical(id="help"):
            yield self._field
            yield self._table

    def on_mount(self) -> None:
        """Show the keys of the pane one comes from, that pane's own first."""
        self._field.cursor_blink = False
        self._table.can_focus = False
        self._table.show_commands(list(self._fitting("")))

    @on(Input.Changed, "#help-query")
    def _typed(self, message: Input.Changed) -> None:
        if message.value in ASKED_AGAIN:
            self.dismiss()
            return
        self._table.show_commands(list(self._fitting(message.value)))

    def _fitting(self, query: str) -> Iterator[Command]:
        """Yield the commands that hold every word of the query in their keys or words."""
        words = fold(query).split()
        for scope in sorted(SCOPE_TITLES, key=lambda scope: scope != self._pane):
            if scope in PANE_SCOPES and scope != self._pane and not words:
                continue
            for command in commands(scope):
                text = fold(
                    " ".join((*command.keys, _(command.title), _(command.help), command.id))
                )
                if all(word in text for word in words):
                    yield command

    def action_move(self, rows: int) -> None:
        """Move in the table."""
        self._table.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move in the table by pages."""
        self._table.action_page(pages)

    @on(Input.Submitted)
    def action_choose(self) -> None:
        """Leave the help."""
        self.dismiss()

    def action_close(self) -> None:
        """Leave the help."""
        self.dismiss()
