"""The three panes side by side: which has the focus, and which there is room for."""

from __future__ import annotations

from textual import events
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget

from tui.bindings import bindings
from tui.commands import Scope
from tui.widgets.article_list import ArticleList
from tui.widgets.article_view import ArticleView
from tui.widgets.tag_sidebar import TagSidebar


class Panes(Horizontal):
    """Sidebar, list and text; the narrower the terminal, the fewer at once."""

    BINDINGS = bindings(Scope.PANES)
    zen: reactive[bool] = reactive(False)
    current: reactive[Widget | None] = reactive(None)
    """The pane that has the focus, or had it last."""

    def __init__(self, sidebar: TagSidebar, articles: ArticleList, text: ArticleView) -> None:
        super().__init__(sidebar, articles, text, id="panes")
        self.sidebar = sidebar
        self.articles = articles
        self.text = text
        self.order: tuple[Widget, ...] = (sidebar, articles, text)
        self.set_reactive(Panes.current, articles)
        self._before_zen: Widget = articles
        self.add_class("-list")

    def enter(self, pane: Widget) -> None:
        """Give a pane the focus, shown first if it is hidden."""
        self.show(pane)
        pane.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, wherever it came from."""
        if event.widget in self.order:
            self.show(event.widget)

    def show(self, pane: Widget) -> None:
        """Make a pane the one that is seen where there is room for one."""
        if pane is not self.text:
            self.zen = False
        # Style sheets hide what a narrow terminal has no room for by these classes.
        self.set_class(pane is self.sidebar, "-sidebar")
        self.set_class(pane is self.articles, "-list")
        self.set_class(pane is self.text, "-text")
        self.current = pane

    def is_seen(self, pane: Widget) -> bool:
        """Tell whether a pane stands on the screen."""
        return bool(pane.size.width)

    def regain(self) -> None:
        """Give a focus that is nowhere back to the pane that had it last."""
        if self.screen.focused is None:
            (self.current or self.articles).focus()

    def watch_zen(self, zen: bool) -> None:
        """Leave only the text, or bring the others back."""
        self.set_class(zen, "-zen")
        self.screen.set_class(zen, "-zen")

    def action_pane(self, step: int) -> None:
        """Go one pane to the left or to the right."""
        here = self.order.index(self.current or self.articles)
        self.enter(self.order[max(0, min(here + step, len(self.order) - 1))])

    def action_cycle_pane(self, step: int) -> None:
        """Go to the next pane, round and round."""
        here = self.order.index(self.current or self.articles)
        self.enter(self.order[(here + step) % len(self.order)])

    def action_zen(self) -> None:
        """Show the text alone, or everything again."""
        if not self.zen:
            self._before_zen = self.current or self.articles
            self.enter(self.text)
            self.zen = True
        else:
            self.zen = False
            self.enter(self._before_zen)
