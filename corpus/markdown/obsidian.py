"""What Obsidian adds to a text: `%%comments%%` are left out, `==marked==` words are strong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.markdown.scopes import INTERRUPTING, line_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_COMMENT = re.compile(
    # `100%%`, `%%d` and `{%%}` are signs of other languages.
    r"(?<![A-Za-z0-9%{])%%(?!%)(?:[^%]|%(?!%)){1,5000}+%%(?![A-Za-z0-9%}])"
)
_MARKED = re.compile(
    # `a==b` is a comparison.
    r"(?<![A-Za-z0-9=!<>])==(?![\s=])(?:`[^`\n]{1,200}+`|[^=`\n]|=(?!=)){1,500}+(?<!\s)==(?![A-Za-z0-9=])"
)


def install(parser: MarkdownIt) -> None:
    """Read comments, on lines of their own and within one, and marked words."""
    parser.block.ruler.before("table", "obsidian_comment", _comment_lines, INTERRUPTING)
    parser.inline.ruler.before("escape", "obsidian_comment", _comment)
    parser.inline.ruler.before("emphasis", "marked", _marked)


def _comment_lines(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if not text.startswith("%%") or "%%" in text[2:] or state.is_code_block(line):
        return False
    for after in range(line + 1, min(end_line, state.lineMax)):
        text = line_text(state, after)
        if text and state.sCount[after] < state.blkIndent:
            return False
        if "%%" in text:
            if not text.rstrip().endswith("%%") or text.count("%%") > 1:
                return False
            if not silent:
                state.line = after + 1
            return True
    return False


def _comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("%%", state.pos):
        return False
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


def _marked(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("==", state.pos):
        return False
    found = _MARKED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        last = state.posMax
        state.push("strong_open", "strong", 1).markup = "=="
        state.pos, state.posMax = found.start() + 2, found.end() - 2
        state.md.inline.tokenize(state)
        state.push("strong_close", "strong", -1).markup = "=="
        state.posMax = last
    state.pos = found.end()
    return True
