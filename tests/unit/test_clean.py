"""What of a foreign text may reach a screen."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.text.clean import MAX_MARKS, clean, clean_line

ANYTHING = st.text(alphabet=st.characters(codec=None))
AWKWARD = st.text(
    alphabet="a1字é한\u0301\u0316\u20e3\u3099\u200b\u200d\u200c\ufe0f\ufe0e\U000e0100👩❤\u0646\u0627\r\n\t\x1b"
    "\ud800\u202e\u3000\u3164\ufdd0\U0001fffe\u212b\U0001f3f4\U000e0067\U000e007f\U0001d165\U0001d16d，。“”—"
)


def tagged(region: str) -> str:
    return "🏴" + "".join(chr(0xE0000 + ord(char)) for char in region) + "\U000e007f"


SHOWN = [
    ("\x1b]0;owned\x07", "\ufffd]0;owned\ufffd"),
    ("\x9b31m\x00\x7f", "\ufffd31m\ufffd\ufffd"),
    (
        "one\r\ntwo\rthree\u2028four\u2029five\x85six\x0cseven",
        "\n".join(["one", "two", "three", "four", "five", "six", "seven"]),
    ),
    ("a\tb", "a   b"),
    ("\tcode", "    code"),
    ("abc\u202edcba\u202c \u2066x\u2069", "abcdcba x"),
    ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ("tag\U000e0041\U000e007f", "tag"),
    ("智\u200b能\ufeff体\u00ad", "智能体"),
    ("Pay\u200dPal\u200c", "PayPal"),
    ("e\u0301", "é"),
    ("\u0b92\u0bd7", "\u0b94"),
    (tagged("usca") + tagged("") + "x" + tagged("gbeng")[1:], "🏴🏴x"),
    ("a\ufe0f\U000e0123b ❤\ufe0f\ufe0f\ufe0e 字\U000e0100\U000e0101", "ab ❤\ufe0f 字\U000e0100"),
    ("co\u034fop \u17b4\u206a\U0001d173\U0001bca0\ufff9a\ufffab\ufffb", "coop ab"),
    ("x\ufdd0\ufdef\ufffe\U0001ffff\U0010fffey", "x" + "\ufffd" * 5 + "y"),
    ("one\u3164two\uffa0\u115f\u1160three", "one two   three"),
]
KEPT = [
    "👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f\u200d🔥 🇨🇳 👍🏽",
    "می\u200cخواهم",  # Persian: two words without the joiner
    "क\u094d\u200dष",
    "　　段首缩进，“引号”——省略号……",
    "line one\n\nline two",
    "Ünïcödé, ελληνικά, русский, 한국어, 日本語 ｶﾅ",
    f"{tagged('gbeng')} {tagged('gbsct')} {tagged('gbwls')} 🏴\u200d☠\ufe0f 🏳\ufe0f\u200d🌈",
    "1\ufe0f\u20e3 #\ufe0f\u20e3 ©\ufe0f ☎\ufe0e 👁\ufe0f\u200d🗨\ufe0f",
    "葛\U000e0100城市 ≨\ufe00 \u1820\u180b",
    "\ue000\uf8ff\U000f0001",  # private use: a font may have something there
    "⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙",
]


@pytest.mark.parametrize(("foreign", "shown"), SHOWN)
def test_what_could_do_harm_is_gone_or_can_be_seen(foreign: str, shown: str) -> None:
    assert clean(foreign) == shown


@pytest.mark.parametrize("text", KEPT)
def test_what_writing_needs_stays(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None)
@given(ANYTHING | AWKWARD)
def test_cleaned_text_holds_no_control_character_but_the_line_feed(text: str) -> None:
    categories = {unicodedata.category(char) for char in clean(text).replace("\n", "")}
    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(clean(text)) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )


@settings(deadline=None)
@given(ANYTHING | AWKWARD)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(ANYTHING | AWKWARD)
def test_cleaned_text_is_composed_and_can_be_written_as_utf_8(text: str) -> None:
    assert unicodedata.is_normalized("NFC", clean(text))
    assert clean(text).encode("utf-8").decode("utf-8") == clean(text)


@pytest.mark.parametrize("mark", ["\u0301", "\u0344", "\u20e3", "\u0e49", "\ufe0f", "\U0001d167"])
def test_no_letter_carries_more_marks_than_a_cell_can_hold(mark: str) -> None:
    assert len(clean("x" + mark * 400 + "y")) <= MAX_MARKS + 2


def test_every_mark_of_unicode_is_counted() -> None:
    marks = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Mn", "Me")
    ]
    assert not [
        hex(ord(mark)) for mark in marks if len(clean("字" + mark * 40)) > 1 + MAX_MARKS * 2
    ]


def test_joiners_do_not_make_room_for_more_marks() -> None:
    assert len(clean("\u0627" + ("\u064b" * 8 + "\u200d") * 50)) <= MAX_MARKS + 2


def test_a_million_marks_are_cleaned_without_being_sorted() -> None:
    assert len(clean("a" + "\u0301\u0316" * 500_000)) <= MAX_MARKS + 1


def test_a_line_has_no_line_break_and_no_space_around_it() -> None:
    assert clean_line("  first\r\n\r\n   second\u2028third\t") == "first second third"


def test_a_long_line_ends_with_an_ellipsis_within_its_limit() -> None:
    assert clean_line("长" * 600, 10) == "长" * 9 + "…"
    assert clean_line("长" * 10, 10) == "长" * 10


@settings(deadline=None)
@given(ANYTHING | AWKWARD, st.integers(1, 50))
def test_a_line_keeps_its_limit_whatever_it_holds(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert "\n" not in line


@pytest.mark.parametrize(
    "title",
    [
        "\u3164",
        "\u115f\u1160",
        "\uffa0 \u3164",
        "⠀⠀ ⠀",
        "\u200b\u2060\ufeff",
        "\U000e0041" * 9,
        "\u0301\u034f\ufe0f",
    ],
)
def test_a_title_of_nothing_visible_is_no_title(title: str) -> None:
    assert clean_line(title) == ""


def test_what_is_let_through_at_a_glance_is_what_a_close_look_lets_through() -> None:
    closely = "\u200b"  # is removed, and makes its line be looked at
    assigned = (*range(0, 0x32000, 256), *range(0xE0000, 0xE1000, 256), 0xFFF00, 0x10FF00)
    for start in assigned:
        lines = [f"x{chr(code)}字" for code in range(start, start + 256) if code not in (9, 10, 13)]
        looked_at = clean("\n".join(closely + line for line in lines))
        assert clean("\n".join(lines)) == looked_at, hex(start)
        if clean("".join(lines)) == "".join(lines):  # and no two of them compose
            assert clean(closely + "".join(lines)) == "".join(lines), hex(start)


@settings(deadline=None)
@given(ANYTHING | AWKWARD, ANYTHING | AWKWARD)
def test_a_line_is_cleaned_the_same_whatever_stands_around_it(text: str, other: str) -> None:
    text, other = text.replace("\r", "\v"), other.replace("\r", "\v")  # which no line feed joins
    around = "\n".join([text, "plain " * 50, other])
    assert clean(around) == "\n".join([clean(text), clean("plain " * 50), clean(other)])


@pytest.mark.parametrize(
    "text",
    [
        "\ufdfa" * 1_000_000,
        "a" + "\U0001d16d\U0001d165" * 500_000,
        "e\u0301\n" * 300_000,
        "\u1100\u1161\u11a8" * 300_000,
        "\u200b\n" * 300_000,
    ],
    ids=["ligatures", "stems of notes", "marked letters", "jamo", "invisible lines"],
)
def test_what_grows_or_is_sorted_when_composed_takes_no_longer_than_its_length(text: str) -> None:
    assert len(clean(text)) <= len(text)
