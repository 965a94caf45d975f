"""Excerpts: the first words of a text, as one line, and how many words there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.article import Kind
from corpus.ingest.inline import LIMIT, plain_text
from corpus.text.clean import clean_line

LENGTH = 160
MAX_LINES = 200
"""Lines among which the first words are looked for."""

# In UTF-8 the first byte of a character tells its script: these of Han and kana.
_CHARACTERS = bytes(range(0xE3, 0xEA))
_CJK_PUNCTUATION = b"\xe3\x80"
_SPACES = bytes.maketrans(_CHARACTERS + b"\xe2\xef\xf0", b" " * (len(_CHARACTERS) + 3))
_UNCOUNTED = bytes(range(0x80, 0xC0)) + rb"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""

_FENCE = ("```", "~~~")
_NO_PROSE = re.compile(
    r"#{1,6}(?: |$)|[=-]+$|[*_-]{3,}$|[|<]|\{[%{:]|!\[[^\]]*\]\([^)]*\)$"
    r"|import |export |\[[^\]]*\]: |\$\$|\\[a-z]+\{"
)
_MARKER = re.compile(r"(?:>\s?|[-*+] |\d{1,3}[.)] )+(?:\[[ xX]\] )?|#{1,6}(?=[^\s#])")


def find_excerpt(summary: str, body: str, kind: Kind) -> str:
    """Return the first words of the summary, or else of the body: no headings, images, code."""
    if summary:
        return clean_line(summary, LENGTH)
    words = ""
    lines: Iterable[str] = body.split("\n", MAX_LINES)[:MAX_LINES]
    for line in prose(lines) if kind is Kind.MARKDOWN else lines:
        if line:
            words = f"{words} {line[: LENGTH + 1]}"
        if len(words) > LENGTH + 1:
            break
    return clean_line(words, LENGTH)


def prose(lines: Iterable[str]) -> Iterator[str]:
    """Yield for every line of Markdown its running text without marks; empty where it has none."""
    in_code = False
    for line in (line[:LIMIT].strip() for line in lines):
        if line.startswith(_FENCE):
            in_code = not in_code
            yield ""
        elif not line or in_code or _NO_PROSE.match(line):
            yield ""
        else:
            marker = _MARKER.match(line)
            yield plain_text(line[marker.end() :] if marker else line)


def is_running_text(line: str) -> bool:
    """Whether a line of Markdown is text that stands by itself, in no list and no quotation."""
    line = line[:LIMIT].strip()
    outside = _MARKER.match(line) is None and _NO_PROSE.match(line) is None
    return bool(line) and outside and not line.startswith(_FENCE)


def count_words(text: str) -> int:
    """Return how many Han characters, kana and words of other scripts there are.

    What hangs together without a space is one word: an address, a path, a call.

    >>> count_words("人工智能、AI and https://example.org/x")
    7
    """
    data = text.encode("utf-8", "replace")
    others = data.translate(None, _CHARACTERS)
    characters = len(data) - len(others) - data.count(_CJK_PUNCTUATION)
    return characters + len(data.translate(_SPACES, _UNCOUNTED).split())
