"""The one object a front end holds: what is listed, counted, marked and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from corpus import (
    Corpus,
    Order,
    Problem,
    Reading,
    Reason,
    Shelf,
    Store,
    View,
    by_reason,
    in_order,
)

NOW = datetime(2025, 12, 16, 9, 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, title, date, tags, source in (
        ("a", "深圳大模型", "2025-12-15", "AI, 深圳", "日报"),
        ("b", "智能體", "2025-05-08", "ＡＩ", "Zeitung"),
        ("c", "Batteries", "2025-06-01", "energy", "Courier"),
    ):
        header = f"title: {title}\ndate: {date}\ntags: {tags}\nsource: {source}"
        (folder / f"{name}.md").write_text(f"---\n{header}\n---\n正文{name}。\n", encoding="utf-8")
    (folder / "undated.txt").write_text("一段没有日期的话，放在这里。\n", encoding="utf-8")
    return folder


@pytest.fixture
def opened(folder: Path, tmp_path: Path) -> Iterator[Callable[[], Corpus]]:
    """Open the corpus and read it to the end, as often as asked."""
    corpora: list[Corpus] = []

    def open() -> Corpus:
        store = Store.open(tmp_path / "state", clock=lambda: NOW)
        corpus = Corpus([folder], store, now=lambda: NOW, clock=lambda: 0.0)
        for batch in corpus.load():
            corpus.add(batch)
        corpora.append(corpus)
        return corpus

    yield open
    for corpus in corpora:
        corpus.close()


Opened = Callable[[], Corpus]


def titles(corpus: Corpus, query: str = "", **how: object) -> list[str]:
    return [row.article.title for row in corpus.select(query, **how)]  # type: ignore[arg-type]


def ids(corpus: Corpus, *wanted: str) -> list[int]:
    return [article.id for title in wanted for article in corpus if article.title == title]


def test_the_newest_come_first_and_the_undated_last(opened: Opened) -> None:
    corpus = opened()
    assert titles(corpus) == ["深圳大模型", "Batteries", "智能體", "一段没有日期的话，放在这里"]


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (Order.OLDEST, "一段没有日期的话，放在这里"),
        (Order.TITLE, "Batteries"),
        (Order.NEWEST, "深圳大模型"),
    ],
)
def test_a_list_can_be_sorted(opened: Opened, order: Order, first: str) -> None:
    assert titles(opened(), order=order)[0] == first


def test_a_tag_is_one_in_every_spelling(opened: Opened) -> None:
    corpus = opened()
    assert titles(corpus, view=View(Shelf.TAG, "ai")) == ["深圳大模型", "智能體"]
    commonest = corpus.tags.listed()[0]
    assert (commonest.total, commonest.unread) == (2, 2)


def test_counts_follow_every_mark_and_its_undoing(opened: Opened) -> None:
    corpus = opened()
    corpus.mark(ids(corpus, "智能體", "Batteries"), "read", reading=Reading.READ)
    corpus.mark(ids(corpus, "深圳大模型"), "later", reading=Reading.LATER)
    corpus.mark(ids(corpus, "智能體"), "star", starred=True)
    counts = corpus.counts()
    assert (counts.total, counts.unread, counts.queued, counts.starred) == (4, 1, 1, 1)
    assert corpus.unread(View(Shelf.TAG, "AI")) == 0
    assert corpus.unread(View(Shelf.STARRED)) == 0
    for _ in range(3):
        corpus.undo()
    assert corpus.counts().unread == 4
    assert corpus.unread(View(Shelf.SOURCE, "日报")) == 1


def test_one_undo_takes_back_a_whole_step(opened: Opened) -> None:
    corpus = opened()
    everything = [article.id for article in corpus]
    corpus.mark(everything[:1], "later", reading=Reading.LATER)
    change = corpus.mark(everything, "read", reading=Reading.READ)
    assert change is not None
    assert len(change.ids) == 4
    corpus.undo()
    assert [corpus.marks(id).reading for id in everything].count(Reading.UNREAD) == 3
    assert corpus.marks(everything[0]).reading is Reading.LATER


def test_a_step_that_changes_nothing_is_none(opened: Opened) -> None:
    corpus = opened()
    assert corpus.mark(ids(corpus, "智能體"), "unread", reading=Reading.UNREAD) is None
    assert corpus.undo() is None


def test_what_happened_by_itself_is_not_taken_back(opened: Opened) -> None:
    corpus = opened()
    (id,) = ids(corpus, "智能體")
    corpus.note(id, reading=Reading.READ)
    assert corpus.undo() is None
    assert corpus.marks(id).reading is Reading.READ


def test_a_list_shows_the_marks_of_the_moment_and_keeps_its_articles(opened: Opened) -> None:
    corpus = opened()
    rows = corpus.select("is:unread")
    corpus.mark([rows[0].article.id], "read", reading=Reading.READ)
    assert len(rows) == 4
    assert rows[0].marks.reading is Reading.READ
    assert len(corpus.select("is:unread")) == 3


def test_the_queue_shows_the_oldest_first(opened: Opened) -> None:
    corpus = opened()
    corpus.mark(ids(corpus, "深圳大模型", "智能體"), "later", reading=Reading.LATER)
    assert titles(corpus, view=View(Shelf.QUEUE)) == ["智能體", "深圳大模型"]


def test_an_article_keeps_its_id_and_marks_from_one_start_to_the_next(opened: Opened) -> None:
    corpus = opened()
    (id,) = ids(corpus, "智能體")
    corpus.mark([id], "star", starred=True)
    corpus.flush()
    again = opened()
    assert ids(again, "智能體") == [id]
    assert again.marks(id).starred


def test_marks_of_another_window_are_taken_in(opened: Opened) -> None:
    one, other = opened(), opened()
    (id,) = ids(one, "智能體")
    one.mark([id], "star", starred=True)
    one.flush()
    assert other.sync()
    assert other.marks(id).starred
    assert other.counts().starred == 1
    assert not other.sync()


def test_a_file_that_is_gone_opens_as_a_page_that_says_so(opened: Opened, folder: Path) -> None:
    corpus = opened()
    (id,) = ids(corpus, "智能體")
    (folder / "b.md").unlink()
    document = corpus.open(id)
    assert document.title == "智能體"
    assert [problem.reason for problem in document.problems] == [Reason.VANISHED]


def test_articles_that_are_dropped_are_counted_no_more(opened: Opened) -> None:
    corpus = opened()
    corpus.drop(ids(corpus, "智能體"))
    assert len(corpus) == corpus.counts().total == 3
    assert titles(corpus, view=View(Shelf.TAG, "AI")) == ["深圳大模型"]


def test_an_article_is_found_by_id_and_by_path(opened: Opened, folder: Path) -> None:
    corpus = opened()
    (id,) = ids(corpus, "智能體")
    assert corpus.find(str(id)) == corpus.find(str(folder / "b.md")) == id
    assert corpus.find("4711") is None
    assert corpus.find(str(folder / "none.md")) is None


# ── problems ──


def read_again(corpus: Corpus) -> None:
    for batch in corpus.load():
        corpus.add(batch)


def reasons(corpus: Corpus) -> list[tuple[str, Reason]]:
    return [(problem.path.name, problem.reason) for problem in in_order(corpus.problems)]


def test_a_file_read_again_has_its_problems_once(opened: Opened, folder: Path) -> None:
    (folder / "date.md").write_text("---\ntitle: x\ndate: 2017-16-26\n---\ntext\n")
    (folder / "empty.md").write_bytes(b"")
    (folder / "gone.md").symlink_to("nowhere")
    corpus = opened()
    before = reasons(corpus)
    assert before == [
        ("date.md", Reason.DATE),
        ("empty.md", Reason.EMPTY),
        ("gone.md", Reason.MISSING),
    ]
    read_again(corpus)
    assert reasons(corpus) == before
    assert corpus.files_with_problems == 3


def test_problems_that_are_mended_or_gone_are_told_no_more(opened: Opened, folder: Path) -> None:
    for name in ("a1.md", "a2.md", "a3.md"):
        (folder / name).write_bytes(b"")
    corpus = opened()
    (folder / "a1.md").write_text("# mended\n")
    (folder / "a2.md").unlink()
    (folder / "a3.md").write_bytes(bytes(99))
    read_again(corpus)
    assert reasons(corpus) == [("a3.md", Reason.BINARY)]


def test_a_reading_that_was_stopped_forgets_nothing(opened: Opened, folder: Path) -> None:
    (folder / "z.md").write_bytes(b"")
    corpus = opened()
    for batch in corpus.load(lambda: True):
        corpus.add(batch)
    assert reasons(corpus) == [("z.md", Reason.EMPTY)]


def test_problems_come_by_path_then_by_line_and_are_counted_most_first() -> None:
    found = [
        Problem(Path("b"), Reason.EMPTY),
        Problem(Path("a"), Reason.DATE, 12),
        Problem(Path("a"), Reason.DATE, 3),
        Problem(Path("a"), Reason.ENCODING),
    ]
    assert in_order(found) == [found[3], found[2], found[1], found[0]]
    assert by_reason(found)[0] == (Reason.DATE, 2)
    assert [number for _, number in by_reason(found)] == [2, 1, 1]


def test_what_was_passed_over_is_that_of_the_last_reading(opened: Opened, folder: Path) -> None:
    (folder / "a.png").write_bytes(b"")
    corpus = opened()
    read_again(corpus)
    assert corpus.passed_over.suffixes == {"png": 1}
    (folder / ".kanbaoignore").write_text("*.png\n")
    read_again(corpus)
    assert (corpus.passed_over.suffixes, corpus.passed_over.ignored) == ({}, 1)


def test_an_article_that_has_become_a_link_is_not_followed(opened: Opened, folder: Path) -> None:
    corpus = opened()
    (id,) = ids(corpus, "智能體")
    secret = folder.parent / "secret"
    secret.write_text("secret")
    (folder / "b.md").unlink()
    (folder / "b.md").symlink_to(secret)
    document = corpus.open(id)
    assert (document.body, document.problems[0].reason) == ("", Reason.OUTSIDE)
