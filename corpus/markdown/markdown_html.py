"""HTML that asks for the Markdown in it to be read: `<div markdown="1">`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.markdown.callouts import put_callout, put_inline
from corpus.markdown.scopes import INTERRUPTING, Border, find_end, line_text
from corpus.text.callouts import Callout

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_NAMES = "div|section|article|aside|main|details|figure|center|header|footer|p"
_ASKING = re.compile(
    rf"<(?:{_NAMES})\s(?=[^<>]{{0,500}}\bmarkdown\b)[^<>]{{0,1000}}>\s*$", re.IGNORECASE
)
_BORDER = re.compile(rf"<(/?)({_NAMES})\b[^<>]{{0,1000}}>", re.IGNORECASE)

_VOID = re.compile(r"<(?:img|br|input|wbr|embed)\b[^<>]{0,2000}>\s*$", re.IGNORECASE)
_ASKED = "markdown in html"
"""Of the parser's `env`: how many such tags are open."""


def install(parser: MarkdownIt) -> None:
    """Read what stands between such a tag and its end, each on a line of its own."""
    parser.block.ruler.before("table", "markdown_html", _markdown_html, INTERRUPTING)
    parser.block.ruler.before("html_block", "void_line", _void_line)


def _markdown_html(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if not text.startswith("<") or state.is_code_block(line) or not _ASKING.match(text):
        return False
    end = find_end(state, line, end_line, _html_border)
    if end is None or not end.closed:
        return False
    if not silent:
        state.env[_ASKED] = state.env.get(_ASKED, 0) + 1
        put_callout(state, Callout("", "", closing=False), (line + 1, end.line))
        state.env[_ASKED] -= 1
        state.line = end.line + 1
    return True


def _void_line(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    """Read a picture alone on its line by itself: what follows is no HTML because of it."""
    text = line_text(state, line)
    if not state.env.get(_ASKED) or state.is_code_block(line) or not _VOID.match(text):
        return False
    if not silent:
        put_inline(state, text.strip(), line)
        state.line = line + 1
    return True


def _html_border(text: str) -> Border | None:
    found = _BORDER.match(text)
    if found is None or (not found[1] and f"</{found[2]}" in text):
        return None
    # What stands behind an end on its line would be lost.
    if found[1] and text[found.end() :].strip():
        return None
    return Border(found[2].lower(), closing=bool(found[1]))
