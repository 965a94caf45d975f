"""A Markdown body as running text: what a reader sees of it, and so what can be found in it."""

from __future__ import annotations

import re

from corpus.search.runs import SPACELESS
from corpus.search.visible import visible_text
from corpus.text.pattern import pattern

_TARGET = re.compile(r"\]\([^\s)]+")
"""Where a link or an image leads."""

_REFERENCE = re.compile(r"\]:[ \t]+(?=[!-~]*[/#])[!-~]+")
"""The same, kept for the end of the page."""

_SIGN = pattern(f"[{SPACELESS}]")
_BEHIND_SIGN = "|".join(f"(?<=[{SPACELESS}][*`]{{{length}}})" for length in range(1, 5))

_STRONG = re.compile(r"\*\*(?<!\*\*\*)(?:\*\*){0,2}+(?!\*)")
"""Also twice and thrice, as an empty anchor leaves it."""

# Emphasis goes where no word would grow together that stood apart: `2*3` stays.
_EMPHASIS = pattern(rf"[*`][*`]*+(?:(?=[{SPACELESS}])|{_BEHIND_SIGN})")
_SOFT_BREAK = pattern(rf"\n(?<=[{SPACELESS}，。、；：！？”）]\n)(?=[{SPACELESS}“（])")


def read_prose(markdown: str) -> str:
    r"""Return the text without addresses, and without markup that would part its words.

    >>> read_prose("**深圳**的[大模型](https://a.example/x)，\n已经`发布`")
    '深圳的[大模型]()，已经发布'
    """
    text = _REFERENCE.sub("]:", _TARGET.sub("](", visible_text(markdown)))
    text = _STRONG.sub("", text)
    if text.isascii() or _SIGN().search(text) is None:
        return text
    return _SOFT_BREAK().sub(_joined, _EMPHASIS().sub("", text))


def _joined(line_break: re.Match[str]) -> str:
    """A line break between two Chinese characters is none to the reader; after a heading it is."""
    text, end = line_break.string, line_break.start()
    return "\n" if text.startswith("#", text.rfind("\n", 0, end) + 1) else ""
