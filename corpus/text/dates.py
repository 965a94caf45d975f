"""Dates: the shapes they have in the wild, read as local time without a zone.

A date that names a zone is moved to the local one; a date without a zone is
local already; a day without a time is its midnight. What is no date, or a day
that never was, is None: nothing here raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath

from corpus.text.pattern import pattern

MAX_LENGTH = 120
"""No date is longer, nor further from the start of its line."""

FIRST_YEAR = 1000
"""Programs write the year 1 where they know no date."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Case is ignored where letters stand: over a whole pattern it makes Han slow to compile.
_MONTH = (
    r"(?P<month>(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sep(?:t|tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?))\.?"
)
_WEEKDAY = r"(?i:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?)"

# Spaces are taken once and for all: parts that could share them would try every way to do so.
_NUMERIC = (
    r"(?P<year>\d{4})\s*+(?:年|[-/.])\s*+(?P<month>\d{1,2})\s*+(?:月|[-/.])\s*+(?P<day>\d{1,2})"
    r"(?:\s*+[日号號]|\.(?=\s|$)|(?!\d))"
)
_DOTTED = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)"
_OF_TAIWAN = (
    r"(?:中[華华])?民[國国]\s*+(?P<minguo>\d{1,3})\s*+年\s*+(?P<month>\d{1,2})\s*+月"
    r"\s*+(?P<day>\d{1,2})\s*+日"
)
_COMPACT = r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?i:st|nd|rd|th)?[ -]{_MONTH}[ -],?(?P<year>\d{{4}})"
_MONTH_FIRST = rf"{_MONTH}\s++(?P<day>\d{{1,2}})(?i:st|nd|rd|th)?,?\s++(?P<year>\d{{4}})"
_YEAR_LAST = rf"{_WEEKDAY}\s++{_MONTH}\s++(?P<day>\d{{1,2}})"

_CLOCK = (
    r"(?P<half>上午|下午|晚上|凌晨|中午|早上|傍晚)?\s*+(?P<hour>\d{1,2})"
    r"(?:\s*+[:：时時点點]\s*+(?P<minute>\d{1,2})分?"
    r"(?:\s*+[:：]?\s*+(?P<second>\d{1,2})(?:[.,]\d+)?秒?)?|[时時点點])"
    r"(?:\s*+(?P<noon>[AaPp])\.?[Mm]\b\.?)?"
)
_COMPACT_CLOCK = r"(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
_ZONE = (
    r"(?:\s*+(?P<utc>(?i:Z\b|UTC|GMT))?\s*+"
    r"(?:(?P<sign>[+−-])(?P<zone_hours>\d{1,2})(?::?(?P<zone_minutes>\d\d))?)?(?!(?<=\d)\d))"
)
_GAP = r"(?:[Tt\s,，]|\bHKT\b|[(（]?(?:星期|周|週)[一二三四五六日天][)）]?|\b(?i:at)\b)*+"
_TIME = rf"(?:{_GAP}{_CLOCK}{_ZONE})?"
_ZONE_NAME = r"\s*+(?:\([^()]*\)|\[[^\[\]]*\]|\b(?P<zone>(?i:[A-Z]{2,5}))\b)?"
# Only names that mean one thing: CST is told in Chicago, in Havana and in Shanghai.
_ZONES = {
    **{"EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PST": -8, "PDT": -7, "AKDT": -8, "HST": -10},
    **{"WET": 0, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3},
    **{"HKT": 8, "SGT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13},
}
_KNOWN_ZONE = rf"(?:\s*+\b(?P<zone>{'|'.join(_ZONES)}|ET|CT|PT|MT|BST|CST|IST)\b)?"

_SHAPES = tuple(
    pattern(shape)
    for shape in (
        rf"{_NUMERIC}{_TIME}{_GAP}{_ZONE_NAME}",
        rf"{_COMPACT}(?:[Tt\s_-]?{_COMPACT_CLOCK}{_ZONE})?",
        rf"(?:{_WEEKDAY}\.?,?\s++)?{_DAY_FIRST}{_TIME}{_ZONE_NAME}",
        rf"(?:{_WEEKDAY}\.?,?\s++)?{_MONTH_FIRST}{_TIME}{_ZONE_NAME}",
        rf"{_DOTTED}{_TIME}{_ZONE_NAME}",
        rf"{_OF_TAIWAN}{_TIME}",
        rf"{_YEAR_LAST}\s++{_CLOCK}{_ZONE}{_ZONE_NAME}\s*+(?<=\s)(?P<year>\d{{4}})",
    )
)
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")
_HAN = pattern(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月"
    rf"(?P<day>[一二三四五六七八九十]{{1,3}})[日号號]{_TIME}"
)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")

_YEAR = re.compile(r"\d{4}|[〇○零一二三四五六七八九]年|民[國国]")
"""What every date in a text holds."""

_IN_TEXT = (
    pattern(rf"(?<![\d.])(?=19|20){_NUMERIC}{_TIME}{_KNOWN_ZONE}"),
    _HAN,
    pattern(rf"{_OF_TAIWAN}{_TIME}"),
    pattern(rf"\b{_MONTH_FIRST}{_TIME}{_KNOWN_ZONE}"),
    pattern(rf"\b{_DAY_FIRST}{_TIME}{_KNOWN_ZONE}"),
)
_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)[-_.年](?P<month>\d{1,2})[-_.月](?P<day>\d{1,2})"
    r"|(?P<year_>(?:19|20)\d\d)(?P<month_>0[1-9]|1[0-2])(?P<day_>[0-2]\d|3[01]))(?!\d)"
)
_IN_FOLDERS = re.compile(r"(?<!\d)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that stands in a text, and where."""

    when: datetime | None
    """None where the day or the hour never was."""

    text: str
    """As it is written."""

    start: int
    end: int
    is_day: bool
    """Whether it names no time."""


def parse_date(text: str) -> datetime | None:
    """Return the moment that all of `text` names.

    >>> parse_date("2025年5月8日 下午3:20")
    datetime.datetime(2025, 5, 8, 15, 20)
    """
    text = text.strip()
    if len(text) > MAX_LENGTH:
        return None
    if epoch := _EPOCH.fullmatch(text):
        return _local(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(epoch[1])))
    for shape in (*_SHAPES, _HAN):
        if match := shape().fullmatch(text):
            return _moment(match)
    return None


def find_date(text: str) -> FoundDate | None:
    """Return the first date that stands in `text` with its year, numbers before names."""
    if not _YEAR.search(text, 0, MAX_LENGTH):
        return None
    for shape in _IN_TEXT:
        if match := shape().search(text, 0, MAX_LENGTH):
            is_day = match.groupdict().get("hour") is None
            return FoundDate(_moment(match), match[0], match.start(), match.end(), is_day)
    return None


def date_of_path(path: PurePath | str) -> datetime | None:
    """Return the day that a file's name tells, or else the innermost of its folders.

    >>> date_of_path("news/2024/03/30/opening.md")
    datetime.datetime(2024, 3, 30, 0, 0)
    """
    path = str(path)
    if "20" not in path and "19" not in path:
        return None
    folders, _, name = path.rpartition("/")
    for match in _IN_NAME.finditer(name):
        if when := _day(match):
            return when
    # `2024/03/30-opening.md` needs the name too: only a day may stand in it.
    found = [*_IN_FOLDERS.finditer(path), *_IN_NAME.finditer(folders)]
    found.sort(key=re.Match[str].start, reverse=True)
    return next(filter(None, map(_day, found)), None)


def _day(match: re.Match[str]) -> datetime | None:
    year, month, day = filter(None, match.groups())
    try:
        return datetime(int(year), int(month), int(day))
    except ValueError:
        return None


def _moment(match: re.Match[str]) -> datetime | None:
    parts: dict[str, str | None] = match.groupdict()
    hour, second = _hour(parts), int(parts.get("second") or 0)
    is_midnight = hour == 24 and not int(parts.get("minute") or 0)
    try:
        when = datetime(
            _year(parts),
            _month(parts["month"] or ""),
            _number(parts["day"] or ""),
            0 if is_midnight else hour,
            int(parts.get("minute") or 0),
            59 if second == 60 else second,  # a leap second
            tzinfo=_zone(parts),
        )
        when = _local(when + timedelta(days=is_midnight))
    except (ValueError, OverflowError):
        return None
    return when if when and when.year >= FIRST_YEAR else None


def _local(when: datetime) -> datetime:
    return when if when.tzinfo is None else when.astimezone().replace(tzinfo=None)


def _year(parts: dict[str, str | None]) -> int:
    if minguo := parts.get("minguo"):  # counted from the founding of the republic
        return int(minguo) + 1911
    return int((parts["year"] or "").translate(_HAN_DIGITS))


def _month(text: str) -> int:
    name = text[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _number(text)


def _number(text: str) -> int:
    """Return `12`, `十二` or `二十一` as a number."""
    if "十" not in text:
        return int(text.translate(_HAN_DIGITS))
    tens, _, ones = text.translate(_HAN_DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0)


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts.get("hour") or 0)
    half = parts.get("half") or (parts.get("noon") or "").lower()
    if half in ("a", "凌晨", "上午", "早上"):
        return 0 if hour == 12 else hour
    later = half in ("p", "下午", "晚上", "傍晚") or (half == "中午" and hour < 6)
    return hour + 12 if later and hour < 12 else hour


def _zone(parts: dict[str, str | None]) -> timezone | None:
    if parts.get("sign"):
        hours, minutes = int(parts["zone_hours"] or 0), int(parts.get("zone_minutes") or 0)
        offset = timedelta(hours=hours, minutes=minutes)
        return timezone(offset if parts["sign"] == "+" else -offset)
    if parts.get("utc"):
        return UTC
    named = _ZONES.get((parts.get("zone") or "").upper()) if parts.get("hour") else None
    return None if named is None else timezone(timedelta(hours=named))
