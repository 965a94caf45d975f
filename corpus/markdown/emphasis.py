"""Emphasis beside Chinese, where no space tells which side of a word a mark stands on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.text.spacing import is_chinese

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

    _InlineRule = Callable[[StateInline, bool], bool]


def install(parser: MarkdownIt) -> None:
    """Let stars and tildes emphasise Chinese; underscores are left to names: 报告_2025_终版."""
    from markdown_it.rules_inline import emphasis, strikethrough

    parser.inline.ruler.at("emphasis", _beside_chinese(emphasis.tokenize, "*"))
    parser.inline.ruler.at("strikethrough", _beside_chinese(strikethrough.tokenize, "~"))


def _beside_chinese(tokenize: _InlineRule, mark: str) -> _InlineRule:
    """Return a rule that finds its mark beside Chinese too."""

    def rule(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.delimiters)
        found = tokenize(state, silent)
        if found and state.src[start] == mark:
            _look_both_ways(state, start, first)
        return found

    return rule


def _look_both_ways(state: StateInline, start: int, first: int) -> None:
    """Decide anew whether a run of marks opens, closes, or could do both."""
    before = state.src[start - 1 : start] or " "
    after = state.src[state.pos : min(state.pos + 1, state.posMax)] or " "
    opens = not after.isspace() and (not _turns_away(after) or _is_border(before))
    closes = not before.isspace() and (not _turns_away(before) or _is_border(after))
    for delimiter in state.delimiters[first:]:
        delimiter.open, delimiter.close = opens, closes


def _turns_away(char: str) -> bool:
    """Whether a mark beside this punctuation needs a border on its other side."""
    return _is_punctuation(char) and not is_chinese(char)


def _is_border(char: str) -> bool:
    return char.isspace() or _is_punctuation(char) or is_chinese(char)


def _is_punctuation(char: str) -> bool:
    from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
