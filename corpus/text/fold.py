"""Folding: the form in which text is compared.

Two spellings a reader would call the same word fold to the same string: upper
and lower case, full and half width, Traditional and Simplified. One code point
folds to exactly one code point, so a span found in folded text is the same
span in the text it came from.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

FULL_WIDTH_OFFSET = 0xFEE0
"""Distance from an ASCII character to its full-width form, `!` to `！`."""


def fold(text: str) -> str:
    """Return `text` as it is compared: same length, same positions.

    >>> fold("ＡＩ 智能體")
    'ai 智能体'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(map(_lower_one, text))
    return lowered.translate(_table())


def _lower_one(char: str) -> str:
    # İ lowers to two code points; left as it is, positions stay true.
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@cache
def _table() -> dict[int, str]:
    """What folds to something else, once case is gone."""
    data = files("corpus.text").joinpath("data", "t2s.txt").read_text(encoding="utf-8")
    traditional, simplified = data.splitlines()
    characters = dict(zip(map(ord, traditional), simplified, strict=True))
    full_width = {code + FULL_WIDTH_OFFSET: chr(code) for code in range(0x21, 0x7F)}
    return characters | full_width | {0x3000: " "}
