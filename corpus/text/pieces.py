"""Pieces: a very long text, taken a stretch at a time.

One call over megabytes keeps every other thread waiting until it returns; a
loop over pieces lets them in between. What is done with lines, words or single
characters comes out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

SIZE = 100_000
"""Characters through which any expression goes in a few milliseconds."""


def pieces(text: str, size: int = SIZE) -> Iterator[str]:
    r"""Yield a text in pieces that joined are the text; each ends with a line or a word, if it can.

    >>> list(pieces("one two\nthree four", 8))
    ['one two\n', 'three ', 'four']
    """
    start = 0
    while len(text) - start > size:
        end = text.rfind("\n", start, start + size) + 1 or text.rfind(" ", start, start + size) + 1
        end = end or start + size
        yield text[start:end]
        start = end
    yield text[start:]


def in_pieces(change: Callable[[str], str], text: str) -> str:
    """Return what a change of lines, words or characters makes of a text."""
    return change(text) if len(text) <= SIZE else "".join(map(change, pieces(text)))
