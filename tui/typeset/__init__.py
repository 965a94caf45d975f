"""A document and a width → lines of cells, with what each stretch of them is."""

from __future__ import annotations

from tui.typeset.blocks import page_head, read_blocks
from tui.typeset.layout import Layout
from tui.typeset.page import Block, BlockKind, Line
from tui.typeset.text import Role, Span, Text

__all__ = [
    "Block",
    "BlockKind",
    "Layout",
    "Line",
    "Role",
    "Span",
    "Text",
    "page_head",
    "read_blocks",
]
