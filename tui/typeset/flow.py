"""Raw HTML in blocks → the paragraphs, items and rows a reader sees in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus import INLINE_TAGS
from tui.typeset.html import InlineBuilder, Tag, paired_names, split_html
from tui.typeset.page import BAR, bullet
from tui.typeset.text import NO_TEXT, Role, Text
from tui.typeset.units import CLOSING, SPACELESS

_OF_TABLE = {"table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_LISTS = {"ul", "ol", "menu", "dir"}
_STRONG = {"summary", "dt", "caption"}

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of HTML that stands on lines of its own."""

    text: Text = NO_TEXT
    tag: str = "p"
    """What it is: `p`, `h1` to `h6`, `pre`, `hr`, `tr`."""

    first: str = ""
    rest: str = ""
    """What stands before its first line, and before the others."""

    tight: bool = False
    """Whether it follows the piece before it without a blank line."""

    cells: tuple[Text, ...] = ()
    """Of a `tr`."""

    line: int = 0
    """Which line of the source it begins on."""


def read_flow(source: str, paired: frozenset[str] | None = None) -> Iterator[Piece]:
    """Yield what a reader sees of raw HTML; no text is lost, whatever the tags.

    Args:
        source: The HTML.
        paired: The tags that are opened and closed in all the text, if this is a part of it.
    """
    paired = paired_names([source]) if paired is None else paired
    flow = _Flow()
    for part in split_html(source):
        if isinstance(part, str):
            flow.text(part)
        elif part.name in INLINE_TAGS:
            flow.builder.tag(part)
        elif not part.known and (flow.builder.last.strip() or not _is_markup(part, paired)):
            flow.text(part.source)  # List<String>, <your-name>
        else:
            yield from flow.border(part)
    yield from flow.end()


def _is_markup(tag: Tag, paired: frozenset[str]) -> bool:
    """Whether a tag that HTML has not is one nevertheless, and none of somebody's words."""
    return tag.name in paired or tag.source.endswith("/>")


@dataclass(slots=True)
class _List:
    """A list that is open: how far its items are indented, and the number of the next."""

    indent: str = "  "
    number: int | None = None


class _Flow:
    """Where in the HTML we are."""

    def __init__(self) -> None:
        self.builder = InlineBuilder()
        self._tag = "p"
        self._line = 0
        self._quotes = 0
        self._lists: list[_List] = []
        self._marker = ""
        self._listed = False
        self._cells: list[Text] = []
        self._in_cell = False

    def text(self, chars: str) -> None:
        """Take in text, its spaces made one."""
        if self._tag != "pre":
            if "\n" in chars:
                chars = _break_in_chinese().sub("", chars)
            chars = _SPACES.sub(" ", chars)
            if not self.builder.last.strip():
                chars = chars.lstrip()
        self.builder.add(chars)

    def border(self, tag: Tag) -> Iterator[Piece]:
        """End the piece before a block's tag, and see what comes next."""
        if self._in_cell and tag.name not in _OF_TABLE:
            if self.builder.last.strip():
                self.builder.line_break()
            return
        yield from self._flush()
        self._line = tag.line
        if tag.name in _OF_TABLE:
            yield from self._table(tag)
        elif tag.name in _LISTS:
            self._list(tag)
        elif tag.name == "li":
            self._item(tag)
        elif tag.name == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if tag.closing else 1))
        elif tag.name in _STRONG:
            (self.builder.close if tag.closing else self.builder.open)(Role.STRONG)
        elif tag.name == "hr":
            yield Piece(tag="hr", line=tag.line)
        else:
            self._tag = "p" if tag.closing else tag.name

    def end(self) -> Iterator[Piece]:
        """Give what is left."""
        yield from self._flush()
        yield from self._row()

    def _flush(self) -> Iterator[Piece]:
        if self._in_cell:
            self._cells.append(self.builder.take().trimmed())
            self._in_cell = False
            return
        text = self.builder.take()
        text = text if self._tag == "pre" else text.trimmed()
        if not text.chars.strip():
            return
        yield from self._row()
        bars = f"{BAR} " * self._quotes
        rest = bars + "".join(each.indent for each in self._lists)
        first = rest[: len(rest) - len(self._marker)] + self._marker
        yield Piece(
            text, self._tag, first, rest, tight=self._listed and bool(self._lists), line=self._line
        )
        self._listed, self._marker = bool(self._lists), ""

    def _table(self, tag: Tag) -> Iterator[Piece]:
        if tag.name in ("td", "th"):
            self._in_cell = not tag.closing
        else:
            yield from self._row()

    def _row(self) -> Iterator[Piece]:
        if self._cells:
            yield Piece(tag="tr", cells=tuple(self._cells), line=self._line)
            self._cells = []

    def _list(self, tag: Tag) -> None:
        if tag.closing:
            self._lists = self._lists[:-1]
        else:
            self._lists.append(_List(number=1 if tag.name == "ol" else None))

    def _item(self, tag: Tag) -> None:
        self._marker = ""
        if tag.closing:
            return
        if not self._lists:
            self._lists.append(_List())
        listed = self._lists[-1]
        if listed.number is None:
            self._marker = bullet(len(self._lists) - 1)
        else:
            self._marker = f"{listed.number}. "
            listed.number += 1
        listed.indent = " " * len(self._marker)


@cache
def _break_in_chinese() -> re.Pattern[str]:
    """Build the expression for a line break that is no space to the reader."""
    return re.compile(
        f"(?<=[{SPACELESS}{CLOSING}])[ \t]*\n\\s*(?=[{SPACELESS}])"
        f"|(?<=[{SPACELESS}])[ \t]*\n\\s*(?=[“‘])"
    )
