"""The list all lists are made of: any number of rows, only the visible ones are drawn.

Rows have one height. Between them may stand rules, one line each: a day, or the
name of a group. What a row shows is the subclass's matter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.bindings import bindings
from tui.commands import Scope

BAR_FOCUSED = "▌"
BAR_BLURRED = "▏"


class Part(NamedTuple):
    """A piece of a line, and the role it is painted in."""

    text: str
    role: str = "ink"


def marked(text: str, spans: Sequence[tuple[int, int]], role: str) -> list[Part]:
    """Return a text in parts, those within the spans in the colour of what was found."""
    parts, end = [], 0
    for start, stop in spans:
        stop = min(stop, len(text))
        if start >= stop:
            continue
        parts += [Part(text[end:start], role), Part(text[start:stop], "match")]
        end = stop
    return [*parts, Part(text[end:], role)]


class VirtualList(ScrollView, can_focus=True, inherit_bindings=False):
    """A cursor in a long list."""

    BINDINGS = bindings(Scope.MOVE)
    COMPONENT_CLASSES = {
        f"row--{role}"
        for role in ("ink", "muted", "strong", "here", "star", "match", "cursor", "rule")
    }
    row_height: int = 1
    driven = False
    """Whether a text field beside it moves its cursor, so that it acts as if it had the focus."""

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    class AtRow(Message):
        """Something concerns a row."""

        def __init__(self, control: VirtualList, row: int) -> None:
            super().__init__()
            self.list = control
            self.row = row

        @property
        def control(self) -> VirtualList:
            """The list, so that handlers can ask for one by selector."""
            return self.list

    class Moved(AtRow):
        """The cursor stands on another row."""

    class Chosen(AtRow):
        """The row was chosen with Enter or a double click."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.count = 0
        self._rules: list[int] = []
        self._labels: list[str] = []

    # ── what the subclass draws ──

    def draw_row(self, row: int, line: int, width: int) -> list[Part]:
        """Return one line of a row, at most `width` cells wide."""
        raise NotImplementedError

    def draw_rule(self, label: str, width: int) -> list[Part]:
        """Return the line that stands above a group of rows."""
        return [Part(f" {label}", "rule")]

    # ── rows ──

    def set_rows(
        self,
        count: int,
        *,
        rules: Mapping[int, str] | None = None,
        cursor: int = 0,
        still: bool = False,
    ) -> None:
        """Show this many rows, rules above some of them, the cursor on one; posts no `Moved`.

        With `still`, the cursor's row stays where it is on the screen, in sight or not.
        """
        rules = rules or {}
        height = self.line_of(self.cursor) - self.scroll_offset.y
        self.count = count
        self._rules = sorted(rules)
        self._labels = [rules[row] for row in self._rules]
        self.set_reactive(VirtualList.cursor, self.validate_cursor(cursor))
        self._measure()
        if still:
            top = self.line_of(self.cursor) - height
            self.scroll_to(y=max(0, top), animate=False, force=True)
        else:
            self._show_cursor()
        self.refresh()

    def set_row_height(self, height: int) -> None:
        """Draw rows with this many lines, the cursor's row kept in sight."""
        self.row_height = height
        self._measure()
        self._show_cursor()
        self.refresh()

    def refresh_row(self, row: int) -> None:
        """Draw one row anew."""
        self.refresh_lines(self.line_of(row), self.row_height)

    @property
    def visible_rows(self) -> int:
        """How many rows fit on the screen."""
        return max(1, self.scrollable_content_region.height // self.row_height)

    def line_of(self, row: int) -> int:
        """Return the first line of a row; its rule, if any, stands above."""
        return row * self.row_height + bisect_right(self._rules, row)

    def locate(self, line: int) -> tuple[int, int]:
        """Return the row at a line and the line within it; -1 within is the rule above the row."""
        low, high = 0, len(self._rules)
        while low < high:
            middle = (low + high) // 2
            if self._rules[middle] * self.row_height + middle <= line:
                low = middle + 1
            else:
                high = middle
        if low and self._rules[low - 1] * self.row_height + low - 1 == line:
            return self._rules[low - 1], -1
        return divmod(line - low, self.row_height)

    def _measure(self) -> None:
        width = self.scrollable_content_region.width
        self.virtual_size = Size(width, self.count * self.row_height + len(self._rules))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the pane changes its size."""
        self._measure()
        self._show_cursor()

    # ── cursor ──

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row that exists."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Follow the cursor."""
        self.refresh_row(old)
        self.refresh_row(new)
        self._show_cursor()
        self.post_message(self.Moved(self, new))

    def _show_cursor(self) -> None:
        height = self.scrollable_content_region.height
        row = self.line_of(self.cursor)
        first, last = row - self._has_rule(self.cursor), row + self.row_height
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last > top + height:
            self.scroll_to(y=last - height, animate=False, force=True)
        self._place_terminal_cursor()

    def _has_rule(self, row: int) -> bool:
        position = bisect_left(self._rules, row)
        return position < len(self._rules) and self._rules[position] == row

    def _place_terminal_cursor(self) -> None:
        # Screen readers and input methods look where the terminal's own cursor is.
        if self.has_focus:
            line = self.line_of(self.cursor) - self.scroll_offset.y
            self.app.cursor_position = self.content_region.offset + Offset(0, line)

    def on_focus(self) -> None:
        """Take the terminal's cursor along."""
        self.refresh()
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """Draw the cursor's row the quiet way."""
        self.refresh()

    # ── actions ──

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.cursor += rows

    def action_half_page(self, pages: int) -> None:
        """Move the cursor by half pages."""
        self.cursor += pages * max(1, self.visible_rows // 2)

    def action_page(self, pages: int) -> None:
        """Move the cursor by pages."""
        self.cursor += pages * self.visible_rows

    def action_first(self) -> None:
        """Move to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Move to the last row."""
        self.cursor = self.count - 1

    def action_next_part(self, parts: int) -> None:
        """Move to the next or the previous rule's first row."""
        starts = self._rules or [0]
        here = bisect_right(starts, self.cursor) - 1
        if parts < 0 and here >= 0 and starts[here] != self.cursor:
            parts += 1
        self.cursor = starts[max(0, min(here + parts, len(starts) - 1))]

    def action_choose(self) -> None:
        """Report that the row under the cursor is wanted."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a double click chooses."""
        row, line = self.locate(event.y + self.scroll_offset.y)
        if line >= 0 and row < self.count:
            self.cursor = row
            if event.chain == 2:
                self.action_choose()

    # ── drawing ──

    def paint(self, *roles: str) -> Style:
        """Return the style of roles laid over each other."""
        return self.get_visual_style(*(f"row--{role}" for role in roles)).rich_style

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        width = self.scrollable_content_region.width
        row, line = self.locate(y + self.scroll_offset.y)
        if row >= self.count:
            return Strip.blank(width, self.paint())
        if line < 0:
            return self._strip(
                self.draw_rule(self._labels[bisect_left(self._rules, row)], width), (), width
            )
        if row != self.cursor:
            return self._strip([Part(" "), *self.draw_row(row, line, width - 1)], (), width)
        focused = self.has_focus or self.driven
        bar = Part(BAR_FOCUSED, "here") if focused else Part(BAR_BLURRED, "muted")
        return self._strip([bar, *self.draw_row(row, line, width - 1)], ("cursor",), width)

    def _strip(self, parts: list[Part], under: tuple[str, ...], width: int) -> Strip:
        segments = [Segment(text, self.paint(*under, role)) for text, role in parts]
        return Strip(segments).adjust_cell_length(width, self.paint(*under))
