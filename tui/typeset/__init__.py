"""A document and a width → lines of cells, with what each stretch of them is."""

from __future__ import annotations

from tui.typeset.blocks import page_head, read_blocks
from tui.typeset.layout import Layout
from tui.typeset.page import Block, BlockKind, Line, link_texts
from tui.typeset.place import Place, line_at, place_at
from tui.typeset.targets import real_host
from tui.typeset.text import Role, Span, Text

__all__ = [
    "Block",
    "BlockKind",
    "Layout",
    "Line",
    "Place",
    "Role",
    "Span",
    "Text",
    "line_at",
    "link_texts",
    "page_head",
    "place_at",
    "read_blocks",
    "real_host",
]
