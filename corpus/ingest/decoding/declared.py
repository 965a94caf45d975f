"""Declared encodings: what a file says of itself, to a browser, an editor or a site builder."""

from __future__ import annotations

import re

from corpus.ingest.decoding.encodings import name_encoding

HEAD = 2048
"""Bytes in which a declaration must stand, as in browsers."""

TAIL = 512
"""Bytes at the end in which an editor's last lines stand."""

_NAME = rb"""["']?([A-Za-z0-9_-]{2,30})"""
_DECLARATIONS = (
    rb"<\?xml[^>]{1,80}\bencoding\s?=\s?",
    rb"<meta\b[^>]{1,200}\bcharset\s?=\s?",
    rb"-\*-[^\r\n]{0,80}\bcoding\s?:\s?",
    rb"^.{0,10}\bcoding[:=]\s?",  # as Python reads it, also after a comment sign
    rb"\bvim?:[^\r\n]{0,80}\b(?:fileencoding|fenc)=",
    rb"(?m:^)[ \t]?(?:encoding|charset)[ \t]?[:=][ \t]?",
)


def find_declared(data: bytes) -> str:
    """Return the name of the old encoding that `data` declares; empty where it declares none.

    >>> find_declared(b"<meta http-equiv=Content-Type content='text/html; charset=gb2312'>")
    'GB18030'
    """
    ends = data[:HEAD] + b"\n" + data[-TAIL:]
    for declaration in _DECLARATIONS:
        if found := re.search(declaration + _NAME, ends, re.IGNORECASE):
            return name_encoding(found[1].decode("ascii"))
    return ""
