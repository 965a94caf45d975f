"""What the index keeps, in which order, and what it costs to change it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Document, Kind
from corpus.search.index import Folded, Index, fold_article, split_labels

DAY = datetime(2025, 5, 8, 9)


def folded(
    id: int,
    title: str = "标题",
    *,
    path: str = "",
    published: datetime | None = None,
    modified: float = 0.0,
    body: str = "",
) -> Folded:
    path = path or f"{id}.md"
    article = Article(id, Path(path), title, published=published, modified=modified)
    return fold_article(article, Document(title, body))


def ids(index: Index) -> list[int]:
    return [row.article.id for row in index.rows]


def test_an_article_is_folded_field_by_field_and_carried_along() -> None:
    article = Article(
        7,
        Path("a.md"),
        "智能體 ＡＩ",
        source="深圳晚報",
        tags=("ＡＩ", "智能體"),
        headings=("第一節", "第二節"),
    )
    row = fold_article(article, Document(article.title, "**開**源 OpenAI", summary="摘要"))
    labels = split_labels(row.labels)
    assert row.article is article
    assert row.title == "智能体 ai"
    assert labels.headings == "第一节\n第二节"
    assert labels.tags.split("\x01") == ["", "ai", "智能体", ""]
    assert "深圳晚报" in labels.source
    assert labels.summary == "摘要"
    assert row.body == "开源 openai"
    assert row.words == {"openai"}


def test_plain_text_is_not_read_as_markdown() -> None:
    article = Article(1, Path("a.txt"), "标题")
    text = "**深**圳\n北京"
    assert fold_article(article, Document("标题", text, Kind.PLAIN)).body == text
    assert fold_article(article, Document("标题", text, Kind.MARKDOWN)).body == "深圳北京"


def test_the_newest_stand_first_and_the_undated_last() -> None:
    index = Index()
    index.add(
        [
            folded(1, modified=5.0),
            folded(2, modified=9.0),
            folded(3, published=DAY),
            folded(4, published=DAY + timedelta(days=1)),
            folded(5, published=DAY, path="0.md"),
            folded(6, modified=9.0, path="1.md"),
        ]
    )
    assert ids(index) == [4, 5, 3, 6, 2, 1]
    assert [index.position(id) for id in ids(index)] == list(range(6))


def test_dates_at_both_ends_of_the_calendar_are_sorted_too() -> None:
    index = Index()
    index.add([folded(1, published=datetime.min), folded(2, published=datetime.max)])
    assert ids(index) == [2, 1]


def test_an_article_seen_before_is_replaced_wherever_it_stood() -> None:
    index = Index()
    index.add([folded(1, "旧", published=DAY), folded(2, "另", published=DAY - timedelta(1))])
    index.add([folded(1, "新", published=DAY - timedelta(2)), folded(1, "更新")])
    assert [row.title for row in index.rows] == ["另", "更新"]


def test_what_is_removed_is_gone_and_what_is_unknown_does_no_harm() -> None:
    index = Index()
    index.add([folded(1, body="deepseek"), folded(2, body="deepseek")])
    index.remove([1, 99])
    assert ids(index) == [2]
    index.remove([2])
    assert len(index) == 0


def test_columns_follow_every_change() -> None:
    index = Index()
    index.add([folded(1, "一")])
    assert index.column("title") == ["一"]
    assert list(index.having("一", "title", range(1))) == [0]
    index.add([folded(2, "二", published=DAY)])
    assert index.column("title") == ["二", "一"]
    assert list(index.having("一", "title", range(2))) == [1]
    index.remove([1])
    assert index.column("title") == ["二"]
    assert list(index.having("一", "title", range(1))) == []


def test_the_words_of_an_article_are_kept_once_for_all() -> None:
    index = Index()
    index.add([folded(1, "DeepSeek 与 DeepSeek"), folded(2, "deepseek-r1 café")])
    assert index.words_of_length(8) == ["deepseek"]
    assert index.words_of_length(4) == ["café"]
    assert all(row.words == frozenset() for row in index.rows)


@st.composite
def batches(draw: st.DrawFn) -> list[list[Folded]]:
    days = st.none() | st.integers(0, 3).map(lambda day: DAY + timedelta(days=day))
    one = st.builds(
        folded,
        st.integers(1, 12),
        path=st.sampled_from("abc"),
        published=days,
        modified=st.sampled_from([0.0, 1.0]),
    )
    return draw(st.lists(st.lists(one, max_size=6), max_size=6))


@settings(deadline=None)
@given(batches(), st.sets(st.integers(1, 12)))
def test_batch_by_batch_gives_what_sorting_once_gives(
    loaded: list[list[Folded]], gone: set[int]
) -> None:
    index = Index()
    for batch in loaded:
        index.add(batch)
        assert index.rows == sorted(index.rows, key=lambda row: row.order)
    index.remove(gone)
    last = {row.article.id: row.order for batch in loaded for row in batch}
    kept = {id: order for id, order in last.items() if id not in gone}
    assert sorted(row.order for row in index.rows) == [row.order for row in index.rows]
    assert {row.article.id: row.order for row in index.rows} == kept


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="智能体ab", max_size=6), max_size=12),
    st.text(alphabet="智能体ab", min_size=1, max_size=3),
)
def test_having_a_literal_is_what_looking_at_each_text_says(
    titles: list[str], literal: str
) -> None:
    index = Index()
    index.add(folded(id, title) for id, title in enumerate(titles, 1))
    texts = index.column("title")
    everything = range(len(texts))
    held = [row for row in everything if literal in texts[row]]
    assert list(index.having(literal, "title", everything)) == held
    some = list(everything)[::2]
    assert list(index.having(literal, "title", some)) == [row for row in held if row in some]
