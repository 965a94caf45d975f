"""The text of an article, typeset as far as it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tui.bindings import bindings
from tui.commands import Scope
from tui.painting import ROLES, has_match, paint_line, stretch_of
from tui.typeset import Block, Layout, Role

BEGUN_AFTER = 1.0
"""Seconds of focus after which an article counts as begun."""

SLICE = 400
"""Lines typeset at once, between two keys, behind what is on screen."""

Finding = Callable[[str], Sequence[tuple[int, int]]]
"""Returns where a query's words stand in a text."""

Place = tuple[int, int]
"""Where the top of the screen is: a block, and lines below its first."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """A page of text that knows how far it was read."""

    ALLOW_SELECT = True
    BINDINGS = bindings(Scope.MOVE, Scope.TEXT)
    COMPONENT_CLASSES = {f"text--{role}" for role in ROLES}

    class Begun(Message):
        """The text has had the focus for a second, or was paged."""

    class EndReached(Message):
        """The last line came on screen after the text was begun."""

    class Scrolled(Message):
        """Another part of the text is on screen."""

    class TargetClicked(Message):
        """A link or an image of the text was clicked."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str, measure: int) -> None:
        super().__init__(id=id)
        self.measure = measure
        self.begun = False
        self._ended = False
        self._blocks: Sequence[Block] = ()
        self._mark: Finding | None = None
        self._layout = Layout((), 40)
        self._strips: dict[int, Strip] = {}
        self._match: int | None = None
        self._dwell: Timer | None = None

    # ── what is shown ──

    def show(
        self,
        blocks: Sequence[Block],
        *,
        place: Place = (0, 0),
        mark: Finding | None = None,
    ) -> None:
        """Show these blocks from a place on; `mark` finds what a query matched in a text."""
        self._blocks, self._mark = blocks, mark
        self.begun = self._ended = False
        self._typeset(place)
        self._wait_for_reading()

    def remark(self, mark: Finding | None) -> None:
        """Mark what another query found, the text staying where it is."""
        self._mark = mark
        self._typeset(self.place)

    def _typeset(self, place: Place) -> None:
        self._layout = Layout(self._blocks, self.text_width, mark=self._mark)
        self._strips.clear()
        self._match = None
        self._go_to(place)
        self.refresh()
        self.set_timer(0.02, self._typeset_more)

    def _go_to(self, place: Place) -> None:
        block, offset = place
        line = self._layout.line_of(min(block, len(self._blocks) - 1)) + offset if block else offset
        self._extend(line + 2 * max(self.size.height, 24))
        self.scroll_to(y=line, animate=False, force=True)
        self._report()

    def _typeset_more(self) -> None:
        """Typeset the rest in slices, so that no key waits for it."""
        if not self._layout.complete:
            self._extend(len(self._layout.lines) + SLICE)
            self.set_timer(0.01, self._typeset_more)

    def _extend(self, lines: int) -> None:
        self._layout.extend(lines)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._layout.lines))

    @property
    def text_width(self) -> int:
        """Cells of a line: the measure, or what the pane allows."""
        return max(4, min(2 * self.measure, self.scrollable_content_region.width - 4))

    @property
    def margin(self) -> int:
        """Cells left of the text, which stands in the middle of its pane."""
        return max(0, (self.scrollable_content_region.width - self._layout.width) // 2)

    @property
    def place(self) -> Place:
        """What stands at the top of the screen, whatever the width."""
        return self._layout.place(self.scroll_offset.y)

    @property
    def progress(self) -> float:
        """How much of the text has been on screen: 0 to 1."""
        bottom = self.scroll_offset.y + self.size.height
        if self._layout.complete:
            return min(1.0, bottom / max(1, len(self._layout.lines)))
        return (self._layout.place(bottom)[0] + 1) / max(1, len(self._blocks))

    @property
    def at_end(self) -> bool:
        """Whether the last line is on screen."""
        bottom = self.scroll_offset.y + self.size.height
        return self._layout.complete and bottom >= len(self._layout.lines)

    def on_resize(self) -> None:
        """Keep the paragraph on top when the pane changes its width."""
        if self._layout.width != self.text_width:
            self._typeset(self.place)
        self._strips.clear()

    def notify_style_update(self) -> None:
        """Paint anew in the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    # ── reading ──

    def on_focus(self) -> None:
        """Begin to count the time of reading."""
        self._wait_for_reading()
        self.app.cursor_position = self.content_region.offset + Offset(self.margin, 0)

    def on_blur(self) -> None:
        """Count no longer."""
        self._stop_waiting()

    def _wait_for_reading(self) -> None:
        self._stop_waiting()
        if self.has_focus and self._blocks:
            self._dwell = self.set_timer(BEGUN_AFTER, self.begin)

    def _stop_waiting(self) -> None:
        if self._dwell is not None:
            self._dwell.stop()
            self._dwell = None

    def begin(self) -> None:
        """Note that the text is being read."""
        if not self.begun and self._blocks:
            self.begun = True
            self.post_message(self.Begun())
        self._report()

    def _report(self) -> None:
        if self.begun and self.at_end and not self._ended:
            self._ended = True
            self.post_message(self.EndReached())
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another part is on screen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._report()

    # ── actions ──

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, typesetting what comes into sight."""
        target = max(0, self.scroll_offset.y + lines)
        self._extend(target + 2 * self.size.height)
        self.scroll_to(y=target, animate=False, force=True)

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(lines)

    def action_half_page(self, pages: int) -> None:
        """Scroll by half pages."""
        self.scroll_lines(pages * (self.size.height // 2))

    def action_page(self, pages: int) -> None:
        """Scroll by pages, two lines kept; paging counts as reading."""
        self.begin()
        self.scroll_lines(pages * max(1, self.size.height - 2))
        self._report()

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_lines(-self.scroll_offset.y)

    def action_last(self) -> None:
        """Go to the end."""
        while not self._layout.complete:
            self._extend(2 * len(self._layout.lines) + SLICE)
        self.scroll_lines(len(self._layout.lines))

    def action_next_part(self, parts: int) -> None:
        """Go to the next or previous heading."""
        headings = [n for n, block in enumerate(self._blocks) if block.level]
        here, offset = self.place
        position = bisect_right(headings, here)
        if parts < 0:
            at_heading = position and headings[position - 1] == here and not offset
            position -= 1 + bool(at_heading)
        if 0 <= position < len(headings):
            self._go_to((headings[position], 0))

    def go_to_match(self, step: int) -> bool:
        """Bring the next or previous marked match to the top third; tell whether there is one."""
        if self._mark is None:
            return False
        while step > 0 and not self._layout.complete:
            self._extend(2 * len(self._layout.lines) + SLICE)
        here = self._match if self._match is not None else self.scroll_offset.y - 1
        lines = range(here + step, len(self._layout.lines) if step > 0 else -1, step)
        found = next((n for n in lines if has_match(self._layout.lines[n])), None)
        if found is not None:
            self._match = found
            self.scroll_to(y=max(0, found - self.size.height // 3), animate=False, force=True)
        return found is not None

    # ── drawing ──

    def paint(self, *roles: str) -> Style:
        """Return the style of roles laid over each other."""
        return self.get_visual_style(*(f"text--{role}" for role in roles)).rich_style

    def render_line(self, y: int) -> Strip:
        """Draw one line of the pane."""
        number = y + self.scroll_offset.y
        if number >= len(self._layout.lines):
            return Strip.blank(self.scrollable_content_region.width, self.paint())
        if self.text_selection is not None:
            return self._draw(number)
        if number not in self._strips:
            self._strips[number] = self._draw(number)
        return self._strips[number]

    def _draw(self, number: int) -> Strip:
        line, blank = self._layout.lines[number], self.paint()
        segments = [
            Segment(" " * self.margin, blank),
            *paint_line(line, self.paint, stretch_of(self.text_selection, number, len(line.text))),
        ]
        if line.role is Role.FENCE:
            missing = self._layout.width - sum(part.cell_length for part in segments[1:])
            segments.append(Segment(" " * max(0, missing), self.paint(Role.FENCE)))
        strip = Strip(segments).adjust_cell_length(self.scrollable_content_region.width, blank)
        return strip.apply_offsets(-self.margin, number)

    # ── mouse ──

    def action_click_target(self, target: str) -> None:
        """Report that a link was clicked."""
        self.post_message(self.TargetClicked(target))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        return selection.extract("\n".join(line.text for line in self._layout.lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self.refresh()
