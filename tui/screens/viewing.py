"""Which part of the library is listed, and in which order."""

from __future__ import annotations

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from corpus import Order, Shelf, View
from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _
from tui.screens.panes import Panes
from tui.screens.turning import Turning
from tui.widgets.tag_sidebar import TagSidebar
from tui.words import ORDERS


class Viewing(Container):
    """Around the panes: the view chosen in the sidebar or by key."""

    BINDINGS = bindings(Scope.VIEW)

    class Changed(Message):
        """Something else shall be listed, from its top or with the cursor where it is."""

        def __init__(self, *, anew: bool, words: str = "") -> None:
            super().__init__()
            self.anew = anew
            self.words = words

    class Stayed(Message):
        """There is nothing else to list: say so."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self, panes: Panes, content: Widget) -> None:
        super().__init__(content, id="viewing")
        self._panes = panes
        self._sidebar = panes.sidebar
        self._next: View | None = None
        self._named: tuple[View, int] | None = None
        """Where one stood when it was said that space goes on to `_next`."""

        self.view = View()
        self.order: Order | None = None

    def show(self, view: View) -> None:
        """List another part of the library from its top."""
        self.view = view
        self.order = None
        self._named = None
        self.post_message(self.Changed(anew=True))

    def action_view(self, shelf: str) -> None:
        """Show all, unread, starred or queued articles."""
        self.show(View(Shelf(shelf)))
        self._panes.enter(self._panes.articles)

    def action_step_view(self, step: int) -> None:
        """Show the next or previous tag or source with unread articles."""
        if (view := self._sidebar.next_unread(self.view, step)) is not None:
            self.show(view)
        else:
            self.post_message(self.Stayed(_("No other tag or source has unread articles.")))

    def action_next_order(self) -> None:
        """Sort the list another way."""
        orders = list(ORDERS)
        here = orders.index(self.order) if self.order in orders else 0
        self.order = orders[(here + 1) % len(orders)]
        self.post_message(self.Changed(anew=False, words=_(ORDERS[self.order])))

    @on(Turning.Exhausted)
    def _exhausted(self) -> None:
        """Name where unread articles are left; going on at once goes there."""
        here = (self.view, self._panes.articles.cursor)
        if self._next is not None and self._named == here:
            self.show(self._next)
            return
        self._next, self._named = self._sidebar.next_unread(self.view, 1), here
        words = _("No unread article is left in this list.")
        if self._next is not None:
            left = _("No unread article is left here. Space goes on to {name}.")
            words = left.format(name=self._next.name)
        self.post_message(self.Stayed(words))

    @on(TagSidebar.Moved, "#sidebar")
    def _sidebar_moved(self) -> None:
        if (view := self._sidebar.current) is not None and view != self.view:
            self.show(view)

    @on(TagSidebar.Chosen, "#sidebar")
    def _sidebar_chosen(self) -> None:
        self._panes.enter(self._panes.articles)
