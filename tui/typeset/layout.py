"""Blocks × a width → lines, set as far as they are looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from rich.cells import cell_len

from tui.typeset.clusters import chop
from tui.typeset.code import highlight
from tui.typeset.linebreak import wrap
from tui.typeset.page import BAR, RULE, Block, BlockKind, Line
from tui.typeset.table import set_table
from tui.typeset.text import NO_TEXT, Role, Span, Text, TextBuilder

MIN_WIDTH = 4
"""Cells of the narrowest page: two Han characters, or one and a bar."""

AHEAD = 64
"""Lines set at once on the way to a block."""

Finding = Callable[[str], Sequence[tuple[int, int]]]
"""Returns the spans of a text that a query matched."""

Marking = Callable[[Text], Text]
Setting = tuple[Text, Role]


class Layout:
    """A page at one width: its lines so far, and more of them on demand."""

    def __init__(self, blocks: Sequence[Block], width: int, *, mark: Finding | None = None) -> None:
        self.width = max(width, MIN_WIDTH)
        self.lines: list[Line] = []
        self.matches: list[int] = []
        """Those of the lines in which a query found something."""

        self.complete = not blocks
        self._blocks = blocks
        self._mark = mark
        self._starts: list[int] = []
        self._waiting = self._set()

    @property
    def reached(self) -> int:
        """How many blocks have been begun."""
        return len(self._starts)

    def extend(self, lines: int) -> None:
        """Set further lines until at least that many stand, or all."""
        missing = lines + 1 - len(self.lines)
        if missing > 0 and not self.complete:
            self.lines.extend(islice(self._waiting, missing))
            self.complete = len(self.lines) <= lines

    def line_of(self, block: int) -> int:
        """Return the first line of a block, setting what is before it."""
        while not self.complete and not self._stands(block):
            self.extend(len(self.lines) + AHEAD)
        line = self.find_block(block)
        return max(0, len(self.lines) - 1) if line is None else line

    def find_block(self, block: int) -> int | None:
        """Return the first line of a block, if it has been set."""
        return self._starts[block] if self._stands(block) else None

    def _stands(self, block: int) -> bool:
        return block < len(self._starts) and self._starts[block] < len(self.lines)

    def place(self, line: int) -> tuple[int, int]:
        """Return the block a line belongs to, and how many lines below its first that is.

        A blank line belongs to the block under it, so it is a line or two above its first.
        """
        self.extend(line + 1)
        if not self.lines:
            return 0, 0
        line = max(0, min(line, len(self.lines) - 1))
        block = self.lines[line].block
        return block, line - self._starts[block]

    def find_match(self, line: int, step: int) -> int | None:
        """Return the next or previous of the lines set so far in which something was found."""
        if step > 0:
            found = self.matches[bisect_right(self.matches, line) :][:1]
        else:
            found = self.matches[: bisect_left(self.matches, line)][-1:]
        return found[0] if found else None

    def _set(self) -> Iterator[Line]:
        """Yield all lines, each when it is asked for."""
        number = 0
        for index, block in enumerate(self._blocks):
            above = block.above if index else ()
            self._starts.append(number + len(above))
            blank = ((_fitting(bars, self.width), NO_TEXT, Role.TEXT) for bars in above)
            for prefix, text, role in chain(blank, _set_block(block, self.width, self._marked)):
                line = _line(prefix, text, role, index)
                if self._mark is not None and _has_match(line):
                    self.matches.append(number)
                yield line
                number += 1

    def _marked(self, text: Text) -> Text:
        found = self._mark(text.chars) if self._mark is not None and text.chars else ()
        return text.marked(found) if found else text


def _has_match(line: Line) -> bool:
    return any(span.role is Role.MATCH for span in line.spans)


def _line(prefix: str, text: Text, role: Role, block: int) -> Line:
    if not text.chars:
        return _blank_line(prefix.rstrip(), role, block)
    size = len(prefix)
    spans = (
        Span(span.start + size, span.end + size, span.role, span.target) for span in text.spans
    )
    return Line(prefix + text.chars, (*_bars(prefix), *spans), role, block, size)


@lru_cache(8)
def _blank_line(prefix: str, role: Role, block: int) -> Line:
    # A text may hold millions of them.
    return Line(prefix, _bars(prefix), role, block, len(prefix))


@lru_cache(64)
def _bars(prefix: str) -> tuple[Span, ...]:
    return tuple(
        Span(index, index + 1, Role.QUOTE) for index, char in enumerate(prefix) if char == BAR
    )


def _fitting(prefix: str, width: int) -> str:
    """Return bars and indents if they leave room for text, else nothing."""
    return prefix if 2 * cell_len(prefix) <= width else ""


def _set_block(block: Block, width: int, mark: Marking) -> Iterator[tuple[str, Text, Role]]:
    """Yield the lines of a block with what stands before each."""
    first, rest, marker = block.first, block.rest, ""
    if rest != _fitting(rest, width):
        # The marker goes into the text.
        first, rest, marker = "", "", first.replace(BAR, " ").strip()
    lines = _SETTERS[block.kind](block, marker, width - cell_len(rest), mark)
    for number, (text, role) in enumerate(lines):
        yield (rest if number else first), text, role


def _set_text(block: Block, marker: str, width: int, mark: Marking) -> Iterator[Setting]:
    text = mark(block.text)
    if marker:
        builder = TextBuilder()
        builder.add(f"{marker} ")
        builder.append(text)
        text = builder.take()
    for piece in wrap(text, width):
        yield piece, block.role
    if block.role is Role.HEADING1:
        yield Text(RULE * width), Role.RULE


def _set_marker(marker: str, width: int) -> Iterator[Setting]:
    """Yield the lines of a marker that has no text to go into."""
    if marker:
        yield from ((piece, Role.TEXT) for piece in wrap(Text(marker), width))


def _set_code(block: Block, marker: str, width: int, mark: Marking) -> Iterator[Setting]:
    chars = block.text.chars
    text = mark(Text(chars, highlight(chars, block.language)))
    yield from _set_marker(marker, width)
    for piece in text.cut(_code_lines(chars, width)):
        yield piece, Role.FENCE


def _code_lines(chars: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of code, long ones cut wherever the width ends."""
    start = 0
    while start <= len(chars):
        end = chars.find("\n", start)
        end = len(chars) if end < 0 else end
        yield from ((start + a, start + b) for a, b in chop(chars[start:end], width))
        start = end + 1


def _set_table(block: Block, marker: str, width: int, mark: Marking) -> Iterator[Setting]:
    yield from _set_marker(marker, width)
    yield from set_table(block.rows, block.aligns, width, mark)


def _set_rule(block: Block, marker: str, width: int, mark: Marking) -> Iterator[Setting]:
    yield from _set_marker(marker, width)
    yield Text(RULE * width), Role.RULE


_SETTERS = {
    BlockKind.TEXT: _set_text,
    BlockKind.CODE: _set_code,
    BlockKind.TABLE: _set_table,
    BlockKind.RULE: _set_rule,
}
