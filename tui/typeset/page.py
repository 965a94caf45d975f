"""What a page consists of: blocks before they are set, lines after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from tui.typeset.text import NO_TEXT, Role, Span, Text

BAR = "▎"
"""Stands before every line of a quote."""

RULE = "─"
_BULLETS = "•◦▪"


def bullet(depth: int) -> str:
    """Return the marker of an item in a list within `depth` others."""
    return f"{_BULLETS[depth % len(_BULLETS)]} "


class BlockKind(StrEnum):
    """How a block is set."""

    TEXT = "text"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, an item, a table: what is set in one go."""

    text: Text = NO_TEXT
    kind: BlockKind = BlockKind.TEXT
    role: Role = Role.TEXT
    """What its lines are."""

    first: str = ""
    """What stands before its first line: bars of quotes, the marker of an item."""

    rest: str = ""
    """What stands before the others; as wide as `first`."""

    above: tuple[str, ...] = ("",)
    """The blank lines over it: empty, or the bar of a quote that goes on."""

    level: int = 0
    """Of a heading, 1 to 6; else 0."""

    heading: int | None = None
    """Which heading of the document's outline it is."""

    language: str = ""
    """Of code."""

    rows: tuple[tuple[Text, ...], ...] = ()
    """Of a table; the first holds its headings."""

    aligns: tuple[str, ...] = ()
    """`left`, `center` or `right` for each column."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page."""

    text: str
    spans: tuple[Span, ...] = ()
    role: Role = Role.TEXT
    """What the whole line is; spans are painted over it."""

    block: int = 0
    """Which block it belongs to."""

    prefix: int = 0
    """How many of its first characters are ours: bars, markers, indents."""


def link_texts(blocks: Iterable[Block], target: str) -> Iterator[str]:
    """Yield the texts of all links to a target."""
    for block in blocks:
        for text in (block.text, *chain.from_iterable(block.rows)):
            for span in text.spans:
                if span.target == target:
                    yield text.chars[span.start : span.end]
