"""Builds `t2s.txt`, the table that folds Traditional Chinese to Simplified.

    pip install opencc && python corpus/text/data/build.py

The table is derived from the dictionaries of OpenCC (https://github.com/BYVoid/OpenCC),
copyright Carbo Kuo and contributors, Apache License 2.0. OpenCC is needed to
build the table, not to use it. The file has two lines of equal length: each
character of the first becomes the one below it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

TABLE = Path(__file__).with_name("t2s.txt")

HAN = [
    chr(code)
    for block in ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x2FA20))
    for code in range(*block)
]

VARIANTS = ("tw2s", "hk2s")
"""Conversions that also know the characters only Taiwan or Hong Kong writes that way."""

WITHIN_WORDS = {"甦": "苏", "甯": "宁"}
"""What OpenCC converts only as part of a longer word, such as 復甦 to 复苏."""


def main() -> None:
    """Write the table beside this script."""
    pairs = build_pairs()
    lines = ("".join(sorted(pairs)), "".join(pairs[char] for char in sorted(pairs)))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(pairs)} characters, {TABLE.stat().st_size} bytes: {TABLE}")


def build_pairs() -> dict[str, str]:
    """Every Traditional character with the Simplified one it is compared as."""
    pairs = WITHIN_WORDS | _pairs("t2s")
    simplified = set(pairs.values())
    for variant in VARIANTS:
        for char, other in _pairs(variant).items():
            # 么 is what 麽 became: a regional reading of it as 幺 must not undo that.
            if char not in simplified:
                pairs.setdefault(char, other)
    return {char: _last(char, pairs) for char in pairs}


def _pairs(conversion: str) -> dict[str, str]:
    convert: Callable[[str], str] = import_module("opencc").OpenCC(conversion).convert
    converted = convert("\n".join(HAN)).split("\n")
    pairs = zip(HAN, converted, strict=True)
    return {char: other for char, other in pairs if _counts(char, other)}


def _counts(char: str, other: str) -> bool:
    # A compatibility ideograph is another shape of a character, which folding knows by itself.
    same = unicodedata.normalize("NFC", char)
    return len(other) == 1 and other != char and same == char


def _last(char: str, pairs: dict[str, str]) -> str:
    # 薴 → 苧 → 苎: folding twice must change nothing more.
    while char in pairs:
        char = pairs[char]
    return char


if __name__ == "__main__":
    main()
