"""The first words of a text, and how many there are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Kind
from corpus.ingest.excerpt import LENGTH, count_words, find_excerpt

BODIES = [
    ("# 标题\n\n正文**开头**。\n\n第二段。", "正文开头。 第二段。"),
    ("![图](a.png)\n\n<div>\n\n---\n\n> 引文\n\n- 一\n2. 二", "引文 一 二"),
    ("```\ncode\n```\n\ntext", "text"),
    ("| a | b |\n|---|---|\n\ntext", "text"),
    ("{% include x.html %}\n\nimport X from 'x'\n\ntext", "text"),
    ("标题\n======\n\n正文", "标题 正文"),
    ("```\nnothing but code\n```", ""),
    ("", ""),
]


@pytest.mark.parametrize(("body", "excerpt"), BODIES)
def test_an_excerpt_is_running_text(body: str, excerpt: str) -> None:
    assert find_excerpt("", body, Kind.MARKDOWN) == excerpt


def test_the_summary_is_the_better_excerpt() -> None:
    assert find_excerpt("summary", "body", Kind.MARKDOWN) == "summary"


def test_in_a_plain_page_every_line_is_text() -> None:
    assert find_excerpt("", "# 一\n- 二", Kind.PLAIN) == "# 一 - 二"


@settings(deadline=None)
@given(st.text(), st.sampled_from(Kind))
def test_an_excerpt_is_one_line_of_a_bounded_length(body: str, kind: Kind) -> None:
    excerpt = find_excerpt("", body, kind)
    assert len(excerpt) <= LENGTH
    assert "\n" not in excerpt


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("人工智能", 4),
        ("two words", 2),
        ("AI赋能制造，2025年", 7),
        ("- [link](https://example.org/a/b?c=d) — “quoted” 'words'", 3),
        ("カタカナとひらがな", 9),
        ("café русский العربية 한국어", 4),
        ("「你好」、。　，！", 2),
    ],
)
def test_words_are_han_characters_kana_and_words_of_other_scripts(text: str, count: int) -> None:
    assert count_words(text) == count


def test_only_what_begins_a_line_is_a_marker() -> None:
    assert find_excerpt("", "价格 > 100 元 - 不贵\n", Kind.MARKDOWN) == "价格 > 100 元 - 不贵"
    assert find_excerpt("", "> 价格 > 100 元\n", Kind.MARKDOWN) == "价格 > 100 元"
