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
from collections.abc import Iterator

from corpus.text.pattern import pattern

MAX_MARKS = 8
"""Combining marks left on one letter; no language needs more."""

TAB_WIDTH = 4

REPLACEMENT = "\ufffd"
"""What stands for a character that must not be shown, so that a reader sees there was one."""

# Nearly all text holds only bytes of UTF-8 that are plain by themselves, after one of the
# doubtful ones only what is harmless, and nothing that composes: two looks at its bytes
# take a fifth of the time of one at its characters.
_PLAIN = bytes(
    b"\n" + bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0xC0))  # ASCII; what follows another
    + bytes(range(0xC3, 0xCC)) + b"\xcf\xd0\xd1"  # Latin, Greek and Cyrillic letters
    + bytes(range(0xE4, 0xEA)) + b"\xeb\xec"  # Han, Hangul
)  # fmt: skip
_DOUBTFUL = {
    0xC2: rb"\xc2[\x80-\x9f\xad]",
    0xCE: rb"\xce\x87",
    0xE1: rb"\xe1[^\xb8-\xbb]",
    0xE2: rb"\xe2(?:\x80[\x80\x81\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf]|\x83|\x84[\xa6\xaa\xab]"
    rb"|\x8c[\xa9\xaa]|\xab\x9c|[\xb3-\xb7])",
    0xE3: rb"\xe3(?:\x80[\xaa-\xaf]|\x82[\x99\x9a]|\x85\xa4)",
    0xEA: rb"\xea[^\xb0-\xbf]",
    0xED: rb"\xed(?:\x9e[\xa4-\xbf]|[\x9f-\xbf])",
    0xEF: rb"\xef(?:[\xa4-\xab]|\xac[\x9d-\xbf]|\xad[\x80-\x8f]|\xb7[\x90-\xaf]|\xbb\xbf|\xbe\xa0"
    rb"|\xbf[\xb0-\xbb\xbe\xbf]"
    # A selector is plain where it says that a picture is meant.
    rb"|\xb8(?:[^\x8f]|\x8f(?<!\xe2[\x87-\xae][\x80-\xbf]\xef\xb8\x8f)"
    rb"(?<!\xf0\x9f[\x80-\xab][\x80-\xbf]\xef\xb8\x8f)))",
    0xF0: rb"\xf0(?:[^\x9f]|\x9f\xbf[\xbe\xbf])",
}

_CONTROLS = "\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = (
    "\xad\u034f\u061c\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_FILLERS = "\u115f\u1160\u3164\uffa0"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200c\u200d"

# Blocks that hold marks, letters among them: the gate only has to let no mark past.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0711-\u109f\u135d-\u135f\u1712-\u1dff\u20d0-\u20f0"
    "\u2cef-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e\ufe00-\ufe2f"
    "\U00010100-\U0001efff"
)
# Of one piece, for the more there are in a class, the longer each look takes.
_HIGHEST = "\U0001fffe-\U0010ffff"
_GATE = pattern(
    f"[{_CONTROLS}{_UNSEEN}{_FILLERS}{_SELECTORS}{_JOINERS}\u2028\u2029{_MARKS}{_HIGHEST}]"
)
_REGION = 100
"""Characters looked at closely around one that the gate stopped, up to the end of their line."""

_LINE_END = pattern("[\r\x0b\x0c\x85\u2028\u2029]")
_UNSHOWABLE = pattern(f"[{_CONTROLS}]")
_HIGH = pattern(f"[{_HIGHEST}]")
_NO_CHARACTER = pattern(
    "[" + "".join(f"{chr(end)}{chr(end + 1)}" for end in range(0x1FFFE, 0x110000, 0x10000)) + "]"
)
_FILLER = pattern(f"[{_FILLERS}]")

# Three flags are spelled with tags: those of England, Scotland and Wales.
_FLAGS = "|".join(
    "".join(chr(0xE0000 + ord(char)) for char in region) for region in ("gbeng", "gbsct", "gbwls")
)
_FLAG = "\U0001f3f4"
_INVISIBLE = pattern(f"[{_UNSEEN}]+")
_INVISIBLE_BUT_FLAGS = pattern(f"(?<={_FLAG})((?:{_FLAGS})\U000e007f)|[{_UNSEEN}]+")

# Persian, Arabic and the scripts of India are spelled with joiners between letters.
_SPELLED = "\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff"
_EMOJI = "\xa9\xae\u2190-\u2adb\u2add-\u2bff\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = pattern(
    f"\u200c(?:(?<![{_SPELLED}]\u200c)|(?![{_SPELLED}]))"
    f"|\u200d(?:(?<![{_SPELLED}{_EMOJI}]\u200d)|(?![{_SPELLED}{_EMOJI}]))"
)
# Pictures, keycaps, mathematics, Han, and the scripts whose letters have variants.
_VARIED = (
    "#*0-9\xa9\xae\u1000-\u102a\u1800-\u180a\u1810-\u18a8\u203c\u2049\u2122\u2139\u2190-\u2adb\u2add-\u2bff"
    "\u3001-\u3029\u3030-\u3098\u309b-\u9fff\ua840-\ua877\uf900-\ufaff\uff01-\uff1f\U00010ac0-\U00010ae4"
    "\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
_STRAY_SELECTOR = pattern(f"[{_SELECTORS}](?<![{_VARIED}][{_SELECTORS}])")

# Marks are no word characters, so a pile of them is found without a table of all marks.
_PILE = pattern(rf"[^\w\s\x00-\u02ff]{{{MAX_MARKS + 1},}}")

_UNSEEN_KINDS = frozenset({"Mn", "Me", "Cf", "Zs"})
_BLANK = "\u2800"  # in Braille, a pattern of no dots


def clean(text: str) -> str:
    r"""Return `text` as it may be shown: lines ended by a line feed, tabs expanded, NFC.

    >>> clean("ti\x1btle\r\nnext")
    'ti�tle\nnext'
    """
    if "\r" in text or "\t" in text:
        text = text.replace("\r\n", "\n").expandtabs(TAB_WIDTH)
    if _is_plain(text):
        return text
    text = "".join(_cleaned_regions(text))
    # Only now: sorting a pile of a million marks would take hours.
    if unicodedata.is_normalized("NFC", text):
        return text
    return _PILE().sub(_low_pile, unicodedata.normalize("NFC", text))


def clean_line(text: str, limit: int = 500) -> str:
    r"""Return cleaned `text` as one line of at most `limit` characters; empty if none is seen.

    >>> clean_line("two\r\n  lines ")
    'two lines'
    """
    text = clean(text)
    if "\n" in text:
        text = " ".join(filter(None, map(str.strip, text.split("\n"))))
    text = text.strip()
    if not any(map(_is_seen, text)):
        return ""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _is_seen(char: str) -> bool:
    return char != _BLANK and unicodedata.category(char) not in _UNSEEN_KINDS


def _is_plain(text: str) -> bool:
    """Whether `text` is clean beyond doubt."""
    data = text.encode("utf-8", "surrogatepass")
    for lead in set(data.translate(None, _PLAIN)):
        if lead not in _DOUBTFUL or re.search(_DOUBTFUL[lead], data):
            return False
    return True


def _cleaned_regions(text: str) -> Iterator[str]:
    """Yield `text` in parts; what is cleaned depends on nothing beyond its line."""
    done = 0
    while found := _GATE().search(text, done):
        start = max(done, text.rfind("\n", done, found.start()) + 1)
        end = text.find("\n", found.start() + _REGION)
        end = end if end >= 0 else len(text)
        yield text[done:start]
        yield _PILE().sub(_low_pile, _shown(text[start:end]))
        done = end
    yield text[done:]


def _shown(text: str) -> str:
    text = _LINE_END().sub("\n", text)
    text = _without_invisible(text)
    if any(filler in text for filler in _FILLERS):
        text = _FILLER().sub(" ", text)
    text = _STRAY_SELECTOR().sub("", text)
    text = _STRAY_JOINER().sub("", text)
    if _HIGH().search(text):
        text = _NO_CHARACTER().sub(REPLACEMENT, text)
    return _UNSHOWABLE().sub(REPLACEMENT, text)


def _without_invisible(text: str) -> str:
    if _FLAG in text:
        return _INVISIBLE_BUT_FLAGS().sub(r"\1", text)
    return _INVISIBLE().sub("", text)


def _low_pile(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match[0]:
        category = unicodedata.category(char)
        # Those that take room of their own are sorted too, if they belong to a letter.
        if category in ("Mn", "Me") or unicodedata.combining(char):
            marks += 1
        elif category != "Cf":  # a joiner is no new letter to pile marks on
            marks = 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)
