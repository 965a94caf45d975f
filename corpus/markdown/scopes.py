"""Scopes: the lines of a quote, an item or a whole text, and what opens and closes among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

INDENT = 4
"""Columns of an indent that makes code of a line."""

_EFFORT = 30
"""How often the lines of a text are looked through; one that needs more is made to be slow."""

_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")

INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""Of a rule whose blocks need no empty line before them."""


class Border(NamedTuple):
    """A line that opens or closes something."""

    name: str
    closing: bool = False
    verbatim: bool = False
    """Whether nothing but its own end counts after it."""


class End(NamedTuple):
    """Where something ends that a line has opened."""

    line: int
    """The line that closes it, or the first that is not in its scope any more."""

    closed: bool


ReadBorder = Callable[[str], Border | None]


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without what stands before it: bars of quotes, indents."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def find_end(state: StateBlock, line: int, end_line: int, read: ReadBorder) -> End | None:
    """Return where ends what a line opens; None for a line that opens nothing.

    All lines of its scope are looked through once: what else they open is known from then on.
    """
    known: dict[tuple[int, int], End] = state.env.setdefault(f"ends {read.__name__}", {})
    key = (line, state.blkIndent)
    effort = state.env.setdefault("effort", _EFFORT * (len(state.bMarks) + 100))
    if key not in known and effort > 0:
        looking = _Looking(state, line, min(end_line, state.lineMax))
        known.update(((first, state.blkIndent), end) for first, end in looking.ends(read))
        state.env["effort"] = effort - (looking.line - line) - 1
    return known.get(key)


class _Looking:
    """A pass over the lines of a scope, and what is open at each of them."""

    def __init__(self, state: StateBlock, line: int, end_line: int) -> None:
        self.line = line
        self._state = state
        self._end_line = end_line
        self._fence = ""
        self._open: list[tuple[int, Border]] = []
        self._names: Counter[str] = Counter()

    def ends(self, read: ReadBorder) -> Iterator[tuple[int, End]]:
        """Yield each line that opens something, and where that ends."""
        for text in self._texts():
            if not self._is_verbatim() and self._in_fence(text):
                continue
            border = read(text)
            if border is None or (self._is_verbatim() and not self._ends_verbatim(border)):
                continue
            if border.closing:
                yield from self._close(border.name)
            else:
                self._open.append((self.line, border))
                self._names[border.name] += 1
        yield from ((line, End(self.line, closed=False)) for line, _ in self._open)

    def _texts(self) -> Iterator[str]:
        state = self._state
        while self.line < self._end_line:
            text = line_text(state, self.line)
            indent = state.sCount[self.line] - state.blkIndent
            if text and indent < 0:
                return
            if text and indent < INDENT:
                yield text
            self.line += 1

    def _in_fence(self, text: str) -> bool:
        if self._fence:
            if text.startswith(self._fence) and not text.strip().strip(self._fence[0]):
                self._fence = ""
            return True
        found = _FENCE.match(text)
        self._fence = (found[1] or found[2]) if found else ""
        return found is not None

    def _is_verbatim(self) -> bool:
        return bool(self._open) and self._open[-1][1].verbatim

    def _ends_verbatim(self, border: Border) -> bool:
        return border.closing and border.name == self._open[-1][1].name

    def _close(self, name: str) -> Iterator[tuple[int, End]]:
        """End what was opened last by this name, and what was opened in it and never closed."""
        if name.startswith(":") and not self._names[name] and self._open:
            name = self._open[-1][1].name  # a fence may be longer than the one it ends
        while self._names[name]:
            line, border = self._open.pop()
            self._names[border.name] -= 1
            yield line, End(self.line, closed=border.name == name)
            if border.name == name:
                return


def read_inside(state: StateBlock, start: int, end: int, indent: int | None = None) -> None:
    """Read lines as blocks, no further than `end`, an indent being their margin."""
    line_max, parent, margin = state.lineMax, state.parentType, state.blkIndent
    state.lineMax, state.parentType = end, "root"
    state.blkIndent = margin if indent is None else indent
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.parentType, state.blkIndent = line_max, parent, margin
