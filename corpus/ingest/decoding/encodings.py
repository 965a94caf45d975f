"""Encodings: the names readers know them by, and how a text in one of them is decoded."""

from __future__ import annotations

import codecs
import re

UTF_8 = "UTF-8"
WESTERN = "Windows-1252"

# What Python calls it → what a reader calls it. As in browsers, a name stands for the
# largest encoding that is sold under it: GB 2312 for GB18030, Latin-1 for Windows-1252.
_NAMES = {
    "gb2312": "GB18030",
    "gbk": "GB18030",
    "gb18030": "GB18030",
    "hz": "HZ-GB-2312",
    "big5": "Big5",
    "cp950": "Big5",
    "big5hkscs": "Big5",
    "shift_jis": "Shift_JIS",
    "shift_jis_2004": "Shift_JIS",
    "shift_jisx0213": "Shift_JIS",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "euc_jisx0213": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_jp_1": "ISO-2022-JP",
    "iso2022_jp_2": "ISO-2022-JP",
    "iso2022_jp_ext": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
    "euc_kr": "EUC-KR",
    "cp949": "EUC-KR",
    "ascii": WESTERN,
    "iso8859-1": WESTERN,
    "iso8859-9": "Windows-1254",
    "iso8859-11": "Windows-874",
    "tis-620": "Windows-874",
    "cp874": "Windows-874",
    "cp866": "IBM866",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    **{f"iso8859-{part}": f"ISO-8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp{page}": f"Windows-{page}" for page in range(1250, 1259)},
}

# Tried in turn; the first one also replaces what is wrong. Only HKSCS has the characters
# of Cantonese, only code page 950 the euro.
_CODECS = {
    "Big5": ("big5hkscs", "cp950"),
    "Shift_JIS": ("cp932", "shift_jis_2004"),
    "EUC-JP": ("euc_jp", "euc_jis_2004"),
    "ISO-2022-JP": ("iso2022_jp_ext", "iso2022_jp_2004"),
    "EUC-KR": ("cp949",),
    "HZ-GB-2312": ("hz",),
    "Windows-874": ("cp874",),
}
MULTIBYTE = frozenset(_CODECS) - {"Windows-874"} | {"GB18030", "ISO-2022-KR"}
"""Encodings in which few bytes are valid that were not written in them."""

# Python reads the symbols of Big5 as Hong Kong drew them; anyone else types these.
_BIG5_SYMBOLS = str.maketrans("•､∼♁☉", "‧﹑～⊕⊙")

_LABEL = re.compile(r"[a-z0-9][a-z0-9_-]{1,30}")


def name_encoding(label: str) -> str:
    """Return the name of the encoding that `label` means; empty for what is none of the old ones.

    >>> name_encoding("gb2312"), name_encoding("latin1"), name_encoding("rot13")
    ('GB18030', 'Windows-1252', '')
    """
    label = label.strip().lower().removeprefix("x-").replace("windows-", "cp")
    if not _LABEL.fullmatch(label):
        return ""
    try:
        return _NAMES.get(codecs.lookup(label).name, "")
    except LookupError:
        return ""


def as_utf_8(data: bytes, *, is_cut: bool = False) -> str | None:
    """Return the text of `data` if all of it is UTF-8, but for a character cut at its end."""
    try:
        return codecs.utf_8_decode(data, "strict", not is_cut)[0]
    except UnicodeDecodeError:
        return None


def decode_as(data: bytes, name: str, *, is_cut: bool = False) -> tuple[str, bool]:
    """Return the text of `data` in an encoding, and whether U+FFFD had to stand for something.

    Args:
        data: of a whole file, or of the beginning of one.
        name: of the encoding.
        is_cut: a character may be incomplete at the end, which is no error.
    """
    choices = _CODECS.get(name, (name,))
    for codec in choices:
        try:
            return _decoded(data, name, codec, "strict", is_cut=is_cut), False
        except UnicodeDecodeError:
            continue
    return _decoded(data, name, choices[0], "replace", is_cut=is_cut), True


def sample_as(sample: bytes, name: str) -> str:
    """Return the text of a piece of a file in an encoding, more quickly than well."""
    codec = _CODECS.get(name, (name,))[0]
    return codecs.getincrementaldecoder(codec)("replace").decode(sample)


def _decoded(data: bytes, name: str, codec: str, errors: str, *, is_cut: bool) -> str:
    text = codecs.getincrementaldecoder(codec)(errors).decode(data, final=not is_cut)
    return text.translate(_BIG5_SYMBOLS) if name == "Big5" else text
