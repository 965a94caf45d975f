"""Pairs: headers that nothing fences, one `key: value` a line at the top of a text.

Pelican and MultiMarkdown write `Title: …`, Nikola `.. title: …`, Logseq
`title:: …`; translators write `[#]: title: (…)` or a quotation that begins
with `原文地址：`; Notion puts the properties of a page below its title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus.ingest.headers import names
from corpus.ingest.headers.key_lines import MAX_KEYS, Field, KeyLines, bare, is_known
from corpus.text.dates import parse_date

_NAME = r"[A-Za-z][\w-]{0,30}(?: [\w-]{1,20}){0,3}"
_PAIR = re.compile(rf"(?P<key>{_NAME}):(?:\s+(?P<value>.*)|$)")
_MORE = re.compile(r"\s{4,}(?=\S)")
_COMMENT = re.compile(r"\.\.\s+(?P<key>[\w-]+):(?:\s+(?P<value>.*)|$)")
_REFERENCE = re.compile(r"\[#\]:\s*(?P<key>[\w-]+):\s*(?P<value>.*)")
_PROPERTY = re.compile(r"(?:- |\s{2})?(?P<key>[\w-]+)::(?:\s+(?P<value>.*)|$)")
_CELL = re.compile(r"(?P<key>[^\s:：|<>\[\]][^:：|<>\[\]]{0,30}):\s(?P<value>.*)")
_TWO_LABELS = re.compile(r"\s[\u4e00-\u9fff]{2,6}[:：]")

_ORIGINAL = "原文(?:地址|链接|网址|標題|标题|鏈接|連結|網址)"
_CREDIT_SIGN = r"(?:> ?)?(?:[*-] {0,3})?\[?"
_FIRST_CREDIT = re.compile(_CREDIT_SIGN + _ORIGINAL)
_CREDIT = re.compile(
    rf"{_CREDIT_SIGN}(?P<key>(?:原文|译文|譯文|本文|文章|翻译|翻譯|译者|譯者|作者|校对|校對|审校|状态|转载)"
    r"[\u4e00-\u9fff]{0,4})\s*[:：]\s*(?P<value>.*)"
)
_REFERRED = re.compile(r"\[?(?P<text>[^\[\]]*)\]\s*\((?P<address>[^()\s]*)\)?")
_TITLE = re.compile(r"#\s+(?P<title>\S.*)")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*")

_GLANCE = re.compile(
    rf"{_NAME}:\s|(?:- )?[\w-]{{1,40}}::\s|\[#\]:|\.\.\s|<!--[ \t]*\n\.\.\s"
    rf"|{_CREDIT_SIGN}{_ORIGINAL}"
    rf"|\#\s+\S[^\n]*\n{{1,3}}(?:[^\n]{{1,40}}:\s|{_CREDIT_SIGN}{_ORIGINAL})"
    rf"|\S[^\n]*\n(?:=+|-+)[ \t]*\n{{1,3}}{_CREDIT_SIGN}{_ORIGINAL}"
)

_CREDITS = {
    **dict.fromkeys(("原文作者", "作者"), "author"),
    **dict.fromkeys(("译文出自", "譯文出自", "文章出自"), "source"),
    **dict.fromkeys(("译者", "譯者", "翻译", "翻譯"), "translator"),
}
_NONE = KeyLines({}, 0)


def may_begin(text: str, start: int) -> bool:
    """Whether a glance at `text` does not rule out that such a header begins at `start`."""
    return _GLANCE.match(text, start) is not None


def is_telling(fields: Mapping[str, Field]) -> bool:
    """Whether these fields are too telling to be the first words of some lines of prose.

    >>> is_telling({"Link": "the hero", "Type": "adventure"})
    False
    """
    known = {name: key for key in fields if (name := names.folded_name(key)) in names.KNOWN}
    if len(known) > 2 or not known.keys().isdisjoint(names.TITLE):
        return True
    dates = [str(fields[key]) for name, key in known.items() if name in names.DATES]
    return len(known) > 1 and any(map(parse_date, dates))


def read_pairs(lines: Sequence[str]) -> KeyLines:
    """Read the header that `lines` begin with; no fields if there is none."""
    first = lines[0]
    if first.startswith("[#]:"):
        return _renamed(_read(lines, _REFERENCE))
    if first.startswith(".."):
        return _read(lines, _COMMENT)
    if first.startswith("<!--"):
        return _read_comment(lines)
    if _FIRST_CREDIT.match(first):
        return _credited(_read(lines, _CREDIT))
    if _PROPERTY.match(first):
        found = _read(lines, _PROPERTY)
        return found if is_known(found.fields) else _NONE
    if _PAIR.match(first):
        found = _read(lines, _PAIR)
        return found if _is_ended(lines, found) and is_telling(found.fields) else _NONE
    return _read_titled(lines)


def _read(lines: Sequence[str], shape: re.Pattern[str]) -> KeyLines:
    fields: dict[str, Field] = {}
    key = ""
    for number, line in enumerate(lines):
        if match := shape.match(line):
            key = match["key"].strip()
            fields[key] = _unwrapped(match["value"] or "")
        elif key and shape is _PAIR and (more := _MORE.match(line)):
            fields[key] = f"{fields[key]} {line[more.end() :].strip()}".strip()
        else:
            return KeyLines(fields, number)
        if len(fields) >= MAX_KEYS:
            return KeyLines(fields, number + 1)
    return KeyLines(fields, len(lines))


def _unwrapped(text: str) -> str:
    text = text.strip()
    return text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else bare(text)


def _is_ended(lines: Sequence[str], found: KeyLines) -> bool:
    return found.length == len(lines) or not lines[found.length].strip()


def _renamed(found: KeyLines) -> KeyLines:
    # Translators name the person who published under `publisher`, no newspaper.
    return KeyLines(
        {("editor" if key == "publisher" else key): value for key, value in found.fields.items()},
        found.length,
    )


def _read_comment(lines: Sequence[str]) -> KeyLines:
    found = _read(lines[1:], _COMMENT)
    closed = lines[found.length + 1 : found.length + 2] == ["-->"]
    return KeyLines(found.fields, found.length + 1 + closed) if found.fields else _NONE


def _credited(found: KeyLines) -> KeyLines:
    """Name what a translation says of itself and of its original."""
    fields: dict[str, Field] = {}
    for key, value in found.fields.items():
        referred = _REFERRED.match(str(value))
        text, address = referred.groups() if referred else (str(value), "")
        if key == "本文永久链接":
            fields["permalink"] = address or text
        elif not re.match(_ORIGINAL, key):
            fields[_CREDITS.get(key, key)] = text.strip()
        elif "://" in text:
            fields["link"] = address or text
        else:
            fields |= {"subject": text.strip(), **({"link": address} if address else {})}
    return KeyLines(fields, found.length)


def _read_titled(lines: Sequence[str]) -> KeyLines:
    """Read a title and the pairs below it."""
    title = _TITLE.match(lines[0])
    start = 1 if title else 2
    while start < len(lines) and not lines[start].strip():
        start += 1
    if not title and not (len(lines) > start and _UNDERLINE.fullmatch(lines[1])):
        return _NONE
    below = lines[start:]
    if below and _FIRST_CREDIT.match(below[0]):
        found = _credited(_read(below, _CREDIT))
    else:
        found = _read(below, _CELL)
        if not (title and _is_ended(below, found) and _are_properties(found.fields)):
            return _NONE
    name = title["title"].rstrip("# ") if title else lines[0].strip()
    return KeyLines({"title": name, **found.fields}, start + found.length)


def _are_properties(fields: dict[str, Field]) -> bool:
    """Whether these are the properties of a page, and no labels of a newspaper."""
    telling = {*names.DATES, *names.TAGS, *names.LINK}
    is_one_told = any(names.folded_name(key) in telling for key in fields)
    return is_one_told and not any(_TWO_LABELS.search(str(value)) for value in fields.values())
