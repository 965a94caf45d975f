"""Texts so long that their marks are not read: lines as they are written, and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import Document, Kind
from tui.typeset.page import Block
from tui.typeset.parting import part
from tui.typeset.text import HEADINGS, Text

MOST_CHARACTERS = 1_000_000
MOST_LINES = 50_000
MOST_MARKS = 50_000
LONGEST_LINE = 100_000
"""Beyond any of these, reading the marks of a text takes many seconds and half a gigabyte.

Real articles stay far below: of thousands, the longest had 173 000 characters
in 3 000 lines with 10 000 marks, and the longest line 2 300.
"""

MOST_OPEN = 5_000
"""Brackets that are never closed: at each of them the parser looks for its end anew."""

_NO_MARKS = dict.fromkeys(map(ord, "*_`[]<>&|\\~!$"))
_LINE_ENDS = {Kind.MARKDOWN: re.compile("\n{3,}"), Kind.PLAIN: re.compile("\n+")}
"""What is shown as one blank line."""


def is_long(document: Document) -> bool:
    """Tell whether a text is too long for anything but to be shown as it is written."""
    body = document.body
    if len(body) > MOST_CHARACTERS or body.count("\n") > MOST_LINES:
        return True
    if document.kind is Kind.PLAIN:
        return False
    if body.count("[") - body.count("]") > MOST_OPEN:
        return True
    if len(body) <= min(MOST_MARKS, LONGEST_LINE):
        return False
    marks = len(body) - len(body.translate(_NO_MARKS))
    return marks > MOST_MARKS or max(map(len, body.split("\n"))) > LONGEST_LINE


def read_written(document: Document) -> Iterator[Block]:
    """Yield the headings of a text, and what is between them in as few blocks as may be."""
    body, position, line = document.body, 0, 0
    for index, heading in enumerate(document.outline):
        start = _skip(body, position, heading.line - line)
        yield from _lines(body[position:start], document.kind)
        position, line = _skip(body, start, 1), heading.line + 1
        if chars := body[start:position].strip():
            role = HEADINGS[heading.level - 1]
            yield Block(Text(chars), role=role, level=heading.level, heading=index)
    yield from _lines(body[position:], document.kind)


def _skip(body: str, position: int, lines: int) -> int:
    """Return where a line begins that stands so many lines further down."""
    for _ in range(lines):
        position = body.find("\n", position) + 1
        if not position:
            return len(body)
    return position


def _lines(chars: str, kind: Kind) -> Iterator[Block]:
    """Yield blocks of many lines, at most one blank line between two of them."""
    above: tuple[str, ...] = ("",)
    for start, end in part(chars):
        lines = _LINE_ENDS[kind].sub("\n\n", chars[start:end].strip("\n"))
        if lines.strip():
            yield Block(Text(lines), above=above)
        # The line end between two stretches is in neither.
        line_ends = chars[end - 1 : end + 2].count("\n")
        above = ("",) if line_ends > (kind is Kind.MARKDOWN) else ()
