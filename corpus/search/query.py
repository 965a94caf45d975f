"""What was typed, understood: words, "phrases", fields, minus, or, parentheses.

    query := and (("OR" | "|") and)*        and := term+
    term  := ["-"] ( "(" query ")" | word | "phrase" | field:value | #tag )

Nothing typed is an error. A field without a value, a group without content, an
operator without a right side and a quote that is still open change nothing; an
unknown field or value is a plain word; and marks alone are no word, unless they
are quoted. A query's text parses to the same query again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.search.days import finish_days, finish_since
from corpus.search.tree import BARE, AllOf, AnyOf, Field, Filter, Node, Not, Term
from corpus.text.clean import clean

__all__ = ["Query", "parse_query"]


STATES = ("read", "unread", "starred", "queued")
"""The values of `is:`."""


@dataclass(frozen=True, slots=True)
class Query:
    """All that was typed, as one tree; no tree when nothing was asked."""

    root: Node | None = None

    def __str__(self) -> str:
        return "" if self.root is None else str(self.root)

    @property
    def is_empty(self) -> bool:
        """Whether every article fits."""
        return self.root is None

    @property
    def terms(self) -> tuple[Term, ...]:
        """What is to be found in titles and texts, each once, in the order typed."""
        return tuple(dict.fromkeys(_positive(self.root))) if self.root else ()

    @property
    def words(self) -> tuple[str, ...]:
        """The texts of the terms: what is worth highlighting."""
        return tuple(term.text for term in self.terms)


def _positive(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Filter) and node.field in (Field.TITLE, Field.BODY):
        yield Term(node.value, exact=" " in node.value)
    elif isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from _positive(part)


FULL_WIDTH = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {
    0x3000: " ",
    **dict.fromkeys(map(ord, "“”„「」"), '"'),
}
"""The operators of a Chinese keyboard, and with them all of full-width ASCII."""

FIELDS = frozenset(map(str, Field))

INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")

TOKEN = re.compile(
    rf"""
    (?P<minus>-(?=[^\s\-)|]))?
    (?: (?P<open>\()
      | (?:(?P<field>{"|".join(Field)}):|(?P<hash>\#))?"(?P<quoted>[^"]*)"
      | (?P<word>{BARE.pattern}) )
    | (?P<close>\)) | (?P<or>\|)
    """,
    re.VERBOSE | re.IGNORECASE,
)

MAX_TERMS = 64
"""What is typed beyond that many terms is left out: a pasted page is no query."""

MAX_DEPTH = 32
"""Parentheses deeper than that do not group."""


def parse_query(text: str) -> Query:
    """Understand what was typed; never fails.

    >>> str(parse_query("智能体 ＯＲ tag：AI －“旧 闻”"))
    '智能体 | tag:AI -"旧 闻"'
    """
    tokens = [found.groupdict() for found in TOKEN.finditer(_plain(text))]
    return Query(_Parser(tokens).parse())


def _plain(text: str) -> str:
    """The text in composed ASCII operators, without a quote that is not closed."""
    text = clean(INVISIBLE.sub(" ", text.translate(FULL_WIDTH)))
    if text.count('"') % 2 == 0:
        return text
    before, _, after = text.rpartition('"')
    glue = "" if before.endswith(("-", ":", "#")) else " "
    return before + glue + after


Token = dict[str, str | None]


class _Parser:
    """Reads tokens from left to right; what cannot be used is passed over."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._terms = 0

    def parse(self) -> Node | None:
        return self._any_of(depth=0)

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any_of(self, depth: int) -> Node | None:
        parts = [self._all_of(depth)]
        while (token := self._peek()) and _is_or(token):
            self._at += 1
            parts.append(self._all_of(depth))
        return _join(AnyOf, parts)

    def _all_of(self, depth: int) -> Node | None:
        parts: list[Node | None] = []
        while (token := self._peek()) and not _is_or(token):
            if token["close"] and depth:
                break
            self._at += 1
            parts.append(self._one(token, depth))
        return _join(AllOf, parts)

    def _one(self, token: Token, depth: int) -> Node | None:
        if token["open"] and depth < MAX_DEPTH:
            part = self._any_of(depth + 1)
            self._at += 1  # the closing parenthesis, or the end
        else:
            part = self._leaf(token)
        return Not(part) if part and token["minus"] else part

    def _leaf(self, token: Token) -> Node | None:
        leaf = _leaf(token)
        self._terms += leaf is not None
        return leaf if self._terms <= MAX_TERMS else None


def _is_or(token: Token) -> bool:
    return bool(token["or"]) or (token["word"] == "OR" and not token["minus"])


def _join(kind: type[AllOf] | type[AnyOf], parts: list[Node | None]) -> Node | None:
    """One node of the parts that are there; a part of the same kind gives its own parts."""
    flat: list[Node] = []
    for part in parts:
        if part is not None:
            flat += part.parts if isinstance(part, kind) else (part,)
    return kind(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def _leaf(token: Token) -> Term | Filter | None:
    if token["quoted"] is not None:
        value = " ".join(token["quoted"].split())
        field = "tag" if token["hash"] else token["field"]
        if field:
            return _filter(Field(field.lower()), value, f"{field}:{value}")
        return Term(value, exact=True) if value else None
    return _word(token["word"]) if token["word"] else None


def _word(word: str) -> Term | Filter | None:
    if word.startswith("#"):
        return _filter(Field.TAG, word[1:], word)
    name, colon, value = word.partition(":")
    if colon and name.lower() in FIELDS:
        return _filter(Field(name.lower()), value, word)
    return None if all(map(_is_mark, word)) else Term(word)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("P") or char in "$+<=>^`~"


def _filter(field: Field, value: str, typed: str) -> Term | Filter | None:
    finished = _finish(field, value.strip().lstrip("#") if field is Field.TAG else value.strip())
    if finished is None:
        return Term(typed, exact=not BARE.fullmatch(typed))
    return Filter(field, finished) if finished else None


def _finish(field: Field, value: str) -> str | None:
    """The value as far as it can be used: "" for not yet, None for one this field does not know."""
    if field is Field.DATE:
        return finish_days(value)
    if field in (Field.NEWER, Field.OLDER):
        return finish_since(value)
    if field is Field.IS:
        state = value.lower()
        begun = any(known.startswith(state) for known in STATES)
        return state if state in STATES else "" if begun else None
    return value
