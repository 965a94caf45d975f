"""The tokens of a paragraph of Markdown → a text with roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.typeset.html import InlineBuilder, Tag, split_html
from tui.typeset.text import Role, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

_ROLES = {"strong": Role.STRONG, "em": Role.EMPHASIS, "s": Role.STRIKE, "link": Role.LINK}


def read_inline(tokens: Sequence[Token]) -> Text:
    """Return what a reader sees of a paragraph."""
    builder = InlineBuilder()
    for index, token in enumerate(tokens):
        if token.type == "softbreak":
            _break_softly(builder, tokens[index - 1], tokens[index + 1 : index + 2])
        elif token.nesting:
            _open_or_close(builder, token)
        else:
            _add(builder, token)
    return builder.take().trimmed()


def _break_softly(builder: InlineBuilder, before: Token, after: Sequence[Token]) -> None:
    """A line break of the source is a space, but pictures keep lines of their own."""
    if before.type == "image" or (after and after[0].type == "image"):
        builder.line_break()
    elif not builder.last.isspace():
        builder.add(" ")


def _open_or_close(builder: InlineBuilder, token: Token) -> None:
    role = _ROLES.get(token.type.partition("_")[0])
    target = str(token.attrs.get("href", ""))
    if role is None or (token.type == "link_open" and not target):
        return
    if token.nesting > 0:
        builder.open(role, target)
    else:
        builder.close(role)


def _add(builder: InlineBuilder, token: Token) -> None:
    if token.type == "image":
        caption = read_inline(token.children or ()).chars or str(token.attrs.get("title", ""))
        builder.media(token.tag or "img", caption, str(token.attrs.get("src", "")))
    elif token.type == "html_inline":
        for part in split_html(token.content):
            if not isinstance(part, Tag):
                builder.add(part)
            elif part.known:
                builder.tag(part)
            else:
                builder.add(part.source)
    elif token.type == "quiet":
        builder.aside(token.content)
    elif token.type == "hardbreak":
        builder.line_break()
    elif token.type == "footnote_ref":
        number = token.meta["id"] + 1
        builder.add(f"[{number}]", Role.LINK, f"#fn{number}")
    else:
        builder.add(token.content, Role.CODE if token.type == "code_inline" else None)
