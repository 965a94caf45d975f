"""Tasks: items of a list that begin with a box, ticked or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_BOXES = {
    "[ ] ": '<input type="checkbox">',
    "[x] ": '<input type="checkbox" checked>',
    "[X] ": '<input type="checkbox" checked>',
}


def install(parser: MarkdownIt) -> None:
    """Make boxes of `[ ]` and `[x]` where an item begins with them."""
    parser.core.ruler.after("inline", "tasks", _find_tasks)


def _find_tasks(state: StateCore) -> None:
    tokens = state.tokens
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and paragraph.type == "paragraph_open":
            _make_box(inline)


def _make_box(inline: Token) -> None:
    from markdown_it.token import Token

    box = _BOXES.get(inline.content[:4])
    if box is None or not inline.children or not inline.children[0].content.startswith("["):
        return
    inline.children[0].content = inline.children[0].content[3:]
    inline.children.insert(0, Token("html_inline", "", 0, content=box))
