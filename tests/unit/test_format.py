"""Words for days and counts, and text cut to cells."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.format import clock_words, cut, day_words, moment_words, pad, reading_minutes, spread
from tui.i18n import speak

TODAY = date(2025, 12, 16)


@given(st.text(alphabet="智能Ab1，“… ＡＩ"), st.integers(min_value=0, max_value=30))
def test_a_cut_text_never_takes_more_cells_than_allowed(text: str, cells: int) -> None:
    assert cell_len(cut(text, cells)) <= cells


@given(st.text(alphabet="智能Ab1，“… "), st.text(alphabet="12:08"), st.integers(4, 40))
def test_spread_and_pad_fill_exactly(left: str, right: str, cells: int) -> None:
    assert cell_len(spread(left, right, cells)) == cells
    assert cell_len(pad(left, cells)) == cells


def test_what_fits_is_not_cut() -> None:
    assert cut("智能体", 6) == "智能体"


def test_a_cut_text_ends_without_loose_punctuation() -> None:
    assert cut("智能，“体系”", 7) == "智能…"


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2025, 12, 16), "Today", "今天"),
        (date(2025, 12, 15), "Yesterday", "昨天"),
        (date(2025, 12, 12), "Friday", "周五"),
        (date(2025, 5, 8), "8 May", "5月8日"),
        (date(2024, 3, 2), "2024-03-02", "2024-03-02"),
        (None, "No date", "日期不详"),
        (date(2025, 12, 17), "17 December", "12月17日"),
    ],
)
def test_days_are_told_as_people_tell_them(day: date | None, english: str, chinese: str) -> None:
    assert day_words(day, TODAY) == english
    speak("zh_CN")
    assert day_words(day, TODAY) == chinese


def test_a_time_is_told_only_where_one_is_known() -> None:
    assert clock_words(datetime(2025, 5, 8)) == ""
    assert moment_words(datetime(2025, 5, 8)) == "2025-05-08"
    assert moment_words(datetime(2025, 5, 8, 9, 5)) == "2025-05-08 09:05"


def test_the_shortest_text_takes_a_minute() -> None:
    assert [reading_minutes(words) for words in (0, 10, 1840)] == [1, 1, 5]
