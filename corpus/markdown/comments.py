"""Emphasised comments, `**<!--a-->**`, as converters leave them: not shown, nor are their stars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MARK = "**<!--"
"""What every such comment begins with."""

_EMPHASISED = re.compile(r"\*\*<!--(?:[^-]|-(?!->)){0,2000}+-->\*\*")


def install(parser: MarkdownIt) -> None:
    """Leave out comments in stars, before the stars are read."""
    parser.inline.ruler.before("emphasis", "emphasised_comment", _emphasised_comment)


def _emphasised_comment(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith(MARK, start):
        return False
    found = _EMPHASISED.match(state.src, start, state.posMax)
    # Between two words in stars, the stars belong to the words.
    if found is None or state.src.count("**", 0, start) % 2:
        return False
    state.pos = found.end()
    return True
