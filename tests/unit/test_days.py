"""Which days the values of `date:`, `newer:` and `older:` mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.search.days import Days, find_days, find_since, finish_days, finish_since

TODAY = date(2025, 3, 31)  # a Monday

DAYS = [
    ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024年", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2024/2/9", date(2024, 2, 9), date(2024, 2, 9)),
    ("2024年2月9日", date(2024, 2, 9), date(2024, 2, 9)),
    ("２０２４－０２", date(2024, 2, 1), date(2024, 2, 29)),
    ("2024-11..2025-02", date(2024, 11, 1), date(2025, 2, 28)),
    ("2025-02..", date(2025, 2, 1), date.max),
    ("..2025-02", date.min, date(2025, 2, 28)),
    ("去年..昨天", date(2024, 1, 1), date(2025, 3, 30)),
    ("今天", TODAY, TODAY),
    ("昨天", date(2025, 3, 30), date(2025, 3, 30)),
    ("本周", date(2025, 3, 31), date(2025, 4, 6)),
    ("上周", date(2025, 3, 24), date(2025, 3, 30)),
    ("上週", date(2025, 3, 24), date(2025, 3, 30)),
    ("本月", date(2025, 3, 1), date(2025, 3, 31)),
    ("上个月", date(2025, 2, 1), date(2025, 2, 28)),
    ("上個月", date(2025, 2, 1), date(2025, 2, 28)),
    ("去年", date(2024, 1, 1), date(2024, 12, 31)),
    ("Today", TODAY, TODAY),
]

NO_DAYS = ["", "2025-13", "2025-02-30", "0000", "20250331", "7d", "..", "soon", "2025-0", "昨"]

SINCE = [
    ("7d", date(2025, 3, 24)),
    ("7天", date(2025, 3, 24)),
    ("2w", date(2025, 3, 17)),
    ("1m", date(2025, 2, 28)),
    ("1个月", date(2025, 2, 28)),
    ("1y", date(2024, 3, 31)),
    ("0d", TODAY),
    ("999999y", date.min),
    ("999999d", date.min),
    ("2025-03", date(2025, 3, 1)),
    ("2024年", date(2024, 1, 1)),
    ("昨天", date(2025, 3, 30)),
]


@pytest.mark.parametrize(("value", "first", "last"), DAYS)
def test_a_value_names_its_days(value: str, first: date, last: date) -> None:
    assert find_days(value, TODAY) == Days(first, last)


@pytest.mark.parametrize("value", NO_DAYS)
def test_what_is_no_date_names_no_days(value: str) -> None:
    assert find_days(value, TODAY) is None


@pytest.mark.parametrize(("value", "since"), SINCE)
def test_an_age_counts_back_from_today(value: str, since: date) -> None:
    assert find_since(value, TODAY) == since


@settings(deadline=None)
@given(st.text(alphabet="0123456789-/.年月日今昨上个周去dwmy", max_size=14))
def test_what_is_finished_of_a_value_can_be_used(value: str) -> None:
    if finished := finish_days(value):
        assert find_days(finished, TODAY) is not None
    if finished := finish_since(value):
        assert find_since(finished, TODAY) is not None


@pytest.mark.parametrize("value", [value for value, *_ in DAYS])
def test_no_date_turns_into_text_while_it_is_typed(value: str) -> None:
    typed = [value[:end] for end in range(len(value) + 1)]
    assert [begun for begun in typed if finish_days(begun) is None] == []


@pytest.mark.parametrize("value", [value for value, _ in SINCE])
def test_no_age_turns_into_text_while_it_is_typed(value: str) -> None:
    typed = [value[:end] for end in range(len(value) + 1)]
    assert [begun for begun in typed if finish_since(begun) is None] == []
