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
    alphabet="a字é\u0301\u0316\u200d\u200c\ufe0f👩\u0646\u0627\r\n\t\x1b\ud800\u202e\u3000"
)

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
]
KEPT = [
    "👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f\u200d🔥 🇨🇳 👍🏽",
    "می\u200cخواهم",  # Persian: two words without the joiner
    "क\u094d\u200dष",
    "　　段首缩进，“引号”——省略号……",
    "line one\n\nline two",
    "Ünïcödé, ελληνικά, русский, 한국어, 日本語 ｶﾅ",
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
