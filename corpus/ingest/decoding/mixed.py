"""Mixed files: lines in UTF-8 beside lines in an old encoding, as in a page with a new header."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.ingest.decoding.encodings import as_utf_8, decode_as
from corpus.ingest.decoding.likeness import find_likely

MAX_LINES = 20_000
"""In a longer file, bytes that are not UTF-8 are replaced instead."""

_FEWEST = 3
"""Characters of three bytes or more: so many are not valid UTF-8 by chance."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """The text of a file in UTF-8 and another encoding."""

    text: str
    encoding: str
    """The other one."""

    replaced: bool
    """Some bytes were no text in either."""


def decode_mixed(data: bytes) -> Mixed | None:
    """Return the text of `data` if some lines of it are UTF-8, and the others Chinese of old."""
    if data.count(b"\n") not in range(1, MAX_LINES):
        return None
    lines = data.split(b"\n")
    texts = [as_utf_8(line) for line in lines]
    if sum(map(_count_long, filter(None, texts))) < _FEWEST:
        return None
    others = b"\n".join(line for line, text in zip(lines, texts, strict=True) if text is None)
    encoding = find_likely(others, ("GB18030", "Big5"))
    return _merged(lines, texts, encoding) if encoding else None


def _count_long(text: str) -> int:
    return 0 if text.isascii() else sum(char > "\u07ff" for char in text)


def _merged(lines: list[bytes], texts: list[str | None], encoding: str) -> Mixed:
    whole: list[str] = []
    replaced = False
    for line, text in zip(lines, texts, strict=True):
        read, is_wrong = (text, False) if text is not None else decode_as(line, encoding)
        whole.append(read)
        replaced |= is_wrong
    return Mixed("\n".join(whole), encoding, replaced)
