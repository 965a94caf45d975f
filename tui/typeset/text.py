"""Inline text: characters, and which of them play which role.

Roles say what a stretch of text is. What it looks like is the business of
whoever paints it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a stretch of text is."""

    TEXT = "text"
    TITLE = "title"
    HEADING1 = "heading1"
    HEADING2 = "heading2"
    HEADING3 = "heading3"
    HEADING4 = "heading4"
    HEADING5 = "heading5"
    HEADING6 = "heading6"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    """Code within a line."""

    FENCE = "fence"
    """A line of a block of code."""

    QUOTE = "quote"
    LINK = "link"
    IMAGE = "image"
    META = "meta"
    """What is said about the article rather than by it."""

    RULE = "rule"
    TABLE_HEAD = "table-head"
    MATCH = "match"
    """What a query found."""

    KEYWORD = "keyword"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    INSERTED = "inserted"
    DELETED = "deleted"


HEADINGS = tuple(Role(f"heading{level}") for level in range(1, 7))
"""The roles of headings, biggest first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters and its role."""

    start: int
    end: int
    role: Role
    target: str = ""
    """Where a link leads, where an image lies."""


@dataclass(frozen=True, slots=True)
class Text:
    r"""A run of characters; `\n` is a break the author asked for."""

    chars: str = ""
    spans: tuple[Span, ...] = ()
    """By start, the outer before the inner: a later one is painted over an earlier one."""

    def marked(self, found: Iterable[tuple[int, int]]) -> Text:
        """Return the text with what a query found in it marked."""
        marks = [Span(start, end, Role.MATCH) for start, end in found]
        return Text(self.chars, tuple(sorted([*self.spans, *marks], key=_position)))

    def trimmed(self) -> Text:
        """Return the text without the spaces around it."""
        start = len(self.chars) - len(self.chars.lstrip())
        end = max(start, len(self.chars.rstrip()))
        return next(self.cut([(start, end)])) if end - start < len(self.chars) else self

    def cut(self, ranges: Iterable[tuple[int, int]]) -> Iterator[Text]:
        """Yield the pieces of the text that lie in rising ranges of characters."""
        waiting = iter(self.spans)
        span = next(waiting, None)
        open_spans: list[Span] = []
        for start, end in ranges:
            while span is not None and span.start < end:
                open_spans.append(span)
                span = next(waiting, None)
            open_spans = [each for each in open_spans if each.end > start]
            yield Text(self.chars[start:end], _within(open_spans, start, end))


def _position(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _within(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return the parts of spans between two characters, counted from the first of them."""
    if not spans:
        return ()
    parts = [
        Span(max(span.start, start) - start, min(span.end, end) - start, span.role, span.target)
        for span in spans
        if max(span.start, start) < min(span.end, end)
    ]
    # What was found is seen through whatever else the text is.
    return tuple(sorted(parts, key=lambda part: part.role is Role.MATCH))


NO_TEXT = Text()


class TextBuilder:
    """A text while it is put together."""

    def __init__(self) -> None:
        self.size = 0
        self.last = ""
        """The character added last."""

        self._parts: list[str] = []
        self._spans: list[Span] = []
        self._open: list[int] = []
        """Which spans have not ended yet."""

    def add(self, chars: str, role: Role | None = None, target: str = "") -> None:
        """Add characters, with a role of their own if one is given."""
        if not chars:
            return
        if role is not None:
            self._spans.append(Span(self.size, self.size + len(chars), role, target))
        self._parts.append(chars)
        self.size += len(chars)
        self.last = chars[-1]

    def append(self, text: Text) -> None:
        """Add a text with its spans."""
        self._spans += (
            Span(span.start + self.size, span.end + self.size, span.role, span.target)
            for span in text.spans
        )
        self.add(text.chars)

    def open(self, role: Role, target: str = "") -> None:
        """Give the characters that follow a role, until it is closed."""
        self._open.append(len(self._spans))
        self._spans.append(Span(self.size, self.size, role, target))

    def close(self, role: Role) -> None:
        """End the role opened last; one that was never opened changes nothing."""
        for index in reversed(self._open):
            if self._spans[index].role is role:
                self._spans[index] = replace(self._spans[index], end=self.size)
                self._open.remove(index)
                return

    def take(self) -> Text:
        """Return the text so far, and begin another in which what is open stays open."""
        opened = [self._spans[index] for index in self._open]
        for index in self._open:
            self._spans[index] = replace(self._spans[index], end=self.size)
        spans = sorted((span for span in self._spans if span.start < span.end), key=_position)
        text = Text("".join(self._parts), tuple(spans))
        self._parts, self._spans, self._open, self.size, self.last = [], [], [], 0, ""
        for span in opened:
            self.open(span.role, span.target)
        return text
