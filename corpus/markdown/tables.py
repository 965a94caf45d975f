"""Tables: a cell to the right of the headings is shown, where others leave it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MOST_CELLS = 1000
"""Beyond the headings; what follows stands in the last of them."""


def install(parser: MarkdownIt) -> None:
    """Keep every cell of every row."""
    parser.core.ruler.before("inline", "all_cells", _keep_all_cells)


def _keep_all_cells(state: StateCore) -> None:
    if any(token.type == "table_open" for token in state.tokens):
        state.tokens = list(_with_all_cells(state.tokens, state.src.split("\n")))


def _with_all_cells(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Token]:
    row, cells = None, 0
    for token in tokens:
        if token.type == "tr_open":
            row, cells = token, 0
        elif token.type == "th_open":
            row = None  # as many as there are columns
        elif token.type == "td_open":
            cells += 1
        elif token.type == "tr_close" and row is not None and row.map:
            yield from _missing(lines[row.map[0]], cells, row)
        yield token


def _missing(line: str, cells: int, row: Token) -> Iterator[Token]:
    """Yield the cells that a row has beyond those that were read."""
    from markdown_it.rules_block.table import escapedSplit
    from markdown_it.token import Token

    # The bars of quotes around the table stand in its lines too.
    written = escapedSplit(line.lstrip("> \t").rstrip(" |").removeprefix("|"))
    level = row.level + 1
    for text in _at_most(MOST_CELLS, list(map(str.strip, written[cells:]))):
        yield Token("td_open", "td", 1, level=level)
        yield Token("inline", "", 0, content=text, children=[], map=row.map, level=level + 1)
        yield Token("td_close", "td", -1, level=level)


def _at_most(most: int, texts: list[str]) -> list[str]:
    """Return the texts, the last of too many joined."""
    return texts if len(texts) <= most else [*texts[: most - 1], "|".join(texts[most - 1 :])]
