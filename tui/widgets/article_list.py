"""The list of articles: one to three lines each, under a rule for every day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len
from textual.strip import Strip

from corpus import NO_RESULTS, Order, Reading, Results, Row
from tui.bindings import bindings
from tui.commands import Scope
from tui.format import clock_words, cut, day_of, day_words, spread
from tui.i18n import _
from tui.messages import Remember
from tui.typeset import Block, Layout, Text
from tui.widgets.virtual_list import Part, VirtualList, marked

MARKERS = {
    "unicode": {Reading.UNREAD: "●", Reading.LATER: "◔", Reading.BEGUN: "◐", Reading.READ: " "},
    "ascii": {Reading.UNREAD: "*", Reading.LATER: "~", Reading.BEGUN: "%", Reading.READ: " "},
}
STAR = {"unicode": "★", "ascii": "+"}
INDENT = 2
"""Cells before the title: one for how far it was read, one for the star."""

DAY_ORDERS = (Order.NEWEST, Order.OLDEST)
"""Orders in which articles of one day stand together."""


class ArticleList(VirtualList):
    """Titles with their day, time, source and tags."""

    BINDINGS = bindings(Scope.LIST)

    def __init__(self, *, id: str, markers: str = "unicode", row_height: int = 2) -> None:
        super().__init__(id=id)
        self.rows = NO_RESULTS
        self.row_height = row_height
        self.today = date.min
        self.empty_words = ""
        self._markers = MARKERS[markers]
        self._star = STAR[markers]

    def show_rows(self, rows: Results, *, today: date, cursor: int, still: bool) -> None:
        """Show these articles; days are told by rules where the order keeps them together."""
        self.rows = rows
        self.today = today
        rules = self._day_rules(rows) if rows.order in DAY_ORDERS else {}
        self.set_rows(len(rows), rules=rules, cursor=cursor, still=still)

    def _day_rules(self, rows: Sequence[Row]) -> dict[int, str]:
        days = [day_of(row.article.published) for row in rows]
        starts = [n for n, day in enumerate(days) if n == 0 or day != days[n - 1]]
        return {start: day_words(days[start], self.today) for start in starts}

    @property
    def current_id(self) -> int | None:
        """The id of the article under the cursor."""
        return self.rows.matches[self.cursor].id if self.cursor < len(self.rows) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def action_row_height(self, step: int) -> None:
        """Give every row fewer or more lines, from now on."""
        self.set_row_height(max(1, min(self.row_height + step, 3)))
        self.post_message(Remember("row_height", self.row_height))

    def draw_rule(self, label: str, width: int) -> list[Part]:
        """Draw a day and a thin line."""
        return [Part(f" {label} ", "rule"), Part("─" * (width - cell_len(label) - 3), "rule")]

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw the title; then source and tags; then the first words."""
        entry = self.rows[row]
        if line == 0:
            return self._title_line(entry, width)
        text = self._byline(entry) if line == 1 else entry.article.excerpt
        return [Part(" " * INDENT + cut(text, width - INDENT - 1), "muted")]

    def _title_line(self, entry: Row, width: int) -> list[Part]:
        marker = self._markers[entry.marks.reading]
        star = Part(self._star if entry.marks.starred else " ", "star")
        right = self._right(entry, width)
        room = width - INDENT - cell_len(right) - 2
        title = cut(entry.article.title, room)
        role = "strong" if entry.marks.reading is Reading.UNREAD else "ink"
        blanks = " " * (room - cell_len(title) + 1)
        return [
            Part(marker, "here" if entry.marks.reading is Reading.UNREAD else "muted"),
            star,
            *marked(title, entry.spans, role),
            Part(f"{blanks}{right} ", "muted"),
        ]

    def _right(self, entry: Row, width: int) -> str:
        """Return what stands at the right: the time, and the source where there is room."""
        time = clock_words(entry.article.published)
        if self.row_height > 1 or width < 60:
            return time
        return spread(cut(entry.article.source, 16), time, 22).strip()

    def _byline(self, entry: Row) -> str:
        article = entry.article
        words = [article.source, ", ".join(article.tags)]
        if article.draft:
            words.insert(0, _("draft"))
        return " · ".join(filter(None, words)) or article.excerpt

    def render_line(self, y: int) -> Strip:
        """Draw a line; an empty list says why it is empty."""
        if self.count:
            return super().render_line(y)
        width = self.scrollable_content_region.width
        layout = Layout([Block(Text(self.empty_words))], width - 4)
        layout.extend(self.size.height)
        words = layout.lines[y - 1].text if 0 < y <= len(layout.lines) else ""
        return self._strip([Part(f"  {words}", "muted")], (), width)
