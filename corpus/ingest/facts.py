"""Facts: what the fields of a header say of an article, cleaned and typed.

Headers name the same thing in many ways and write it in many forms; here they
become one. A date that never was is kept as it was written, to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from corpus.ingest import names
from corpus.ingest.key_lines import Field
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

_NOTHING = frozenset({"", "null", "~", "none", "[]", "{}"})
_YES = frozenset({"true", "yes", "on", "1", "y"})
_NO = frozenset({"false", "no", "off", "0"})
_REMARK = re.compile(r"\s#.*", re.DOTALL)
_ADDRESS = re.compile(r"(?i:https?)://[^\s\x00-\x1f\x7f-\x9f\ufffd<>\"'`\\^{|}（），。、]+")
_LISTING = re.compile(r"[,，、;；]")
_IN_ITEM = re.compile(r"[，、；]")
_SPACED = pattern(r"(?:^|\s)#|[\u3400-\u9fff]")
_GROUPS = ("taxonomies.", "extra.", "params.")


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
        title=clean_line(_first(said, names.TITLE), TITLE_LENGTH),
        subject=clean_line(_first(said, names.SUBJECT), TITLE_LENGTH),
        summary=clean_line(_first(said, names.SUMMARY), SUMMARY_LENGTH),
        source=_read_source(said),
        link=_read_link(said),
        id=clean_line(_first(said, names.ID)),
        tags=tuple(read_tags(said)),
        draft=_is_draft(said),
        published=published,
        dated_by_path=next(filter(None, map(date_of_path, _all(said, names.PATH))), None),
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


def _all(said: Mapping[str, Field], wanted: Iterable[str]) -> Iterator[str]:
    """Yield the first text under each of the wanted names that has one."""
    for name in filter(said.__contains__, wanted):
        value = said[name]
        for text in value if isinstance(value, list) else [value]:
            if text.strip().casefold() not in _NOTHING:
                yield text.strip()
                break


def _first(said: Mapping[str, Field], wanted: Iterable[str]) -> str:
    return next(_all(said, wanted), "")


def _read_source(said: Mapping[str, Field]) -> str:
    wanted = (name + part for name in names.SOURCE for part in ("", ".name", ".title"))
    texts = (text for text in _all(said, wanted) if not _ADDRESS.match(text))
    return clean_line(next(texts, ""), TAG_LENGTH)


def _read_link(said: Mapping[str, Field]) -> str:
    wanted = (name + part for name in names.LINK for part in ("", ".url", ".link"))
    found = filter(None, map(_ADDRESS.search, _all(said, wanted)))
    return next((clean_line(match[0], LINK_LENGTH) for match in found), "")


def _is_draft(said: Mapping[str, Field]) -> bool:
    draft, published = (
        _REMARK.sub("", _first(said, (name,))).casefold() for name in ("draft", "published")
    )
    return draft in _YES or published in _NO or _first(said, ("status",)).casefold() == "draft"


def _read_dates(
    fields: Mapping[str, Field], said: Mapping[str, Field]
) -> tuple[datetime | None, tuple[tuple[str, str], ...]]:
    undated: list[tuple[str, str]] = []
    for name in filter(said.__contains__, names.DATES):
        text = _REMARK.sub("", _first(said, (name,))).strip()
        if not text or text.casefold() in _YES | _NO:
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
    for name in filter(said.__contains__, names.TAGS):
        value = said[name]
        for text in _split_list(value) if isinstance(value, list) else _split_text(name, value):
            tag = clean_line(text.strip().lstrip("#＃").strip("\"' "), TAG_LENGTH)
            if tag.casefold() in _NOTHING or fold(tag) in seen:
                continue
            if len(seen) == MAX_TAGS:
                return
            seen.add(fold(tag))
            yield tag


def _split_list(items: list[str]) -> list[str]:
    if len(items) == 1:
        return _LISTING.split(items[0])
    return [part for item in items for part in _IN_ITEM.split(item)]


def _split_text(name: str, text: str) -> list[str]:
    text = text.strip().strip("[]")
    if _LISTING.search(text):
        return _LISTING.split(text)
    return text.split() if _is_spaced_list(name, text) else [text]


def _is_spaced_list(name: str, text: str) -> bool:
    """Whether the spaces of `text` part tags, and not the words of one."""
    if _SPACED().search(text):
        return True
    return name in ("tags", "categories", "keywords") and text == text.lower()
