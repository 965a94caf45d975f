"""Where words are highlighted, and which line of a text is shown for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.search.query import parse_query
from corpus.search.snippet import find_spans, snippet

HIGHLIGHTED = [
    ("智能体", "一个智能體平台", ["智能體"]),
    ("深圳 大模型", "深圳大模型研发，深圳", ["深圳大模型", "深圳"]),
    ("deepseek", "ＤｅｅｐＳｅｅｋ 与 DeepSeek", ["ＤｅｅｐＳｅｅｋ", "DeepSeek"]),
    ("ai", "AI said: maintain 中国AI产业", ["AI", "AI"]),
    ("gpt4.5", "GPT-4.5 与 GPT 4.5", ["GPT-4.5", "GPT 4.5"]),
    ('"open source"', "Open\nSource, open-source", ["Open\nSource"]),
    ("智能 -制造", "智能制造", ["智能"]),
    ("a | b", "b or a", ["b", "a"]),
    ("tag:AI", "AI", []),
    ("title:东湖", "东湖", ["东湖"]),
    ("", "什么也没有", []),
    ("没有", "", []),
    ("[x", "a [x] b", ["[x"]),
]


@pytest.mark.parametrize(("query", "text", "marked"), HIGHLIGHTED)
def test_the_words_are_highlighted_where_they_stand(
    query: str, text: str, marked: list[str]
) -> None:
    spans = find_spans(parse_query(query), text)
    assert [text[start:end] for start, end in spans] == marked


def test_in_titles_and_tags_parts_of_words_are_highlighted_too() -> None:
    query = parse_query("ai")
    assert find_spans(query, "maintain", anywhere=True) == ((1, 3), (5, 7))
    assert find_spans(query, "maintain") == ()


LONG = (
    "前文。" * 30 + "东湖的智能体已经上岗，" + "后文。" * 30 + "智能体在深圳也有。" + "结尾。" * 30
)


def test_a_snippet_shows_the_place_where_most_of_the_words_meet() -> None:
    shown = snippet(parse_query("智能体 深圳"), LONG, 30)
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert "智能体在深圳也有。" in shown.text
    assert [shown.text[start:end] for start, end in shown.spans] == ["智能体", "深圳"]


def test_a_snippet_is_one_line_without_markup() -> None:
    text = "# 要闻\n\n- **深圳**的[大模型](https://a.example/x)\n> ![图](/b.png)\n\n发布"
    shown = snippet(parse_query("大模型"), text, 80)
    assert shown.text == "要闻 深圳的大模型 图 发布"
    assert [shown.text[start:end] for start, end in shown.spans] == ["大模型"]


def test_a_snippet_begins_behind_a_mark_rather_than_within_a_word() -> None:
    shown = snippet(
        parse_query("深圳"), "一二三四五六七八九十。前面的话在这里，深圳大模型" + "后" * 40, 20
    )
    assert shown.text.startswith("…深圳大模型")


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    shown = snippet(parse_query("没有"), LONG, 10)
    assert shown.text == "前文。前文。前文。前…"
    assert shown.spans == ()


def test_a_short_text_is_shown_whole() -> None:
    shown = snippet(parse_query("灯"), "村里的灯", 40)
    assert (shown.text, shown.spans) == ("村里的灯", ((3, 4),))
    assert snippet(parse_query("灯"), "", 40).text == ""


@settings(deadline=None)
@given(
    st.text(alphabet="智能体ab1 -。，\n*#[](", max_size=200),
    st.text(alphabet="智能体ab1 -", max_size=8),
    st.integers(1, 60),
)
def test_spans_never_leave_the_text_nor_overlap(text: str, typed: str, width: int) -> None:
    query = parse_query(typed)
    shown = snippet(query, text, width)
    assert "\n" not in shown.text
    assert len(shown.text) <= width + 2
    for found, whole in ((find_spans(query, text), text), (shown.spans, shown.text)):
        ends = [end for start, end in found]
        assert all(start < end <= len(whole) for start, end in found)
        assert all(end < start for end, (start, _) in zip(ends, found[1:], strict=False))
