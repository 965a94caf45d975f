"""A body of megabytes is found by its words, and makes nobody wait for what nobody needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.article import Article, Document
from corpus.search.index import LEARNT, LONGEST_PROSE, Folded, Index, fold_article
from corpus.search.match import COUNTED, Match, find_matches
from corpus.search.query import parse_query

FILLING = "一段**話**，ABOUT nothing.\n\n"


def folded(id: int, body: str) -> Folded:
    return fold_article(Article(id, Path(f"{id}.md"), "标题"), Document("标题", body))


def find(query: str, *bodies: str) -> list[Match]:
    index = Index()
    index.add(folded(id, body) for id, body in enumerate(bodies))
    return find_matches(parse_query(query), index, holds=lambda *_: False, today=date(2025, 5, 8))


def test_a_long_body_is_folded_like_a_short_one_but_keeps_its_marks() -> None:
    body = FILLING * (LONGEST_PROSE // len(FILLING) + 1)
    assert folded(1, body).body == body.replace("話", "话").replace("，", ",").lower()
    assert folded(1, FILLING).body == "一段话,about nothing.\n\n"


def test_a_word_at_the_end_of_a_long_body_is_found() -> None:
    body = FILLING * (COUNTED // 10) + "深圳"
    assert [(match.id, match.count) for match in find("深圳", body, "北京")] == [(0, 1)]


def test_what_is_said_often_is_counted_in_the_beginning_of_a_long_body() -> None:
    body = "深圳，" * COUNTED
    assert find("深圳", body)[0].count == COUNTED // 3


def test_words_are_learnt_from_the_beginning_of_a_long_body() -> None:
    body = f"beginning {'x ' * LEARNT} ending"
    assert folded(1, body).words == {"beginning"}
