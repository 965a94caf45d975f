"""Markdown to tokens: markdown-it, set up once for Chinese as well as English.

CommonMark and GFM with footnotes, task lists and definition lists; and what
the tools around Markdown have added to it: wikilinks, callouts, template tags,
attribute lists, components. What the parser decodes is foreign text again, so
every token is cleaned, and it keeps no target but one that may be followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.markdown.components import SOURCE
from corpus.markdown.parser import MAX_NESTING, paragraph_parser, parser_for
from corpus.markdown.targets import link_target
from corpus.markdown.wikilinks import MARKUP
from corpus.text.clean import clean, clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["MAX_NESTING", "decode_entities", "link_target", "parse_markdown"]


def parse_markdown(text: str) -> list[Token]:
    """Parse cleaned Markdown into markdown-it's flat list of block tokens, cleaned.

    Beside markdown-it's own there are `callout_open` with its kind in `meta`,
    `callout_title_open`, and `quiet` for what is said about the text: a token
    within a line, a mark in the `meta` of a paragraph. The tag of a picture may
    be `video` or `audio`.
    """
    try:
        tokens = parser_for(text).parse(text, {SOURCE: text})
    except RecursionError:
        tokens = paragraph_parser().parse(text)
    # The parser drops what lies deeper than it goes.
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        tokens = paragraph_parser().parse(text)
    for token in tokens:
        _clean_token(token)
    return tokens


def decode_entities(text: str) -> str:
    """Return the text that HTML writes like this, cleaned after decoding.

    >>> decode_entities("AT&amp;T&#8238;")
    'AT&T'
    """
    from html import unescape

    return clean(unescape(text))


def _clean_token(token: Token) -> None:
    if token.content:
        token.content = clean(token.content)
    if token.info:
        token.info = clean_line(token.info)
    for name, value in token.attrs.items():
        if name in ("href", "src"):
            token.attrs[name] = _clean_target(str(value), token.markup)
        elif isinstance(value, str):
            token.attrs[name] = clean_line(value)
    for child in token.children or ():
        _clean_token(child)


def _clean_target(target: str, markup: str) -> str:
    followed = link_target(target)
    # The name of a file keeps its spaces.
    return clean_line(target) if followed and markup == MARKUP else followed
