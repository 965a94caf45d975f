"""Template tags that fill lines of their own, and what they stand around."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from corpus.markdown.callouts import put_callout, put_inline
from corpus.markdown.scopes import INTERRUPTING, Border, find_end, line_text, read_inside
from corpus.markdown.tags import read_tags
from corpus.markdown.template_spans import VERBATIM, tag_token
from corpus.text.callouts import KINDS, Callout
from corpus.text.templates import (
    CODE_TAGS,
    HIDDEN_TAGS,
    TEMPLATE,
    template_name,
    template_words,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    Around = Callable[[StateBlock, str, int, int], None]

_BOXES = frozenset(("note", "callout", "notice", "alert", "hint", "admonition"))
"""Tags that say of which kind they are; the others say it with their name."""

_FOLDED = frozenset(("details", "fold", "folding", "spoiler", "collapse", "expand"))
_ALIASES = {"warn": "warning"}
_QUOTES = frozenset(("blockquote", "pullquote", "quote"))

_WORD = re.compile(r"[A-Za-z][\w-]*")
_LANGUAGE = re.compile(r"\blang(?:uage)?[:=]\s?[\"']?([\w+#.-]+)")
_FIRST_WORD = re.compile(r"\{[{%][<%~+-]?\s*\w+\s+[\"']?([\w+#.-]+)")


def install(parser: MarkdownIt) -> None:
    """Read lines of template tags as blocks."""
    parser.block.ruler.before("table", "template_lines", _template_lines, INTERRUPTING)


def _template_lines(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if not text.startswith(("{%", "{{")) or state.is_code_block(line) or state.env.get(VERBATIM):
        return False
    found = read_tags(state, line, end_line, TEMPLATE(), "%}" if text[1] == "%" else "}}")
    if found is None or _spans_within(found.sources):
        return False
    if silent:
        return text[:3] in ("{{<", "{{%") or text[1] == "%"
    state.line = found.next_line
    if len(found.sources) == 1 and (end := _end_of(state, line, end_line)) is not None:
        around = _AROUND.get(template_name(found.sources[0]))
        if around is not None:
            around(state, found.sources[0], line, end)
            state.line = end + 1
            return True
    for source in found.sources:
        _put_words(state, source, line)
    return True


def _spans_within(sources: tuple[str, ...]) -> bool:
    """Whether what a tag stands around is on the same line."""
    names = [template_name(source) for source in sources]
    return any(f"end{name}" in names for name in names if name in _AROUND)


def _end_of(state: StateBlock, line: int, end_line: int) -> int | None:
    end = find_end(state, line, end_line, _border)
    return end.line if end is not None and end.closed else None


def _border(text: str) -> Border | None:
    if not text.startswith(("{%", "{{")) or (found := TEMPLATE().match(text)) is None:
        return None
    name = template_name(found[0])
    if name.startswith("end"):
        return Border(name[3:], closing=True)
    alone = name in _AROUND and found.end() == len(text.rstrip())
    return Border(name, verbatim=name in _VERBATIM) if alone else None


def _put_words(state: StateBlock, source: str, line: int) -> None:
    """Put what a tag carries: a picture, some words, or a text in its own right."""
    words = template_words(source)
    if "\n" in words:
        for part in filter(None, map(str.strip, words.split("\n\n"))):
            put_inline(state, part, line)
    elif (token := tag_token(source)) is not None:
        if token.type == "image":
            put_inline(state, "", line).children = [token]
        else:
            put_inline(state, token.content, line, quiet=True)


# ── what stands between a tag and its end ──


def _put_code(state: StateBlock, source: str, line: int, end: int) -> None:
    name = template_name(source)
    _put_words(state, source, line)
    language = _LANGUAGE.search(source) or (
        _FIRST_WORD.match(source) if name == "highlight" else None
    )
    fence = state.push("fence", "code", 0)
    fence.info = language[1] if language else ""
    fence.content = state.getLines(state.line, end, state.sCount[line], True)
    fence.map = [line, end + 1]


def _put_nothing(state: StateBlock, source: str, line: int, end: int) -> None:
    pass


def _put_verbatim(state: StateBlock, source: str, line: int, end: int) -> None:
    first = len(state.tokens)
    state.env[VERBATIM] = True
    state.push("division_open", "div", 1)
    read_inside(state, state.line, end)
    state.push("division_close", "div", -1)
    state.env[VERBATIM] = False
    for token in state.tokens[first:]:
        token.meta[VERBATIM] = True


def _put_quote(state: StateBlock, source: str, line: int, end: int) -> None:
    state.push("blockquote_open", "blockquote", 1).map = [line, end + 1]
    read_inside(state, state.line, end)
    _put_words(state, source, line)
    state.push("blockquote_close", "blockquote", -1)


def _put_box(state: StateBlock, source: str, line: int, end: int) -> None:
    name = template_name(source)
    kinds = (word.lower() for word in _WORD.findall(source)[1:])
    kind = (
        next((kind for kind in kinds if kind in KINDS or kind in _ALIASES), "note")
        if name in _BOXES
        else name
    )
    kind = "details" if name in _FOLDED else _ALIASES.get(kind, kind)
    title = " ".join(template_words(source).split())
    put_callout(state, Callout(kind, title, closing=False), (state.line, end))


_VERBATIM = CODE_TAGS | HIDDEN_TAGS | {"raw"}
_AROUND: dict[str, Around] = {
    **dict.fromkeys(_BOXES | _FOLDED | (KINDS - {"quote", "abstract"}), _put_box),
    **dict.fromkeys(_QUOTES, _put_quote),
    **dict.fromkeys(CODE_TAGS, _put_code),
    **dict.fromkeys(HIDDEN_TAGS, _put_nothing),
    "raw": _put_verbatim,
}
