"""Markdown text: pieces of plain text written so that Markdown shows them as they are.

Only what would be read as a mark is escaped: `5 * 3` and `snake_case` stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text.mdx import is_module_line
from corpus.text.pattern import pattern
from corpus.text.spacing import SPACELESS

MAX_TARGET = 2000
"""Characters of an address; a longer one holds data and leads nowhere."""

BREAK = "\n"
"""Within a paragraph: a line that ends where the page says so."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LINE_END = pattern(rf"(?<=[{SPACELESS}])[ \t\r]*\n[ \t\n\r\f]*(?=[{SPACELESS}])")
_MARK = pattern(
    r"\\(?=[!-/:-@\[-`{-~])|(?<!\s)\*|\*(?!\s)|`|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~"
    r"|\$(?=[^\s0-9])|(?<=\^)\[|\[(?=[\[^]|[^\[\]\n]{0,200}\][(\[:])|\{(?=[%{#<:.]|\s?/\*)"
    r"|%(?=%)|=(?==\S)|(?<!\w)=(?==\Z)|(?<![^\])}`*_>])\{(?=[A-Za-z][\w-]{0,40}=)"
)
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,32};)")
_LINE_START = pattern(
    r"(?P<number>\d{1,9})(?=[.)](?:\s|$))"
    r"|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|=+\s*$|-{2,}\s*$|[*~]{3}|:\s|\||:{3}|!{3}|\?{3}|\[![^\]]{0,60}\](?![(\[]))"
)
_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "|": "%7C"}
_IN_TARGET = re.compile(r"[ ()<>\\|]")
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_BAR = re.compile(r"(?<!\\)\|")
_TICKS = re.compile("`+")


def collapsed(text: str) -> str:
    """Return text of HTML as it is set: any white space is one space, or none in Chinese."""
    if "\n" in text:
        text = _LINE_END().sub("", text)
    return _SPACES.sub(" ", text)


def plain(text: str) -> str:
    r"""Return collapsed text that Markdown shows as it is, but for the start of a line.

    >>> plain("2*3 <b> snake_case")
    '2\\*3 &lt;b> snake_case'
    """
    if "&" in text:
        text = _ENTITY.sub("&amp;", text)
    text = _MARK().sub(r"\\\g<0>", text)
    return _TAG.sub("&lt;", text) if "<" in text else text


def line_start(line: str) -> str:
    """Return a line of a paragraph without the mark that its first characters would make."""
    match = _LINE_START().match(line)
    if match is None:
        # A module of JavaScript: no mark in it can be escaped but the space.
        return line.replace(" ", "&#32;", 1) if is_module_line(line) else line
    return f"{line[: match.end()]}\\{line[match.end() :]}"


def heading_end(line: str) -> str:
    """Return the line of a heading without the list of attributes that its end would make."""
    return f"{line[:-1]}&#125;" if line.endswith("}") else line


def wrapped(text: str, mark: str) -> str:
    """Return inline Markdown between two marks, with the spaces and line ends outside of them."""
    return BREAK.join(_wrapped_line(line, mark) for line in text.split(BREAK))


def _wrapped_line(line: str, mark: str) -> str:
    inner = line.strip()
    if not inner:
        return line
    start = line.index(inner)
    return f"{line[:start]}{mark}{inner}{mark}{line[start + len(inner) :]}"


def code(text: str) -> str:
    """Return text as inline code."""
    text = " ".join(text.split())
    if not text:
        return ""
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    gap = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{gap}{text}{gap}{ticks}"


def fence(text: str, language: str = "") -> str:
    """Return text as a block of code."""
    ticks = "`" * max(3, max(map(len, _TICKS.findall(text)), default=0) + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"


def target(address: str) -> str:
    """Return an address as a link holds it; empty where it leads nowhere."""
    address = "".join(address.split("\n")).strip()
    if (
        not address
        or len(address) > MAX_TARGET
        or address.startswith(("#", "javascript:", "data:"))
    ):
        return ""
    return _IN_TARGET.sub(lambda match: _UNSAFE[match[0]], address)


def linked(phrase: str, address: str) -> str:
    """Return inline Markdown as a link, with the spaces around it outside."""
    inner = phrase.strip()
    if not inner:
        return f"[]({address})"
    start = phrase.index(inner)
    # A bracket that stands alone would end the text of the link.
    brackets = [match[0] for match in _BRACKET.finditer(inner)]
    if brackets.count("[") != brackets.count("]"):
        inner = _BRACKET.sub(r"\\\g<0>", inner)
    return f"{phrase[:start]}[{inner}]({address}){phrase[start + len(inner) :]}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return cells as a table whose first row is its head."""
    width = len(rows[0])
    head, *others = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    return "\n".join([head, "|" + " --- |" * width, *others])


def _cell(text: str) -> str:
    return _BAR.sub(r"\\|", text)
