"""What must stay together on a line: a Han character, a word, a number with what it counts.

Each has the brackets and marks with it that must not be parted from it, so
that a line may end after any unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tui.typeset.clusters import JOINER

OPENING = "“‘『「（《〈【〔〖〘〚｛［＜«‹｢￥＄([{$¥£€№"
"""What must not end a line."""

CLOSING = (
    "，。、；：？！…—–～·•‧％‰‱℃℉°′″”’』」）》〉】〕〗〙〛｝］＞»›｡､｣々〻ゝゞーヽヾ"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョヵヶ"
)
"""What must not begin a line."""

ASCII_CLOSING = ",.;:?!)]}%/-"
"""What must not begin a line after Han; within a word it is a part of the word."""

SPACES = " \u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
"""Where a line may end; the other spaces are there to forbid it."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"

SPACELESS = (
    "\u2e80-\u2fff\u3001-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe6f"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uffef"
    "\U0001f000-\U0001f3fa\U0001f400-\U0001faff\U00020000-\U0003ffff"
)
"""Scripts written without spaces, and pictographs; full-width letters and digits make words."""

COUNTED = (
    "[多余餘]?[十百千万萬亿億兆]{0,3}(?:"
    "平方米|平方公里|立方米|公里|千米|厘米|毫米|公斤|千克|公顷|公頃|美元|欧元|歐元|日元|港元|英镑|英鎊|"
    "人次|小时|小時|分钟|分鐘|季度|世纪|世紀|年代|周年|週年|"
    "[年月日号號时時点點分秒周週天岁歲元角块塊个個人名位家项項次只隻台臺款种種件篇章节節页頁条條套部架"
    "辆輛艘座层層级級倍成折度米里克吨噸斤升期届屆场場批股字句集])?"
)
"""Han that counts or measures: it stays with the number before it."""

# Blocks that hold marks. That they hold letters too only means that a line does not end
# between Han and a letter of such a script.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20f0\u2cef-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabff\ud7b0-\ud7ff\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\U000101fd-\U0001efff"
    "\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)

_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")
_ADDRESS = re.compile(r"[/=_@\\]|\w[.:]\w")
_QUOTE = re.compile(r"\"|(?<![!-~])'|'(?![!-~])")
_CURLED = {'"': "“”", "'": "‘’"}


class Unit(NamedTuple):
    """A stretch of characters that stays together, and where the spaces after it end."""

    start: int
    end: int
    next: int
    loose: bool
    """Whether it is plain Han, which may be parted anywhere."""


def is_spaceless(char: str) -> bool:
    """Whether a character belongs to what is written without spaces."""
    return _spaceless().match(char) is not None


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(f"[{SPACELESS}]")


def split_units(chars: str, start: int, stop: int) -> Iterator[Unit]:
    """Yield the units of a stretch of text with paired quotes; spaces before the first go."""
    for found in _pattern().finditer(chars, start, stop):
        begin, end = found.span("unit")
        if begin < 0:
            yield Unit(*found.span(), found.end(), loose=True)
            continue
        for hyphen in _hyphens(chars, begin, end):
            yield Unit(begin, hyphen, hyphen, loose=False)
            begin = hyphen
        yield Unit(begin, end, found.end(), loose=False)


def _hyphens(chars: str, start: int, end: int) -> Iterator[int]:
    """Yield where a compound may be parted; addresses and names with digits stay whole."""
    if "-" in chars[start:end] and not _ADDRESS.search(chars, start, end):
        yield from (found.start() for found in _HYPHEN.finditer(chars, start, end))


def pair_quotes(chars: str) -> str:
    """Return the text with straight quotes curled, so that each says which way it looks.

    >>> pair_quotes('2025"AI+"赋能')
    '2025“AI+”赋能'
    """
    if '"' not in chars and "'" not in chars:
        return chars
    opened: set[str] = set()

    def curled(found: re.Match[str]) -> str:
        before, after = (
            chars[max(0, found.start() - 1) : found.start()],
            chars[found.end() : found.end() + 1],
        )
        if not after.strip():
            closes = True
        elif not before.strip() or before in OPENING:
            closes = False
        else:
            closes = found[0] in opened
        (opened.discard if closes else opened.add)(found[0])
        return _CURLED[found[0]][closes]

    return _QUOTE.sub(curled, chars)


@cache
def _pattern() -> re.Pattern[str]:
    """Build the expression for a unit and the spaces after it."""
    space, opening, closing = SPACES, re.escape(OPENING), re.escape(CLOSING)
    closing_ascii = re.escape(ASCII_CLOSING)
    with_marks = f"(?:[{_MARKS}]|{JOINER}[^{space}])*"
    inner = f"[^{space}{SPACELESS}{closing}“‘«‹]"
    # An opening bracket at its end belongs to what follows.
    run = rf"{inner}+(?:(?<=[A-Za-zÀ-ɏ])[’·](?=[A-Za-zÀ-ɏ]){inner}+)*(?<![(\[{{])"
    tails = (
        rf"\.(?=[A-Za-z0-9]){inner}+",  # .NET, .env
        rf"(?<=[0-9０-９%％])[–—～~]{{1,2}}(?=[0-9０-９]){inner}+",  # 30%—40%
        r"\[[0-9]{1,3}\]",  # a note's number
        rf"(?<=[{SPACELESS}])[{space}]+[,.;:?!)%](?:(?=[A-Za-z0-9]){inner}+)?",
        f"[{space}]*’(?=[A-Za-z0-9]){inner}+",  # the ’90s
        f"[{space}]*[{closing}]{with_marks}",
        f"[{closing_ascii}]{with_marks}",
        rf"[{space}]+[,.;:?!)\]}}%]+(?=[{space}\n]|\Z)",
    )
    return re.compile(
        f"[{HAN}]+(?=[{HAN}])"
        f"|(?P<unit>(?:[{opening}]{with_marks}[{space}]*)*"
        f"(?:{run}(?:(?<={JOINER})[^{space}]{with_marks})*(?:(?<=[0-9０-９]){COUNTED})?"
        rf"|—+|…+|(?:[\U0001f1e6-\U0001f1ff]{{2}}|[^{space}]){with_marks})"
        f"(?:{'|'.join(tails)})*)[{space}]*"
    )
