"""The reader's main screen: what is listed, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from corpus import Corpus, Results, Shelf, View, parse_query
from tui.bindings import bindings
from tui.commands import Scope
from tui.i18n import _
from tui.loading import Loading
from tui.messages import BatchLoaded, LoadingEnded
from tui.palette import ArticleProvider, CommandProvider
from tui.screens.filtering import Filtering
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
        field = QueryBar(id="query", placeholder=_("Filter the list"))
        self.filtering = Filtering(self.panes, field)
        self.turning = Turning(corpus, settings, self.panes, self.filtering)
        handing = Handing(self.articles, self.turning)
        self.viewing = Viewing(self.panes, Marking(corpus, self.articles, handing))
        self.walk = Loading(self, corpus)
        self.frame = Frame(corpus, now=now, markers=settings.markers, standing=standing)
        self._star = STAR[settings.markers]
        self._redraw: Timer | None = None
        self._on_top = True
        """While nothing was touched, the newest article stays under the cursor."""

    def compose(self) -> ComposeResult:
        """Lay out the bars and, in the middle, the panes within what acts on them."""
        yield self.frame.masthead
        yield self.viewing
        yield self.frame.status
        yield self.frame.footer
        yield self.frame.too_small

    def on_mount(self) -> None:
        """Begin to read the folders."""
        self.app.install_screen(Finder(self.corpus, now=self.now), "finder")
        self.articles.focus()
        self.frame.show_keys(self.articles)
        self.watch(self.panes, "current", self._pane_changed, init=False)
        self.set_interval(LOOK_ROUND, self._look_round)
        self.action_rescan()

    def on_resize(self) -> None:
        """Bring the focus back when a terminal that was too small has grown."""
        self.call_after_refresh(self.panes.regain)

    # ── reading the folders ──

    def action_rescan(self) -> None:
        """Read the folders again."""
        self.walk.start()
        self.reselect()

    @on(BatchLoaded)
    def _take_in(self, message: BatchLoaded) -> None:
        self.frame.progress = self.walk.take_in(message.batch)
        if self._redraw is None:
            self._redraw = self.set_timer(REDRAW if self.articles.count else 0.001, self._redrawn)

    def _redrawn(self) -> None:
        self._redraw = None
        self.reselect()

    @on(LoadingEnded)
    def _all_read(self) -> None:
        self.frame.progress = ""
        if words := self.walk.finish():
            self.frame.say(words)
        self.frame.look()
        self.reselect()
        self._on_top = False
        if isinstance(finder := self.app.screen, Finder):
            finder.look_again()

    @on(Worker.StateChanged)
    def _walk_failed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.walk.running = False
            self._mistake()

    @on(Turning.Failed)
    def _mistake(self) -> None:
        self.frame.progress = ""
        self.frame.say(_("Something could not be read because of a mistake in kanbao itself."))

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being read and nothing waits to be shown."""
        waiting = self._redraw is not None or self.walk.running
        return not waiting and self.turning.settled

    def _look_round(self) -> None:
        """Show what another window has marked."""
        if self.corpus.sync():
            self.recount()
        self.turning.keep_place()
        self.frame.look()

    # ── what is listed ──

    def reselect(self, *, anew: bool = False) -> None:
        """List what fits: something else from its top, or the same with what has come since."""
        typed, view = self.filtering.typed, self.viewing.view
        query = parse_query(typed)
        keep = () if anew else {match.id for match in self.articles.rows.matches}
        rows = self.corpus.select(query, view=view, order=self.viewing.order, keep=keep)
        self.articles.empty_words = empty_words(typed, view, self.walk.running)
        self.articles.show_rows(
            rows,
            today=self.now().date(),
            cursor=0 if anew or self._on_top else self._row_of_current(rows),
            still=not (anew or self._on_top),
        )
        self.recount()
        self.turning.follow(query)

    def _row_of_current(self, rows: Results) -> int:
        """Return where the article under the cursor stands now, or the row it stood in."""
        current = self.articles.current_id
        found = rows.position(current) if current is not None else None
        return self.articles.cursor if found is None else found

    def recount(self) -> None:
        """Draw counts and marks anew; the list keeps its articles until something else is asked."""
        entries = sidebar_entries(self.corpus, {Shelf.STARRED: self._star})
        self.sidebar.show_entries(entries, self.viewing.view)
        self.articles.refresh()
        self._show_place()

    def _show_place(self) -> None:
        self.frame.show_place(self.viewing.view, self.articles)
        row = self.articles.current
        self.frame.show_progress(self.text, row.article.words if row else 0)

    @on(Marking.Marked)
    def _marked(self, message: Marking.Marked) -> None:
        id = message.article
        if id is not None and (row := self.articles.rows.position(id)) is not None:
            self.articles.cursor = row
        if message.words:
            self.frame.say(message.words)
        self.recount()

    @on(Handing.Handed)
    def _handed(self, message: Handing.Handed) -> None:
        self.frame.say(message.words)
        if message.edited:
            self.turning.follow(now=True)
            self.action_rescan()

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
        self.reselect(anew=message.anew)

    @on(Viewing.Stayed)
    def _view_stayed(self, message: Viewing.Stayed) -> None:
        self.frame.say(message.words)

    @on(ArticleList.Moved, "#list")
    def _touched(self) -> None:
        self._on_top = False

    @on(Filtering.Left)
    def _filter_left(self) -> None:
        self.panes.enter(self.articles)

    @on(Filtering.Changed)
    def _filter_changed(self, message: Filtering.Changed) -> None:
        self.reselect(anew=message.anew)

    # ── finding ──

    def action_find(self) -> None:
        """Find any article from anywhere; the finder stays as it was left."""
        self.app.push_screen("finder", self._found)

    def _found(self, article: int | None) -> None:
        if article is not None:
            self.open_article(article)

    def open_article(self, article: int) -> None:
        """Show an article, whatever is listed."""
        self.viewing.view, self.viewing.order = View(), None
        self.filtering.clear()
        self.reselect(anew=True)
        row = self.articles.rows.position(article)
        if row is not None:
            self.articles.cursor = row
            self.turning.open_text()

    # ── other windows ──

    def action_help(self) -> None:
        """Show the keys of where one is."""
        pane = self.panes.current or self.articles
        self.app.push_screen(Help(pane.id or "list"))

    def action_problems(self) -> None:
        """List the files that could not be fully read."""
        self.app.push_screen(Problems(self.corpus.problems), self._mended)

    def _mended(self, edited: bool | None) -> None:
        if edited:
            self.action_rescan()

    # ── the way back ──

    def _pane_changed(self, pane: Widget) -> None:
        self.frame.show_keys(pane)

    def action_back(self) -> None:
        """Go one step back; never leave the program."""
        self._step_back()

    def _step_back(self) -> bool:
        """Go one step back; tell whether there was one."""
        if self.panes.zen:
            self.panes.zen = False
        elif self.panes.current is not self.articles:
            self.panes.enter(self.articles)
        elif self.filtering.clear():
            self.reselect()
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
