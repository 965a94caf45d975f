"""Key lines: headers read line by line, without a grammar.

So is read what is left of a block of YAML, TOML or JSON that its own parser
refuses: every `key: value` that a reader would still see in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from corpus.ingest.headers.names import KNOWN, folded_name

Field = str | list[str]
"""What a header says under one key, as written."""

MAX_KEYS = 256
MAX_STRAYS = 2
"""Lines of prose in a closed header; where there are more, it is prose."""

_PLAIN_NAME = re.compile(r"[a-z_][\w.-]*")
_NAME = r"""["']?(?P<key>[^\W_][\w.-]{0,40}(?:\ [\w.-]{1,40})?)["']?\s*"""
_COLON_LINE = re.compile(rf"{_NAME}(?:：|:(?=\s|$|[^\s/]))\s*(?P<value>.*)", re.VERBOSE)
_EQUALS_LINE = re.compile(rf"{_NAME}=\s*(?P<value>.*)", re.VERBOSE)
_ITEM = re.compile(r"\s*-(?:\s+(?P<value>.*)|$)")
_REMARK = re.compile(r"#|\[+[\w.-]+\]+$")
_LIKE_A_KEY = re.compile(r"\?\s|[^\s:：=]*\s?(?:[：=]|:(?:\s|$))")
_BLOCK_SIGN = re.compile(r"[|>][+-]?\d?")
_SEPARATORS = re.compile(r"[,，、]")
_OPENING = re.compile(r"""\[|"{3}|'{3}|["']""")
_LISTED = re.compile(r"""[\["'{\]]|.*[,\]]\s*$""")
"""A line of an open list, were it not indented."""

_NO_MEMBER = re.compile(r"\s*(?:[{}][\s,]*$|//|/\*|\*/)")
_OPENED = re.compile(r"\{\s*(?=[^\s}])")
_SIDE_REMARK = re.compile(r"([,\"'\]])\s+//\s.*")
_NEST = re.compile(r":\s*\{\s*$")


class Syntax(Enum):
    """What a block is written in."""

    YAML = auto()
    TOML = auto()
    JSON = auto()


@dataclass(frozen=True, slots=True)
class KeyLines:
    """What a run of lines says, and how many of them it takes."""

    fields: dict[str, Field]
    length: int
    """Lines that are header; what follows is text."""


def is_known(keys: Iterable[str]) -> bool:
    """Whether one of these keys is known to stand in headers."""
    return any(folded_name(key) in KNOWN for key in keys)


def is_header(keys: Iterable[str]) -> bool:
    """Whether these keys are a header's, and no prose that happens to hold a colon.

    >>> is_header(["layout", "my_key"]), is_header(["He said"])
    (True, False)
    """
    names = list(keys)
    if is_known(names):
        return True
    plain = sum(_PLAIN_NAME.fullmatch(name) is not None for name in names)
    return 0 < len(names) <= 2 * plain


def read_key_lines(lines: Sequence[str], *, closed: bool, syntax: Syntax = Syntax.YAML) -> KeyLines:
    """Read the `key: value` lines that `lines` begin with; none if they are no header.

    Args:
        lines: what follows the line that opens the header.
        closed: whether the lines end where the header is closed. Then a few
            that fit nowhere are passed over; else the text begins with one.
        syntax: what they were meant to be.
    """
    if syntax is Syntax.JSON:
        lines = list(_read_members(lines))
    reading = _Reading(_EQUALS_LINE if syntax is Syntax.TOML else _COLON_LINE, closed=closed)
    is_whole = all(map(reading.take, lines)) and reading.strays <= MAX_STRAYS
    fields = reading.fields()
    if not is_header(fields):
        return KeyLines({}, 0)
    if not closed:
        return KeyLines(fields, reading.length)
    return KeyLines(fields, len(lines) if is_whole else min(reading.length, len(lines) - 1))


def bare(text: str) -> str:
    """Return a value without the quotes around it."""
    text = text.strip()
    quote = _OPENING.match(text)
    if quote is None or quote[0] == "[":
        return text
    return text[quote.end() :].removesuffix(quote[0])


def _read_members(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an object as those of YAML, one for one."""
    first = next((line for line in lines if _COLON_LINE.match(line.lstrip())), "")
    indent = first[: len(first) - len(first.lstrip())]
    for number, line in enumerate(lines):
        if _NO_MEMBER.match(line):
            yield "#" if number else ""
        else:
            yield _member(_unwrapped(line).removeprefix(indent))


def _unwrapped(line: str) -> str:
    opening = _OPENED.match(line)
    return line[opening.end() :].rstrip().removesuffix("}") if opening else line


def _member(line: str) -> str:
    content = line.lstrip()
    if _COLON_LINE.match(content) or content.startswith("]"):
        line = _SIDE_REMARK.sub(r"\1", line).rstrip()
        if "{" not in line:
            line = line.removesuffix("}").rstrip()
        line = _NEST.sub(":", line.removesuffix(","))
    return line


class _Reading:
    """What was read so far, line by line."""

    def __init__(self, shape: re.Pattern[str], *, closed: bool) -> None:
        self.length = 0
        self.strays = 0  # lines that fit nowhere and look like prose
        self._shape = shape
        self._closed = closed
        self._taken = 0
        self._gap = False  # an empty line stands before this one
        self._values: dict[str, list[str]] = {}
        self._items: dict[str, list[str]] = {}
        self._key = ""
        self._loose = 0  # strays, unless the quotation they stand in is closed

    def take(self, line: str) -> bool:
        """Read one more line; False when the text begins with it."""
        if not line.strip():
            self._gap = True
        elif self._is_field(line) or self._is_more(line):
            self.length = self._taken + 1
            self._gap = False
        elif _REMARK.match(line) and self._closed:
            pass
        elif self._gap or not self._closed:
            return False
        else:
            self.strays += _LIKE_A_KEY.match(line) is None
        self._taken += 1
        return True

    def _is_field(self, line: str) -> bool:
        match = self._shape.match(line)
        if match is None or (self._gap and not is_header([match["key"]])):
            return False
        if len(self._values) >= MAX_KEYS:
            return self._closed
        self._key, self._loose = match["key"], 0
        value = match["value"].strip()
        self._values[self._key] = [] if _BLOCK_SIGN.fullmatch(value) else [value]
        return True

    def _is_more(self, line: str) -> bool:
        if not self._key or (self._gap and not self._closed):
            return False
        values = self._values[self._key]
        if (item := _ITEM.match(line)) and not any(values):
            self._items.setdefault(self._key, []).append(bare(item["value"] or ""))
            return True
        is_open = not self._gap and _is_open(values)
        # A paragraph may begin with a wide space.
        if line[0] not in " \t" and not (is_open and self._runs_on(values[0], line)):
            return False
        # What is nested under a key is no part of its value.
        if is_open or not self._shape.match(line.lstrip()):
            values.append(line.strip())
        if self._loose and not _is_open(values):
            self.strays -= self._loose
            self._loose = 0
        return True

    def _runs_on(self, value: str, line: str) -> bool:
        """Whether an open value goes on in a line that is not indented."""
        if value.startswith("["):
            return _LISTED.match(line) is not None
        self.strays += self._closed
        self._loose += self._closed
        return self._closed

    def fields(self) -> dict[str, Field]:
        """All that was read."""
        return {key: self._items.get(key) or _value(parts) for key, parts in self._values.items()}


def _is_open(parts: list[str]) -> bool:
    """Whether a value lacks the quote or the bracket that closes it."""
    if not parts or not (opening := _OPENING.match(parts[0])):
        return False
    closing = "]" if opening[0] == "[" else opening[0]
    is_one = len(parts) == 1
    return not parts[-1].endswith(closing, opening.end() if is_one else 0)


def _value(parts: list[str]) -> Field:
    text = " ".join(filter(None, parts))
    if text.startswith("[") and (text.endswith("]") or "]" not in text):
        return [bare(item) for item in _SEPARATORS.split(text.strip("[]")) if item.strip()]
    return bare(text)
