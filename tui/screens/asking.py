"""Asking before a link is opened that may lead elsewhere than it seems to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _


class Asking(ModalScreen[bool]):
    """Where a link really leads, and why that is asked about; closed with the answer."""

    BINDINGS = [
        *bindings(Scope.FIND),
        Binding("y", "choose", show=False),
        Binding("n,q", "close", show=False),
    ]

    def __init__(self, target: str, doubt: str) -> None:
        super().__init__()
        self._target = target
        self._doubt = doubt

    def compose(self) -> ComposeResult:
        """Lay out the doubt, the whole address and the two answers."""
        with Vertical(id="asking"):
            yield Static(self._doubt, markup=False)
            yield Static(self._target, id="asked-target", markup=False)
            yield Static(_("Enter opens it   Esc back"), markup=False)

    def action_choose(self) -> None:
        """Open it."""
        self.dismiss(True)

    def action_close(self) -> None:
        """Leave it."""
        self.dismiss(False)

    def action_move(self, rows: int) -> None:
        """There is nowhere to move to."""

    def action_page(self, pages: int) -> None:
        """There is nowhere to move to."""
