"""Where a word of a query is found, and where it is not."""

from __future__ import annotations

import pytest

from corpus.search.needle import merge_spans, parse_needle

IN_PROSE = [
    # a word of Han is found anywhere
    ("智能", "人工智能", "智能"),
    ("智能體", "一个智能体", "智能体"),
    # any other from its start, letters and digits being separate words
    ("qwen", "Qwen2.5发布", "qwen"),
    ("qw", "通义Qwen2.5", "qw"),
    ("2.5", "Qwen2.5", "2.5"),
    ("5", "2.5", "5"),
    ("ai", "中国AI产业", "ai"),
    ("über", "Über uns", "über"),
    ("кни", "Новая Книга", "кни"),
    # between letters, digits and Han a space or hyphen more or less makes no difference
    ("qwen2.5", "Qwen 2.5", "qwen 2.5"),
    ("Qwen-2.5", "qwen2.5", "qwen2.5"),
    ("gpt4.5", "GPT-4.5", "gpt-4.5"),
    ("gpt-4", "gpt 4o", "gpt 4"),
    ("AI眼镜", "AI 眼镜", "ai 眼镜"),
    ("3D打印", "3d 打印", "3d 打印"),
    ("open-source", "Open Source", "open source"),
    ("open_source", "opensource", "opensource"),
    # marks are what they are
    ("C++", "modern c++20", "c++"),
    (".net", "asp.net", ".net"),
    ("node.js", "Node.js 22", "node.js"),
    ("🎉", "庆祝🎉", "🎉"),
    ("(.*)", "正则 (.*) 表达式", "(.*)"),
]

NOT_IN_PROSE = [
    ("ai", "maintain"),
    ("wen", "Qwen"),
    ("2.5", "12.5"),
    ("2.5", "25"),
    ("2.5", "2 5"),
    ("25", "2.5"),
    ("gpt4.5", "GPT-45"),
    ("gpt4.5", "gpt  4.5"),
    ("opensource", "open source"),
    ("智能", "智 能"),
    ("node.js", "nodexjs"),
    ("über", "drüber"),
    (".*", "任何"),
]


@pytest.mark.parametrize(("word", "text", "found"), IN_PROSE)
def test_a_word_is_found_in_prose(word: str, text: str, found: str) -> None:
    needle, folded = parse_needle(word), text.lower()
    (start, end), *_ = needle.places(folded, from_start=True)
    assert folded[start:end] == found
    assert needle.stands_in(folded, from_start=True)
    assert needle.count(folded, from_start=True) == 1
    assert needle.find(folded) == start
    assert needle.longest in folded


@pytest.mark.parametrize(("word", "text"), NOT_IN_PROSE)
def test_a_word_is_not_found_in_prose(word: str, text: str) -> None:
    needle, folded = parse_needle(word), text.lower()
    assert needle.places(folded, from_start=True) == []
    assert not needle.stands_in(folded, from_start=True)
    assert needle.count(folded, from_start=True) == 0


def test_in_titles_a_word_is_found_inside_longer_ones() -> None:
    assert parse_needle("ai").places("maintain", from_start=False) == [(1, 3), (5, 7)]
    assert parse_needle("pt4").places("gpt-4", from_start=False) == [(1, 5)]
    assert not parse_needle("2.5").stands_in("2025", from_start=False)


def test_a_phrase_gives_way_in_its_spaces_only() -> None:
    phrase = parse_needle("open source", exact=True)
    assert phrase.stands_in("an open\nsource thing", from_start=True)
    assert not phrase.stands_in("open-source", from_start=True)
    assert not phrase.stands_in("reopen source", from_start=True)
    assert not parse_needle("gpt4", exact=True).stands_in("gpt-4", from_start=True)


def test_a_whole_text_is_told_from_a_part() -> None:
    assert parse_needle("AI眼镜").is_whole("ai 眼镜")
    assert not parse_needle("AI眼镜").is_whole("ai眼镜展")
    assert parse_needle("眼镜").is_whole("眼镜")


def test_spans_that_touch_become_one() -> None:
    assert merge_spans([(4, 6), (0, 2), (2, 3), (5, 5)]) == ((0, 3), (4, 6))
    assert merge_spans([]) == ()


def test_a_very_long_word_is_found_as_it_stands() -> None:
    long = "a1" * 50_000
    assert parse_needle(long).stands_in(f"x {long}", from_start=True)
    assert not parse_needle(long).stands_in("a1" * 49_999, from_start=True)
