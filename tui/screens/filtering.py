"""The list filtered while one types."""

from __future__ import annotations

from textual import on
from textual.containers import Container
from textual.message import Message

from tui.bindings import bindings
from tui.commands import Scope
from tui.screens.panes import Panes
from tui.widgets.query_bar import QueryBar


class Filtering(Container):
    """Around the panes: the field over them, and what stands in it."""

    BINDINGS = bindings(Scope.FILTER)

    class Changed(Message):
        """Something else was typed, or the filter was taken away."""

        def __init__(self, *, anew: bool) -> None:
            super().__init__()
            self.anew = anew

    class Left(Message):
        """The field was left: the keys that follow are for the list."""

    def __init__(self, panes: Panes, field: QueryBar) -> None:
        super().__init__(field, panes, id="filtering")
        self._panes = panes
        self._field = field
        field.display = False

    @property
    def typed(self) -> str:
        """What the list is filtered by."""
        return self._field.value

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a slash typed into the field be a slash."""
        return not (action == "filter" and self._field.has_focus)

    def action_filter(self) -> None:
        """Filter the list while one types."""
        self._panes.show(self._panes.articles)
        self._field.display = True
        # At once: the next key may have been typed already.
        self.screen.set_focus(self._field)

    def clear(self) -> bool:
        """Take the filter away; tell whether there was one."""
        filtered = bool(self.typed)
        with self._field.prevent(QueryBar.Changed):
            self._field.value = ""
        self._field.display = False
        return filtered

    @on(QueryBar.Changed, "#query")
    def _typed(self, message: QueryBar.Changed) -> None:
        message.stop()
        self.post_message(self.Changed(anew=True))

    @on(QueryBar.Left)
    def _left(self, message: QueryBar.Left) -> None:
        if not (message.kept and self.typed) and self.clear():
            self.post_message(self.Changed(anew=False))
        # Behind the changes, so that no key meets a list that is not filtered yet.
        self.post_message(self.Left())

    @on(QueryBar.Stepped)
    def _stepped(self, message: QueryBar.Stepped) -> None:
        self._panes.articles.action_move(message.rows)
        self._panes.articles.action_page(message.pages)
