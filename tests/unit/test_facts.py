"""What the fields of a header mean, in all the ways they are written."""

from __future__ import annotations

from datetime import datetime

import pytest

from corpus.ingest.facts import MAX_TAGS, TAG_LENGTH, Facts, read_facts
from corpus.ingest.key_lines import Field

TAGS: list[tuple[dict[str, Field], tuple[str, ...]]] = [
    ({"tags": ["AI", "芯片"]}, ("AI", "芯片")),
    ({"tags": "AI, 芯片"}, ("AI", "芯片")),
    ({"tags": "AI，芯片、机器人；政策"}, ("AI", "芯片", "机器人", "政策")),
    ({"tags": "人工智能 机器人"}, ("人工智能", "机器人")),
    ({"tags": "ruby rails"}, ("ruby", "rails")),
    ({"tags": "#AI #芯片"}, ("AI", "芯片")),
    ({"tags": "[AI, 芯片]"}, ("AI", "芯片")),
    ({"tags": ["AI，芯片"]}, ("AI", "芯片")),
    ({"category": "This Week in Rust"}, ("This Week in Rust",)),
    ({"tags": ["how we work", "open source"]}, ("how we work", "open source")),
    ({"tags": ["AI", "ＡＩ", "ai", "智能體", "智能体"]}, ("AI", "智能體")),
    ({"tags": ["#AI", "AI"], "categories": ["芯片"], "keywords": "政策"}, ("AI", "芯片", "政策")),
    ({"tags": "null"}, ()),
    ({"tags": ["", "null", "~", "2025"]}, ("2025",)),
    ({"taxonomies.tags": ["AI"]}, ("AI",)),
    ({"标签": "机器人"}, ("机器人",)),
    ({"Tags": ["a\x1b[31m\nb"]}, ("a\ufffd[31m b",)),
    ({"tags": ["C#", "C++"]}, ("C#", "C++")),
]


@pytest.mark.parametrize(("fields", "tags"), TAGS)
def test_tags_are_read_in_every_form(fields: dict[str, Field], tags: tuple[str, ...]) -> None:
    assert read_facts(fields).tags == tags


def test_tags_are_neither_too_many_nor_too_long() -> None:
    tags = read_facts({"tags": [f"{number} {'x' * 100}" for number in range(500)]}).tags
    assert len(tags) == MAX_TAGS
    assert max(map(len, tags)) <= TAG_LENGTH


def test_a_header_that_says_nothing_says_nothing() -> None:
    assert read_facts({}) == Facts()
    assert read_facts({"title": "null", "date": "", "draft": "false"}) == Facts()


DATES: list[tuple[dict[str, Field], datetime | None]] = [
    ({"date": "2025-05-08 09:00"}, datetime(2025, 5, 8, 9)),
    ({"pubDate": "2025/5/8"}, datetime(2025, 5, 8)),
    ({"publish_date": "20250508"}, datetime(2025, 5, 8)),
    ({"发布时间": "2025年5月8日"}, datetime(2025, 5, 8)),
    ({"updated": "2025-06-01", "date": "2025-05-08"}, datetime(2025, 5, 8)),
    ({"updated": "2025-06-01"}, datetime(2025, 6, 1)),
    ({"date": "2025-05-08 # first print"}, datetime(2025, 5, 8)),
    ({"date": ["2025-05-08"]}, datetime(2025, 5, 8)),
    ({"published": "true"}, None),
    ({"date": "null"}, None),
]


@pytest.mark.parametrize(("fields", "published"), DATES)
def test_the_day_of_publishing_has_many_names(
    fields: dict[str, Field], published: datetime | None
) -> None:
    facts = read_facts(fields)
    assert facts.published == published
    assert facts.undated == ()


def test_a_date_that_never_was_is_told_and_the_next_one_taken() -> None:
    facts = read_facts({"Date": "2017-16-26", "updated": "2025-05-08"})
    assert facts.published == datetime(2025, 5, 8)
    assert facts.undated == (("Date", "2017-16-26"),)


LINKS: list[tuple[dict[str, Field], str, str]] = [
    ({"link": "https://example.org/a"}, "https://example.org/a", ""),
    ({"source": "https://example.org/a"}, "https://example.org/a", ""),
    ({"source": "滨海日报", "url": "https://example.org/a"}, "https://example.org/a", "滨海日报"),
    ({"permalink": "/ja/post/"}, "", ""),
    ({"link": "javascript:alert(1)"}, "", ""),
    ({"link": "file:///etc/passwd"}, "", ""),
    ({"link": "<https://example.org/a>"}, "https://example.org/a", ""),
    ({"link": "https://example.org/\x1b]0;x"}, "https://example.org/", ""),
    (
        {"source.name": "滨海日报", "source.url": "https://example.org"},
        "https://example.org",
        "滨海日报",
    ),
    ({"publisher": "新华社"}, "", "新华社"),
]


@pytest.mark.parametrize(("fields", "link", "source"), LINKS)
def test_links_and_sources_are_told_apart(fields: dict[str, Field], link: str, source: str) -> None:
    facts = read_facts(fields)
    assert facts.link == link
    assert facts.source == source


@pytest.mark.parametrize(
    ("fields", "draft"),
    [
        ({"draft": "true"}, True),
        ({"draft": "Yes # for now"}, True),
        ({"published": "false"}, True),
        ({"status": "draft"}, True),
        ({"draft": "false"}, False),
        ({"published": "2025-05-08"}, False),
    ],
)
def test_drafts_are_known(fields: dict[str, Field], draft: bool) -> None:
    assert read_facts(fields).draft is draft


def test_a_title_is_one_clean_line_of_a_bounded_length() -> None:
    title = read_facts({"title": "a\x1b]0;x\x07\n\n  b" + "长" * 900}).title
    assert title.startswith("a\ufffd]0;x\ufffd b")
    assert len(title) <= 250


def test_the_path_on_its_site_may_tell_the_day() -> None:
    facts = read_facts({"path": "2025/05/08/opening"})
    assert facts.published is None
    assert facts.dated_by_path == datetime(2025, 5, 8)
