"""What a reader takes for one character: a letter with its marks, an emoji with its parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

JOINER = "\u200d"

_PAIR = re.compile("——|……|[\U0001f1e6-\U0001f1ff]{2}")
_JOINED_BLOCKS = (
    ("\u1160", "\u11ff"),  # vowels and finals of Hangul
    ("\ud7b0", "\ud7ff"),
    ("\U0001f3fb", "\U0001f3ff"),  # skin tones
    ("\U000e0020", "\U000e007f"),  # the tags of regional flags
)


def cluster_end(chars: str, start: int) -> int:
    """Return where the character that begins at `start` ends for the reader."""
    end = start + (2 if _PAIR.match(chars, start) else 1)
    while end < len(chars) and _joins(chars[end]):
        # What follows a joiner is joined, whatever it is.
        end += 1 + (chars[end] == JOINER and end + 1 < len(chars))
    return end


@lru_cache(4096)
def _joins(char: str) -> bool:
    if char < "\u0300":
        return False
    if unicodedata.category(char).startswith("M") or char == JOINER:
        return True
    return any(first <= char <= last for first, last in _JOINED_BLOCKS)


def chop(chars: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield pieces of at most `width` cells, cut wherever that falls; at least one."""
    if chars.isascii():
        for start in range(0, len(chars) or 1, width):
            yield start, min(start + width, len(chars))
        return
    begin = position = cells = 0
    while position < len(chars):
        end = cluster_end(chars, position)
        size = cell_len(chars[position:end])
        if cells + size > width and position > begin:
            yield begin, position
            begin, cells = position, 0
        position, cells = end, cells + size
    yield begin, position
