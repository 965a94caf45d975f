"""Decoding: from the bytes of a file to its text, whatever wrote it.

A byte order mark decides, then UTF-8; text that is neither is old, and the
encoding in which it makes the most common characters is guessed, and said to
be a guess. No bytes raise; those that are no text at all are called binary.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

SAMPLE = 65_536
"""Bytes looked at to tell text from binary, and one encoding from another."""

BINARY_SHARE = 0.05
"""Of control characters among the bytes: more of them, and it is no text."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b")

# Text may ring, go back a step, feed a page and carry the escapes of a terminal.
_CONTROLS = bytes(set(range(32)) - set(b"\a\b\t\n\v\f\r\x1b")) + b"\x7f"

# What makes up a third of any Chinese text, in either script, and next to nothing of a wrong guess.
_COMMON = frozenset(
    "的一是不了在人有我他这中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "这们个与业经还进动产学实现关开长机将从无体新多工智高，。、：；「」（）“”《》"
    "這們個來為國說時會對於著過發後裡與業經還進動產學實現關開長機將從無體"
)
_OLD = ("gb18030", "big5")
_LONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and how sure it is."""

    text: str
    encoding: str
    """As Python names it; empty where the bytes are no text."""

    guessed: bool = False
    replaced: bool = False
    """Some bytes were no text in that encoding: U+FFFD stands for them."""

    @property
    def is_binary(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.encoding


def decode(data: bytes) -> Decoded:
    """Return the text that `data` holds."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if encoding := _unmarked_wide(data[:SAMPLE]):
        return _decoded(data, encoding, guessed=True)
    if _is_binary(data[:SAMPLE]):
        return Decoded("", "")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _decoded(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, guessed)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, errors="replace"), encoding, guessed, replaced=True)


def _unmarked_wide(sample: bytes) -> str:
    """Name the UTF-16 that `sample` is if many bytes of it are zero, but only every second one."""
    if b"\0" not in sample:
        return ""
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) // 2
    if max(even, odd) < max(4, 0.3 * half) or min(even, odd) > 0.05 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return sample.startswith(_MAGIC) or controls > len(sample) * BINARY_SHARE


def _guessed(data: bytes) -> Decoded:
    sample = data[:SAMPLE]
    likeness = {"utf-8": _utf_8_likeness(sample), "cp1252": _western_likeness(sample)}
    likeness |= {encoding: _chinese_likeness(sample, encoding) for encoding in _OLD}
    encoding = max(likeness, key=likeness.__getitem__)
    # UTF-8 with a few bytes broken is no guess.
    return _decoded(data, encoding, guessed=encoding != "utf-8")


def _utf_8_likeness(sample: bytes) -> float:
    foreign = _foreign(sample, "utf-8")
    return 1 - foreign.count("\ufffd") / len(foreign) if foreign else 0.0


def _chinese_likeness(sample: bytes, encoding: str) -> float:
    foreign = _foreign(sample, encoding)
    wrong = foreign.count("\ufffd")
    common = sum(map(foreign.count, _COMMON))
    # A text without any error is likelier than none, be its characters never so rare.
    return (3 * common - wrong) / len(foreign) + 0.25 * (not wrong) if foreign else 0.0


def _western_likeness(sample: bytes) -> float:
    high = sum(byte >= 0x80 for byte in sample)
    return len(_LONE.findall(sample)) / high if high else 0.0


def _foreign(sample: bytes, encoding: str) -> str:
    # The sample may end within a character, which is no error of the text.
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
    return re.sub("[\x00-\x7f]+", "", text)
