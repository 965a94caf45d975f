"""What folding promises to search, highlighting and facets."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus.text.fold
from corpus.text.fold import fold

DATA = Path(corpus.text.fold.__file__).parent / "data"

SAME_WORD = [
    ("智能體", "智能体"),
    ("ＡＩ眼镜", "ai眼鏡"),
    ("DeepSeek", "ｄｅｅｐｓｅｅｋ"),
    ("裏", "里"),
    ("裡", "里"),
    ("臺灣", "台湾"),
    ("臺灣", "台灣"),
    ("經濟復甦", "经济复苏"),
    ("網絡與軟件", "网络与软件"),
    ("什麼", "什么"),
    ("“星福匠”", '"星福匠"'),
    ("「星福匠」", "“星福匠”"),
    ("‘旧’闻", "'旧'闻"),
    ("北京—上海", "北京-上海"),
    ("北京——上海", "北京－－上海"),
    ("２０２５年５月", "2025年5月"),
    ("人工智能：未来（上）", "人工智能:未来(上)"),
    ("深圳　大模型", "深圳 大模型"),
    ("深圳\u00a0大模型", "深圳 大模型"),
    ("弗拉基米尔·普京", "弗拉基米尔・普京"),
    ("ΟΔΟΣ", "οδοσ"),
    ("Σίσυφος", "ΣΊΣΥΦΟΣ"),
    ("İstanbul", "istanbul"),
    ("ﾃｽﾄ", "テスト"),
    ("⼈工智能", "人工智能"),
    ("\uf9dc", "隆"),
]

DIFFERENT_WORDS = [("智能", "职能"), ("2.5", "25"), ("resume", "résumé"), ("AI", "A1")]


@pytest.mark.parametrize(("one", "other"), SAME_WORD)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT_WORDS)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_character_folds_the_same_whatever_stands_beside_it(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


def test_no_code_point_changes_its_length_and_none_folds_further_the_second_time() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    folded = [fold(char) for char in every]
    assert [hex(ord(char)) for char, one in zip(every, folded, strict=True) if len(one) != 1] == []
    once = "".join(folded)
    assert [one for one, two in zip(once, fold(once), strict=True) if one != two] == []


def test_nothing_folds_to_a_control_character_or_a_line_break() -> None:
    printable = [chr(code) for code in range(0x20, sys.maxunicode + 1) if chr(code).isprintable()]
    assert [char for char in printable if not fold(char).isprintable()] == []


def test_the_table_leads_nowhere_but_to_simplified_characters() -> None:
    traditional, simplified = (DATA / "t2s.txt").read_text(encoding="utf-8").splitlines()
    assert len(traditional) == len(simplified) > 4000
    assert len(set(traditional)) == len(traditional)
    assert set(traditional) & set(simplified) == set()


def test_common_simplified_characters_fold_to_themselves() -> None:
    # All of GB 2312's first level: the 3 755 characters that Simplified Chinese is written with.
    # Two of them are also the Traditional form of another, 乾坤 and 乾燥, 著名 and 看著.
    rows = range(0xB0, 0xD8)
    level = [
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in rows
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA)
    ]
    assert [char for char in level if fold(char) != char] == ["乾", "著"]


def test_the_table_is_what_its_script_builds() -> None:
    pytest.importorskip("opencc", reason="only needed to rebuild the table")
    pairs = _script().build_pairs()
    built = "".join(sorted(pairs)) + "\n" + "".join(pairs[char] for char in sorted(pairs)) + "\n"
    assert (DATA / "t2s.txt").read_text(encoding="utf-8") == built


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_tables", DATA / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
