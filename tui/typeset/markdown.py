"""Markdown's tokens → blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus import Heading, parse_markdown
from tui.typeset.callouts import kind_words
from tui.typeset.containers import Container, list_lengths
from tui.typeset.flow import Piece, read_flow
from tui.typeset.html import TICKED, UNTICKED, paired_names
from tui.typeset.inline import read_inline
from tui.typeset.page import BAR, Block, BlockKind, bullet
from tui.typeset.text import HEADINGS, Role, Span, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

RUN_IN = 3
"""From this level on a heading stands right over its text."""


def read_markdown(body: str, outline: Sequence[Heading]) -> list[Block]:
    """Return the blocks of a Markdown text."""
    tokens = parse_markdown(body)
    html = (token.content for token in tokens if token.type == "html_block")
    reader = _Reader(outline, list_lengths(tokens), paired_names(html))
    for token in tokens:
        reader.read(token)
    return reader.blocks


def _strong(text: Text) -> Text:
    return Text(text.chars, (Span(0, len(text.chars), Role.STRONG), *text.spans))


class _Reader:
    """Where in the text we are, and the blocks so far."""

    def __init__(
        self, outline: Sequence[Heading], list_lengths: Iterator[int], paired: frozenset[str]
    ) -> None:
        self.blocks: list[Block] = []
        self._headings = {heading.line: index for index, heading in enumerate(outline)}
        self._list_lengths = list_lengths
        self._paired = paired
        self._inside: list[Container] = []
        self._leaf: Token | None = None
        self._rows: list[list[Text]] | None = None
        self._aligns: list[str] = []
        self._noted = False
        self._titled = 0
        """How many blocks there were when a callout got its title."""

    def read(self, token: Token) -> None:
        """Take in the next token."""
        handle = _HANDLERS.get(token.type)
        if handle is not None:
            handle(self, token)

    # ── what stands around ──

    def leave(self, token: Token) -> None:
        self._inside.pop()

    def enter_quote(self, token: Token) -> None:
        self._inside.append(Container(f"{BAR} ", f"{BAR} "))

    def enter_callout(self, token: Token) -> None:
        self._inside.append(Container(f"{BAR} ", f"{BAR} ", kind=token.meta["kind"]))

    def leave_callout(self, token: Token) -> None:
        self._inside.pop()
        self._titled = 0

    def enter_list(self, token: Token) -> None:
        number = int(token.attrs.get("start", 1))
        width = len(str(number + next(self._list_lengths) - 1))
        self._inside.append(Container(is_list=True, number=number, width=width))

    def enter_item(self, token: Token) -> None:
        listed = self._inside[-1]
        if token.markup in ("-", "+", "*"):
            marker = bullet(sum(each.is_list for each in self._inside) - 1)
        else:
            marker = f"{listed.number:>{listed.width}}{token.markup} "
            listed.number += 1
        self._inside.append(Container(marker, " " * len(marker), marker=marker.strip()))

    def leave_item(self, token: Token) -> None:
        if not self._inside[-1].begun:
            self._add(Block())
        self._inside.pop()

    def enter_definitions(self, token: Token) -> None:
        self._inside.append(Container(is_list=True))

    def enter_definition(self, token: Token) -> None:
        self._inside.append(Container("  ", "  "))

    def enter_note(self, token: Token) -> None:
        if not self._noted:
            self._add(Block(kind=BlockKind.RULE, role=Role.RULE))
        self._noted, self._leaf = True, None
        marker = f"[{token.meta['id'] + 1}] "
        self._inside.append(Container(marker, " " * len(marker)))

    # ── blocks ──

    def begin_leaf(self, token: Token) -> None:
        self._leaf = token

    def inline(self, token: Token) -> None:
        text = read_inline(token.children or ())
        leaf = self._leaf
        if self._rows is not None:
            self._rows[-1].append(text)
        elif leaf is not None and leaf.type == "heading_open":
            self._heading(int(leaf.tag[1]), text, *(leaf.map or (0, 0)))
        elif leaf is not None and leaf.type == "dt_open":
            self._add(Block(_strong(text)), blanks=1)
        elif leaf is not None and leaf.type == "callout_title_open":
            self._callout_title(text)
        elif text.chars:
            self._paragraph(text, leaf)

    def _callout_title(self, text: Text) -> None:
        self._add(Block(_strong(text if text.chars else Text(kind_words(self._inside[-1].kind)))))
        self._titled = len(self.blocks)

    def _paragraph(self, text: Text, leaf: Token | None) -> None:
        listed = self._list()
        if listed is not None:
            listed.tight = leaf is not None and leaf.hidden
        quiet = leaf is not None and leaf.meta.get("quiet")
        self._add(Block(self._with_box(text), role=Role.META if quiet else Role.TEXT))

    def _with_box(self, text: Text) -> Text:
        """Make the box of a task the marker of its item."""
        item = self._inside[-1] if self._inside else None
        box = text.chars[: len(UNTICKED)]
        if item is None or not item.marker or item.begun or box not in (UNTICKED, TICKED):
            return text
        item.first = f"{item.first if item.marker[0].isdigit() else ''}{box} "
        item.rest = " " * len(item.first)
        return next(text.cut([(len(box), len(text.chars))])).trimmed()

    def _heading(self, level: int, text: Text, line: int, end: int) -> None:
        index = next((self._headings[n] for n in range(line, end) if n in self._headings), None)
        block = Block(text, role=HEADINGS[level - 1], level=level, heading=index)
        self._add(block, blanks=2 if level == 1 and self.blocks else 1)

    def code(self, token: Token) -> None:
        self._code(token.content, token.info.partition(" ")[0])

    def _code(self, chars: str, language: str = "") -> None:
        text = Text(chars.rstrip("\n"))
        self._add(Block(text, BlockKind.CODE, Role.FENCE, language=language))

    def rule(self, token: Token) -> None:
        self._add(Block(kind=BlockKind.RULE, role=Role.RULE))

    # ── tables ──

    def enter_table(self, token: Token) -> None:
        self._rows, self._aligns = [], []

    def row(self, token: Token) -> None:
        if self._rows is not None:
            self._rows.append([])

    def column(self, token: Token) -> None:
        self._aligns.append(str(token.attrs.get("style", "")).partition(":")[2] or "left")

    def leave_table(self, token: Token) -> None:
        rows, self._rows = self._rows or [], None
        self._table(rows, self._aligns)

    def _table(self, rows: Sequence[Sequence[Text]], aligns: Sequence[str] = ()) -> None:
        if not any(cell.chars for row in rows for cell in row):
            return
        columns = max(map(len, rows))
        filled = tuple((*row, *[Text()] * (columns - len(row))) for row in rows)
        aligned = (*aligns, *["left"] * (columns - len(aligns)))
        self._add(Block(kind=BlockKind.TABLE, rows=filled, aligns=aligned))

    # ── raw HTML ──

    def html(self, token: Token) -> None:
        line = token.map[0] if token.map else 0
        flow = read_flow(token.content, self._paired)
        for in_table, pieces in groupby(flow, lambda piece: piece.tag == "tr"):
            if in_table:
                self._table([piece.cells for piece in pieces])
                continue
            for piece in pieces:
                self._inside.append(Container(piece.first, piece.rest))
                self._piece(piece, line + piece.line)
                self._inside.pop()

    def _piece(self, piece: Piece, line: int) -> None:
        if re.fullmatch("h[1-6]", piece.tag):
            self._heading(int(piece.tag[1]), piece.text, line, line + 1)
        elif piece.tag == "pre":
            self._code(piece.text.chars.strip("\n"))
        elif piece.tag == "hr":
            self._add(Block(kind=BlockKind.RULE, role=Role.RULE))
        else:
            self._add(Block(piece.text), blanks=0 if piece.tight else None)

    # ── where a block stands ──

    def _list(self) -> Container | None:
        """Return the list we are in, unless a quote stands between."""
        for each in reversed(self._inside):
            if each.is_list or each.rest.startswith(BAR):
                return each if each.is_list else None
        return None

    def _add(self, block: Block, blanks: int | None = None) -> None:
        """Put a block where it stands."""
        if blanks is None:
            blanks = 0 if self._is_close() else 1
        gap = "".join(each.rest for each in self._inside if each.begun).rstrip()
        first = "".join(each.rest if each.begun else each.first for each in self._inside)
        rest = "".join(each.rest for each in self._inside)
        role = Role.QUOTE if BAR in rest and block.role is Role.TEXT else block.role
        for each in self._inside:
            each.begun = True
        self.blocks.append(replace(block, role=role, first=first, rest=rest, above=(gap,) * blanks))

    def _is_close(self) -> bool:
        """Whether the next block stands right under the one before it."""
        if self.blocks and self.blocks[-1].level >= RUN_IN:
            return True
        if self._titled and self._titled == len(self.blocks):
            return True
        listed = self._list()
        nested = sum(each.is_list for each in self._inside) > 1
        return listed is not None and listed.tight and (listed.begun or nested)


_HANDLERS: dict[str, Callable[[_Reader, Token], None]] = {
    "blockquote_open": _Reader.enter_quote,
    "blockquote_close": _Reader.leave,
    "callout_open": _Reader.enter_callout,
    "callout_close": _Reader.leave_callout,
    "callout_title_open": _Reader.begin_leaf,
    "bullet_list_open": _Reader.enter_list,
    "bullet_list_close": _Reader.leave,
    "ordered_list_open": _Reader.enter_list,
    "ordered_list_close": _Reader.leave,
    "list_item_open": _Reader.enter_item,
    "list_item_close": _Reader.leave_item,
    "dl_open": _Reader.enter_definitions,
    "dl_close": _Reader.leave,
    "dd_open": _Reader.enter_definition,
    "dd_close": _Reader.leave_item,
    "footnote_open": _Reader.enter_note,
    "footnote_close": _Reader.leave_item,
    "paragraph_open": _Reader.begin_leaf,
    "heading_open": _Reader.begin_leaf,
    "dt_open": _Reader.begin_leaf,
    "inline": _Reader.inline,
    "fence": _Reader.code,
    "code_block": _Reader.code,
    "hr": _Reader.rule,
    "html_block": _Reader.html,
    "table_open": _Reader.enter_table,
    "tr_open": _Reader.row,
    "th_open": _Reader.column,
    "table_close": _Reader.leave_table,
}
