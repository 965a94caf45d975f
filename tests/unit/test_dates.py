"""Dates as they are written, and what is made of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.dates import date_of_path, find_date, parse_date

DAY = datetime(2025, 5, 8)

WRITTEN = [
    ("2025-05-08", DAY),
    ("2025-5-8", DAY),
    ("2025/5/8", DAY),
    ("2025.05.08", DAY),
    ("2025年5月8日", DAY),
    ("２０２５年５月８日", DAY),
    ("20250508", DAY),
    ("二〇二五年五月八日", DAY),
    ("二〇二四年十二月二十一日", datetime(2024, 12, 21)),
    ("May 8, 2025", DAY),
    ("May 8th, 2025", DAY),
    ("Sept. 8, 2025", datetime(2025, 9, 8)),
    ("8 May 2025", DAY),
    ("Thursday, 8 May 2025", DAY),
    ("2025-05-08 09:00", datetime(2025, 5, 8, 9)),
    ("2025-05-08 9:05", datetime(2025, 5, 8, 9, 5)),
    ("2025-05-08T09:00:07", datetime(2025, 5, 8, 9, 0, 7)),
    ("2025-05-08T09:00:07.123456", datetime(2025, 5, 8, 9, 0, 7)),
    ("2025年05月08日08:15", datetime(2025, 5, 8, 8, 15)),
    ("2025年5月8日 下午3:20", datetime(2025, 5, 8, 15, 20)),
    ("2025年5月8日 上午12:20", datetime(2025, 5, 8, 0, 20)),
    ("2025年5月8日（星期四）15时20分30秒", datetime(2025, 5, 8, 15, 20, 30)),
    ("2025年5月8日15时", datetime(2025, 5, 8, 15)),
    ("202505081530", datetime(2025, 5, 8, 15, 30)),
    ("2025. 5. 8.", DAY),
    ("08.05.2025", DAY),
    ("8.5.2025 09:30", datetime(2025, 5, 8, 9, 30)),
    ("民國114年5月8日", DAY),
    ("中華民國114年5月8日 下午3:20", datetime(2025, 5, 8, 15, 20)),
    ("二〇二五年五月八日 09:30", datetime(2025, 5, 8, 9, 30)),
    ("2025-05-08T24:00:00", datetime(2025, 5, 9)),
    ("2016-12-31 23:59:60", datetime(2016, 12, 31, 23, 59, 59)),
    ("May 8, 2025 9:30 AM ET", datetime(2025, 5, 8, 9, 30)),
    ("Thu May  8 10:00:00 2025", datetime(2025, 5, 8, 10)),
    ("2025-05-08 HKT 12:33", datetime(2025, 5, 8, 12, 33)),
    ("2025-05-08 03:20 PM", datetime(2025, 5, 8, 15, 20)),
    ("May 8, 2025 at 12:30 a.m.", datetime(2025, 5, 8, 0, 30)),
    ("  2025-05-08 \n", DAY),
]

WITH_ZONE = [  # as read in Shanghai, eight hours before Greenwich
    ("2025-05-08T09:00:00Z", datetime(2025, 5, 8, 17)),
    ("2025-05-08T09:00:00.5+08:00", datetime(2025, 5, 8, 9)),
    ("2025-05-08 10:00:00 -0400", datetime(2025, 5, 8, 22)),
    ("2025-05-08 10:00:00 -5", datetime(2025, 5, 8, 23)),
    ("20250508T090000Z", datetime(2025, 5, 8, 17)),
    ("Thu, 08 May 2025 09:00:00 +0800", datetime(2025, 5, 8, 9)),
    ("Thu, 08 May 2025 09:00:00 GMT", datetime(2025, 5, 8, 17)),
    ("Thu May 08 2025 09:00:00 GMT+0800 (China Standard Time)", datetime(2025, 5, 8, 9)),
    ("Thu May  8 09:00:00 CST 2025", datetime(2025, 5, 8, 9)),
    ("8 May 2025, 09:00 EST", datetime(2025, 5, 8, 22)),
    ("May 7, 2025 6:00 PM PDT", datetime(2025, 5, 8, 9)),
    ("2025-05-08 10:00 JST", datetime(2025, 5, 8, 9)),
    ("2025-05-07T21:00:00-04:00[America/New_York]", datetime(2025, 5, 8, 9)),
    ("20250508T101530Z", datetime(2025, 5, 8, 18, 15, 30)),
    ("1746666000", datetime(2025, 5, 8, 9)),
    ("1746666000123", datetime(2025, 5, 8, 9)),
]

NEVER = [
    *("2017-16-26", "2025-13-45", "2025-02-30", "0000-01-01", "2025-05-08 25:00"),
    *("2025-05-08T09:00:00+99:99", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"),
    *("0001-01-01", "0001-01-01T00:00:00Z", "31 June 2025", "民國114年13月8日", "2025-02-29"),
    *("32.05.2025", "2025-05-08 24:30", "1.2.2025.3", "9999-12-31T24:00:00", "2025-W19"),
    *("", "today", "2025", "2025-05", "05/08/2025", "{{ date }}", "3小时前", "1" * 5000),
    *("2025-05-08" + " " * 5000 + "x", "二〇二五年三十月一日"),
]


@pytest.fixture
def shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Europe/Berlin")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("berlin")
def test_an_hour_that_the_clocks_skip_or_repeat_is_read_as_written() -> None:
    skipped, repeated = datetime(2025, 3, 30, 2, 30), datetime(2025, 10, 26, 2, 30)
    assert parse_date("2025-03-30 02:30") == skipped
    assert parse_date("2025-10-26 02:30") == repeated
    assert parse_date("2025-10-26T00:30:00Z") == parse_date("2025-10-26T01:30:00Z") == repeated
    assert parse_date("2025-03-30T01:30:00Z") == datetime(2025, 3, 30, 3, 30)


@settings(deadline=None)
@given(st.datetimes(timezones=st.none() | st.timezones()))
def test_every_date_there_is_compares_with_every_other(moment: datetime) -> None:
    found = parse_date(moment.isoformat())
    assert found is None or (found.tzinfo is None and found > datetime(1, 1, 1))


@pytest.mark.parametrize(("text", "moment"), WRITTEN)
def test_a_date_without_zone_is_local(text: str, moment: datetime) -> None:
    assert parse_date(text) == moment


@pytest.mark.parametrize(("text", "moment"), WITH_ZONE)
@pytest.mark.usefixtures("shanghai")
def test_a_date_with_a_zone_is_moved_to_the_local_one(text: str, moment: datetime) -> None:
    assert parse_date(text) == moment


@pytest.mark.parametrize("text", NEVER, ids=lambda text: text[:20])
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@settings(deadline=None)
@given(st.text() | st.text(alphabet="0123456789-/年月日:： TZ+May,上午"))
def test_no_text_makes_it_raise(text: str) -> None:
    parse_date(text)
    find_date(text)
    date_of_path(text)


@settings(deadline=None)
@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.timezones()))
def test_what_mail_and_iso_write_is_read_back(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    local = moment.astimezone().replace(tzinfo=None)
    offset = moment.utcoffset()
    assert offset is not None
    if offset.seconds % 60 == 0:  # neither form can write the offsets of old
        assert parse_date(moment.isoformat()) == local
        assert parse_date(format_datetime(moment)) == local


FOUND = [
    ("2025年05月08日 21:15 新浪财经", datetime(2025, 5, 8, 21, 15), "2025年05月08日 21:15"),
    ("By Jane Doe | 2025-05-08 10:00", datetime(2025, 5, 8, 10), "2025-05-08 10:00"),
    ("信息提供日期:2025-12-15 12:08 【字体", datetime(2025, 12, 15, 12, 8), "2025-12-15 12:08"),
    ("公布於民國114年5月8日", DAY, "民國114年5月8日"),
    ("2025-05-08 HKT 12:33", datetime(2025, 5, 8, 12, 33), "2025-05-08 HKT 12:33"),
    ("on May 8, 2025 9:30 AM ET by", datetime(2025, 5, 8, 9, 30), "May 8, 2025 9:30 AM ET"),
    ("published on May 8, 2025 in Berlin", DAY, "May 8, 2025"),
    ("成文日期：二〇二五年五月八日", DAY, "二〇二五年五月八日"),
    ("发布时间：2025-13-45", None, "2025-13-45"),
]


@pytest.mark.parametrize(("line", "moment", "text"), FOUND)
def test_a_date_is_found_in_a_line(line: str, moment: datetime | None, text: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.when == moment
    assert found.text == line[found.start : found.end]
    assert found.text.strip() == text


@pytest.mark.parametrize(
    "line", ["7月23日,论坛在京举办", "版本 1.2025.3.4", "电话 12025050812", ""]
)
def test_numbers_that_are_no_date_are_not_found(line: str) -> None:
    assert find_date(line) is None


PATHS = [
    ("2025-05-08-ai-news.txt", DAY),
    ("20250508_ai.txt", DAY),
    ("posts/ai_2025.5.8.md", DAY),
    ("全国人大议事规则(2025-05-08).md", DAY),
    ("news/2025/05/08/opening.md", DAY),
    ("news/2025/05/08-opening.md", DAY),
    ("2024-01-01/2025-05-08-release/release.md", DAY),
    ("2024-01-01/2025-05-08.md", DAY),
    ("2025-02-30.md", None),
    ("notes/1234520250508.md", None),
    ("opening.md", None),
]


@pytest.mark.parametrize(("path", "day"), PATHS)
def test_a_path_tells_its_day(path: str, day: datetime | None) -> None:
    assert date_of_path(path) == day
