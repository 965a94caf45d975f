"""A text, typeset as far as it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from tui.bindings import bindings
from tui.commands import Scope
from tui.painting import ROLES, paint_line, stretch_of
from tui.typeset import Block, Layout, Place, Role, link_texts, place_at
from tui.typeset.place import seek_line

SLICE = 200
"""Lines typeset at once, between two keys, behind what is on screen."""

AT_ONCE = 400
"""Lines a key may wait for; what is asked for further down is shown when it is set."""

Finding = Callable[[str], Sequence[tuple[int, int]]]
"""Returns where a query's words stand in a text."""


class TextView(ScrollView, can_focus=True, inherit_bindings=False):
    """Blocks of text, scrolled by lines, pages and headings."""

    ALLOW_SELECT = True
    BINDINGS = bindings(Scope.MOVE, Scope.TEXT)
    COMPONENT_CLASSES = {f"text--{role}" for role in ROLES}

    class Scrolled(Message):
        """Another part of the text is on screen."""

    class TargetClicked(Message):
        """A link or an image of the text was clicked."""

        def __init__(self, target: str, texts: Sequence[str]) -> None:
            super().__init__()
            self.target = target
            self.texts = texts
            """All that leads there: what a reader was told of it."""

    def __init__(self, *, id: str, measure: int) -> None:
        super().__init__(id=id)
        self.measure = measure
        self._blocks: Sequence[Block] = ()
        self._mark: Finding | None = None
        self._layout = Layout((), 40)
        self._place: Place = (0, 0)
        """Where the text shall stand once there is room for it."""

        self._strips: dict[int, Strip] = {}
        self._goal: Place | None = None
        """Where the text goes once it is set so far."""

        self._match: int | None = None
        self._hunting = False  # for the next match, in what is not set yet
        self._rest: Timer | None = None

    # ── what is shown ──

    def show(
        self,
        blocks: Sequence[Block],
        *,
        place: Place = (0, 0),
        mark: Finding | None = None,
    ) -> None:
        """Show blocks from a place on; `mark` finds what a query matched in a text."""
        self._blocks, self._mark = blocks, mark
        self._typeset(place)

    def remark(self, mark: Finding | None) -> None:
        """Mark what another query found, the text staying where it is."""
        self._mark = mark
        self._typeset(self.place)

    def _typeset(self, place: Place) -> None:
        self._place = place
        self._match = None
        self._strips.clear()
        # A pane that is hidden is set when it is seen, at the width it then has.
        blocks = self._blocks if self.scrollable_content_region.width else ()
        self._layout = Layout(blocks, self.text_width, mark=self._mark)
        self._go_to(place)
        self.refresh()

    def _go_to(self, place: Place) -> None:
        self._goal, self._hunting = place, False
        self._seek(place, AT_ONCE)
        self.report()
        self._typeset_later()

    def _seek(self, goal: Place, most: int) -> None:
        """Scroll to a place, or as far on the way there as the text is set."""
        line = seek_line(self._layout, goal, most=most)
        if line is not None:
            self._goal = None
        line = len(self._layout.lines) if line is None else line
        self._extend(line + 2 * max(self.size.height, 24))
        self.scroll_to(y=line, animate=False, force=True)

    def _typeset_later(self) -> None:
        """Set the rest in slices, so that no key waits for it."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = None if self._layout.complete else self.set_timer(0.01, self._typeset_more)

    def _typeset_more(self) -> None:
        self._layout.extend(len(self._layout.lines) + SLICE)
        if self._goal is not None:
            self._seek(self._goal, 0)
        elif self._hunting:
            self.go_to_match(1)
        if self._layout.complete:
            self._measure()
            self.report()
        self._typeset_later()

    def _extend(self, lines: int) -> None:
        self._layout.extend(lines)
        self._measure()

    def _measure(self) -> None:
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
        if self._goal is not None or not self._layout.lines:
            return self._goal or self._place
        return place_at(self._layout, self.scroll_offset.y)

    @property
    def settled(self) -> bool:
        """Whether the text stands where it was asked to."""
        return self._goal is None and not self._hunting

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self._blocks

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
        if self._layout.width != self.text_width or not self._layout.lines:
            self._typeset(self.place)
        self._strips.clear()
        self.report()

    def notify_style_update(self) -> None:
        """Paint anew in the colours of another theme."""
        self._strips.clear()
        super().notify_style_update()

    def report(self) -> None:
        """Say that another part is on screen."""
        self.post_message(self.Scrolled())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another part is on screen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.report()

    # ── actions ──

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, typesetting what comes into sight."""
        self._goal, self._hunting = None, False
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
        """Scroll by pages, two lines kept."""
        self.scroll_lines(pages * max(1, self.size.height - 2))

    def action_first(self) -> None:
        """Go to the beginning."""
        self.scroll_lines(-self.scroll_offset.y)

    def action_last(self) -> None:
        """Go to the end."""
        self._go_to((len(self._blocks), 0))

    def action_next_part(self, parts: int) -> None:
        """Go to the next or previous heading."""
        headings = [n for n, block in enumerate(self._blocks) if block.level]
        here, offset = self._layout.place(self.scroll_offset.y)
        position = bisect_right(headings, here)
        if parts < 0:
            at_heading = position and headings[position - 1] == here and not offset
            position -= 1 + bool(at_heading)
        if 0 <= position < len(headings):
            self._go_to((headings[position], 0))

    def go_to_match(self, step: int) -> bool:
        """Bring the next or previous match to the top third; tell whether there may be one."""
        here = self._match if self._match is not None else self.scroll_offset.y - (step > 0)
        found = self._layout.find_match(here, step)
        unknown = self._mark is not None and step > 0 and not self._layout.complete
        self._hunting = found is None and unknown
        if found is not None:
            self._match, self._goal = found, None
            self._extend(found + 2 * self.size.height)
            self.scroll_to(y=max(0, found - self.size.height // 3), animate=False, force=True)
        return found is not None or unknown

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
        self.post_message(self.TargetClicked(target, list(link_texts(self._blocks, target))))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell where the link under the pointer leads."""
        click = event.style.meta.get("@click")
        # As content: what stands in a text is never read as markup.
        self.tooltip = Content(click[-1][0]) if click else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text."""
        return selection.extract("\n".join(line.text for line in self._layout.lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        self.refresh()
