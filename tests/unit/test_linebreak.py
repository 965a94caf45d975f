"""What a reader may expect of the lines of a paragraph, Chinese, English or both."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.typeset.linebreak import break_lines, widest_unit, wrap
from tui.typeset.text import Role, Span, Text

NOT_FIRST = "，。、；：？！％”’』」）》〉】〕…"
NOT_FIRST_AFTER_HAN = ",.;:?!)%"
NOT_LAST = "“‘『「（《〈【〔"
HAN = re.compile("[\u3400-\u9fff]")
WORD = re.compile("[0-9A-Za-zÀ-ɏ]")

SIMPLIFIED = (
    "近日，在2025年“未来阅读”大会上，主办方公布：全国已有1.5万家书店接入系统，"
    "平均每家每天服务300人次，好评率达98.6%！负责人说：“我们不求快，只求稳……”"
    "——这句话引来掌声（约3分钟）。其中《排字手记》、【特刊】与『旧报』三种最受欢迎；"
    "OptoChat AI、DeepSeek-R1和GPT-4o等工具也参加了演示，成本下降30%—40%，周期缩短20%~35%。"
    "详情见https://example.com/news/2025/05/08/index.html?from=front&page=2，"
    "或致电010-12345678。"
)
TRADITIONAL = (
    "今年1月召開的 2025中國閱讀年會上,主編指出,「讀者」是「智能排版」最嚴格的校對。"
    "“儘管篇幅不斷延伸,但需注意避頭尾仍處於初期階段。” 陳家說:推進排版創新需貫通上下游,"
    "融通千行百業,亟需深度合作(詳見附錄)!一是呼籲搭建“技術開源、標準互通”的生態;"
    "二是呼籲打造“以讀者為驅動”的平臺。"
)
ENGLISH = (
    'The editor said: "Nobody reads a line that starts with a comma, do they?" Well-known '
    "rules, such as keeping 3.14 km/h or $1,000.50 whole, don’t change (see "
    "https://example.org/typesetting/rules.html). State-of-the-art terminals draw ‘quotes’, "
    "em—dashes and ellipses… all in one cell."
)
STRAIGHT_QUOTES = (
    '大会主题为"排版+阅读驱动新体验"，发布了"星光计划"、"无人书店"和"AI+出版"三项成果，'
    '主编说:"一行不能以引号开头,也不能以\'前引号\'结尾。"会后有人问:"真的吗?"'
)


def lines_of(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, width)]


def broken_rules(text: str, width: int) -> list[str]:
    """Return where a line of ours ends as it must not, with what stands around."""
    broken = []
    for (_, end), (start, _) in pairwise(break_lines(text, width)):
        before, after = text[end - 1], text[start]
        in_address = "://" in text[max(0, start - 80) : start + 80]
        if (
            after in NOT_FIRST
            or before in NOT_LAST
            or (HAN.match(before) and after in NOT_FIRST_AFTER_HAN)
            or (end == start and WORD.match(before) and WORD.match(after) and not in_address)
        ):
            broken.append(f"{text[max(0, end - 8) : end]}|{text[start : start + 8]}")
    return broken


@pytest.mark.parametrize(
    "text",
    [SIMPLIFIED, TRADITIONAL, ENGLISH, STRAIGHT_QUOTES],
    ids=["simplified", "traditional", "english", "straight quotes"],
)
def test_samples_obey_the_rules_at_every_width(text: str) -> None:
    for width in range(20, 161):
        assert not broken_rules(text, width)
        assert all(cell_len(line) <= width for line in lines_of(text, width))


def test_straight_quotes_neither_begin_a_line_closing_nor_end_one_opening() -> None:
    text = '甲说"开引号在前"，乙说"闭引号在后"，丙说"都要跟着字走"，丁说"好"。' * 4
    for width in range(20, 161):
        lines = lines_of(text, width)
        assert not any(line.startswith(('"，', '"。')) for line in lines)
        assert not any(line.endswith('说"') for line in lines)


@pytest.mark.parametrize(
    "text",
    [SIMPLIFIED.partition("OptoChat")[0], TRADITIONAL],
    ids=["simplified", "traditional"],
)
def test_chinese_lines_are_well_filled(text: str) -> None:
    for width in range(40, 161):
        assert all(cell_len(line) >= 0.8 * width for line in lines_of(text, width)[:-1])


CASES = {
    "a space after Han costs no room": (
        ("今年1月召開的 2025年會", 14),
        ["今年1月召開的", "2025年會"],
    ),
    "a pause is pulled back with its character": (
        ("一二三四五，六", 10),
        ["一二三四", "五，六"],
    ),
    "closing marks hang together": (("他说好！」）。然后", 12), ["他说", "好！」）。然", "后"]),
    "an opening mark goes with what follows": (("一二三四《书》", 10), ["一二三四", "《书》"]),
    "a dash stays whole": (("一二三四五——六", 11), ["一二三四", "五——六"]),
    "an ellipsis stays whole": (("一二三四五……六", 11), ["一二三四", "五……六"]),
    "a number keeps its percent": (("增长率为98.6%以上", 12), ["增长率为", "98.6%以上"]),
    "a number keeps what it counts": (("共有1.5万家书店", 8), ["共有", "1.5万家", "书店"]),
    "a range of numbers stays whole": (("下降30%—40%左右", 10), ["下降", "30%—40%左", "右"]),
    "a word stays whole": (("使用OptoChat吧", 10), ["使用", "OptoChat吧"]),
    "a name after a dot stays with its Han": (
        ("他说要用 .NET 框架", 10),
        ["他说要", "用 .NET 框", "架"],
    ),
    "a compound may be parted at its hyphen": (
        ("a well-known-rule", 13),
        ["a well-known-", "rule"],
    ),
    "a name with digits is no compound": (("the GPT-4o model", 8), ["the", "GPT-4o", "model"]),
    "an apostrophe is part of the word": (("they don’t go", 8), ["they", "don’t go"]),
    "a note stays with its word": (("说过的话[12]。后", 12), ["说过的", "话[12]。后"]),
    "a no-break space holds": (("about 10\xa0km away", 9), ["about", "10\xa0km", "away"]),
    "full-width digits make a number": (("共２０２５年", 10), ["共", "２０２５年"]),
    "a forced break is kept": (("一\n\n二", 10), ["一", "", "二"]),
    "spaces around a break go": (("one   \n   two", 10), ["one", "two"]),
    "nothing is one empty line": (("", 10), [""]),
    "too long a run of marks breaks where it must": (("！！！！！", 4), ["！！", "！！", "！"]),
    "what does not fit with its bracket is cut": (("“你好”", 4), ["“你", "好”"]),
    "an address is cut after its separators": (
        ("见https://example.com/archive/2025/a-long-title/index.html?from=front。", 30),
        ["见https://example.com/archive/", "2025/a-long-title/index.html?", "from=front。"],
    ),
    "an address that fits is not cut": (
        ("请看一看https://example.com/a-b", 24),
        ["请看一看", "https://example.com/a-b"],
    ),
}


@pytest.mark.parametrize(("given_text", "expected"), CASES.values(), ids=CASES.keys())
def test_line_ends(given_text: tuple[str, int], expected: list[str]) -> None:
    assert lines_of(*given_text) == expected


CLUSTERS = [
    "e\u0323\u0301",
    "👨\u200d👩\u200d👧",
    "🇨🇳",
    "☝\U0001f3fb",
    "1\ufe0f\u20e3",
    "❤\ufe0f\u200d🔥",
    "葛\U000e0100",
    "か\u3099",
    "กั้",
]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_what_a_reader_sees_as_one_character_is_never_cut(cluster: str) -> None:
    for width in range(4, 12):
        lines = lines_of(cluster * 30, width)
        assert len(lines) > 1
        assert all(len(line) % len(cluster) == 0 for line in lines)


PIECES = st.one_of(
    st.text(alphabet="人工智能新闻，。、！？“”《》（）…—", max_size=8),
    st.text(alphabet="abcXYZ019.,;:'\"!?()[]{}%$-/", max_size=12),
    st.sampled_from([" ", "  ", "\u3000", "\n", "\xa0", "https://example.com/a?b=c", "2025年"]),
    st.sampled_from([*CLUSTERS, "한국어", "ภาษาไทย", "مرحبا", "１２"]),
    st.text(max_size=4),
)
TEXTS = st.lists(PIECES, max_size=20).map("".join)


@settings(max_examples=300)
@given(TEXTS, st.integers(4, 160))
def test_no_character_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = lines_of(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@settings(max_examples=300)
@given(TEXTS, st.integers(4, 160))
def test_breaks_fall_between_whole_characters(text: str, width: int) -> None:
    for start, _ in break_lines(text, width):
        if 0 < start < len(text) and not text[start - 1].isspace():
            assert not unicodedata.category(text[start]).startswith("M")
            assert "\u200d" not in text[start - 1 : start + 1]


@settings(max_examples=300)
@given(TEXTS, st.integers(20, 160))
def test_no_line_begins_with_a_mark_that_could_be_kept_back(text: str, width: int) -> None:
    for (start, end), (after, stop) in pairwise(break_lines(text, width)):
        broken_by_us = "\n" not in text[end:after] and start < end and after < stop
        if broken_by_us and text[after] in NOT_FIRST:
            # Only where more hangs together than a line can hold.
            assert widest_unit(text) > width


@pytest.mark.parametrize("width", [1, 2, 3])
def test_a_width_too_small_for_a_character_still_comes_to_an_end(width: int) -> None:
    text = "人工，ab——“智能”"
    assert "".join(lines_of(text, width)) == text


def test_wrapped_text_keeps_its_roles_on_both_sides_of_a_break() -> None:
    text = Text("一二三四五六", (Span(1, 5, Role.LINK, "https://example.com/"),))
    first, second = wrap(text, 6)
    assert first == Text("一二三", (Span(1, 3, Role.LINK, "https://example.com/"),))
    assert second == Text("四五六", (Span(0, 2, Role.LINK, "https://example.com/"),))


def test_a_match_is_painted_over_what_it_lies_in() -> None:
    text = Text("看链接", (Span(1, 3, Role.LINK, "x"),)).marked([(0, 2)])
    assert [span.role for span in next(wrap(text, 20)).spans] == [Role.LINK, Role.MATCH]


def test_lines_are_found_one_by_one() -> None:
    endless = "人工智能，" * 1_000_000
    assert next(break_lines(endless, 40)) == (0, 20)
