"""Wikilinks, as Obsidian writes them: `[[target#part|shown]]`, and `![[picture.png|300]]`."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.text.pattern import pattern

WIKILINK = pattern(
    # What begins with a space, a dash or a dollar is a test of a shell or a template;
    # small numbers alone are notes and arrays, not names.
    r"(?<!\\)(!?)\[\[(?![\s$^-]|[\d,.; ]{1,3}\]\]|\d+(?:, ?\d+)+\]\])"
    r"([^\[\]|\\\n]{1,300})(?:\\?\|([^\[\]\n]{0,300}))?\]\](?![(\[])"
)
"""A wikilink on one line; in tables the bar is written with a backslash."""

_SIZE = pattern(r"\s*\d{1,5}(?:\s*x\s*\d{1,5})?\s*", re.IGNORECASE)


class Wikilink(NamedTuple):
    """A wikilink taken apart."""

    target: str
    """The note, file or part of one it leads to, as written."""

    shown: str
    """What a reader sees."""

    embed: bool
    """Whether the target is to be shown in its place."""


def read_wikilink(match: re.Match[str]) -> Wikilink:
    """Return the wikilink that `WIKILINK` has found.

    >>> read_wikilink(WIKILINK().match("[[notes/DeepSeek#Price|the price]]"))
    Wikilink(target='notes/DeepSeek#Price', shown='the price', embed=False)
    >>> read_wikilink(WIKILINK().match("![[img/cat.png|300x200]]")).shown
    'cat.png'
    >>> read_wikilink(WIKILINK().match("[[notes/DeepSeek#Price#^a1b2]]")).shown
    'DeepSeek › Price'
    """
    target = match[2].strip()
    labels = (label.strip() for label in (match[3] or "").split("|"))
    label = next((label for label in labels if label and not _SIZE().fullmatch(label)), "")
    return Wikilink(target, label or _spoken(target), bool(match[1]))


def _spoken(target: str) -> str:
    note, *parts = target.split("#")
    named = [note.rstrip("/").rpartition("/")[2], *(part for part in parts if part[:1] != "^")]
    return " › ".join(filter(None, map(str.strip, named))) or target.lstrip("#^")
