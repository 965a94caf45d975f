"""Code: which of its characters are keywords, strings, comments."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tui.typeset.text import Role, Span

MAX_HIGHLIGHTED = 20_000
"""Characters of code that are coloured; longer code is shown without colours."""

_ROLES = (
    ("Token.Comment", Role.COMMENT),
    ("Token.Keyword", Role.KEYWORD),
    ("Token.Operator.Word", Role.KEYWORD),
    ("Token.Literal.String", Role.STRING),
    ("Token.Literal.Number", Role.NUMBER),
    ("Token.Name.Attribute", Role.NAME),
    ("Token.Name.Builtin", Role.NAME),
    ("Token.Name.Class", Role.NAME),
    ("Token.Name.Decorator", Role.NAME),
    ("Token.Name.Function", Role.NAME),
    ("Token.Name.Tag", Role.NAME),
    ("Token.Generic.Inserted", Role.INSERTED),
    ("Token.Generic.Deleted", Role.DELETED),
    ("Token.Generic.Heading", Role.KEYWORD),
    ("Token.Generic.Subheading", Role.COMMENT),
)


def highlight(chars: str, language: str) -> tuple[Span, ...]:
    """Return the roles of code's characters; none where the language is not known."""
    if not language or len(chars) > MAX_HIGHLIGHTED:
        return ()
    return tuple(
        Span(start, start + len(value), role)
        for start, kind, value in _tokens(chars, language)
        if value.strip() and (role := _role(str(kind))) is not None
    )


def _tokens(chars: str, language: str) -> Iterable[tuple[int, object, str]]:
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped, unused-ignore]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped, unused-ignore]

    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        return ()
    return sorted(lexer.get_tokens_unprocessed(chars))


@lru_cache(256)
def _role(kind: str) -> Role | None:
    return next((role for name, role in _ROLES if kind.startswith(name)), None)
