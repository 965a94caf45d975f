"""Tags that fill lines of their own, one or several."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from corpus.markdown.scopes import line_text

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

LONGEST = 8_500
"""Characters in which a tag must end."""


class Tag(NamedTuple):
    """A tag, or several beside each other, and the line after them."""

    sources: tuple[str, ...]
    next_line: int


def read_tags(
    state: StateBlock, line: int, end_line: int, pattern: re.Pattern[str], closer: str
) -> Tag | None:
    """Return the tags that fill a line; a tag that goes on fills several.

    Args:
        state: Where we are.
        line: The line they begin on.
        end_line: The line they must end before.
        pattern: Finds a tag.
        closer: What every tag ends with.
    """
    text, last = line_text(state, line), line
    if pattern.match(text) is None:
        start = state.eMarks[line]
        end = state.src.find(closer, start, start + LONGEST)
        last = bisect_right(state.bMarks, end) - 1
        if end < 0 or last >= min(end_line, state.lineMax):
            return None
        text = state.getLines(line, last + 1, state.blkIndent, False).strip()
    sources = tuple(_split(text, pattern))
    return Tag(sources, last + 1) if sources else None


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Return the tags of a text that holds nothing else."""
    sources = []
    position = 0
    while position < len(text):
        found = pattern.match(text, position)
        if found is None:
            return []
        sources.append(found[0])
        position = found.end()
        while text[position : position + 1].isspace():
            position += 1
    return sources
