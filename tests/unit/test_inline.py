"""What is left of a line of Markdown when its marks are gone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.ingest.markdown_pages.inline import LIMIT, SHOWN, plain_text

LINES = [
    ("plain words", "plain words"),
    ("**粗体** _斜_ ~~删~~", "粗体 斜 删"),
    ("**页面（`page`）** 与 `**code**`", "页面（page） 与 **code**"),
    ("[`code`](https://a.example) [a [b]](c)", "code a [b]"),
    ("[#6](https://a.example/6), [[#6]](https://a.example/6)", "#6, [#6]"),
    ("![图](a.png) [文][ref]", "图 文"),
    ("[[DeepSeek#Price|价格]] [[notes/Qwen]]", "价格 Qwen"),
    ("![[cat.png]] ![[cat.png|a cat]] ![[note]]", "a cat note"),
    ("a<br>b <b class='x'>c</b> <!-- d -->", "ab c"),
    ("List<String> 和 <T> 与 1 < 2", "List<String> 和 <T> 与 1 < 2"),
    ("<https://a.example/x>", "https://a.example/x"),
    ("{% link Hexo https://hexo.io %} {{ site.name }} {{closure}}", "Hexo {{closure}}"),
    ("<Card title='a b' /> {/* c */}d", "a b d"),
    ("标题 {#id .wide}", "标题"),
    ("a {: .b} c", "a c"),
    ("AT&amp;T &#27;[31m", "AT&T [31m"),
    (r"\*not\* \[\[no\]\]", "*not* [[no]]"),
    ("`` a ` b ``", "a ` b"),
    ("`unclosed **code**", "`unclosed code"),
]


@pytest.mark.parametrize(("line", "text"), LINES)
def test_a_line_is_text_as_a_reader_sees_it(line: str, text: str) -> None:
    assert plain_text(line).split() == text.split()


@settings(deadline=None)
@given(st.text(alphabet="ab文 `*_~[]()<>{}%#!|\\&;:'\"=/\n", max_size=200))
def test_every_line_becomes_one_line_of_a_bounded_length(line: str) -> None:
    text = plain_text(line)
    assert len(text) <= SHOWN
    assert "\0" not in text


@given(st.text(alphabet="文字 ab1，。", max_size=100))
def test_words_without_marks_are_not_changed(line: str) -> None:
    assert plain_text(line) == line.strip()


def test_no_more_than_the_beginning_of_a_line_is_looked_at() -> None:
    assert "end" not in plain_text("x" * LIMIT + "end")
