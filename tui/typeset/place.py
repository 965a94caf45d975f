"""A place in a text that holds at every width: a block, and characters of it that come before."""

from __future__ import annotations

from tui.typeset.layout import Layout
from tui.typeset.page import Line

Place = tuple[int, int]
"""Index of a block, and how many of its characters stand above; blanks are not counted."""


def place_at(layout: Layout, line: int) -> Place:
    """Return the place of what stands in a line."""
    block, below = layout.place(line)
    first = line - below
    return block, sum(_size(each) for each in layout.lines[first : max(first, line)])


def line_at(layout: Layout, place: Place) -> int:
    """Return the line in which a place stands, setting what is before it."""
    block, above = place
    if (block, above) <= (0, 0):
        return 0
    line = layout.line_of(block)
    layout.extend(line + 1)
    while above > 0 and line < len(layout.lines) and layout.lines[line].block == block:
        above -= _size(layout.lines[line])
        if above < 0:
            break
        line += 1
        layout.extend(line + 1)
    return min(line, max(0, len(layout.lines) - 1))


def _size(line: Line) -> int:
    return sum(not char.isspace() for char in line.text[line.prefix :])
