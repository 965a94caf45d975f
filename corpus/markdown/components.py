"""MDX: components are not shown but for their words; modules and comments are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.markdown.callouts import put_callout, put_inline
from corpus.markdown.scopes import INTERRUPTING, Border, find_end, line_text
from corpus.markdown.tags import read_tags
from corpus.text.callouts import KINDS, Callout
from corpus.text.mdx import (
    COMMENT,
    COMPONENT,
    LIKE_COMPONENT,
    closes_block,
    component_words,
    is_bare,
    is_module_line,
    open_brackets,
    reopens_block,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

SOURCE = "source"
"""Of the parser's `env`: the whole text."""

_LONGEST_MODULE = 500
"""Lines of a module block with empty lines in it."""

_NAME = re.compile(r"</?([\w.]+)")
_CLOSED = re.compile(r"</([A-Za-z][\w.]*)\s*>")
_OPENED = re.compile(r"<([A-Za-z][\w.]*)")
_KIND = re.compile(r"\s(?:type|kind|variant|intent)=\{?[\"'](\w+)[\"']")
_BOXES = frozenset(("admonition", "callout", "aside", "alert"))


def install(parser: MarkdownIt) -> None:
    """Read the lines and tags that MDX adds to Markdown."""
    parser.block.ruler.before("table", "module", _module)
    parser.block.ruler.before("table", "comment", _comment_lines, INTERRUPTING)
    parser.block.ruler.before("table", "component", _component_lines)
    parser.inline.ruler.before("autolink", "component", _component)
    parser.inline.ruler.before("escape", "comment", _comment)


# ── modules and comments ──


def _module(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if state.level or state.sCount[line] or not is_module_line(line_text(state, line)):
        return False
    end = None if silent else _module_end(state, line, min(end_line, state.lineMax))
    if end is None:
        return False
    state.line = end
    return True


def _module_end(state: StateBlock, line: int, end_line: int) -> int | None:
    """Return the line after an import or export; None if its bracket is never closed."""
    depth = open_brackets(line_text(state, line))
    was_empty = False
    after = line + 1
    while depth > 0:
        text = line_text(state, after) if after < end_line else ""
        indented = bool(text and state.sCount[after])
        if after >= min(end_line, line + _LONGEST_MODULE) or (
            text and not indented and not _goes_on(text, was_empty)
        ):
            return None
        was_empty = was_empty or not text
        depth += open_brackets(text)
        after += 1
        if not indented and closes_block(text) and not text.rstrip().endswith(","):
            break
    return after


def _goes_on(text: str, was_empty: bool) -> bool:
    """Whether a line without an indent belongs to a module, and is no text."""
    if text[0] in "}])":
        return closes_block(text) or reopens_block(text)
    return not was_empty


def _comment_lines(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    if not _begins_comment(line_text(state, line)) or state.is_code_block(line):
        return False
    found = read_tags(state, line, end_line, COMMENT(), "*/")
    if found is None:
        return False
    if not silent:
        state.line = found.next_line
    return True


def _begins_comment(text: str) -> bool:
    return text.startswith(("{/*", "{ /*"))


def _comment(state: StateInline, silent: bool) -> bool:
    if not _begins_comment(state.src[state.pos : state.pos + 4]):
        return False
    found = COMMENT().match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    state.pos = found.end()
    return True


# ── components ──


def _component_lines(state: StateBlock, line: int, end_line: int, silent: bool) -> bool:
    text = line_text(state, line)
    if silent or not _may_be_component(text) or state.is_code_block(line):
        return False
    found = read_tags(state, line, end_line, LIKE_COMPONENT(), ">")
    if found is None or not all(_is_component(state, source) for source in found.sources):
        return False
    state.line = found.next_line
    end = find_end(state, line, end_line, _border) if len(found.sources) == 1 else None
    if end is not None and end.closed and end.line >= state.line:
        _put_children(state, found.sources[0], line, end.line)
        state.line = end.line + 1
    else:
        for source in found.sources:
            _put_words(state, source, line)
    return True


def _is_component(state: StateBlock | StateInline, source: str) -> bool:
    """Whether a tag is none of somebody's words in angle brackets."""
    return not is_bare(source) or _name(source) in _names(state, _CLOSED)


def _may_be_component(text: str) -> bool:
    letter = text[2:3] if text.startswith("</") else text[1:2]
    return text[:1] == "<" and letter.isalpha()


def _border(text: str) -> Border | None:
    if not _may_be_component(text) or (name := _NAME.match(text)) is None:
        return None
    if text.startswith("</"):
        return Border(name[1], closing=True)
    opens = "/>" not in text and f"</{name[1]}" not in text
    return Border(name[1]) if opens else None


def _put_words(state: StateBlock, source: str, line: int) -> None:
    if words := component_words(source):
        put_inline(state, words, line, quiet=True)


def _put_children(state: StateBlock, source: str, line: int, end: int) -> None:
    """Put what stands between a tag and its end, whatever its indent."""
    first = state.line
    callout = _read_box(source)
    if callout is None:
        _put_words(state, source, line)
        callout = Callout("", "", closing=False)
    indents = (state.sCount[each] for each in range(first, end) if not state.isEmpty(each))
    put_callout(state, callout, (first, end), min(indents, default=state.blkIndent))


def _read_box(source: str) -> Callout | None:
    """Return the callout that a component is by its name."""
    found = _NAME.match(source)
    name = found[1].lower() if found else ""
    if name in _BOXES:
        kind = _KIND.search(source)
        return Callout(kind[1].lower() if kind else "note", component_words(source), closing=False)
    if name in KINDS:
        return Callout(name, component_words(source), closing=False)
    return None


# ── within a line ──


def _component(state: StateInline, silent: bool) -> bool:
    src, start = state.src, state.pos
    if src[start] != "<" or not _may_be_component(src[start : start + 3]):
        return False
    found = COMPONENT().match(src, start, state.posMax)
    if found is None:
        found = LIKE_COMPONENT().match(src, start, state.posMax) if start == 0 else None
        if found is None or not _is_component(state, found[0]):
            return False
    elif src[start + 1] == "/" and _name(found[0]) not in _names(state, _OPENED):
        return False
    words = "" if silent else component_words(found[0])
    if words:
        state.push("quiet", "", 0).content = f"{words} " if src[found.end() - 2] != "/" else words
    state.pos = found.end()
    return True


def _name(source: str) -> str:
    found = _NAME.match(source.lstrip())
    return found[1] if found else ""


def _names(state: StateBlock | StateInline, pattern: re.Pattern[str]) -> frozenset[str]:
    """Return the names of the tags that a pattern finds in the whole text."""
    names: dict[str, frozenset[str]] = state.env.setdefault("names", {})
    if pattern.pattern not in names:
        names[pattern.pattern] = frozenset(pattern.findall(state.env.get(SOURCE, "")))
    return names[pattern.pattern]
