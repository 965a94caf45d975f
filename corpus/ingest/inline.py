"""Inline Markdown taken off: a line as a reader sees it, without links, marks and tags.

Close to CommonMark and far cheaper; made for headings and excerpts, where a
stray asterisk does no harm.
"""

from __future__ import annotations

import re

from corpus.text.clean import clean_line

LIMIT = 1000
"""Characters of a line that are looked at."""

# Every pattern stops at the next character it could begin with: no line takes long.
_ANY = re.compile(r"[\\`*_~\[<&{!]")
_CODE = re.compile(r"(?<!`)(`{1,9})(?!`)(.+?)(?<!`)\1(?!`)")
_IMAGE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_TAG = re.compile(r"<!--[^<>]*-->|</?[A-Za-z][^<>]*>|\{[%{][^{}]*[%}]\}|\s?\{[#.:][^{}]*\}$")
_STRONG = re.compile(r"(?<![\\*])(\*{1,3})(?=[^\s*])([^*]*)(?<=[^\s\\])\1")
_STRUCK = re.compile(r"~~(?=[^\s~])([^~]+)~~")
_UNDERLINED = re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]*)(?<=[^\s\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_text(text: str) -> str:
    """Return one line of Markdown as plain text.

    >>> plain_text("**Bold** [link](https://example.org) and `<code>`")
    'Bold link and <code>'
    """
    text = text[:LIMIT]
    if _ANY.search(text) is None:
        return clean_line(text)
    if "`" not in text:
        return clean_line(_unmarked(text))
    # Of three parts each, the third is code and stays as it is.
    parts = _CODE.split(text)
    parts[::3] = map(_unmarked, parts[::3])
    del parts[1::3]
    return clean_line("".join(parts))


def _unmarked(text: str) -> str:
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text) if "!" in text else text)
    if "<" in text or "{" in text:
        text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    if "~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "*" in text or "_" in text:
        for _ in range(2):  # strong within emphasis, and the other way round
            text = _UNDERLINED.sub(r"\2", _STRONG.sub(r"\2", text))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return _decoded(text) if "&" in text else text


def _decoded(text: str) -> str:
    from html import unescape  # its table of names takes a while to load

    return unescape(text)
