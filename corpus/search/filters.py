"""The articles that one `field:value` lets through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from corpus.article import Article
from corpus.search.days import Days, find_days, find_since
from corpus.search.index import SOURCE_EDGE, TAG_EDGE, Column, Index, Rows
from corpus.search.needle import parse_needle
from corpus.search.tree import Field, Filter
from corpus.search.words import holding
from corpus.text.fold import fold

Holds = Callable[[str, int], bool]
"""Whether a state (`unread`, `starred`, …) holds for the article of an id."""

TEXTS: dict[Field, Column] = {Field.TITLE: "title", Field.BODY: "body"}
NEVER = Days(first=date.max, last=date.min)

NAMES = {Field.TAG: TAG_EDGE, Field.SOURCE: SOURCE_EDGE}


def find_filtered(asked: Filter, index: Index, rows: Rows, *, holds: Holds, today: date) -> Rows:
    """Return the rows that a filter lets through."""
    if asked.field in TEXTS:
        needle = parse_needle(asked.value, exact=" " in asked.value)
        return holding(needle, index, TEXTS[asked.field], rows)
    if asked.field in NAMES:
        return _named(fold(asked.value), NAMES[asked.field], index.column("labels"), rows)
    fits = _test(asked, holds, today)
    return [row for row in rows if fits(index.rows[row].article)]


def _named(name: str, edge: str, labels: list[str], rows: Rows) -> list[int]:
    """The rows with a name as a whole; one that no article has is the beginning of one."""
    wanted = f"{edge}{name}{edge}"
    if not any(wanted in text for text in labels):
        wanted = f"{edge}{name}"
    return [row for row in rows if wanted in labels[row]]


def _test(asked: Filter, holds: Holds, today: date) -> Callable[[Article], bool]:
    value = asked.value
    if asked.field is Field.IS:
        return lambda article: holds(value, article.id)
    if asked.field is Field.PATH:
        part = fold(value)
        return lambda article: part in fold(str(article.path))
    days = _days(asked, today)
    return lambda article: (
        article.published is not None and days.first <= article.published.date() <= days.last
    )


def _days(asked: Filter, today: date) -> Days:
    if asked.field is Field.DATE:
        return find_days(asked.value, today) or NEVER
    since = find_since(asked.value, today) or date.min
    if asked.field is Field.NEWER:
        return Days(first=since)
    return NEVER if since == date.min else Days(last=since - timedelta(days=1))
