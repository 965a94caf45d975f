"""Headers of every kind: what they say is found, and no line is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Reason
from corpus.ingest.headers.header import MAX_LINES, split_header

HEADERS = sorted((Path(__file__).parents[1] / "data" / "headers").glob("*.md"))

PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "+++\n",
            "...\n",
            "\n",
            "title: x\n",
            "title：x\n",
            "tags: [a, b]\n",
            "- item\n",
        ),
        *("  indented\n", "# remark\n", "prose, with a comma\n", "title = 'x'\n", "[table]\n"),
        *("[#]: title: (x)\n", ".. title: x\n", "Title: x\n", '"quoted\n', "a: &b *c\n", "<!--\n"),
        *("-->\n", "{", "\ufeff", "\r", "\u3000text\n", "k: |\n", "date: 2025-13-01\n", "\x1b\n"),
        *("{\n", "}\n", '"title": "x",\n', '"tags": [\n', '{"title": "x"}\n', ";;;\n", "---json\n"),
        *("title:: x\n", "# Title\n", "Tags: a\n", "===\n", "> * 原文地址：[x](y)\n", "* 译者：\n"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join) | st.text()


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_a_header_says_what_was_written(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    header = split_header(path.read_bytes().decode("utf-8"))
    assert header.fields == wanted["fields"]
    assert header.body == wanted["body"]
    assert [[flaw.reason.name, flaw.line] for flaw in header.flaws] == wanted["problems"]


def lines_of(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


@settings(deadline=None)
@given(TEXTS)
def test_every_line_stands_in_the_header_or_in_the_body(text: str) -> None:
    header = split_header(text)
    assert "\n".join(lines_of(text)[header.line :]).rstrip("\n") == header.body


@settings(deadline=None)
@given(TEXTS)
def test_what_is_above_the_body_is_fenced_or_keyed_or_empty(text: str) -> None:
    header = split_header(text)
    head = [line for line in lines_of(text)[: header.line] if line.strip()]
    assert header.fields or all(re.fullmatch(r"(?:[-+.;]{3,}|---json)\s*", line) for line in head)


@pytest.mark.parametrize("path", HEADERS, ids=lambda path: path.stem)
def test_a_flaw_can_be_told_in_a_sentence(path: Path) -> None:
    for flaw in split_header(path.read_bytes().decode("utf-8")).flaws:
        assert flaw.detail or "{detail}" not in flaw.reason
        assert flaw.line >= 1


def test_a_text_between_rules_far_apart_is_no_header() -> None:
    text = "---\n\nprose\n" + "more prose\n" * 10_000 + "---\nend"
    assert split_header(text).body == text


def test_a_text_between_rules_far_apart_is_kept_below_its_header() -> None:
    prose = "a line of prose\n" * 5000 + "---\nrest"
    header = split_header(f"---\ntitle: x\n{prose}")
    assert (header.fields, header.body) == ({"title": "x"}, prose)
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]


def test_a_header_with_more_lines_than_are_looked_at_loses_none() -> None:
    text = "---\ntitle: x\nsummary:\n" + "  more of it\n" * (2 * MAX_LINES) + "---\nrest"
    header = split_header(text)
    assert header.fields["title"] == "x"
    assert header.body == "\n".join(text.split("\n")[1 + MAX_LINES :])
    assert [flaw.reason for flaw in header.flaws] == [Reason.HEADER_UNSAFE]


@pytest.mark.parametrize("opening", ["---\ntitle: x\n", "Title: x\n"], ids=["open", "pairs"])
def test_a_header_is_not_parted_within_a_line(opening: str) -> None:
    header = split_header(f"{opening}summary: {'a' * 70_000}\n\nbody")
    assert header.body == "body"
    assert header.fields["summary"] == "a" * 70_000
