"""What the fields of a header mean, in all the ways they are written."""

from __future__ import annotations

from datetime import datetime

import pytest

from corpus.ingest.headers.facts import MAX_TAGS, TAG_LENGTH, Facts, read_facts
from corpus.ingest.headers.key_lines import Field

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
    ({"tags": ["news/ai", "机器人"]}, ("news/ai", "机器人")),
    ({"tags": "[[AI]], [[notes/机器人|机器人]]"}, ("AI", "机器人")),
    ({"tags": ["[[AI]]"]}, ("AI",)),
    ({"Category": "Science (https://example.org/5f3)"}, ("Science",)),
    ({"tags": ["AT&amp;T", "R&D"]}, ("AT&T", "R&D")),
    ({"关键词": "机器人、港口"}, ("机器人", "港口")),
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
    ({"date.updated": "2025-06-01", "date.created": "2025-05-08"}, datetime(2025, 5, 8)),
    ({"pubDatetime": "2025-05-08 09:00", "modDatetime": "2025-06-01"}, datetime(2025, 5, 8, 9)),
    ({"date_published": "2025-05-08", "date_updated": "2025-06-01"}, datetime(2025, 5, 8)),
    ({"Created time": "May 8, 2025 9:00 AM"}, datetime(2025, 5, 8, 9)),
    ({"created": "[[2025-05-08]]"}, datetime(2025, 5, 8)),
    ({"date": "git Last Modified"}, None),
    ({"date": "last-modified", "created": "2025-05-08"}, datetime(2025, 5, 8)),
    ({"lastUpdated": "false"}, None),
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
    ({"source": "[[滨海日报]]"}, "", "滨海日报"),
    ({"link": "https://example.org/?a=1&amp;b=2"}, "https://example.org/?a=1&b=2", ""),
    (
        {"params.link": "https://example.org/a", "extra.source": "滨海日报"},
        "https://example.org/a",
        "滨海日报",
    ),
]


@pytest.mark.parametrize(("fields", "link", "source"), LINKS)
def test_links_and_sources_are_told_apart(fields: dict[str, Field], link: str, source: str) -> None:
    facts = read_facts(fields)
    assert facts.link == link
    assert facts.source == source


TITLES = [
    ("AT&amp;T &#8211; &lt;b&gt;", "AT&T – <b>"),
    ("R&D; C&C &unknown;", "R&D; C&C &unknown;"),
    ("a&#27;]0;x&#x202e;b", "a]0;xb"),
    ("[[notes/渡口|渡口]]的机器人", "渡口的机器人"),
]


@pytest.mark.parametrize(("written", "title"), TITLES)
def test_a_title_is_read_as_its_program_shows_it(written: str, title: str) -> None:
    assert read_facts({"title": written}).title == title


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
