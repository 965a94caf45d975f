"""A screen as SVG in which every character stands on its cells, Chinese ones on two.

Textual's own export stretches a run of text by its number of characters, which
draws Chinese text over itself; here each character has a place of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import MONOKAI

CELL = 9
LINE = 20
FONT = "DejaVu Sans Mono, Noto Sans Mono CJK SC, Noto Sans CJK SC, Menlo, Consolas, monospace"
FONT_SIZE = 15
WIDE_SIZE = 17
"""Chinese characters fill their two cells at this size."""

BASE = 15
"""From the top of a line down to where its letters stand."""


PIECE = re.compile(r"[!-~]+|[^\s!-~][\u0300-\u036f\ufe00-\ufe0f]*")
"""A word of letters, or one other character with what belongs to it."""


class Run(NamedTuple):
    """Characters of one style in one line."""

    line: int
    cell: int
    text: str
    style: Style


def draw(screen: Sequence[Iterable[Segment]], title: str) -> str:
    """Return lines of segments as a picture."""
    runs = list(_runs(screen))
    width = max(run.cell + cell_len(run.text) for run in runs) * CELL
    height = len(screen) * LINE
    body = [*filter(None, map(_paper, runs)), *filter(None, map(_ink, runs))]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="{FONT}" font-size="{FONT_SIZE}" '
        'shape-rendering="crispEdges">'
    )
    return "\n".join([head, f"<title>{escape(title)}</title>", *body, "</svg>\n"])


def _runs(screen: Sequence[Iterable[Segment]]) -> Iterator[Run]:
    for line, segments in enumerate(screen):
        cell = 0
        for text, style, _ in segments:
            yield Run(line, cell, text, style or Style())
            cell += cell_len(text)


def _colours(style: Style) -> tuple[str, str]:
    """Return ink and paper of a style."""
    ink, paper = _hex(style.color, foreground=True), _hex(style.bgcolor, foreground=False)
    return (paper, ink) if style.reverse else (ink, paper)


def _hex(colour: Color | None, *, foreground: bool) -> str:
    triplet = (colour or Color.default()).get_truecolor(MONOKAI, foreground=foreground)
    return triplet.hex


def _paper(run: Run) -> str:
    _, paper = _colours(run.style)
    size = cell_len(run.text) * CELL
    place = f'x="{run.cell * CELL}" y="{run.line * LINE}" width="{size}" height="{LINE}"'
    return f'<rect {place} fill="{paper}"/>'


def _ink(run: Run) -> str:
    """Return the characters of a run, words as a whole and everything else one by one."""
    ink = f'fill="{_colours(run.style)[0]}"{_weight(run.style)}'
    pieces = []
    for found in PIECE.finditer(run.text):
        x = (run.cell + cell_len(run.text[: found.start()])) * CELL
        y = run.line * LINE + BASE
        # A word of letters keeps its cells in any font if it is told its length.
        length = f' textLength="{len(found[0]) * CELL}"' if found[0].isascii() else ""
        length += f' font-size="{WIDE_SIZE}"' if cell_len(found[0][0]) == 2 else ""
        pieces.append(f'<text x="{x}" y="{y}"{length} {ink}>{escape(found[0])}</text>')
    return "".join(pieces)


def _weight(style: Style) -> str:
    """Return the attributes that make text bold, underlined or struck out."""
    lines = [
        name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on
    ]
    bold = ' font-weight="bold"' if style.bold else ""
    bold += ' font-style="italic"' if style.italic else ""
    return bold + (f' text-decoration="{" ".join(lines)}"' if lines else "")
