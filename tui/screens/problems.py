"""The files that could not be fully read, and why."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus import Problem
from tui.bindings import bindings
from tui.commands import Scope
from tui.format import cut, path_words
from tui.handover import edit
from tui.i18n import _, plural
from tui.page import problem_words
from tui.widgets.virtual_list import Part, VirtualList


class ProblemList(VirtualList):
    """Two lines a problem: the file, the reason."""

    row_height = 2

    def __init__(self, problems: Sequence[Problem], *, id: str) -> None:
        super().__init__(id=id)
        self.problems = problems

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw the name and folder of a file, then what is wrong with it."""
        problem = self.problems[row]
        if line:
            return [Part("   " + cut(problem_words(problem), width - 4), "muted")]
        return [Part(" " + cut(path_words(problem.path), width - 2), "strong")]


class Problems(ModalScreen[None]):
    """All problems of the library; Enter opens the file in the editor."""

    BINDINGS = [*bindings(Scope.FIND), Binding("exclamation_mark,q", "close", show=False)]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._list = ProblemList(problems, id="problem-list")

    def compose(self) -> ComposeResult:
        """Lay out a heading and the list."""
        count = len({problem.path for problem in self._list.problems})
        words = plural(
            "{count} file could not be fully read", "{count} files could not be fully read", count
        )
        with Vertical(id="problems"):
            yield Static(words if count else _("Every file was fully read."), markup=False)
            yield self._list
            yield Static(_("Enter opens the file in the editor   Esc back"), markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._list.set_rows(len(self._list.problems))
        self._list.focus()

    @on(ProblemList.Chosen, "#problem-list")
    def _chosen(self) -> None:
        self._edit()

    def action_choose(self) -> None:
        """Open the file in the editor."""
        self._edit()

    def _edit(self) -> None:
        if self._list.count:
            words = edit(self.app, self._list.problems[self._list.cursor].path)
            if words:
                self.notify(words, markup=False)

    def action_move(self, rows: int) -> None:
        """Move in the list."""
        self._list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move in the list by pages."""
        self._list.action_page(pages)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()
