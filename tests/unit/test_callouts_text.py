"""Which lines open or close a callout, of which kind, with which title."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.callouts import Callout, read_callout

OPENING = [
    # Obsidian and GitHub, within a quote
    ("[!NOTE]", "note", ""),
    ("[!note]+ 要点", "note", "要点"),
    ("[!note|wide]- Title", "note", "Title"),
    ("[!tip] **Bold** title", "tip", "**Bold** title"),
    ("[!my-kind]", "my-kind", ""),
    # Docusaurus and VuePress
    (":::info", "info", ""),
    (":::info **Winners**", "info", "**Winners**"),
    (":::info[Title]", "info", "Title"),
    ("::: tip 提示", "tip", "提示"),
    ('::: tip{title="x y"}', "tip", "x y"),
    ("::: details 点击查看", "details", "点击查看"),
    ("::::warning", "warning", ""),
    # Pandoc and Quarto
    ("::: {.note}", "note", ""),
    ("::: {.callout-tip #a}", "tip", ""),
    ("::: {.columns}", "", ""),
    ("::: columns", "", ""),
    ("::: theorem 勾股定理", "", "勾股定理"),
    ("::: Warning ::::::", "warning", ""),
    # MkDocs
    ("!!! note", "note", ""),
    ('!!! note "Title"', "note", "Title"),
    ('!!! note inline end "Title"', "note", "Title"),
    ('!!! custom "Title"', "custom", "Title"),
    ("???+ tip", "tip", ""),
    ("??? 'no'", None, ""),
]


@pytest.mark.parametrize(("line", "kind", "title"), OPENING)
def test_a_line_opens_a_callout(line: str, kind: str | None, title: str) -> None:
    expected = None if kind is None else Callout(kind, title, closing=False)
    assert read_callout(line) == expected


@pytest.mark.parametrize("line", [":::", "::::::", "  ::: "])
def test_colons_alone_close_what_is_open(line: str) -> None:
    callout = read_callout(line)
    assert callout
    assert callout.closing


@pytest.mark.parametrize(
    "line",
    [
        "",
        "!!! wow this is great",
        "!!! 注意",
        "!!!",
        "??? what is this",
        "[! not one]x",
        "[!]",
        ":: leaf",
        "std:::x",
        "note: a title",
    ],
)
def test_prose_opens_nothing(line: str) -> None:
    assert read_callout(line) is None


@given(st.text(alphabet=":!?[]{}()+-|.\"' =anoteti字\n", max_size=60))
def test_no_line_makes_it_raise_or_name_a_kind_in_capitals(line: str) -> None:
    callout = read_callout(line)
    assert callout is None or callout.kind == callout.kind.lower()


@pytest.mark.parametrize("line", [":::" + "a " * 50_000, "!!! a" + " a" * 50_000, "[!" * 50_000])
def test_endless_lines_are_read(line: str) -> None:
    callout = read_callout(line)
    assert callout is None or callout.title
