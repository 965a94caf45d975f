"""Tags of HTML: which of them there are, and a text without them."""

from __future__ import annotations

import re

from corpus.text.pattern import pattern

_WITHIN_LINES = """
a abbr audio b bdi bdo big br button cite code data del dfn em embed font i iframe img input ins
kbd label mark noscript object picture q rp rt ruby s samp small source span strike strong sub sup
svg time tt u var video wbr
"""
_BLOCKS = """
address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt
fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li link main
menu meta nav ol optgroup option p param pre script section select style summary table tbody td
template textarea tfoot th thead title tr track ul
"""

INLINE_TAGS = frozenset(_WITHIN_LINES.split())
"""Tags of HTML that part no words and begin no line of their own; all others do."""

KNOWN_TAGS = INLINE_TAGS | frozenset(_BLOCKS.split())
"""All tags of HTML; what else is written like one may be meant as text: `List<String>`."""

COMMENT = pattern(r"<!--(?:[^-<]|-(?!->)|<(?!!--)){0,20000}+-->")
"""A comment, over several lines too."""

TAG = pattern(
    r"</?([A-Za-z][\w:.-]{0,40}+)(?![\w:.-])"
    r"((?:[^<>\"']|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,9000}+)>"
)
"""What is written like a tag: its name, and its attributes."""

UNSEEN = pattern(r"<(script|style)\b[^<>]{0,2000}+>(?:[^<]|<(?!/?\1\b)){0,99999}+</\1\s*>", re.I)
"""A script or a style sheet."""

_SHOWN = pattern(r"\b(?:alt|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


def drop_tag(tag: re.Match[str]) -> str:
    """Return what remains of a `TAG` within a line: nothing, or all of it where HTML has none such.

    >>> TAG().sub(drop_tag, 'a <b class="x">bold</b> List<String>')
    'a bold List<String>'
    """
    return "" if tag[1].lower() in KNOWN_TAGS else tag[0]


def speak_tag(tag: re.Match[str]) -> str:
    """Return what can be found of a `TAG`: the words for a picture, a space between blocks.

    >>> TAG().sub(speak_tag, '<p>one<br>two<img src="a.png" alt="three"></p>').split()
    ['one', 'two', 'three']
    """
    name = tag[1].lower()
    if name not in KNOWN_TAGS:
        return tag[0]
    if name in ("img", "iframe", "video", "audio") and (shown := _SHOWN().search(tag[2])):
        return f" {shown[1] or shown[2] or ''} "
    return "" if name in INLINE_TAGS and name != "br" else " "
