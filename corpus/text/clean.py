"""Cleaning: what of a foreign text may reach a screen.

Cleaned text holds no control character but the line feed, nothing that turns
the direction of writing, nothing invisible outside emoji and the scripts that
are spelled with it, and no more marks on a letter than a cell can carry.
Whatever decodes text (a header, Markdown, an escape) makes foreign text of it
again: clean its result too.
"""

from __future__ import annotations

import re
import unicodedata

from corpus.text.pattern import pattern

MAX_MARKS = 8
"""Combining marks left on one letter; no language needs more."""

TAB_WIDTH = 4

REPLACEMENT = "\ufffd"
"""What stands for a character that must not be shown, so that a reader sees there was one."""

_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_UNSEEN = (
    "\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
_JOINERS = "\u200c\u200d"

# Blocks that hold marks, letters among them: the gate only has to let no mark past.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0711-\u109f\u135d-\u135f\u1712-\u1dff\u20d0-\u20f0"
    "\u2cef-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f"
    "\U000101fd-\U0001efff\U000e0100-\U000e01ef"
)

_GATE = pattern(f"[{_CONTROLS}{_UNSEEN}{_JOINERS}\u2028\u2029{_MARKS}]")
_LINE_END = pattern("[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = pattern(f"[{_UNSEEN}]+")
_UNSHOWABLE = pattern(f"[{_CONTROLS}]")

# Persian, Arabic and the scripts of India are spelled with joiners between letters.
_SPELLED = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff"
_EMOJI = "\xa9\xae\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = pattern(
    f"\u200c(?:(?<![{_SPELLED}]\u200c)|(?![{_SPELLED}]))"
    f"|\u200d(?:(?<![{_SPELLED}{_EMOJI}]\u200d)|(?![{_SPELLED}{_EMOJI}]))"
)

# Marks are no word characters, so a pile of them is found without a table of all marks.
_PILE = pattern(rf"[^\w\s\x00-\u02ff]{{{MAX_MARKS + 1},}}")


def clean(text: str) -> str:
    r"""Return `text` as it may be shown: lines ended by a line feed, tabs expanded, NFC.

    >>> clean("ti\x1btle\r\nnext")
    'ti�tle\nnext'
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").expandtabs(TAB_WIDTH)
    if _GATE().search(text) is not None:
        text = _PILE().sub(_low_pile, _shown(text))
    # Only now: sorting a pile of a million marks would take hours.
    if unicodedata.is_normalized("NFC", text):
        return text
    return _PILE().sub(_low_pile, unicodedata.normalize("NFC", text))


def clean_line(text: str, limit: int = 500) -> str:
    r"""Return cleaned `text` as one line of at most `limit` characters.

    >>> clean_line("two\r\n  lines ")
    'two lines'
    """
    text = clean(text)
    if "\n" in text:
        text = " ".join(filter(None, map(str.strip, text.split("\n"))))
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _shown(text: str) -> str:
    text = _LINE_END().sub("\n", text)
    text = _INVISIBLE().sub("", text)
    text = _STRAY_JOINER().sub("", text)
    return _UNSHOWABLE().sub(REPLACEMENT, text)


def _low_pile(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match[0]:
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            marks += 1
        elif category != "Cf":  # a joiner is no new letter to pile marks on
            marks = 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
