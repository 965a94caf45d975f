"""Spacing: which characters are written without a space between them, as Chinese is."""

from __future__ import annotations

from corpus.text.pattern import pattern

SPACELESS = (
    "\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U00020000-\U0003ffff"
)
"""For a character class: Han, kana and their punctuation."""

SHARED = "“”‘’…—·"
"""Punctuation that Chinese shares with other languages."""

_OF_SPACELESS = pattern(f"[{SPACELESS}]")
_OF_SHARED = frozenset(SHARED)
_OF_HANGUL = pattern("[\u1100-\u11ff\uac00-\ud7af]")
_WIDE_PUNCTUATION = pattern("[\u3001-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff20]")
"""Punctuation of Chinese that holds the space beside it."""


def is_chinese(char: str) -> bool:
    """Whether a character belongs to Chinese, Japanese or Korean, or may belong to it.

    >>> [is_chinese(char) for char in "文“가a"]
    [True, True, True, False]
    """
    return _stands_close(char) or _OF_HANGUL().match(char) is not None


def belong_together(before: str, after: str) -> bool:
    """Whether no space stands between two characters that a line break parts; one may be empty.

    >>> belong_together("中", "文"), belong_together("中", "a"), belong_together("，", "a")
    (True, False, True)
    """
    sides = (before, after)
    if any(map(_WIDE_PUNCTUATION().match, sides)):
        return True
    return all(map(_stands_close, sides)) and any(map(_OF_SPACELESS().match, sides))


def _stands_close(char: str) -> bool:
    return char in _OF_SHARED or _OF_SPACELESS().match(char) is not None
