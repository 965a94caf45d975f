"""Where lines of mixed Chinese and Latin text end.

A line takes the units it can hold. A unit longer than a whole line is cut
where that hurts least. No line is ever wider than it may be.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from tui.typeset.clusters import cluster_end
from tui.typeset.text import Text
from tui.typeset.units import (
    ASCII_CLOSING,
    CLOSING,
    OPENING,
    SPACES,
    Unit,
    is_spaceless,
    pair_quotes,
    split_units,
)

_NOT_BEFORE = frozenset(CLOSING + ASCII_CLOSING + SPACES)
_EASY_AFTER = frozenset(SPACES + "\u00a0\u202f/?&=#_.,:;|+@~)]}\\-")


def wrap(text: Text, width: int) -> Iterator[Text]:
    """Yield the lines of a text, none wider than `width` cells."""
    return text.cut(break_lines(text.chars, width))


def break_lines(chars: str, width: int) -> Iterator[tuple[int, int]]:
    r"""Yield where each line begins and ends, the spaces at its end left out.

    >>> text = "今年1月召开的 2025年会。"
    >>> [text[start:end] for start, end in break_lines(text, 14)]
    ['今年1月召开的', '2025年会。']
    """
    chars = pair_quotes(chars)
    start = 0
    while start <= len(chars):
        end = chars.find("\n", start)
        end = len(chars) if end < 0 else end
        first, last = _stripped(chars, start, end)
        if _surely_fits(chars[first:last], width):
            yield first, last
        else:
            yield from _fill(chars, first, last, width)
        start = end + 1


def widest_unit(chars: str) -> int:
    """Return the cells of the widest unit: a narrower line has to cut it."""
    chars = pair_quotes(chars)
    units = (unit for unit in split_units(chars, 0, len(chars)) if not unit.loose)
    return max((cell_len(chars[unit.start : unit.end]) for unit in units), default=2)


def _surely_fits(line: str, width: int) -> bool:
    """Tell, without measuring it, whether a line is short enough; no character is over 2 cells."""
    return 2 * len(line) <= width or (len(line) <= width and line.isascii())


def _stripped(chars: str, start: int, end: int) -> tuple[int, int]:
    line = chars[start:end].lstrip(SPACES)
    start = end - len(line)
    return start, start + len(line.rstrip(SPACES))


def _fill(chars: str, start: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a stretch without forced breaks: each takes what it can hold."""
    begin = end = start
    cells = 0
    for unit in split_units(chars, start, stop):
        begin = unit.start if begin == end else begin
        for cut in _cuts(chars, unit, width - cells, width):
            yield begin, (end if cut == unit.start else _trimmed(chars, cut))
            begin, cells = cut, 0
        end = unit.end
        cells += cell_len(chars[max(begin, unit.start) : unit.next])
    yield begin, end


def _trimmed(chars: str, end: int) -> int:
    while chars[end - 1] in SPACES:
        end -= 1
    return end


def _cuts(chars: str, unit: Unit, room: int, width: int) -> Iterator[int]:
    """Yield where lines end before or within a unit, `room` cells being left in the first."""
    if unit.loose:
        first = unit.start + max(0, room) // 2
        yield from range(first, unit.end, max(1, width // 2))
        return
    size = cell_len(chars[unit.start : unit.end])
    if room < size <= width:
        yield unit.start
    elif room < size:
        cut = _cut(chars, unit.start, unit.end, room, width)
        while cut < unit.end:
            yield cut
            cut = _cut(chars, cut, unit.end, width, width)


def _cut(chars: str, start: int, stop: int, room: int, width: int) -> int:
    """Return where the line ends: `stop` if the rest fits, `start` if it waits for the next."""
    easy, legal, reach = _ends(chars, start, stop, room)
    fresh = room >= width
    if reach == stop:
        return stop
    if easy > start and (not fresh or 3 * (easy - start) >= reach - start):
        cut = easy
    elif legal > start and 2 * room >= width:
        cut = legal
    elif fresh:
        cut = max(reach, cluster_end(chars, start))
    else:
        return start
    while cut < stop and chars[cut] in SPACES:
        cut += 1
    return cut


def _ends(chars: str, start: int, stop: int, room: int) -> tuple[int, int, int]:
    """Return the last good, the last permitted and the last possible end of a line."""
    easy = legal = reach = start
    while reach < stop:
        end = cluster_end(chars, reach)
        room -= cell_len(chars[reach:end])
        if room < 0:
            break
        reach = end
        ease = _ease(chars, reach) if reach < stop else 0
        legal = reach if ease else legal
        easy = reach if ease > 1 else easy
    return easy, legal, reach


def _ease(chars: str, at: int) -> int:
    """Return how well a line may end here: 0 not at all, 1 if it must, 2 gladly."""
    if chars[_trimmed(chars, at) - 1] in OPENING or chars[at] in _NOT_BEFORE:
        return 0
    if chars[at - 1] in _EASY_AFTER:
        return 2
    return 2 if is_spaceless(chars[at - 1]) or is_spaceless(chars[at]) else 1
