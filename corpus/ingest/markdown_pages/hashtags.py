"""Hashtags: the tags that a text carries in a line of its own, above it or below it."""

from __future__ import annotations

from corpus.text.pattern import pattern

EDGE = 600
"""Characters from either end among which such a line stands."""

LINES = 3
"""Lines from the top, and as many from the end."""

_WORD = r"[#＃](?=[^\s#＃]*[^\W\d_])[\w/·.+-]{1,64}"
_TOPIC = r"#[^\s#＃](?:[^#＃\n]{0,30}[^\s#＃])?#"
_TAG = pattern(rf"{_TOPIC}|{_WORD}")
_LINE = pattern(rf"(?:{_TOPIC}|{_WORD})(?:[\s,，、]*(?:{_TOPIC}|{_WORD}))*")


def find_hashtags(body: str) -> tuple[str, ...]:
    r"""Return the tags of the lines of nothing else at the top or at the end of a text.

    >>> find_hashtags("#AI #news/ai\n\nText.")
    ('AI', 'news/ai')
    """
    if "#" not in body and "＃" not in body:
        return ()
    top = list(filter(None, map(str.strip, body[:EDGE].split("\n"))))[:LINES]
    end = list(filter(None, map(str.strip, body[-EDGE:].split("\n"))))[-LINES:]
    # One alone at the top is a title whose writer forgot the space.
    found = [tags for line in top if len(tags := _read(line)) > 1]
    found += [tags for line in end if line not in top[:1] and (tags := _read(line))]
    return tuple(dict.fromkeys(tag for tags in found for tag in tags))


def _read(line: str) -> list[str]:
    if line[:1] not in ("#", "＃") or _LINE().fullmatch(line) is None:
        return []
    return [tag.strip("#＃") for tag in _TAG().findall(line)]
