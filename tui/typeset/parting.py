"""Very long texts, parted into stretches that are each set in a moment.

A key may have to wait for a block, so no block holds more than a few pages. A
text is parted where a line ends, or else where one would best end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tui.typeset.clusters import cluster_end
from tui.typeset.page import Block, BlockKind

LONGEST = 20_000
"""Characters of a block; hardly any real article has a paragraph that long."""

NEAR = 2_000
"""In so many characters before the longest a good end is looked for."""

_GOOD_ENDS = tuple(
    re.compile(f".*{end}", re.DOTALL)
    for end in ("[。！？](?![。！？”’』」）)])", "[.!?] ", "[ \u3000]", "[，、；：]")
)
"""Of sentences, of words, of clauses; the last one there is."""


def part_block(block: Block) -> Iterator[Block]:
    """Yield a block in parts that together look like it; a short one is its only part."""
    chars = block.text.chars
    if len(chars) <= LONGEST or block.kind not in (BlockKind.TEXT, BlockKind.CODE):
        yield block
        return
    # A part of code would be coloured as if it were all there is.
    whole = replace(block, language="")
    rest = replace(whole, first=block.rest, above=(), level=0, heading=None)
    for number, text in enumerate(block.text.cut(part(chars))):
        yield replace(rest if number else whole, text=text)


def part(chars: str) -> Iterator[tuple[int, int]]:
    """Yield where the stretches of a text begin and end; a line end between two is in neither.

    >>> list(part("short"))
    [(0, 5)]
    """
    start = 0
    while len(chars) - start > LONGEST:
        line_end = chars.rfind("\n", start, start + LONGEST)
        end = _good_end(chars, start + LONGEST) if line_end < 0 else line_end
        yield start, end
        start = end + (line_end >= 0)
    yield start, len(chars)


def _good_end(chars: str, last: int) -> int:
    """Return where in an endless line a stretch ends that must not go on beyond `last`."""
    near = last - NEAR
    for pattern in _GOOD_ENDS:
        if found := pattern.match(chars, near, last):
            return found.end()
    window, before, end = chars[near:last], 0, 0
    while end < NEAR:
        before, end = end, cluster_end(window, end)
    # What a reader takes for one character stays whole, if it ever ends.
    return near + before if before else last
