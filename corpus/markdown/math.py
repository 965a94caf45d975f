"""Math: kept as it is written, for its stars and backslashes are its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_MATH = re.compile(
    r"\$\$(?:\\.|[^\\$]){1,5000}?\$\$|\$(?=[^\s$0-9])(?:\\.|[^\\$\n]){1,500}?(?<=\S)\$(?!\d)",
    re.DOTALL,
)


def install(parser: MarkdownIt) -> None:
    """Leave what stands between dollars as it is."""
    parser.inline.ruler.before("escape", "math", _math)


def _math(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    found = _MATH.match(state.src, state.pos, state.posMax)
    if found is None or "](" in found[0] or not any(char in found[0] for char in "\\*_^<&"):
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True
