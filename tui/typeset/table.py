"""Tables: a grid whose cells wrap, or where that gets too narrow, a block for each row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from rich.cells import cell_len

from tui.typeset.linebreak import widest_unit, wrap
from tui.typeset.text import Role, Text, TextBuilder

MIN_COLUMN = 8
"""Cells a column must have; narrower ones cannot be read."""

MEASURED_ROWS = 200
"""Rows whose words decide the widths of columns that must be narrowed."""

MEASURED_CELLS = 20_000
"""Cells whose lines decide the widths of columns; in what comes after them lines may wrap."""

MEASURED_PAGES = 10
"""So many widths of a page are enough to know that a line is too long for it."""

MEASURED_CHARACTERS = 500
"""Characters of a cell among which its widest word is looked for."""

BETWEEN = " │ "

INDENT = "  "
"""Stands before the further lines of a value."""

Row = Sequence[Text]
Marking = Callable[[Text], Text]


def set_table(
    rows: Sequence[Row], aligns: Sequence[str], width: int, mark: Marking
) -> Iterator[tuple[Text, Role]]:
    """Yield the lines of a table and what each is; the first row holds the headings."""
    widths = column_widths(rows, width)
    if widths is None:
        yield from _set_rows(rows, width, mark)
    else:
        yield from _set_grid(rows, aligns, widths, mark)


def column_widths(rows: Sequence[Row], width: int) -> list[int] | None:
    """Return how wide each column is set; None if they do not fit side by side."""
    columns = range(len(rows[0]))
    room = width - cell_len(BETWEEN) * (len(columns) - 1)
    if len(columns) > room:
        return None
    measured = rows[: MEASURED_CELLS // len(columns)]
    natural = [max(1, *(_widest_line(row[column], room) for row in measured)) for column in columns]
    if sum(natural) <= room:
        return natural
    least = [min(size, MIN_COLUMN) for size in natural]
    if sum(least) > room:
        return None
    words = [
        max(least[column], *(_widest_word(row[column]) for row in rows[:MEASURED_ROWS]))
        for column in columns
    ]
    return _shared_out(room, words if sum(words) <= room else least, natural)


def _widest_line(text: Text, room: int) -> int:
    # What is far wider than the page need not be measured to its end.
    return max(cell_len(line[: MEASURED_PAGES * room]) for line in text.chars.split("\n"))


def _widest_word(text: Text) -> int:
    return widest_unit(text.chars[:MEASURED_CHARACTERS])


def _shared_out(room: int, least: Sequence[int], natural: Sequence[int]) -> list[int]:
    """Return widths that fill the room: narrow columns as they are, wide ones alike."""

    def widths(level: int) -> list[int]:
        return [min(size, max(low, level)) for low, size in zip(least, natural, strict=True)]

    level = bisect_right(range(1, room + 1), room, key=lambda level: sum(widths(level)))
    shared = widths(level)
    for column, size in enumerate(natural):
        if sum(shared) < room and shared[column] < size:
            shared[column] += 1
    return shared


def _set_grid(
    rows: Sequence[Row], aligns: Sequence[str], widths: Sequence[int], mark: Marking
) -> Iterator[tuple[Text, Role]]:
    head, *body = rows
    if any(cell.chars for cell in head):
        for line in _row_lines(head, aligns, widths, mark):
            yield line, Role.TABLE_HEAD
        yield Text("─┼─".join("─" * width for width in widths)), Role.RULE
    was_tall = False
    for number, row in enumerate(body):
        lines = _row_lines(row, aligns, widths, mark)
        begun = list(islice(lines, 2))
        # Where cells wrap, only a gap tells where the next row begins.
        if number and (was_tall or len(begun) > 1):
            yield Text(BETWEEN.join(" " * width for width in widths).rstrip()), Role.RULE
        was_tall = len(begun) > 1
        for line in chain(begun, lines):
            yield line, Role.TEXT


def _row_lines(
    row: Row, aligns: Sequence[str], widths: Sequence[int], mark: Marking
) -> Iterator[Text]:
    cells = [wrap(mark(cell), width) for cell, width in zip(row, widths, strict=True)]
    for pieces in zip_longest(*cells, fillvalue=Text()):
        builder = TextBuilder()
        for column, piece in enumerate(pieces):
            if column:
                builder.add(BETWEEN, Role.RULE)
            left, right = _padding(aligns[column], widths[column] - cell_len(piece.chars))
            builder.add(" " * left)
            builder.append(piece)
            builder.add(" " * right)
        line = builder.take()
        yield next(line.cut([(0, len(line.chars.rstrip()))]))


def _padding(align: str, missing: int) -> tuple[int, int]:
    """Return the blank cells left and right of a cell's text."""
    left = {"center": missing // 2, "right": missing}.get(align, 0)
    return left, missing - left


def _set_rows(rows: Sequence[Row], width: int, mark: Marking) -> Iterator[tuple[Text, Role]]:
    """Yield each row as lines of `heading: value`."""
    head, *body = rows
    for number, row in enumerate(body or [[Text()] * len(head)]):
        if number:
            yield Text(), Role.TEXT
        for heading, value in zip(head, row, strict=True):
            # A column without any value still shows its heading once.
            if value.chars or not number:
                yield from _value_lines(mark(heading), mark(value), width)


def _value_lines(heading: Text, value: Text, width: int) -> Iterator[tuple[Text, Role]]:
    builder = TextBuilder()
    if heading.chars:
        builder.open(Role.TABLE_HEAD)
        builder.append(heading)
        builder.close(Role.TABLE_HEAD)
        builder.add(": " if heading.chars.isascii() else "：")
    builder.append(value)
    indent = INDENT if width >= MIN_COLUMN else ""
    for number, line in enumerate(wrap(builder.take(), width - len(indent))):
        indented = TextBuilder()
        indented.add(indent if number else "")
        indented.append(line)
        yield indented.take(), Role.TEXT
