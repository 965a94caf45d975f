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
from tui.format import cut, spread
from tui.i18n import _


class Bar(Widget):
    """One line of text: left, middle and right."""

    COMPONENT_CLASSES = {"bar--here", "bar--muted", "bar--key"}
    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render_line(self, y: int) -> Strip:
        """Draw the line; where there is no room for all, the left yields to the others."""
        width = self.size.width
        right = cut(self.right, width - 2)
        room = max(0, width - cell_len(right) - 4)
        middle = cut(self.middle, room)
        left = cut(self.left, max(0, room - cell_len(middle) - 2 if middle else room))
        gap = max(0, room - cell_len(left) - cell_len(middle))
        before = max(2, min(gap, (width - cell_len(middle)) // 2 - cell_len(left) - 1))
        line = f" {left}{' ' * before}{middle}"
        return Strip([Segment(spread(line, f"{right} ", width), self.paint())])

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
        self._lasting: list[tuple[str, str]] = []

    def show_commands(self, commands: Iterable[Command], lasting: Iterable[Command]) -> None:
        """Show these keys from the left, and those that hold everywhere at the right."""
        self._hints = [(command.keys[0], _(command.title)) for command in commands]
        self._lasting = [(command.keys[0], _(command.title)) for command in lasting]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw as many hints as fit."""
        width = self.size.width
        last = [segment for hint in self._lasting for segment in self._hint(hint)]
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
