"""The reader's main screen: what is listed, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer

from corpus import Corpus, Shelf, View, parse_query
from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _
from tui.loading import Loading
from tui.messages import BatchLoaded, LoadingEnded
from tui.palette import ArticleProvider, CommandProvider
from tui.screens.finder import Finder
from tui.screens.frame import Frame
from tui.screens.handing import Handing
from tui.screens.help import Help
from tui.screens.marking import Marking
from tui.screens.panes import Panes
from tui.screens.problems import Problems
from tui.screens.turning import Turning
from tui.screens.viewing import Viewing
from tui.settings import Settings
from tui.widgets.article_list import STAR, ArticleList
from tui.widgets.article_view import ArticleView
from tui.widgets.query_bar import QueryBar
from tui.widgets.tag_sidebar import TagSidebar
from tui.words import empty_words, sidebar_entries

REDRAW = 0.25
"""Seconds between two redrawings of the list while files are being read."""

LOOK_ROUND = 1.0
"""Seconds after which marks of other windows are shown."""


class Reader(Screen[None]):
    """Three panes over one corpus."""

    BINDINGS = bindings(Scope.READER)
    COMMANDS = {CommandProvider, ArticleProvider}
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (80, "-medium"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-tall")]

    def __init__(
        self,
        corpus: Corpus,
        settings: Settings,
        *,
        now: Callable[[], datetime],
        standing: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self.corpus = corpus
        self.now = now
        self.sidebar = TagSidebar(id="sidebar")
        self.articles = ArticleList(
            id="list", markers=settings.markers, row_height=settings.row_height
        )
        self.text = ArticleView(id="text", measure=settings.measure)
        self.panes = Panes(self.sidebar, self.articles, self.text)
        self.turning = Turning(corpus, settings, self.panes)
        handing = Handing(self.articles, self.turning)
        self.viewing = Viewing(self.panes, Marking(corpus, self.articles, handing))
        self.walk = Loading(self, corpus)
        self.field = QueryBar(id="query", placeholder=_("Filter the list"))
        self.frame = Frame(corpus, now=now, markers=settings.markers, standing=standing)
        self._star = STAR[settings.markers]
        self._redraw: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the bars and, in the middle, the panes within what acts on them."""
        yield self.frame.masthead
        yield self.field
        yield self.viewing
        yield self.frame.status
        yield self.frame.footer
        yield self.frame.too_small

    def on_mount(self) -> None:
        """Begin to read the folders."""
        self.app.install_screen(Finder(self.corpus, now=self.now), "finder")
        self.field.display = False
        self.articles.focus()
        self.frame.show_keys(self.articles)
        self.set_interval(LOOK_ROUND, self._look_round)
        self.action_rescan()

    # ── reading the folders ──

    def action_rescan(self) -> None:
        """Read the folders again."""
        self.walk.start()
        self.reselect()

    @on(BatchLoaded)
    def _take_in(self, message: BatchLoaded) -> None:
        self.frame.say(self.walk.take_in(message.batch))
        if self._redraw is None:
            self._redraw = self.set_timer(REDRAW if self.articles.count else 0.001, self._redrawn)

    def _redrawn(self) -> None:
        self._redraw = None
        self.reselect()

    @on(LoadingEnded)
    def _all_read(self) -> None:
        self.walk.finish()
        self.frame.say("")
        self.reselect()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being read and nothing waits to be shown."""
        waiting = self._redraw is not None or self.walk.running
        return not waiting and self.turning.settled

    def _look_round(self) -> None:
        """Show what another window has marked."""
        if self.corpus.sync():
            self.recount()
        self.frame.look()

    # ── what is listed ──

    @property
    def typed(self) -> str:
        """What the list is filtered by."""
        return self.field.value

    def reselect(self, *, cursor: int | None = None) -> None:
        """List anew what fits, the cursor on the article it was on, or at a row."""
        query = parse_query(self.typed)
        rows = self.corpus.select(query, view=self.viewing.view, order=self.viewing.order)
        if cursor is None:
            current = self.articles.current if self.articles.cursor else None
            found = rows.position(current.article.id) if current else 0
            cursor = self.articles.cursor if found is None else found
        self.articles.empty_words = empty_words(self.typed, self.viewing.view, self.walk.running)
        self.articles.show_rows(rows, today=self.now().date(), cursor=cursor)
        self.recount()
        self.turning.follow(query)

    def recount(self) -> None:
        """Draw counts and marks anew; the list keeps its articles until something else is asked."""
        markers = {Shelf.STARRED: self._star}
        self.sidebar.show_entries(sidebar_entries(self.corpus, markers), self.viewing.view)
        self.articles.refresh()
        self._show_place()

    def _show_place(self) -> None:
        self.frame.show_place(self.viewing.view, self.articles)
        row = self.articles.current
        self.frame.show_progress(self.text, row.article.words if row else 0)

    @on(Marking.Marked)
    def _marked(self, message: Marking.Marked) -> None:
        if (
            message.article is not None
            and (row := self.articles.rows.position(message.article)) is not None
        ):
            self.articles.cursor = row
        if message.words:
            self.frame.say(message.words)
        self.recount()

    @on(Handing.Handed)
    def _handed(self, message: Handing.Handed) -> None:
        self.frame.say(message.words)

    @on(Turning.Turned)
    def _turned(self, message: Turning.Turned) -> None:
        if message.marked:
            self.recount()
        else:
            self._show_place()

    @on(Viewing.Changed)
    def _view_changed(self, message: Viewing.Changed) -> None:
        if message.words:
            self.frame.say(message.words)
        self.reselect(cursor=0 if message.anew else None)

    @on(Viewing.Stayed)
    def _view_stayed(self, message: Viewing.Stayed) -> None:
        self.frame.say(message.words)

    # ── filter and find ──

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a slash typed into the field be a slash."""
        return not (action == "filter" and self.field.has_focus)

    def action_filter(self) -> None:
        """Filter the list while one types."""
        self.panes.show(self.articles)
        self.field.display = True
        # At once: the next key may have been typed already.
        self.set_focus(self.field)

    @on(QueryBar.Changed, "#query")
    def _typed(self) -> None:
        self.reselect(cursor=0)

    @on(QueryBar.Left)
    def _field_left(self, message: QueryBar.Left) -> None:
        if not (message.kept and self.typed):
            self._clear_query()
        self.panes.enter(self.articles)

    @on(QueryBar.Stepped)
    def _field_stepped(self, message: QueryBar.Stepped) -> None:
        self.articles.action_move(message.rows)
        self.articles.action_page(message.pages)

    def _clear_query(self) -> None:
        self.field.value = ""
        self.field.display = False

    def action_find(self) -> None:
        """Find any article from anywhere; the finder stays as it was left."""
        self.app.push_screen("finder", self._found)

    def _found(self, article: int | None) -> None:
        if article is not None:
            self.open_article(article)

    def open_article(self, article: int) -> None:
        """Show an article, whatever is listed."""
        self._clear_query()
        self.viewing.view, self.viewing.order = View(), None
        self.reselect(cursor=0)
        self.articles.cursor = self.articles.rows.position(article) or 0
        self.turning.open_text()

    # ── other windows ──

    def action_help(self) -> None:
        """Show the keys of where one is."""
        self.app.push_screen(Help(self.panes.focused.id or "list"))

    def action_problems(self) -> None:
        """List the files that could not be fully read."""
        self.app.push_screen(Problems(tuple(self.corpus.problems)))

    # ── the way back ──

    @on(Panes.Focused)
    def _pane_focused(self, message: Panes.Focused) -> None:
        self.frame.show_keys(message.pane)

    def action_back(self) -> None:
        """Go one step back; never leave the program."""
        self._step_back()

    def _step_back(self) -> bool:
        """Go one step back; tell whether there was one."""
        if self.panes.zen:
            self.panes.zen = False
        elif self.panes.focused is not self.articles:
            self.panes.enter(self.articles)
        elif self.typed:
            self._clear_query()
        else:
            return False
        return True

    def action_back_or_quit(self) -> None:
        """Go one step back; at the last one, leave."""
        if not self._step_back():
            self.app.exit()

    def action_redraw(self) -> None:
        """Draw the screen anew."""
        self.refresh(layout=True)
