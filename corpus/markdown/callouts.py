"""Callouts: boxes with a title, and plain divisions.

Tokens: `callout_open` (its kind in `meta`), `callout_title_open`, `inline`,
`callout_title_close`, blocks, `callout_close`. A division has no title.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.markdown.scopes import (
    INDENT,
    INTERRUPTING,
    Border,
    find_end,
    line_text,
    read_inside,
)
from corpus.text.callouts import Callout, read_callout

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_FENCES = (":::",)
_MARKS = ("!!!", "???")


def install(parser: MarkdownIt) -> None:
    """Read `:::info`, `!!! note`, and quotes that begin with `[!NOTE]`."""
    parser.block.ruler.before("table", "container", _container, INTERRUPTING)
    parser.block.ruler.before("table", "admonition", _admonition, INTERRUPTING)
    parser.core.ruler.after("block", "callouts", _callouts)


def put_inline(
    state: StateBlock, content: str, line: int, *, name: str = "paragraph", quiet: bool = False
) -> Token:
    """Put a text between the tokens of a block, a quiet one if it is about the text around it.

    The token of the text is returned.
    """
    opening = state.push(f"{name}_open", "p", 1)
    opening.map, opening.meta = [line, line + 1], {"quiet": quiet}
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = content, [], [line, line + 1]
    state.push(f"{name}_close", "p", -1)
    return inline


def put_callout(
    state: StateBlock, callout: Callout, lines: tuple[int, int], indent: int | None = None
) -> None:
    """Put lines into a callout; into a division if it has neither kind nor title.

    Args:
        state: Where the line that opens it has been read, and what is within comes next.
        callout: What it is.
        lines: The first line that is within, and the one after the last.
        indent: Of what is within, if it is another than that of the text around.
    """
    name = "callout" if callout.kind or callout.title else "division"
    opening = state.push(f"{name}_open", "div", 1)
    opening.meta = {"kind": callout.kind}
    opening.map = [lines[0] - 1, lines[1]]
    if name == "callout":
        put_inline(state, callout.title, lines[0] - 1, name="callout_title")
    read_inside(state, *lines, indent)
    state.push(f"{name}_close", "div", -1)


# ── :::info ──


def _container(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if not text.startswith(_FENCES) or state.is_code_block(line):
        return False
    callout = read_callout(text)
    if callout is None or callout.closing:
        return False
    if silent:
        return True
    end = find_end(state, line, end_line, _fence_border)
    if end is None:
        return False
    put_callout(state, callout, (line + 1, end.line))
    state.line = end.line + end.closed
    return True


def _fence_border(text: str) -> Border | None:
    if not text.startswith(_FENCES) or (callout := read_callout(text)) is None:
        return None
    colons = len(text) - len(text.lstrip(":"))
    return Border(":" * colons, callout.closing)


# ── !!! note ──


def _admonition(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if not text.startswith(_MARKS) or state.is_code_block(line):
        return False
    callout = read_callout(text)
    margin = state.blkIndent + INDENT
    end = _indented_end(state, line + 1, min(end_line, state.lineMax), margin)
    if callout is None or (end == line + 1 and not callout.title):
        return False
    if not silent:
        put_callout(state, callout, (line + 1, end), margin)
        state.line = end
    return True


def _indented_end(state: StateBlock, line: int, end_line: int, margin: int) -> int:
    """Return where a run of indented lines ends; empty lines after it are no part of it."""
    end = line
    while line < end_line and (state.isEmpty(line) or state.sCount[line] >= margin):
        line += 1
        end = end if state.isEmpty(line - 1) else line
    return end


# ── > [!NOTE] ──


def _callouts(state: StateCore) -> None:
    """Make callouts of the quotes whose first line says so."""
    if any(token.type == "inline" and token.content.startswith("[!") for token in state.tokens):
        state.tokens = list(_with_callouts(state.tokens))


def _with_callouts(tokens: list[Token]) -> Iterator[Token]:
    are_callouts: list[bool] = []
    waiting = iter(enumerate(tokens))
    for index, token in waiting:
        if token.type == "blockquote_open":
            callout = _quoted_callout(tokens[index + 1 : index + 3])
            are_callouts.append(callout is not None)
            if callout is not None:
                yield from _opened(token, callout, tokens[index + 1 : index + 4])
                for _ in range(3):
                    next(waiting)
                continue
        elif token.type == "blockquote_close" and are_callouts.pop():
            token.type = "callout_close"
        yield token


def _quoted_callout(tokens: list[Token]) -> Callout | None:
    if [token.type for token in tokens] != ["paragraph_open", "inline"]:
        return None
    return read_callout(tokens[1].content.partition("\n")[0])


def _opened(opening: Token, callout: Callout, paragraph: list[Token]) -> Iterator[Token]:
    """Yield the beginning of a callout, and what is left of its first paragraph."""
    from markdown_it.token import Token

    opening.type, opening.meta = "callout_open", {"kind": callout.kind}
    title = Token("inline", "", 0, content=callout.title, children=[], map=opening.map)
    title.level = paragraph[1].level
    yield opening
    yield Token("callout_title_open", "p", 1, level=paragraph[0].level)
    yield title
    yield Token("callout_title_close", "p", -1, level=paragraph[2].level)
    paragraph[1].content = paragraph[1].content.partition("\n")[2]
    if paragraph[1].content:
        yield from paragraph
