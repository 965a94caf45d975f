"""The values of `date:`, `newer:` and `older:` as days of the calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.text.fold import fold


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both included."""

    first: date = date.min
    last: date = date.max


DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?)?年?")
AGE = re.compile(r"(\d{1,6})(d|w|m|y|天|日|周|星期|个月|月|年)")
HANGING = re.compile(r"[-/.年月]0?$")
"""The beginning of a month or a day that has still to be typed."""

YEAR_BEGUN = re.compile(r"\d{1,3}")
AGE_BEGUN = re.compile(r"\d{1,6}[个星]?")

EPOCH = date(2000, 1, 1)
"""Any day will do to find out whether a value is understood at all."""


def find_days(value: str, today: date) -> Days | None:
    """The days that `date:value` names, or None where it names none."""
    value = fold(value)
    before, dots, after = value.partition("..")
    if not dots:
        return _single(value, today)
    first = _single(before, today) if before else Days()
    last = _single(after, today) if after else Days()
    return Days(first.first, last.last) if first and last and value != ".." else None


def find_since(value: str, today: date) -> date | None:
    """The first day of what `newer:value` names: days as in `date:`, or an age such as `7d`."""
    days = find_days(value, today)
    aged = None if days else AGE.fullmatch(fold(value))
    if aged:
        return _ago(int(aged[1]), aged[2], today)
    return days.first if days else None


def finish_days(value: str) -> str | None:
    """The part of a `date:` value that can be used already: "" for none yet, None for no date."""
    before, dots, after = fold(value).rpartition("..")
    if before and _single(before, EPOCH) is None:
        return None
    finished = _finish_single(after)
    if finished is None or not dots:
        return finished
    return f"{before}..{finished}" if before or finished else ""


def finish_since(value: str) -> str | None:
    """The same for `newer:` and `older:`."""
    if find_since(value, EPOCH) is not None:
        return value
    return "" if AGE_BEGUN.fullmatch(fold(value)) else finish_days(value)


def _finish_single(value: str) -> str | None:
    if not value or _single(value, EPOCH):
        return value
    if value == "." or YEAR_BEGUN.fullmatch(value) or any(name.startswith(value) for name in NAMED):
        return ""
    trimmed = HANGING.sub("", value)
    return trimmed if trimmed != value and _single(trimmed, EPOCH) else None


def _single(value: str, today: date) -> Days | None:
    named = NAMED.get(value)
    return named[0](today, named[1]) if named else _dated(value)


def _dated(value: str) -> Days | None:
    parts = DATE.fullmatch(value)
    if parts is None:
        return None
    year, month, day = (int(part) if part else None for part in parts.groups())
    try:
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    if month is None:
        return _year(first, 0)
    return Days(first, first) if day else _month(first, 0)


def _day(today: date, back: int) -> Days:
    day = today - timedelta(days=back)
    return Days(day, day)


def _week(today: date, back: int) -> Days:
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return Days(monday, monday + timedelta(days=6))


def _month(today: date, back: int) -> Days:
    months = today.year * 12 + today.month - 1 - back
    first = date(months // 12, months % 12 + 1, 1)
    return Days(first, first.replace(day=monthrange(first.year, first.month)[1]))


def _year(today: date, back: int) -> Days:
    return Days(date(today.year - back, 1, 1), date(today.year - back, 12, 31))


Named = tuple[Callable[[date, int], Days], int]

NAMED: dict[str, Named] = {
    "今天": (_day, 0),
    "今日": (_day, 0),
    "today": (_day, 0),
    "昨天": (_day, 1),
    "昨日": (_day, 1),
    "yesterday": (_day, 1),
    "前天": (_day, 2),
    "本周": (_week, 0),
    "这周": (_week, 0),
    "上周": (_week, 1),
    "本月": (_month, 0),
    "这个月": (_month, 0),
    "上月": (_month, 1),
    "上个月": (_month, 1),
    "今年": (_year, 0),
    "去年": (_year, 1),
    "前年": (_year, 2),
}


def _ago(number: int, unit: str, today: date) -> date:
    try:
        if unit in ("m", "月", "个月"):
            month = _month(today, number)
            return month.first.replace(day=min(today.day, month.last.day))
        if unit in ("y", "年"):
            return _ago(number * 12, "m", today)
        return today - timedelta(days=number * (7 if unit in ("w", "周", "星期") else 1))
    except (ValueError, OverflowError):
        return date.min  # before the calendar begins
