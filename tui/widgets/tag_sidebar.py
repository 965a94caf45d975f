"""The sidebar: views of the library, tags and sources, each with its counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from corpus import View, fold
from tui.bindings import bindings
from tui.commands import Scope
from tui.format import cut
from tui.widgets.virtual_list import Part, VirtualList


class Entry(NamedTuple):
    """A row of the sidebar."""

    view: View
    label: str
    total: int
    unread: int | None = None
    """Shown before the total where it is given."""

    marker: str = " "
    group: str = ""
    """The name of its group, shown above the first of it."""


class TagSidebar(VirtualList):
    """Choose what the list shows."""

    BINDINGS = bindings(Scope.SIDEBAR)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry], current: View) -> None:
        """Show these entries, the cursor on the view that is on screen."""
        before = self.current
        self.entries = entries
        cursor = self.row_of(current) or 0
        rules = {
            row: entry.group
            for row, entry in enumerate(entries)
            if row and entry.group != entries[row - 1].group
        }
        self.set_rows(len(entries), rules=rules, cursor=cursor, still=before == current)

    def row_of(self, view: View) -> int | None:
        """Return where a view stands, its name in whatever spelling."""
        wanted = (view.shelf, fold(view.name))
        views = ((entry.view.shelf, fold(entry.view.name)) for entry in self.entries)
        return next((row for row, found in enumerate(views) if found == wanted), None)

    @property
    def current(self) -> View | None:
        """The view under the cursor."""
        return self.entries[self.cursor].view if self.entries else None

    def next_unread(self, view: View, step: int) -> View | None:
        """Return the next or previous tag or source with unread articles, round and round."""
        count = len(self.entries)
        here = self.row_of(view) or 0
        after = ((here + step * n) % count for n in range(1, count))
        return next((self.entries[row].view for row in after if self.entries[row].unread), None)

    def draw_rule(self, label: str, width: int) -> list[Part]:
        """Draw the name of a group."""
        return [Part(f" {cut(label, width - 2)}", "muted")]

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw a name at the left and its counts at the right."""
        entry = self.entries[row]
        counts = self._counts(entry, width)
        room = width - cell_len(counts) - 4
        label = cut(entry.label, room)
        role = "strong" if entry.unread else "ink"
        blanks = " " * (room - cell_len(label) + 1)
        return [
            Part(f"{entry.marker} ", "star"),
            Part(label, role),
            Part(f"{blanks}{counts} ", "muted"),
        ]

    def _counts(self, entry: Entry, width: int) -> str:
        if entry.unread is None or width < 18:
            return str(entry.total)
        return f"{entry.unread or ''}{'/' if entry.unread else ''}{entry.total:>3}"
