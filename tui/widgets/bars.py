"""The three one-line bars: the masthead, the status bar, the footer."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.commands import Command
from tui.format import cut, pad
from tui.i18n import _


class Bar(Widget):
    """One line of text: left, middle and right."""

    COMPONENT_CLASSES = {"bar--here", "bar--muted", "bar--key"}
    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """Draw the line; the left yields to the right, the middle to both."""
        width = self.size.width
        right = cut(self.right, width - 2)
        room = width - cell_len(right) - 3
        left = cut(self.left, room)
        middle = cut(self.middle, max(0, room - cell_len(left) - 2))
        gap = room - cell_len(left) - cell_len(middle)
        before = max(0, min(gap, (width - cell_len(middle)) // 2 - cell_len(left) - 1))
        line = f" {left}{' ' * before}{middle}{' ' * (gap - before)} {right} "
        return Strip([Segment(pad(line, width), self.paint())])

    def paint(self, *roles: str) -> Style:
        """Return the style of roles laid over each other."""
        return self.get_visual_style(*(f"bar--{role}" for role in roles)).rich_style


class Masthead(Bar):
    """Name and date, where you are, what is kept and how far down you are."""


class StatusBar(Bar):
    """A quiet notice at the left, the progress of the text at the right."""


class Footer(Bar):
    """Four to six keys of the pane that has the focus."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._hints: list[tuple[str, str]] = []
        self._last: tuple[str, str] | None = None

    def show_commands(self, commands: Iterable[Command], last: Command) -> None:
        """Show these keys from the left, and one at the right."""
        self._hints = [(command.keys[0], _(command.title)) for command in commands]
        self._last = (last.keys[0], _(last.title))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw as many hints as fit."""
        width = self.size.width
        last = self._hint(self._last) if self._last else []
        room = width - sum(segment.cell_length for segment in last)
        segments: list[Segment] = []
        for hint in self._hints:
            parts = self._hint(hint)
            size = sum(segment.cell_length for segment in parts)
            if size > room:
                break
            segments += parts
            room -= size
        return Strip(
            [*segments, Segment(" " * max(0, room), self.paint()), *last]
        ).adjust_cell_length(width, self.paint())

    def _hint(self, hint: tuple[str, str]) -> list[Segment]:
        key, title = hint
        return [Segment(f" {key} ", self.paint("key")), Segment(f"{title} ", self.paint("muted"))]
