"""Template tags within a line: left out, but for the words and pictures they carry."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from corpus.markdown.pictures import read_media
from corpus.markdown.targets import HTML_TAG, fill_tags
from corpus.text.templates import (
    CODE_TAGS,
    HIDDEN_TAGS,
    TEMPLATE,
    template_name,
    template_words,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Put = Callable[[StateInline, str], None]

VERBATIM = "verbatim"
"""Of a token's `meta` and of the parser's `env`: template tags are text here."""

_OF_GO = re.compile(r"\{\{-?\s*[.$]")
"""A field of Go's templates: Hugo reads none in a text, so whoever writes one writes about it."""


def install(parser: MarkdownIt) -> None:
    """Read template tags in running text and in raw HTML."""
    parser.inline.ruler.before("escape", "template", _template)
    parser.inline.ruler.before("autolink", "filled_html", _filled_html)
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.after("inline", "html_templates", _out_of_html)


def quiet_token(words: str) -> Token:
    """Return the token of words that are said about the text rather than in it."""
    from markdown_it.token import Token

    return Token("quiet", "", 0, content=words)


def tag_token(source: str) -> Token | None:
    """Return what is shown of a template tag, if anything is."""
    words = " ".join(template_words(source).split())
    media = read_media(template_name(source), source, words)
    return media or (quiet_token(words) if words else None)


def _inline(state: StateCore) -> None:
    """Read the text of all blocks, as markdown-it does; template tags in some are text."""
    for token in state.tokens:
        if token.type == "inline":
            state.env[VERBATIM] = VERBATIM in token.meta
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _template(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "{" or state.src[start + 1 : start + 2] not in ("{", "%"):
        return False
    found = TEMPLATE().match(state.src, start, state.posMax)
    if found is None or state.env.get(VERBATIM) or _OF_GO.match(found[0]):
        return False
    state.pos = found.end()
    name = template_name(found[0])
    if put := _SPANNING.get(name):
        end = _end(state, name)
        if end is not None:
            if not silent:
                put(state, state.src[found.end() : end.start()])
            state.pos = end.end()
    elif (token := tag_token(found[0])) is None:
        state.pos += _is_between_spaces(state.src, start, state.pos)
    elif not silent:
        _put(state, token)
    return True


def _is_between_spaces(text: str, start: int, end: int) -> bool:
    """Whether leaving out what stands here would leave two spaces."""
    return text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace())


def _put(state: StateInline, token: Token) -> None:
    pushed = state.push(token.type, token.tag, 0)
    pushed.attrs, pushed.content, pushed.children = token.attrs, token.content, token.children


def _put_text(state: StateInline, content: str) -> None:
    state.push("text", "", 0).content = content


def _put_code(state: StateInline, content: str) -> None:
    state.push("code_inline", "code", 0).content = content.strip()


def _put_nothing(state: StateInline, content: str) -> None:
    pass


_SPANNING: dict[str, Put] = {
    "raw": _put_text,
    **dict.fromkeys(CODE_TAGS, _put_code),
    **dict.fromkeys(HIDDEN_TAGS, _put_nothing),
}
"""What is done with all that stands between such a tag and its end."""


def _end(state: StateInline, name: str) -> re.Match[str] | None:
    """Return the tag that ends what was opened before this position, if it is on these lines."""
    lasts: dict[str, tuple[str, int]] = state.env.setdefault("ends of tags", {})
    pattern = end_tag(name)
    if lasts.get(name, ("", 0))[0] is not state.src:
        ends = [found.start() for found in pattern.finditer(state.src)]
        lasts[name] = state.src, max(ends, default=-1)
    if lasts[name][1] < state.pos:
        return None
    return pattern.search(state.src, state.pos, state.posMax)


@cache
def end_tag(name: str) -> re.Pattern[str]:
    """Return what finds the tag that ends another."""
    name = re.escape(name)
    return re.compile(
        rf"\{{%[-~+]?\s*(?:end|/){name}\s*[-~+]?%\}}|\{{\{{[<%]\s*/\s?{name}\s*[>%]\}}\}}"
    )


# ── raw HTML ──


def _filled_html(state: StateInline, silent: bool) -> bool:
    """Read a tag that markdown-it would not, for the template tags in its values."""
    if state.src[state.pos] != "<" or "{" not in state.src or state.env.get(VERBATIM):
        return False
    found = HTML_TAG.match(state.src, state.pos, state.posMax)
    if found is None or (filled := fill_tags(found[0])) == found[0]:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = filled
    state.pos = found.end()
    return True


_CODE_WITHIN = re.compile(r"<(?:pre|code|script|style|textarea)\b", re.IGNORECASE)


def _out_of_html(state: StateCore) -> None:
    for token in state.tokens:
        content = token.content
        if token.type != "html_block" or not ("{%" in content or "{{" in content):
            continue
        if _CODE_WITHIN.search(content) is None and VERBATIM not in token.meta:
            token.content = TEMPLATE().sub(_as_html, fill_tags(content))


def _as_html(found: re.Match[str]) -> str:
    from html import escape

    token = tag_token(found[0])
    words = escape(token.content) if token else ""
    if token and token.type == "image":
        words = f'<img src="{escape(str(token.attrs["src"]))}" alt="{words}">'
    # As many lines as before: headings are known by theirs.
    return words + "\n" * found[0].count("\n")
