"""What is understood of what is typed, and that nothing typed is ever an error."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.search.query import MAX_TERMS, Query, parse_query

UNDERSTOOD = [
    # words, in any order, and what joins them
    ("智能体", "智能体"),
    ("  深圳   大模型 ", "深圳 大模型"),
    ("深圳　大模型", "深圳 大模型"),
    ("a OR b", "a | b"),
    ("a | b", "a | b"),
    ("a|b", "a | b"),
    ("ａ｜ｂ", "a | b"),
    ("a b OR c d", "a b | c d"),
    ("a (b | c)", "a (b | c)"),
    ("（a | b） c", "(a | b) c"),
    ("((a) (b c))", "a b c"),
    ("a or b", "a or b"),
    # what is not wanted
    ("-a", "-a"),
    ("－a", "-a"),
    ("a -(b | c)", "a -(b | c)"),
    ("-(a b)", "-(a b)"),
    ("-(-a)", "-(-a)"),
    ('-"a b"', '-"a b"'),
    ("--help", "--help"),
    ("GPT-4", "GPT-4"),
    # phrases
    ('"open source"', '"open source"'),
    ("“开源 社区”", '"开源 社区"'),
    ("「開源 社區」", '"開源 社區"'),
    ('a"b"c', 'a "b" c'),
    ('" a   b "', '"a b"'),
    ('"OR"', '"OR"'),
    ('"tag:AI"', '"tag:AI"'),
    # fields
    ("title:智能", "title:智能"),
    ("body:智能", "body:智能"),
    ("tag:AI", "tag:AI"),
    ("tag：AI", "tag:AI"),
    ("ＴＡＧ：AI", "tag:AI"),
    ("Tag:AI", "tag:AI"),
    ('tag:"AI 眼镜"', 'tag:"AI 眼镜"'),
    ("tag:“AI 眼镜”", 'tag:"AI 眼镜"'),
    ("#AI", "tag:AI"),
    ("＃AI", "tag:AI"),
    ('#"AI 眼镜"', 'tag:"AI 眼镜"'),
    ("-#AI", "-tag:AI"),
    ("tag:#AI", "tag:AI"),
    ("source:新华社", "source:新华社"),
    ("path:2025/05", "path:2025/05"),
    ("date:2025", "date:2025"),
    ("date:2025-03", "date:2025-03"),
    ("date:2025-3-5", "date:2025-3-5"),
    ("date:2025年3月", "date:2025年3月"),
    ("date:2025-03..2025-05", "date:2025-03..2025-05"),
    ("date:2025-03..", "date:2025-03.."),
    ("date:..2025-03", "date:..2025-03"),
    ("date:今天", "date:今天"),
    ("date:昨天", "date:昨天"),
    ("date:上周", "date:上周"),
    ("date:上週", "date:上周"),
    ("date:上个月", "date:上个月"),
    ("date:去年", "date:去年"),
    ("newer:7d", "newer:7d"),
    ("older:2025-03", "older:2025-03"),
    ("newer:3周", "newer:3周"),
    ("is:read", "is:read"),
    ("is:UNREAD", "is:unread"),
    ("is:starred -is:queued", "is:starred -is:queued"),
    # an unknown field or value is text
    ("foo:bar", "foo:bar"),
    ("http://a.example", "http://a.example"),
    ("is:foo", "is:foo"),
    ("date:2025-13", "date:2025-13"),
    ("date:2025-02-30", "date:2025-02-30"),
    ("date:soon", "date:soon"),
    ("newer:7x", "newer:7x"),
    ('is:"a b"', '"is:a b"'),
    ("12:30", "12:30"),
    ("title", "title"),
    ("C++", "C++"),
    ("C#", "C#"),
    ("🎉", "🎉"),
]

UNFINISHED = [
    "tag:",
    "tag：",
    "#",
    "-#",
    "-",
    "－",
    "- ",
    "(",
    "-(",
    "()",
    ")",
    "((",
    "|",
    "OR",
    "｜",
    '"',
    "“",
    '-"',
    '"" ""',
    'tag:"',
    'tag:""',
    "title:",
    "date:",
    "date:2",
    "date:202",
    "date:..",
    "date:昨",
    "date:上个",
    "newer:",
    "newer:7",
    "newer:3个",
    "older:20",
    "is:",
    "is:un",
    "is:r",
    "--",
    ".*",
    "$",
    "。",
    "……",
    "\x00\x1b\x07",
    "\u200b\ufeff",
    " \t\n　",
]

FINISHED_SO_FAR = [
    ('深圳 "大模型', "深圳 大模型"),
    ("深圳 “大模型", "深圳 大模型"),
    ('-"大模型', "-大模型"),
    ('tag:"AI', "tag:AI"),
    ('27" monitor', "27 monitor"),
    ("(深圳 | 北京", "深圳 | 北京"),
    ("date:2025-", "date:2025"),
    ("date:2025-0", "date:2025"),
    ("date:2025-03-", "date:2025-03"),
    ("date:2025-03-0", "date:2025-03"),
    ("date:2025-03.", "date:2025-03"),
    ("date:2025-03..2", "date:2025-03.."),
    ("date:2025-03..2025-0", "date:2025-03..2025"),
]


@pytest.mark.parametrize(("typed", "understood"), UNDERSTOOD)
def test_each_row_of_the_grammar_is_understood(typed: str, understood: str) -> None:
    assert str(parse_query(typed)) == understood


@pytest.mark.parametrize("typed", UNFINISHED)
def test_what_is_unfinished_changes_nothing_yet(typed: str) -> None:
    assert parse_query(typed).is_empty
    assert parse_query(f"深圳 {typed}") == parse_query("深圳")


@pytest.mark.parametrize(("typed", "understood"), FINISHED_SO_FAR)
def test_what_is_half_typed_counts_as_far_as_it_goes(typed: str, understood: str) -> None:
    assert parse_query(typed) == parse_query(understood)
    assert not parse_query(typed).is_empty


def test_the_words_are_what_is_worth_highlighting() -> None:
    query = parse_query('深圳 -北京 (大模型 | "open source") tag:AI title:要闻 深圳 is:unread')
    assert query.words == ("深圳", "大模型", "open source", "要闻")


def test_no_query_is_empty_and_fits_everything() -> None:
    assert parse_query("") == Query()
    assert parse_query("").is_empty
    assert str(parse_query("")) == ""
    assert not parse_query("tag:AI").is_empty


def test_a_pasted_page_is_cut_to_its_first_words() -> None:
    words = [f"w{number}" for number in range(100_000)]
    assert parse_query(" ".join(words)).words == tuple(words[:MAX_TERMS])


def test_parentheses_too_deep_for_anybody_still_give_a_query() -> None:
    deep = 100_000
    assert parse_query("(" * deep + "深圳" + ")" * deep) == parse_query("深圳")
    nested = "(a | b " * 1000
    assert parse_query(str(parse_query(nested))) == parse_query(nested)


PIECES = [
    *'()|"#:-“”「」（）｜－＃：　 \t\n',
    "OR",
    "tag:",
    "date:",
    "newer:",
    "is:",
    "2025-0",
    "..",
    "unread",
    "智能",
    "體",
    "ａ",
    "b",
    "\u0338",
    "\u0301",
    "\u200d",
    "👨",
    "\x00",
    "\\",
    "*",
]


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@example("-(--a)")
@example('tag:"#"')
@example("\ud800")
@example("é -ê")
def test_any_text_is_a_query_whose_own_text_is_the_same_query(typed: str) -> None:
    query = parse_query(typed)
    assert parse_query(str(query)) == query
    assert all(word.strip() for word in query.words)


@settings(deadline=None)
@given(st.text(alphabet=string.ascii_lowercase + "智能體 ", max_size=20))
def test_plain_words_stay_as_they_are(typed: str) -> None:
    assert parse_query(typed).words == tuple(dict.fromkeys(typed.split()))
