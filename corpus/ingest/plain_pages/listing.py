"""Listings: text that no one wrote to be read: source code, and rows of values.

They have no first sentence to stand for a title, and the code of a program
means nothing without its indents.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.text.pattern import pattern

LINES = 40
"""Lines that tell what a text is."""

CODE_SHARE = 0.4
"""Of these lines: more of them look like code, and it is code."""

_CODE = pattern(
    r"#!.*|\s*(?:#include\s*[<\"].*|(?:import|from|package|using|use)\s"
    r"+[\w.:{}*, ]+(?:\s+import\s.*)?;?|@\w+(?:\(.*\))?"
    r"|(?:(?:public|private|protected|static|async|export|pub)\s+)*"
    r"(?:def|class|func|fn|function|struct|enum|interface|impl|void|int|var|let|const)\s+[\w<].*"
    r"|(?:if|elif|else|for|while|try|except|with|switch|case|return|yield|raise|throw)\b.*"
    r"[:;{)\]\w]|[\w.\[\]\"']+\s*(?:[-+*/|]?=|:=|<-)\s*\S.*|[\w.]+\(.*\)\s*[;:{]?"
    r"|.*[;{}]|[\])}]+[;,)]*|</?\w[^>]*>.*|(?://|/\*|\*/).*)"
)
_SENTENCE = pattern(r".*[\u3400-\u9fff].*[。！？]|[A-Z][a-z' ,]{30,}[.!?]")
_SEPARATORS = (",", ";", "|")


def is_code(lines: Sequence[str]) -> bool:
    """Whether lines, with their indents, are the source of a program."""
    if lines and lines[0].startswith("#!"):
        return True
    filled = list(islice(filter(str.strip, lines), LINES))
    if len(filled) < 4 or not _looks_written(filled):
        return False
    found = sum(_CODE().fullmatch(line.rstrip()) is not None for line in filled)
    return found > CODE_SHARE * len(filled)


def is_rows(lines: Sequence[str]) -> bool:
    """Whether lines are rows of values: each parted by the same sign as often as the next."""
    filled = list(islice(filter(str.strip, lines), 6))
    if len(filled) < 3:
        return False
    counts = ({line.count(separator) for line in filled} for separator in _SEPARATORS)
    return any(len(count) == 1 and count.pop() > 1 for count in counts)


def _looks_written(lines: Sequence[str]) -> bool:
    """Whether there is any of the signs without which no program is written."""
    text = "\n".join(lines)
    signs = sum(text.count(sign) for sign in ("(", "=", "{", ";", ":\n"))
    return (
        "```" not in text
        and signs * 4 > len(lines)
        and not any(map(_SENTENCE().fullmatch, lines[:3]))
    )
