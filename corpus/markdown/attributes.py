"""Attribute lists: `{: .wide}`, `{#part}`, `{width=50%}`, what a text says to its style sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.markdown.scopes import INTERRUPTING, line_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_VALUE = r"(?:\"[^\"\n\[\]{}]{0,200}\"|'[^'\n\[\]{}]{0,200}'|[^\s\"'\[\]{}]{1,200})"
_ITEM = rf"(?:[.#][\w:-]{{1,100}}|[A-Za-z][\w-]{{0,40}}={_VALUE})"
_LIST = rf"\{{:?\s{{0,9}}(?:{_ITEM}\s{{0,9}}){{1,20}}\}}"

_SPAN = re.compile(_LIST)
_LINE = re.compile(rf"{_LIST}\s*$|\{{::?\s?/?[\w .,:#=\"'/-]{{0,200}}\}}\s*$")
_AFTER_HEADING = re.compile(rf"(?:^|\s+|(?<=\S)(?=\{{[:#])){_LIST}\s*$")

_ELEMENTS = ("link_close", "image", "code_inline")


def install(parser: MarkdownIt) -> None:
    """Leave out lists of attributes on lines of their own, after headings, links and pictures."""
    parser.block.ruler.before("table", "attribute_line", _attribute_line, INTERRUPTING)
    parser.inline.ruler.before("escape", "attributes", _attributes)
    parser.core.ruler.after("block", "heading_attributes", _of_headings)


def _attribute_line(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if text[:2] not in ("{:", "{.", "{#") or state.is_code_block(line) or not _LINE.match(text):
        return False
    if not silent:
        state.line = line + 1
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    src, start = state.src, state.pos
    if src[start] != "{" or start == 0 or src[start - 1] not in ")]`*_>}":
        return False
    found = _SPAN.match(src, start, state.posMax)
    if found is None or not (silent or src[start + 1] == ":" or _is_after_element(state)):
        return False
    state.pos = found.end()
    return True


def _is_after_element(state: StateInline) -> bool:
    return not state.pending and bool(state.tokens) and state.tokens[-1].type in _ELEMENTS


def _of_headings(state: StateCore) -> None:
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open" and inline.content.endswith("}"):
            inline.content = _AFTER_HEADING.sub("", inline.content)
