"""The finder's results: title and reason, then when and where from."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from corpus import NO_RESULTS, Results, Row, Tier
from tui.format import cut, day_of, day_words
from tui.i18n import N_, _, plural
from tui.widgets.virtual_list import Part, VirtualList, marked

REASONS = {
    Tier.TITLE: N_("title"),
    Tier.TAG: N_("tag"),
    Tier.TAG_PART: N_("tag"),
    Tier.HEADING: N_("heading"),
    Tier.SOURCE: N_("source"),
    Tier.SUMMARY: N_("summary"),
    Tier.CHARACTERS: N_("title, in order"),
    Tier.TYPO: N_("similar"),
}


def reason_words(row: Row) -> str:
    """Say in a word or two why an article was found."""
    if row.match.tier is Tier.BODY:
        return plural("text", "{count} times in the text", row.match.count)
    reason = REASONS.get(row.match.tier)
    return _(reason) if reason else ""


class MatchList(VirtualList):
    """What was found, best first."""

    row_height = 2
    driven = True

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.rows = NO_RESULTS
        self._today = date.min

    def show_rows(self, rows: Results, today: date, *, cursor: int = 0) -> None:
        """Show these matches, the cursor on the best or at a row."""
        self.rows = rows
        self._today = today
        self.set_rows(len(rows), cursor=cursor)
        self.post_message(self.Moved(self, cursor))

    @property
    def current(self) -> Row | None:
        """The match under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Draw the title with what was found in it and the reason, then day and source."""
        entry = self.rows[row]
        if line:
            return [Part(" " + cut(self._byline(entry), width - 2), "muted")]
        reason = reason_words(entry)
        room = width - cell_len(reason) - 3
        title = cut(entry.article.title, room)
        blanks = " " * (room - cell_len(title) + 1)
        return [
            Part(" "),
            *marked(title, entry.spans, "strong"),
            Part(f"{blanks}{reason} ", "muted"),
        ]

    def _byline(self, entry: Row) -> str:
        article = entry.article
        day = day_words(day_of(article.published), self._today)
        return " · ".join(filter(None, [day, article.source, ", ".join(article.tags)]))
