"""Markdown to tokens: markdown-it, set up once."""

from __future__ import annotations

from markdown_it.token import Token


def parse_markdown(text: str) -> list[Token]:
    """Parse cleaned Markdown into markdown-it's flat list of block tokens."""
    from markdown_it import MarkdownIt

    return MarkdownIt("gfm-like").parse(text)
