"""Tables: the rows of one that holds data; a table that only lays out a page has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.ingest.web_pages.elements import Element

MAX_COLUMNS = 32
MAX_CELLS = 20_000
MAX_CELL = 400
"""Characters of a cell; a table with a longer one lays out a page."""

_NO_CELL = frozenset(("table", "h1", "h2", "h3", "pre", "blockquote", "hr"))

Cell = Element | None
"""None where a neighbour reaches into it."""


def rows_of(table: Element, is_shown: Callable[[Element], bool]) -> list[list[Cell]] | None:
    """Return the cells of a table of data, row by row; None if it is no such table."""
    if table.get("role") in ("presentation", "none"):
        return None
    trs = [child for child in table.children if isinstance(child, Element) and child.tag == "tr"]
    rows = [list(_cells(tr, is_shown)) for tr in trs if is_shown(tr)]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or not all(map(_is_simple, cells)):
        return None
    width = sum(_count(cell.get("colspan")) * _count(cell.get("rowspan")) for cell in cells)
    return list(_spread(rows)) if width <= MAX_CELLS else None


def _cells(row: Element, is_shown: Callable[[Element], bool]) -> Iterator[Element]:
    for child in row.children:
        if isinstance(child, Element) and child.tag in ("td", "th") and is_shown(child):
            yield child


def _is_simple(cell: Element) -> bool:
    size = 0
    for element in cell.elements():
        if element.tag in _NO_CELL:
            return False
        size += sum(len(text.strip()) for text in element.children if isinstance(text, str))
    size += sum(len(text.strip()) for text in cell.children if isinstance(text, str))
    return size <= MAX_CELL


def _spread(rows: list[list[Element]]) -> Iterator[list[Cell]]:
    """Yield the rows with empty cells where one stretches over columns or rows."""
    below: dict[int, int] = {}
    for row in rows:
        spread: list[Cell] = []
        for cell in row:
            _skip_taken(spread, below)
            height = _count(cell.get("rowspan"))
            for index in range(_count(cell.get("colspan"))):
                if height > 1:
                    below[len(spread)] = height - 1
                spread.append(None if index else cell)
        _skip_taken(spread, below)
        yield spread[:MAX_COLUMNS]


def _skip_taken(spread: list[Cell], below: dict[int, int]) -> None:
    while below.get(len(spread), 0):
        below[len(spread)] -= 1
        spread.append(None)


def _count(text: str) -> int:
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdigit() and len(text) < 9 else 1
