"""What a query finds, in which order, and why."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, Document, Kind
from corpus.search.index import Index, fold_article
from corpus.search.match import Match, Tier, find_matches
from corpus.search.query import parse_query
from corpus.text.fold import fold

DATA = Path(__file__).parent.parent / "data" / "search"
TODAY = date(2025, 12, 20)
UNREAD = {1, 3}


def library() -> list[tuple[Article, Document]]:
    """The made-up library, as ingest would hand it over."""
    rows = tomllib.loads((DATA / "library.toml").read_text(encoding="utf-8"))["article"]
    return [_article(row) for row in rows]


def _article(row: dict[str, object]) -> tuple[Article, Document]:
    published = row.get("published")
    if isinstance(published, date) and not isinstance(published, datetime):
        published = datetime(published.year, published.month, published.day)
    assert published is None or isinstance(published, datetime)
    text = {key: str(row.get(key, "")) for key in ("path", "title", "source", "summary", "body")}
    lists = {key: row.get(key, []) for key in ("tags", "headings")}
    assert all(isinstance(values, list) for values in lists.values())
    article = Article(
        int(str(row["id"])),
        Path(text["path"]),
        text["title"],
        published=published,
        source=text["source"],
        tags=tuple(lists["tags"]),  # type: ignore[arg-type]
        headings=tuple(lists["headings"]),  # type: ignore[arg-type]
        modified=float(str(row.get("modified", 0.0))),
    )
    kind = Kind.PLAIN if row.get("plain") else Kind.MARKDOWN
    return article, Document(text["title"], text["body"].strip(), kind, text["summary"])


def index_of(articles: list[tuple[Article, Document]]) -> Index:
    index = Index()
    index.add(fold_article(article, document) for article, document in articles)
    return index


LIBRARY = index_of(library())


def find(query: str, index: Index = LIBRARY) -> list[Match]:
    return find_matches(
        parse_query(query),
        index,
        holds=lambda state, id: (id in UNREAD) is (state == "unread"),
        today=TODAY,
    )


def golden() -> Iterator[tuple[str, str]]:
    for line in (DATA / "queries.tsv").read_text(encoding="utf-8").splitlines():
        query, _, expected = line.partition("\t")
        if not line.startswith("// "):
            yield query, expected


@pytest.mark.parametrize(("query", "expected"), list(golden()))
def test_a_query_finds_these_articles_in_this_order_for_these_reasons(
    query: str, expected: str
) -> None:
    assert ", ".join(f"{match.id} {match.tier.name}" for match in find(query)) == expected


def test_no_query_finds_everything_the_newest_first() -> None:
    assert [match.id for match in find("")] == [3, 8, 10, 1, 4, 2, 7, 6, 9, 5]
    assert {match.tier for match in find("tag:")} == {Tier.NONE}


SPANS = [
    ("智能制造", 1, ["智能制造"]),
    ("AI 智能", 1, ["AI", "智能"]),
    ("智能體", 5, ["智能體"]),
    ("智能制造大会", 1, ["智能制造", "大会"]),
    ("智能制照", 1, ["智能制造"]),
    ("qwen2.5", 6, ["Qwen 2.5"]),
    ("kubernets", 7, []),
    ("emials", 7, ["emails"]),
    ("ai", 7, ["ai", "ai", "ai"]),
    ("title:kettle", 7, ["kettle"]),
    ("腾云 大模型", 3, ["大模型"]),
    ("具身", 3, []),
]


@pytest.mark.parametrize(("query", "id", "marked"), SPANS)
def test_a_match_knows_where_in_the_original_title_it_is(
    query: str, id: int, marked: list[str]
) -> None:
    titles = {article.id: article.title for article, _ in library()}
    (match,) = [match for match in find(query) if match.id == id]
    assert [titles[id][start:end] for start, end in match.spans] == marked


def test_a_match_in_a_body_says_how_often_the_words_stand_there() -> None:
    assert [(match.id, match.count) for match in find("腾云")] == [(3, 2)]
    assert [(match.id, match.count) for match in find("腾云 盘谷")] == [(3, 3)]
    assert [match.count for match in find("智能制造")] == [0, 0]


ODD = [
    "x" * 100_000,
    "智" * 100_000,
    "智能体" * 20_000,
    " ".join("智能体" for _ in range(10_000)),
    "(" * 5000 + "智能",
    "- - -- OR | OR ( ) -( )",
    '"' * 999,
    ".* [a-z]+ \\d{3} (?:x) ^$",
    "[智",
    "a{1,99999}",
    "👨‍👩‍👧‍👦 🎉",
    "\x00\x01\x1b[31m\x02",
    "深圳\x00大模型",
    "\ud800",
    "Ünïcödé",
    "موسيقى",
    "тест",
    "한국어 검색",
    "tag:\x01ai\x01",
    'title:"' + "a" * 5000 + '"',
    "date:9999-12-31 newer:99999999d older:0001-01-01",
]


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_odd_queries_get_an_answer(query: str) -> None:
    matches = find(query)
    assert {match.id for match in matches} <= {match.id for match in find("")}
    assert len({match.id for match in matches}) == len(matches)


def test_control_characters_in_a_query_part_its_words() -> None:
    assert find("深圳\x00大模型") == find("深圳 大模型")


def test_an_empty_library_finds_nothing() -> None:
    for query in ("", "智能体", "deepsek", "tag:AI", "-x"):
        assert find(query, Index()) == []


@settings(deadline=None)
@given(st.permutations(["深圳", "大模型", "智能体", "deepsek", "-眼镜", "is:unread", "2.5"]))
def test_the_order_of_the_words_makes_no_difference(words: list[str]) -> None:
    for length in (2, 3):
        assert find(" ".join(words[:length])) == find(" ".join(sorted(words[:length])))


def test_a_word_well_known_elsewhere_is_no_typo() -> None:
    index = index_of(
        [
            (Article(id, Path(f"{id}.md"), f"deepseek 深圳 {id}"), Document("", ""))
            for id in range(1, 7)
        ]
        + [(Article(9, Path("9.md"), "deepseak 北京"), Document("", ""))]
    )
    assert find("deepseek 北京", index) == []
    assert [match.tier for match in find("deepseeek 北京", index)] == []
    assert [match.id for match in find("deepsaek 北京", index)] == [9]


# ── against a simple, slow search that says the rules word by word ──

KINDS = (("han", "智能体圳"), ("letter", "abx"), ("digit", "12"))
PARTS_OF_WORDS = [*"智能体圳abx12", "智能", "ab", "能体"]


def kind_of(char: str) -> str:
    return next((kind for kind, chars in KINDS if char in chars), "")


def slow_stands(word: str, text: str, *, from_start: bool) -> bool:
    """Whether a word of signs, letters and digits stands in a text, place by place."""
    pieces = ["".join(piece) for _, piece in groupby(word, kind_of)]
    return any(
        slow_end(pieces, text, at) > 0
        and not (
            from_start
            and at > 0
            and kind_of(word[0]) in ("letter", "digit")
            and kind_of(text[at - 1]) == kind_of(word[0])
        )
        for at in range(len(text))
    )


def slow_end(pieces: list[str], text: str, at: int) -> int:
    for number, piece in enumerate(pieces):
        if number and text[at : at + 1] in ("-", "_", " "):
            at += 1
        if not text.startswith(piece, at):
            return -1
        at += len(piece)
    return at


def slow_scattered(word: str, title: str) -> bool:
    pattern = "".join(f"{re.escape(char)}.*?" for char in word)
    starts = [place.start() for place in re.finditer(f"(?={pattern})", title)]
    ends = [re.compile(pattern).match(title, start) for start in starts]
    widths = [end.end() - start for start, end in zip(starts, ends, strict=True) if end]
    return sum(kind_of(char) == "han" for char in word) >= 3 and any(
        width <= 3 * len(word) for width in widths
    )


def slow_tier(word: str, article: Article, document: Document) -> Tier | None:
    def inside(text: str) -> bool:
        return slow_stands(word, fold(text), from_start=False)

    def in_prose(text: str) -> bool:
        return slow_stands(word, fold(text), from_start=True)

    def whole(text: str) -> bool:
        pieces = ["".join(piece) for _, piece in groupby(word, kind_of)]
        return slow_end(pieces, fold(text), 0) == len(text)

    rules = [
        (Tier.TITLE, inside(article.title)),
        (Tier.TAG, any(map(whole, article.tags))),
        (Tier.HEADING, any(map(inside, article.headings))),
        (Tier.TAG_PART, any(map(inside, article.tags))),
        (Tier.SOURCE, inside(article.source)),
        (Tier.SUMMARY, in_prose(document.summary)),
        (Tier.CHARACTERS, slow_scattered(word, fold(article.title))),
        (Tier.BODY, in_prose(document.body)),
    ]
    return next((tier for tier, holds in rules if holds), None)


def slow_find(words: list[str], articles: list[tuple[Article, Document]]) -> list[tuple[int, Tier]]:
    found = []
    for article, document in sorted(articles, key=lambda one: str(one[0].path)):
        tiers = [slow_tier(word, article, document) for word in words]
        if all(tier is not None for tier in tiers):
            found.append((article.id, max(tier for tier in tiers if tier is not None)))
    return sorted(found, key=lambda one: one[1])


texts = st.lists(st.sampled_from([*PARTS_OF_WORDS, " ", "-"]), max_size=9).map("".join)
words = st.lists(st.sampled_from(PARTS_OF_WORDS), min_size=1, max_size=4).map("".join)


@st.composite
def libraries(draw: st.DrawFn) -> list[tuple[Article, Document]]:
    articles = []
    for id in range(1, draw(st.integers(1, 8))):
        names = draw(st.lists(texts.map(str.strip), max_size=3))
        article = Article(
            id,
            Path(f"{9 - id}.md"),
            draw(texts),
            source=draw(texts),
            tags=tuple(filter(None, names)),
            headings=tuple(draw(st.lists(texts, max_size=2))),
        )
        document = Document("", draw(texts), Kind.PLAIN, draw(texts))
        articles.append((article, document))
    return articles


@settings(deadline=None)
@given(libraries(), st.lists(words, min_size=1, max_size=3))
def test_every_exact_match_is_found_and_no_other(
    articles: list[tuple[Article, Document]], asked: list[str]
) -> None:
    found = find(" ".join(asked), index_of(articles))
    exact = [(match.id, match.tier) for match in found if match.tier is not Tier.TYPO]
    assert exact == slow_find(asked, articles)
    assert not {match.id for match in found if match.tier is Tier.TYPO} & {id for id, _ in exact}


@settings(deadline=None)
@given(libraries(), words, words)
def test_or_and_not_are_the_sets_they_say(
    articles: list[tuple[Article, Document]], one: str, other: str
) -> None:
    index = index_of(articles)

    def ids(query: str) -> set[int]:
        return {match.id for match in find(query, index)}

    def holding(word: str) -> set[int]:
        exact = find(f"{word}", index)
        return {match.id for match in exact if match.tier not in (Tier.TYPO, Tier.CHARACTERS)}

    everything = ids("")
    assert ids(f"{one} | {other}") == ids(one) | ids(other)
    assert ids(f"-{one}") == everything - holding(one)
    assert ids(f"-(-{one})") == holding(one)
    assert ids(f"-({one} | {other})") == ids(f"-{one} -{other}")


def test_one_wrong_character_in_a_longer_word_still_finds_it() -> None:
    signs = "深圳大模型研发聚焦场景赋能产业"
    chance = random.Random(7)
    for _ in range(100):
        length = chance.randint(4, 8)
        start = chance.randrange(len(signs) - length)
        word = list(signs[start : start + length])
        word[chance.randrange(length)] = "鑫"
        assert find("".join(word))[0].id == 3


def test_latin_words_are_corrected_within_the_distance_their_length_allows() -> None:
    assert [match.id for match in find("kuberntes")] == [7]
    assert [match.id for match in find("kubrntes")] == [7]
    assert find("kubrnte") == []
    assert [match.id for match in find("ketle")] == [7]
    assert find("ktle") == []
