"""Bare text: what is left of HTML without its tags, for pages too big to be taken apart."""

from __future__ import annotations

import re

from corpus.text.clean import clean
from corpus.text.pattern import pattern

MAX_SIZE = 1_000_000
"""Characters of HTML that are taken apart."""

MAX_TAGS = 50_000

_UNSEEN = pattern(r"<(script|style|svg|noscript)\b", re.IGNORECASE)
_LINE_TAG = pattern(
    r"</?(?:p|div|br|h[1-6]|li|tr|td|th|title|section|pre|table)\b[^<>]*>", re.IGNORECASE
)
_TAG = pattern(r"<[A-Za-z!/?][^<>]*>")


def is_too_big(html: str) -> bool:
    """Whether HTML would take so long to be taken apart that only its text is worth having."""
    return len(html) > MAX_SIZE or html.count("<") > MAX_TAGS


def bare_text(html: str) -> str:
    r"""Return the text of HTML, a line for each block.

    >>> bare_text("<p>One &amp; <b>two</b><p>three")
    '\nOne & two\nthree'
    """
    from html import unescape  # its table of names takes a while to load

    text = _TAG().sub("", _LINE_TAG().sub("\n", without_unseen(html)))
    return clean(unescape(text))


def without_unseen(html: str) -> str:
    """Return HTML without its scripts, styles and drawings."""
    parts: list[str] = []
    end = 0
    while match := _UNSEEN().search(html, end):
        closing = html.find(f"</{match[1]}", match.end())
        if closing < 0:
            break
        parts.append(html[end : match.start()])
        end = html.find(">", closing) + 1 or len(html)
    return "".join([*parts, html[end:]])
