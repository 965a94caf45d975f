"""Facts: what the fields of a header say of an article, cleaned and typed.

Headers name the same thing in many ways and write it in many forms; here they
become one. A date that never was is kept as it was written, to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from corpus.ingest.headers import names
from corpus.ingest.headers.key_lines import Field
from corpus.text.clean import clean_line
from corpus.text.dates import date_of_path, parse_date
from corpus.text.fold import fold
from corpus.text.pattern import pattern

MAX_TAGS = 64
TAG_LENGTH = 64
TITLE_LENGTH = 250
"""Characters: of two cells each they fill the 500 that a title may take."""

SUMMARY_LENGTH = 4000
LINK_LENGTH = 2000
_LONGEST = 8000
"""Characters of a value; none of these takes more."""

_NOTHING = frozenset({"", "null", "~", "none", "[]", "{}"})
_YES = frozenset({"true", "yes", "on", "1", "y"})
_NO = frozenset({"false", "no", "off", "0"})
_DAYLESS = _YES | _NO | names.MOVING_DATES
_REMARK = re.compile(r"\s+#.*", re.DOTALL)
_ADDRESS = re.compile(r"(?i:https?)://[^\s\x00-\x1f\x7f-\x9f\ufffd<>\"'`\\^{|}（），。、]+")
_LISTING = re.compile(r"[,，、;；]")
_IN_ITEM = re.compile(r"[，、；]")
_SPACED = pattern(r"(?:^|\s)#|[\u3400-\u9fff]")
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_REFERRED = re.compile(r"\s?\(https?://[^()\s]*\)")
"""What Notion puts behind the name of another page."""
_GROUPS = ("taxonomies.", "extra.", "params.")


def _ranked(wanted: Iterable[str], *parts: str) -> dict[str, int]:
    """Number names, each alone and with what may stand below it."""
    spelled = (name + part for name in wanted for part in ("", *parts))
    return {name: rank for rank, name in enumerate(spelled)}


_TITLE, _SUBJECT, _SUMMARY = map(_ranked, (names.TITLE, names.SUBJECT, names.SUMMARY))
_TAGS, _ID, _PATH, _DRAFT = map(_ranked, (names.TAGS, names.ID, names.PATH, names.DRAFT))
_SOURCE = _ranked(names.SOURCE, ".name", ".title")
_LINK = _ranked(names.LINK, ".url", ".link")
_DATES = _ranked(names.DATES, *names.DATE_PARTS)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header says of an article; empty where it says nothing."""

    title: str = ""
    subject: str = ""
    """The title of the text this one is translated from."""

    summary: str = ""
    source: str = ""
    link: str = ""
    id: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False
    published: datetime | None = None
    dated_by_path: datetime | None = None
    """The day in the path that the page has on its site."""

    undated: tuple[tuple[str, str], ...] = ()
    """Key and value of dates that could not be understood."""


def read_facts(fields: Mapping[str, Field]) -> Facts:
    """Return what `fields` say."""
    if not fields:
        return Facts()
    said = _by_name(fields)
    published, undated = _read_dates(fields, said)
    return Facts(
        title=clean_line(_first(said, _TITLE), TITLE_LENGTH),
        subject=clean_line(_first(said, _SUBJECT), TITLE_LENGTH),
        summary=clean_line(_first(said, _SUMMARY), SUMMARY_LENGTH),
        source=_read_source(said),
        link=_read_link(said),
        id=clean_line(_first(said, _ID)),
        tags=tuple(read_tags(said)),
        draft=_is_draft(said),
        published=published,
        dated_by_path=next(filter(None, map(date_of_path, _all(said, _PATH))), None),
        undated=undated,
    )


def _by_name(fields: Mapping[str, Field]) -> dict[str, Field]:
    said: dict[str, Field] = {}
    for key, value in fields.items():
        said.setdefault(names.folded_name(key), value)
    for key, value in fields.items():
        for group in _GROUPS:
            if key.startswith(group):
                said.setdefault(names.folded_name(key.removeprefix(group)), value)
    return said


def _all(said: Mapping[str, Field], wanted: Mapping[str, int]) -> Iterator[str]:
    """Yield the first text under each of the wanted names that has one, likeliest name first."""
    for name in _present(said, wanted):
        value = said[name]
        for text in map(str.strip, value if isinstance(value, list) else [value]):
            if text.casefold() not in _NOTHING:
                yield _plain(text[:_LONGEST])
                break


def _text(said: Mapping[str, Field], name: str) -> str:
    return _first(said, {name: 0})


def _present(said: Mapping[str, Field], wanted: Mapping[str, int]) -> list[str]:
    return sorted(filter(wanted.__contains__, said), key=wanted.__getitem__)


def _first(said: Mapping[str, Field], wanted: Mapping[str, int]) -> str:
    return next(_all(said, wanted), "")


def _plain(text: str) -> str:
    """Return a value without the marks of wikilinks and the entities of HTML."""
    if "[[" in text:
        text = _WIKILINK.sub(r"\1", text)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    from html import unescape

    return unescape(entity[0])


def _read_source(said: Mapping[str, Field]) -> str:
    texts = (text for text in _all(said, _SOURCE) if not _ADDRESS.match(text))
    return clean_line(_REFERRED.sub("", next(texts, "")), TAG_LENGTH)


def _read_link(said: Mapping[str, Field]) -> str:
    found = filter(None, map(_ADDRESS.search, _all(said, _LINK)))
    return next((clean_line(match[0], LINK_LENGTH) for match in found), "")


def _is_draft(said: Mapping[str, Field]) -> bool:
    says = {name: _REMARK.sub("", _text(said, name)).casefold() for name in _present(said, _DRAFT)}
    return (
        says.get("draft") in _YES or says.get("published") in _NO or says.get("status") == "draft"
    )


def _read_dates(
    fields: Mapping[str, Field], said: Mapping[str, Field]
) -> tuple[datetime | None, tuple[tuple[str, str], ...]]:
    undated: list[tuple[str, str]] = []
    for name in _present(said, _DATES):
        text = _REMARK.sub("", _text(said, name)).strip()
        if not text or names.folded_name(text) in _DAYLESS:
            continue
        if published := parse_date(text):
            return published, tuple(undated)
        undated.append((_spelled(fields, name), clean_line(text, 80)))
    return None, tuple(undated)


def _spelled(fields: Mapping[str, Field], name: str) -> str:
    return next((key for key in fields if names.folded_name(key) == name), name)


# ── tags ──


def read_tags(said: Mapping[str, Field]) -> Iterator[str]:
    """Yield the tags under all the names they have, each once however it is spelled."""
    seen: set[str] = set()
    for name in _present(said, _TAGS):
        value = said[name]
        for text in _split_list(value) if isinstance(value, list) else _split_text(name, value):
            text = _REFERRED.sub("", text)
            tag = clean_line(text.strip().lstrip("#＃").strip("\"' "), TAG_LENGTH)
            if tag.casefold() in _NOTHING or fold(tag) in seen:
                continue
            if len(seen) == MAX_TAGS:
                return
            seen.add(fold(tag))
            yield tag


def _split_list(items: list[str]) -> list[str]:
    items = list(map(_plain, items))
    if len(items) == 1:
        return _LISTING.split(items[0])
    return [part for item in items for part in _IN_ITEM.split(item)]


def _split_text(name: str, text: str) -> list[str]:
    text = _plain(text).strip().strip("[]")
    if _LISTING.search(text):
        return _LISTING.split(text)
    return text.split() if _is_spaced_list(name, text) else [text]


def _is_spaced_list(name: str, text: str) -> bool:
    """Whether the spaces of `text` part tags, and not the words of one."""
    if _SPACED().search(text):
        return True
    return name in ("tags", "categories", "keywords") and text == text.lower()
