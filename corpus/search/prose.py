"""A Markdown body as running text: what a reader sees of it, and so what can be found in it."""

from __future__ import annotations

import re

from corpus.search.runs import SPACELESS

_TARGET = re.compile(r"\]\([^\s)]+")
"""Where a link or an image leads."""

_REFERENCE = re.compile(r"\]:[ \t]+(?=[!-~]*[/#])[!-~]+")
"""The same, kept for the end of the page."""

_EMPHASIS = re.compile(r"[*`]+")
_SOFT_BREAK = re.compile(rf"\n(?<=[{SPACELESS}，。、；：！？”）]\n)(?=[{SPACELESS}“（])")
_SIGN = re.compile(f"[{SPACELESS}]")


def read_prose(markdown: str) -> str:
    r"""Return the text without addresses, and without markup that would part its words.

    >>> read_prose("**深圳**的[大模型](https://a.example/x)，\n已经`发布`")
    '深圳的[大模型]()，已经发布'
    """
    text = _REFERENCE.sub("]:", _TARGET.sub("](", markdown))
    return _SOFT_BREAK.sub(_joined, _EMPHASIS.sub(_plain, text))


def _plain(marks: re.Match[str]) -> str:
    """Emphasis goes where no word would grow together that stood apart: `2*3` stays."""
    text, start, end = marks.string, marks.start(), marks.end()
    beside_sign = _SIGN.match(text, end) or _SIGN.match(text, start - 1)
    return "" if beside_sign or marks[0] == "**" else marks[0]


def _joined(line_break: re.Match[str]) -> str:
    """A line break between two Chinese characters is none to the reader; after a heading it is."""
    text, end = line_break.string, line_break.start()
    return "\n" if text.startswith("#", text.rfind("\n", 0, end) + 1) else ""
