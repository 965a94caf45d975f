"""Words for dates, times and counts, and text cut to cells."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from rich.cells import cell_len, chop_cells, set_cell_size

from tui.i18n import _

ELLIPSIS = "…"
LOOSE_ENDS = " 　“‘「『（《〈【〔([{，、；：,;:·—"
"""What looks odd right before an ellipsis."""


def cut(text: str, cells: int) -> str:
    """Shorten `text` to at most `cells` cells; what is cut off is told by an ellipsis."""
    if cell_len(text) <= cells:
        return text
    if cells < 2:
        return ELLIPSIS[:cells]
    return chop_cells(text, cells - 1)[0].rstrip(LOOSE_ENDS) + ELLIPSIS


def pad(text: str, cells: int) -> str:
    """Return `text` cut or filled with blanks to exactly `cells` cells."""
    return set_cell_size(cut(text, cells), max(0, cells))


def spread(left: str, right: str, cells: int) -> str:
    """Put one text at the left and one at the right of a line; the left one yields."""
    right = cut(right, cells)
    room = cells - cell_len(right)
    return set_cell_size(cut(left, max(0, room - 1)), room) + right


def day_words(day: date | None, today: date) -> str:
    """Say a day as people do: today, yesterday, a weekday, 8 May, 2024-03-02."""
    if day is None:
        return _("No date")
    age = (today - day).days
    if age in (0, 1):
        return _("Today") if age == 0 else _("Yesterday")
    if 1 < age < 7:
        return weekday(day)
    if day.year == today.year:
        return month_day(day)
    return day.isoformat()


def weekday(day: date) -> str:
    """Return the name of a weekday."""
    names = _("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()
    return names[day.weekday()]


def month_day(day: date) -> str:
    """Return a day of this year: `8 May`."""
    names = _(
        "January February March April May June July August September October November December"
    )
    return _("{day} {month}").format(day=day.day, month=names.split()[day.month - 1])


def clock_words(moment: datetime | None) -> str:
    """Return the time of day, or nothing where only the day is known."""
    if moment is None or (moment.hour, moment.minute) == (0, 0):
        return ""
    return f"{moment:%H:%M}"


def moment_words(moment: datetime | None) -> str:
    """Return a moment in figures: `2025-12-15 12:08`."""
    if moment is None:
        return _("No date")
    return f"{moment:%Y-%m-%d} {clock_words(moment)}".rstrip()


def reading_minutes(words: int) -> int:
    """Return how many minutes a text takes, at 350 Han characters or Latin words a minute."""
    return max(1, round(words / 350))


def day_of(moment: datetime | None) -> date | None:
    """Return the day of a moment that may be unknown."""
    return moment.date() if moment else None


def path_words(path: Path) -> str:
    """Return a path as text: a name that is no text shows its bytes escaped."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
