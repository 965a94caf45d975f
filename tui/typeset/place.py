"""A place in a text that holds at every width: a block, and characters of it that come before."""

from __future__ import annotations

from tui.typeset.layout import AHEAD, Layout
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
    while (line := find_line(layout, place)) is None:
        layout.extend(len(layout.lines) + AHEAD)
    return line


def seek_line(layout: Layout, place: Place, *, most: int) -> int | None:
    """Return the line in which a place stands, if setting so many further lines is enough."""
    last = len(layout.lines) + most
    while (line := find_line(layout, place)) is None and len(layout.lines) < last:
        layout.extend(min(len(layout.lines) + AHEAD, last))
    return line


def find_line(layout: Layout, place: Place) -> int | None:
    """Return the line in which a place stands, or None while it has not been set."""
    block, above = place
    if (block, above) <= (0, 0):
        return 0
    lines, line = layout.lines, layout.find_block(block)
    if line is not None:
        while above > 0 and line < len(lines) and lines[line].block == block:
            above -= _size(lines[line])
            if above < 0:
                return line
            line += 1
    if not layout.complete and (line is None or line == len(lines)):
        return None
    last = len(lines) - 1
    return max(0, last if line is None else min(line, last))


def _size(line: Line) -> int:
    return len("".join(line.text[line.prefix :].split()))
