"""Inline Markdown taken off: a line as a reader sees it, without links, marks and tags.

Close to CommonMark and far cheaper; made for headings and excerpts, where a
stray asterisk does no harm.
"""

from __future__ import annotations

import re
from functools import partial

from corpus.text import mdx, tags
from corpus.text.clean import clean_line
from corpus.text.templates import TEMPLATE, template_words
from corpus.text.wikilinks import WIKILINK, read_wikilink

LIMIT = 1000
"""Characters of a line that are looked at."""

SHOWN = 500
"""Characters of it that are left at most."""

# Every pattern stops at the next character it could begin with: no line takes long.
_ANY = re.compile(r"[\\`*_~\[<&{!]")
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)(.+?)(?<!`)\1(?!`)")
_HELD = re.compile(r"\0(\d+)\0")
_IMAGE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*+)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
# Anchors are often written as a comment in bold.
_COMMENT = re.compile(r"(\*\*)?<!--[^<>]*-->(?(1)\*\*)")
_ATTRIBUTES = re.compile(r"\s?\{:?\s?[#.][^{}]*\}$|\{:[^{}]*\}")
_STRONG = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*]*)(?<=[^\s\\])\1")
_STRUCK = re.compile(r"~~(?=[^\s~])([^~]+)~~")
_UNDERLINED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]*)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|pdf|mp[34]|webm|mov)$", re.IGNORECASE)


def plain_text(text: str) -> str:
    """Return one line of cleaned Markdown as plain text.

    >>> plain_text("**Bold** [link](https://example.org) and `<code>`")
    'Bold link and <code>'
    """
    text = text[:LIMIT]
    if _ANY.search(text) is None:
        return text.strip() if len(text) <= SHOWN else clean_line(text, SHOWN)
    code: list[str] = []
    if "`" in text:
        text = _CODE.sub(partial(_hold, code), text)
    text = _unmarked(text)
    return clean_line(_HELD.sub(lambda held: code[int(held[1])], text) if code else text, SHOWN)


def _hold(code: list[str], found: re.Match[str]) -> str:
    """Keep code away from what follows, under a character that no cleaned text holds."""
    code.append(found[2])
    return f"\0{len(code) - 1}\0"


def _unmarked(text: str) -> str:
    if "{" in text:
        text = _without_templates(text)
    if "[" in text:
        text = _without_links(text)
    if "<" in text:
        text = _without_tags(text)
    if "~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "*" in text or "_" in text:
        for _ in range(2):  # strong within emphasis, and the other way round
            text = _UNDERLINED.sub(r"\2", _STRONG.sub(r"\2", text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _decoded(text) if "&" in text else text


def _without_templates(text: str) -> str:
    if "{%" in text or "{{" in text:
        text = TEMPLATE().sub(lambda tag: template_words(tag[0]), text).replace("  ", " ")
    if "{/*" in text or "{ /*" in text:
        text = mdx.COMMENT().sub("", text)
    return _ATTRIBUTES.sub("", text)


def _without_links(text: str) -> str:
    if "[[" in text:
        text = WIKILINK().sub(_shown, text)
    return _LINK.sub(r"\1", _IMAGE.sub(r"\1", text) if "!" in text else text)


def _shown(match: re.Match[str]) -> str:
    link = read_wikilink(match)
    is_unnamed = link.embed and _PICTURE.search(link.shown) is not None
    return "" if is_unnamed else link.shown


def _without_tags(text: str) -> str:
    text = _COMMENT.sub("", _ADDRESS.sub(r"\1", text))
    # A component has attributes in braces, which no tag may have.
    text = mdx.COMPONENT().sub(lambda tag: mdx.component_words(tag[0]), text)
    return tags.TAG().sub(tags.drop_tag, text)


def _decoded(text: str) -> str:
    from html import unescape  # its table of names takes a while to load

    return unescape(text)
