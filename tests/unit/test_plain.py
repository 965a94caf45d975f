"""What a page without header tells of itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Kind, Parsed
from corpus.ingest.parse import parse_text
from corpus.ingest.plain_pages.plain import first_sentence, read_plain

PAGES = sorted((Path(__file__).parents[1] / "data" / "plain").glob("*.txt"))


def read_page(path: Path) -> Parsed:
    return parse_text(path.read_bytes().decode("utf-8"), path, relative=path.name)


def expected(path: Path) -> dict[str, Any]:
    return json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_gives_its_title_source_and_date(path: Path) -> None:
    parsed, wanted = read_page(path), expected(path)
    found = [[p.reason.name, p.line, p.detail] for p in parsed.problems]
    assert found == wanted["problems"]
    if parsed.article is None:
        assert wanted["title"] is None
        return
    published = parsed.article.published
    assert parsed.article.title == wanted["title"]
    assert parsed.article.source == wanted["source"]
    assert (published and published.isoformat(timespec="minutes")) == wanted["published"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_outline_holds_the_inner_headlines_where_they_stand(path: Path) -> None:
    document = read_page(path).document
    if document is None:
        return
    assert document.kind is Kind.PLAIN
    assert [heading.text for heading in document.outline] == expected(path)["headings"]
    lines = document.body.split("\n")
    assert [lines[heading.line] for heading in document.outline] == expected(path)["headings"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_navigation_is_hidden_and_text_is_not(path: Path) -> None:
    document = read_page(path).document
    if document is None:
        return
    hidden = expected(path)["hidden"]
    assert not [words for words in expected(path).get("has", []) if words not in document.body]
    assert not [words for words in hidden if words in document.body]
    assert not [words for words in hidden if words not in document.original]
    long = [line.strip() for line in document.original.split("\n") if len(line.strip()) > 60]
    assert not [line for line in long if line not in document.body]


def test_every_line_is_a_paragraph_and_empty_lines_stay_between() -> None:
    assert read_plain("　　甲\n乙\n\n\n\n丙\n").body == "甲\n乙\n\n丙"


def test_a_title_of_the_first_sentence_is_not_taken_from_the_text() -> None:
    page = read_plain("机器人进了厨房，炒出的第一盘菜是番茄鸡蛋。大家都说好吃，只是盐放多了些。")
    assert page.title == "机器人进了厨房，炒出的第一盘菜是番茄鸡蛋"
    assert page.body.startswith("机器人进了厨房")


def test_a_long_english_sentence_is_cut_between_words() -> None:
    text = (
        "A very long opening sentence that goes on and on without any comma at all until it stops."
    )
    title = first_sentence(text)
    assert title.endswith("…")
    assert text.startswith(title.rstrip("…"))
    assert text[len(title) - 1] == " "


def test_a_page_of_labels_alone_still_shows_something() -> None:
    page = parse_text("2025-05-08", Path("day.txt"))
    assert page.article is not None
    assert page.article.title
    assert page.document is not None
    assert page.document.body
