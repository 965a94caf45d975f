"""Which words of a body are on its page: Markdown stripped in the simplest way, and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, takewhile

from corpus import Document, Kind, Parsed
from tui.page import page
from tui.typeset import Block, Layout, read_blocks

WIDTH = 80
UNBROKEN = 1_000_000
"""Cells in which no line has to be broken."""


def squeezed(text: str) -> str:
    """Return a text without what lies between its characters."""
    return "".join(text.split())


def trimmed(text: str) -> list[str]:
    """Return the lines of a text without the spaces and the empty lines at their ends."""
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n").split("\n")


def typeset(blocks: Sequence[Block], width: int = WIDTH) -> str:
    """Return the lines of a page."""
    layout = Layout(blocks, width)
    layout.extend(10**9)
    return "\n".join(line.text for line in layout.lines)


def blocks_of(parsed: Parsed) -> tuple[Block, ...]:
    """Return all that is on the page of an article, its head first."""
    assert parsed.article is not None
    assert parsed.document is not None
    return page(parsed.article, parsed.document)


def missing(parsed: Parsed) -> list[str]:
    """Return what of the body is not on the page."""
    document = parsed.document
    assert document is not None
    if document.kind is Kind.PLAIN:
        return missing_of_plain(document)
    return list(missing_words(stripped(document.body), blocks_of(parsed)))


def missing_of_plain(document: Document) -> list[str]:
    """A plain body is on the page letter for letter, but for a heading that repeats the title."""
    body, shown = squeezed(document.body), squeezed(typeset(read_blocks(document)))
    if shown == body or shown == body.replace(squeezed(document.title), "", 1):
        return []
    same = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(body, shown, strict=False))
    )
    return [body[same : same + 80]]


COMMENT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?</\1\s*>|\{% comment %\}.*?\{% endcomment %\}",
    re.DOTALL | re.IGNORECASE,
)
FENCE = re.compile(r"^[ >]*(?:[-*+] +|\d+[.)] +)*(?:`{3,}|~{3,}|:::+)[^\n]*\n?", re.MULTILINE)
HIDDEN = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{[:.#][^{}\n]*\}|^%%.*?%%|^(?:import|export)\b[^\n]*"
    r"|^ {0,3}\[[^\]]*\]:[ \t]*\n?[^\n]*|\[\[[^\]\n|]*\||^[> ]*\[![^\[\]\n]+\][+-]?"
    r"|^[ >]*(?:[-*+] +)*\d+[.)]",
    re.DOTALL | re.MULTILINE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
TARGET = re.compile(
    r"\]\[[^\]]*\](?:\([^)\n]*\))?|\]\(\s*<[^>\n]*>[^)\n]*\)|\]\((?:[^()\n]|\([^()\n]*\))*\)"
)
TAG = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
FOOTNOTE = re.compile(r"\[\^[^\]\n]*\]:?")
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W_]{2,}")


def stripped(body: str) -> str:
    """Return Markdown without what no reader sees of it, as simply as can be: rather too much."""
    for pattern in (COMMENT, FENCE, HIDDEN, FOOTNOTE, TARGET, TAG, ADDRESS, ENTITY):
        body = pattern.sub(" ", body)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", body)


def missing_words(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the words that are not on a page, and the letters that are on it too seldom."""
    texts = (text.chars for block in blocks for text in (block.text, *chain(*block.rows)))
    there = squeezed(" ".join(texts)).casefold()
    words = WORD.findall(text.casefold())
    yield from (word for word in dict.fromkeys(words) if word not in there)
    # Cells of a table stand line by line beside each other: there only letters can be counted.
    seldom = Counter("".join(words)) - Counter(typeset(blocks).casefold())
    yield from (f"{letter} x {number}" for letter, number in seldom.items())
