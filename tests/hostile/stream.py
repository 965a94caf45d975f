"""What a program writes to a terminal, taken apart strictly: text, and every sequence by itself.

Allowed is what is listed here and nothing else: what Textual sends to begin, to
draw and to end, and a copy to the clipboard where one was asked for.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator

CANARY = re.compile(r"(?:PWN|KEEP|LAST)\w")

_PIECE = re.compile(
    r"(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
    r"|(?P<csi>\x1b\[[0-?]*[ -/]*[@-~])"
    r"|(?P<string>\x1b[P\]X^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\))"
    r"|(?P<escape>\x1b[ -/]*[0-~]?)"
    r"|(?P<control>\r\n|[\x00-\x1f\x7f-\x9f])"
)

_COLOUR = r"[34]8;2;\d{1,3};\d{1,3};\d{1,3}"
_OF_THEME = rf"\x1b\[(?:(?:[0-479]|{_COLOUR})(?:;(?=\d))?)+m"
_OF_TERMINAL = r"\x1b\[(?:(?:[0-49]|3[346])(?:;(?=\d))?)+m"
_SCREEN = (
    r"\x1b\[\d+;\d+H",  # to a place
    r"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]",
    r"\x1b\[\?(?:2026|2048)\$p",  # what it can do
    r"\x1b\[>\d+u|\x1b\[<u",  # keys told in full
    r"\x1b\]22;[a-z-]*\x07",  # the shape of the pointer
)
_COPY = re.compile(r"\x1b\]52;c;(?P<data>[A-Za-z0-9+/]*={0,2})\x07")

OF_PIPE = re.compile("\n")
OF_SHELL = re.compile("|".join((_OF_TERMINAL, "\r\n")))
OF_SCREEN = re.compile("|".join((_OF_THEME, "\r\n", *_SCREEN)))
"""What may be written beside text: into a pipe, by a command to a terminal, by the reader."""

_TURNING = set(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
)


def pieces(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the pieces of what was written, each with its kind."""
    text = data.decode("utf-8", "surrogateescape")
    for found in _PIECE.finditer(text):
        yield found.lastgroup or "", found[0]


def wrongs(data: bytes, allowed: re.Pattern[str]) -> list[str]:
    """Return what may not have been written; copies to the clipboard are passed over."""
    wrong = []
    for kind, piece in pieces(data):
        if kind == "text":
            if set(piece) & _TURNING or any(unicodedata.category(c) == "Cs" for c in piece):
                wrong.append(f"text: {piece[:80]!a}")
        elif CANARY.search(piece) or not (_COPY.fullmatch(piece) or allowed.fullmatch(piece)):
            wrong.append(f"{kind}: {piece[:80]!a}")
    return wrong


def copies(data: bytes) -> list[str]:
    """Return what was copied to the clipboard."""
    found = (_COPY.fullmatch(piece) for kind, piece in pieces(data) if kind == "string")
    return [base64.b64decode(copy["data"]).decode() for copy in found if copy]


def shown(data: bytes) -> str:
    """Return the text alone, in the order in which it was written."""
    return "".join(piece for kind, piece in pieces(data) if kind == "text")
