"""Decoding: from the bytes of a file to its text, whatever wrote it.

What is certain comes first: a byte order mark, UTF-8, an encoding the file
declares and keeps to. What is neither is old, and its encoding is guessed, and
said to be a guess. No bytes raise; those that are no text at all are called
binary.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from corpus.ingest.decoding.declared import find_declared
from corpus.ingest.decoding.detector import detect
from corpus.ingest.decoding.encodings import MULTIBYTE, UTF_8, WESTERN, as_utf_8, decode_as
from corpus.ingest.decoding.likeness import find_likely, find_wide, is_like_utf_8, is_like_western
from corpus.ingest.decoding.mixed import decode_mixed

SAMPLE = 65_536
"""Bytes looked at to tell text from binary, and one encoding from another."""

BINARY_SHARE = 0.05
"""Of control characters among the bytes: more of them, and it is no text."""

_MARKS = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "UTF-32LE"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
# Of kinds whose first 64 kB may hold few control characters.
_MAGIC = (
    b"%PDF-1.",
    b"%PDF-2.",
    b"PK\x03\x04",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"\x1f\x8b\x08",
    b"\xd0\xcf\x11\xe0\xa1\xb1",
    b"SQLite format 3\0",
    b"ID3\x02\0",
    b"ID3\x03\0",
    b"ID3\x04\0",
    b"wOFF\0",
    b"wOF2\0",
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"OggS\0",
)

# Text may ring, step back, feed a page, shift, hold the escapes of a terminal, end with ^Z.
_CONTROLS = bytes(set(range(32)) - set(b"\a\b\t\n\v\f\r\x0e\x0f\x1a\x1b")) + b"\x7f"
_HIGH = rb"[\x80-\xff]"

# What wrote these took each half of an emoji for a character.
_HALVES = rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]"
_SHIFTS = ((b"\x1b$)C", "ISO-2022-KR"), (b"\x1b$", "ISO-2022-JP"), (b"~{", "HZ-GB-2312"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and how sure it is."""

    text: str
    encoding: str
    """As readers know it; empty where the bytes are no text."""

    guessed: bool = False
    replaced: bool = False
    """Some bytes were no text in that encoding: U+FFFD stands for them."""

    @property
    def is_binary(self) -> bool:
        """Whether there is nothing to read in it."""
        return not self.encoding


_BINARY = Decoded("", "")


def decode(data: bytes, *, is_cut: bool = False) -> Decoded:
    """Return the text that `data` holds.

    Args:
        data: of a whole file, or of the beginning of one.
        is_cut: a character may be incomplete at the end, which is no error.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding, is_cut=is_cut)
    sample = data[:SAMPLE]
    if sample.startswith(_MAGIC):
        return _BINARY
    if b"\0" in sample or _holds_controls(sample):
        return _suspect(data, is_cut=is_cut)
    return _bytewise(data, is_cut=is_cut)


def _suspect(data: bytes, *, is_cut: bool) -> Decoded:
    """Return the text of what holds zeros or control characters."""
    if encoding := find_wide(data[:SAMPLE]):
        return _decoded(data, encoding, guessed=True, is_cut=is_cut)
    # A machine that goes down while it writes leaves a file of the right length, filled up.
    sample = data[:SAMPLE].rstrip(b"\0")
    if not sample or _holds_controls(sample):
        return _BINARY
    return _bytewise(data.rstrip(b"\0"), is_cut=is_cut)


def _holds_controls(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * BINARY_SHARE


def _bytewise(data: bytes, *, is_cut: bool) -> Decoded:
    text = as_utf_8(data, is_cut=is_cut)
    if text is None:
        data = re.sub(_HALVES, _whole, data)
        text = as_utf_8(data, is_cut=is_cut)
    if text is None:
        return _old(data, is_cut=is_cut)
    return _seven_bit(data, text, is_cut=is_cut) if text.isascii() else Decoded(text, UTF_8)


def _seven_bit(data: bytes, text: str, *, is_cut: bool) -> Decoded:
    """Return the text of bytes that are ASCII, or that shift from it to another script and back."""
    for shift, encoding in _SHIFTS:
        if shift in data:
            shifted, replaced = decode_as(data, encoding, is_cut=is_cut)
            if not replaced and not shifted.isascii():
                return Decoded(shifted, encoding, guessed=find_declared(data) != encoding)
    return Decoded(text, UTF_8)


def _old(data: bytes, *, is_cut: bool) -> Decoded:
    """Return the text of what is not, or not quite, UTF-8."""
    declared = find_declared(data)
    # To be valid says much in an encoding of several bytes, and nothing in one of single bytes.
    if declared in MULTIBYTE:
        text, replaced = decode_as(data, declared, is_cut=is_cut)
        if not replaced:
            return Decoded(text, declared)
    if mixed := decode_mixed(data):
        return Decoded(mixed.text, f"{UTF_8} + {mixed.encoding}", True, mixed.replaced)
    sample = _telling_sample(data)
    if is_like_utf_8(sample):  # with a few bytes broken, that is no guess
        return _decoded(data, UTF_8, is_cut=is_cut)
    encoding = _guess(data, sample, declared)
    return _decoded(data, encoding, guessed=encoding != declared, is_cut=is_cut)


def _guess(data: bytes, sample: bytes, declared: str) -> str:
    if encoding := find_likely(sample) or find_wide(data[:SAMPLE]):
        return encoding
    if declared and not decode_as(sample, declared, is_cut=True)[1]:
        return declared
    return WESTERN if is_like_western(sample) else detect(sample) or WESTERN


def _telling_sample(data: bytes) -> bytes:
    # A long page may be ASCII for its first half.
    found = re.search(_HIGH, data)
    first = found.start() if found else 0
    start = data.rfind(b"\n", 0, first) + 1 if first > SAMPLE // 2 else 0
    return data[start : start + SAMPLE]


def _decoded(data: bytes, encoding: str, *, guessed: bool = False, is_cut: bool) -> Decoded:
    text, replaced = decode_as(data, encoding, is_cut=is_cut)
    return Decoded(text, encoding, guessed, replaced)


def _whole(halves: re.Match[bytes]) -> bytes:
    pair = halves[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return pair.decode("utf-16").encode()
