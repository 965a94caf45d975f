"""The files that could not be fully read, and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from corpus import Problem, Reason, by_reason, in_order, read_known
from tui.bindings import bindings
from tui.commands import Scope
from tui.editor import edit
from tui.format import ELLIPSIS, cut, path_words
from tui.i18n import _, plural
from tui.widgets.virtual_list import Part, VirtualList

MOST_REASONS = 4
"""Reasons that are counted above the list."""

ROOMY = 20
"""Lines of a terminal in which they leave enough of the list to be seen."""

OF_PLACES = (Reason.MISSING, Reason.NOT_REGULAR, Reason.OUTSIDE, Reason.UNREADABLE)
"""Reasons that only another search of the folders can find mended."""


class ProblemList(VirtualList):
    """Two lines a problem: the file, the reason."""

    row_height = 2

    def __init__(self, problems: Sequence[Problem], *, id: str) -> None:
        super().__init__(id=id)
        self.problems = in_order(problems)

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw where it is, then what is wrong, in the words of `kanbao check`."""
        problem = self.problems[row]
        if line:
            reason = _(problem.reason).format(detail=problem.detail)
            return [Part("   " + cut(reason, width - 4), "muted")]
        return [Part(" " + cut(place_words(problem, width - 2), width - 2), "strong")]


def place_words(problem: Problem, cells: int) -> str:
    """Return path and line; of a path that is too long the first folders are left out."""
    line = "" if problem.line is None else f":{problem.line}"
    words = path_words(problem.path) + line
    folders = words.split("/")
    while cell_len(words) > cells and len(folders) > 1:
        folders = folders[1:]
        words = "/".join([ELLIPSIS, *folders])
    return words


class Problems(ModalScreen[bool]):
    """All problems of the library; Enter opens the file in the editor.

    The answer it is left with: whether a file was edited.
    """

    BINDINGS = [*bindings(Scope.FIND), Binding("exclamation_mark,q", "close", show=False)]

    class Reread(Message):
        """A file was read again after it was edited."""

        def __init__(self, path: Path, problems: tuple[Problem, ...]) -> None:
            super().__init__()
            self.path = path
            self.problems = problems

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._list = ProblemList(problems, id="problem-list")
        self._heading = Static(markup=False)
        self._reasons = Static(markup=False)
        self._reasons.styles.height = "auto"
        self._reasons.styles.text_wrap = "nowrap"
        self._reasons.styles.text_overflow = "ellipsis"
        self._edited = False

    def compose(self) -> ComposeResult:
        """Lay out a heading, the reasons counted, and the list."""
        with Vertical(id="problems"):
            yield self._heading
            yield self._reasons
            yield self._list
            yield Static(_("Enter opens the file in the editor   Esc back"), markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._show()
        self._list.focus()

    def on_resize(self) -> None:
        """Count the reasons only where there is room."""
        self._show()

    def _show(self) -> None:
        problems = self._list.problems
        count = len({problem.path for problem in problems})
        words = plural(
            "{count} file could not be fully read", "{count} files could not be fully read", count
        )
        self._heading.update(words if count else _("Every file was fully read."))
        self._reasons.update("\n".join(reason_lines(problems)))
        self._reasons.display = bool(problems) and self.app.size.height >= ROOMY
        self._list.set_rows(len(problems), cursor=self._list.cursor)

    @on(ProblemList.Chosen, "#problem-list")
    def _chosen(self) -> None:
        self._edit()

    def action_choose(self) -> None:
        """Open the file in the editor."""
        self._edit()

    def _edit(self) -> None:
        if not self._list.count:
            return
        problem = self._list.problems[self._list.cursor]
        if words := edit(self.app, problem.path, line=problem.line):
            self.notify(words, markup=False)
            return
        self._edited = True
        is_hidden = problem.path.name.startswith(".")
        if problem.reason not in OF_PLACES and not is_hidden:
            self.run_worker(partial(self._read_again, problem.path), thread=True)

    def _read_again(self, path: Path) -> None:
        """Read a file once more; run in a thread."""
        self.post_message(self.Reread(path, read_known(path).problems))

    @on(Reread)
    def _replace(self, message: Reread) -> None:
        others = [problem for problem in self._list.problems if problem.path != message.path]
        self._list.problems = in_order([*others, *message.problems])
        self._show()

    def action_move(self, rows: int) -> None:
        """Move in the list."""
        self._list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move in the list by pages."""
        self._list.action_page(pages)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(self._edited)


def reason_lines(problems: Sequence[Problem]) -> list[str]:
    """Return the reasons with their numbers, the commonest first."""
    counted = by_reason(problems)
    lines = [f"{number:>5}  {_(reason).format(detail=ELLIPSIS)}" for reason, number in counted]
    if len(lines) <= MOST_REASONS:
        return lines
    others = sum(number for _reason, number in counted[MOST_REASONS - 1 :])
    return [*lines[: MOST_REASONS - 1], f"{others:>5}  {ELLIPSIS}"]
