"""A person marks: done, later, star, all of it; takes it back; finds it after a new start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corpus import Reading

Start = Any  # the fixture of conftest.py, which cannot be imported
FIRST, SECOND = "人工智能走进车间", "深圳大模型研发"


async def test_done_and_later_mark_and_move_on(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("full_stop", "comma")
        assert session.marks(FIRST) == (Reading.READ, False)
        assert session.marks(SECOND) == (Reading.LATER, False)
        assert session.title == "Batteries get a second life"


async def test_the_forms_of_a_chinese_input_method_do_the_same(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("。", "，", "ｓ")
        assert session.marks(FIRST)[0] is Reading.READ
        assert session.marks(SECOND)[0] is Reading.LATER
        assert session.marks("Batteries get a second life") == (Reading.UNREAD, True)


async def test_read_and_star_are_toggled(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("r", "s")
        assert session.marks(FIRST) == (Reading.READ, True)
        await session.press("r", "s")
        assert session.marks(FIRST) == (Reading.UNREAD, False)


async def test_undo_goes_back_step_by_step_with_the_cursor_and_redo_forth(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("full_stop", "comma", "s", "u", "u")
        assert session.marks(SECOND) == (Reading.UNREAD, False)
        assert session.title == SECOND
        assert "Taken back: Kept 1 article for later" in session.screen()
        await session.press("u")
        assert session.marks(FIRST)[0] is Reading.UNREAD
        await session.press("U", "U")
        assert session.marks(SECOND)[0] is Reading.LATER
        await session.press("u", "u", "u")
        assert "Nothing to take back" in session.screen()


async def test_all_that_is_listed_becomes_read_in_one_step(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash", *"AI", "enter", "A")
        assert "Marked 3 articles as read" in session.screen()
        assert session.marks("城市的夜晚")[0] is Reading.UNREAD
        await session.press("u")
        assert {row.marks.reading for row in session.reader.articles.rows} == {Reading.UNREAD}


async def test_a_row_just_read_stays_until_the_view_changes(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("2", "full_stop", "full_stop")
        assert len(session.titles()) == 5
        await session.press("1", "2")
        assert len(session.titles()) == 3


async def test_the_views_show_what_was_kept_and_starred(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("comma", "comma", "s")
        await session.press("4")
        assert session.titles() == [SECOND, FIRST]
        await session.press("3")
        assert session.titles() == ["Batteries get a second life"]
        await session.press("2")
        assert session.titles() == ["Batteries get a second life", "智能體走進圖書館", "城市的夜晚"]


async def test_an_empty_view_says_what_to_press(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("4")
        assert "Nothing kept for later." in session.screen()


async def test_everything_is_as_it_was_after_a_new_start(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("full_stop", "comma", "s")
    async with start(library) as session:
        assert session.marks(FIRST) == (Reading.READ, False)
        assert session.marks(SECOND) == (Reading.LATER, False)
        assert session.marks("Batteries get a second life") == (Reading.UNREAD, True)


async def test_marks_follow_a_file_that_was_renamed(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("j", "j", "j", "s")
    (library / "d.md").rename(library / "elsewhere.md")
    async with start(library) as session:
        assert session.marks("智能體走進圖書館") == (Reading.UNREAD, True)


async def test_the_articles_themselves_are_never_written(start: Start, library: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in library.iterdir()}
    async with start(library) as session:
        await session.press("full_stop", "comma", "s", "enter", "space", "A", "u", "R")
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in library.iterdir()}
    assert after == before


async def test_the_sidebar_counts_unread_and_all(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("full_stop")
        (entry,) = [e for e in session.reader.sidebar.entries if e.label == "AI"]
        assert (entry.unread, entry.total) == (2, 3)


async def test_a_tag_of_the_sidebar_narrows_the_list(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("h", "j", "j", "j", "j")
        assert session.reader.viewing.view.name == "AI"
        await session.press("enter")
        assert session.titles() == [FIRST, SECOND, "智能體走進圖書館"]
        assert session.focus == "list"


async def test_brackets_go_to_the_next_tag_with_unread_articles(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("right_square_bracket")
        assert session.reader.viewing.view.name == "AI"
        await session.press("A", "right_square_bracket")
        assert session.reader.viewing.view.name == "energy"
        await session.press("left_square_bracket")
        assert session.reader.viewing.view.name == "南岸周刊"


async def test_a_new_file_comes_and_a_deleted_one_goes_with_r(start: Start, library: Path) -> None:
    async with start(library) as session:
        (library / "f.md").write_text(
            "---\ntitle: 新到的\ndate: 2025-12-16\n---\n正文\n", encoding="utf-8"
        )
        (library / "e.md").unlink()
        await session.press("R")
        assert session.titles()[0] == "新到的"
        assert "城市的夜晚" not in session.titles()
