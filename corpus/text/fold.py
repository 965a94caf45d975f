"""Folding: the form in which text is compared.

Two spellings a reader would call the same word fold to the same string: upper
and lower case, full and half width, Traditional and Simplified, and the many
shapes of quotes, dashes and spaces. One code point folds to exactly one code
point, so a span found in folded text is the same span in the text it came from.
"""

from __future__ import annotations

import unicodedata
from array import array
from functools import cache
from itertools import chain
from pathlib import Path

TABLE_SIZE = 0x2FA20
"""Folding by table ends with the last compatibility ideograph; above it only case is folded."""

SHAPES = (
    range(0xA0, 0xA1),  # the space that does not break
    range(0x2000, 0x2060),  # typographic spaces
    range(0x2E80, 0x2FE0),  # radicals that stand for the character itself
    range(0x3000, 0x3001),  # the ideographic space
    range(0xF900, 0xFB00),  # compatibility ideographs
    range(0xFE30, 0xFE70),  # vertical and small punctuation
    range(0xFF00, 0xFFF0),  # full and half width
    range(0x2F800, TABLE_SIZE),  # compatibility ideographs once more
)
"""Where Unicode keeps a second shape of a character that has its own code point elsewhere."""

MARKS = {
    '"': "“”„‟«»「」『』〝〞〟",
    "'": "‘’‚‛‹›′´",
    "-": "‐‑‒–—―−─⸺⸻",
    "~": "〜∼",
    ",": "、",
    ".": "。",
    "·": "•‧∙⋅・",
    "σ": "ς",  # what a Σ lowers to depends on its neighbours; its folding must not
}
"""One form for marks that differ by habit of a language or of a keyboard."""


def fold(text: str) -> str:
    """Return `text` as it is compared: same length, same positions.

    >>> fold("ＡＩ 智能體")
    'ai 智能体'
    """
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = "".join(map(_lower_one, text))
    return lowered.translate(_table())


def _lower_one(char: str) -> str:
    # İ lowers to i and a combining dot: the i alone keeps positions true.
    return char.lower()[0]


@cache
def _table() -> array[int]:
    """For every code point the one it folds to, once case is gone.

    An array rather than a dict: most characters of a text fold to themselves,
    and a dict spends twice the time on those it does not hold.
    """
    table = array("I", range(TABLE_SIZE))
    marks = {other: mark for mark, others in MARKS.items() for other in others}
    simplified = _simplified()
    for code in chain(*SHAPES, map(ord, marks), map(ord, simplified)):
        shape = _other_shape(chr(code))
        shape = simplified.get(shape, shape)
        table[code] = ord(marks.get(shape, shape))
    return table


def _other_shape(char: str) -> str:
    shape = unicodedata.normalize("NFKC", char).lower()
    return shape if len(shape) == 1 else char


def _simplified() -> dict[str, str]:
    data = Path(__file__).with_name("data").joinpath("t2s.txt").read_text(encoding="utf-8")
    traditional, simplified = data.splitlines()
    return dict(zip(traditional, simplified, strict=True))
