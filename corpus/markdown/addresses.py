"""Bare addresses in running text: each ends at Han and at the punctuation around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.text.pattern import pattern
from corpus.text.spacing import SHARED, SPACELESS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_IN_ADDRESS = f'[^][\\s<>"`\\x00-\\x1f\\x7f{SPACELESS}{SHARED}]'
_WEB_ADDRESS = pattern(f"(?i:https?)://{_IN_ADDRESS}+")
_WITHOUT_SCHEME = pattern(
    rf"(?<![\w./@:-])(?:www\.(?=\w){_IN_ADDRESS}+"
    r"|[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,63}(?![\w-]))",
    re.IGNORECASE | re.ASCII,
)
_SCHEME = re.compile(r"(?<![a-z0-9.+-])https?$", re.IGNORECASE)
_TAIL = frozenset("?!.,:;*_~'|")
"""Punctuation that belongs to the sentence when it ends an address."""


def install(parser: MarkdownIt) -> None:
    """Make links of bare addresses."""
    parser.linkify = _WithoutScheme()
    # The parser's own rule looks through all the text before every `://`.
    parser.inline.ruler.at("linkify", _web_address)


@dataclass(frozen=True, slots=True)
class _Address:
    """What markdown-it wants to know of an address it makes a link of."""

    index: int
    last_index: int
    text: str
    url: str
    schema: str


class _WithoutScheme:
    """Finds the addresses in running text that do not say how they are reached."""

    def pretest(self, text: str) -> bool:
        return "@" in text or "www." in text.lower()

    test = pretest

    def match(self, text: str) -> list[_Address]:
        return [
            _address(found, "" if found[0][:4].lower() == "www." else "mailto:")
            for found in _WITHOUT_SCHEME().finditer(text)
        ]


def _address(found: re.Match[str], schema: str) -> _Address:
    text = found[0]
    while text[-1] in _TAIL or (text[-1] == ")" and text.count(")") > text.count("(")):
        text = text[:-1]
    url = {"": "http://", "mailto:": "mailto:"}.get(schema, "") + text
    return _Address(found.start(), found.start() + len(text), text, url, schema)


def _web_address(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("://", state.pos) or state.linkLevel > 0:
        return False
    scheme = _SCHEME.search(state.src[max(0, state.pos - 6) : state.pos])
    if scheme is None or not state.pending.endswith(scheme[0]):
        return False
    found = _WEB_ADDRESS().match(state.src, state.pos - len(scheme[0]))
    if found is None:
        return False
    address = _address(found, "http:").url.rstrip("*")
    if not silent:
        state.pending = state.pending[: -len(scheme[0])]
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(address)}
        state.push("text", "", 0).content = state.md.normalizeLinkText(address)
        state.push("link_close", "a", -1)
    state.pos = found.start() + len(address)
    return True
