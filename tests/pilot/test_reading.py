"""A person reads: moves, opens, pages, comes to the end, and finds everything again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import Reading

Start = Any  # the fixture of conftest.py, which cannot be imported


async def test_titles_stand_in_the_list_newest_first_under_their_days(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        assert session.titles() == [
            "人工智能走进车间",
            "深圳大模型研发",
            "Batteries get a second life",
            "智能體走進圖書館",
            "城市的夜晚",
        ]
        screen = session.screen()
        assert "Yesterday ──" in screen
        assert "2 November ──" in screen
        assert "12:08" in screen


async def test_the_text_follows_the_cursor_and_marks_nothing(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("j", "j")
        assert "Old cells." in session.screen()
        await session.press("j", "k", "k", "k")
        assert {row.marks.reading for row in session.reader.articles.rows} == {Reading.UNREAD}


async def test_holding_j_loses_no_key_and_ends_on_the_right_text(
    start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(60):
        path = folder / f"2025-01-01-{n:03}.md"
        path.write_text(f"---\ntitle: Number {n}\n---\nText of {n:03}.\n", encoding="utf-8")
    async with start(folder) as session:
        await session.pilot.press(*["j"] * 40)
        await session.settle()
        assert session.title == session.titles()[40]
        assert f"Text of {session.title.split()[1]:>03}." in session.screen()


async def test_enter_opens_and_escape_comes_back_without_leaving(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("enter")
        assert session.focus == "text"
        await session.press("escape")
        assert session.focus == "list"
        await session.press("escape", "escape")
        assert session.pilot.app.is_running


async def test_q_goes_back_and_at_the_last_step_leaves(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("enter", "q")
        assert session.focus == "list"
        await session.pilot.press("q")
        assert session.pilot.app._exit


async def test_ctrl_c_pressed_twice_leaves(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("ctrl+c")
        assert session.pilot.app.is_running
        assert "ctrl+c once more leaves" in session.screen()
        await session.pilot.press("ctrl+c")
        assert session.pilot.app.return_code == 130


async def test_a_text_paged_to_its_end_is_read_and_one_left_before_is_begun(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("j", "j", "j")
        await session.press("space")
        assert session.marks("智能體走進圖書館") == (Reading.BEGUN, False)
        for _ in range(20):
            if session.marks("智能體走進圖書館")[0] is Reading.READ:
                break
            await session.press("space")
        assert session.marks("智能體走進圖書館") == (Reading.READ, False)


async def test_space_at_the_end_goes_to_the_next_unread_and_says_when_none_is_left(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("j", "j")
        await session.press("space")
        assert session.title == "智能體走進圖書館"
        await session.press("A")
        for _ in range(20):
            await session.press("space")
        assert "No unread article is left" in session.screen()


async def test_a_long_text_reopens_where_it_was_left_after_a_new_start(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("j", "j", "j", "enter", "space", "space")
        place = session.reader.text.place
        assert place > (0, 0)
        await session.press("escape", "k")
    async with start(library, size=(100, 30)) as session:
        await session.press("j", "j", "j")
        assert session.reader.text.place[0] == place[0]


async def test_resizing_keeps_the_paragraph_on_top(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("j", "j", "j", "enter", "space", "space")
        block, _ = session.reader.text.place
        for size in ((80, 24), (60, 30), (200, 50), (120, 36)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert session.reader.text.place[0] == block


@pytest.mark.parametrize(
    ("width", "panes"),
    [
        (130, {"sidebar", "list", "text"}),
        (110, {"sidebar", "list", "text"}),
        (109, {"list", "text"}),
        (80, {"list", "text"}),
        (79, {"list"}),
        (40, {"list"}),
    ],
)
async def test_a_narrower_terminal_shows_fewer_panes(
    start: Start, library: Path, width: int, panes: set[str]
) -> None:
    async with start(library, size=(width, 30)) as session:
        shown = {pane.id for pane in session.reader.panes.order if pane.size.width}
        assert shown == panes


@pytest.mark.parametrize("size", [(39, 30), (100, 11), (20, 5), (1, 1)])
async def test_a_terminal_too_small_says_so(
    start: Start, library: Path, size: tuple[int, int]
) -> None:
    async with start(library, size=size) as session:
        assert "Termin"[: size[0]] in session.screen().replace(" ", "")[:40] or size == (1, 1)
        await session.pilot.resize_terminal(120, 36)
        await session.settle()
        assert "人工智能走进车间" in session.screen()


async def test_in_a_narrow_terminal_h_and_l_walk_through_the_panes(
    start: Start, library: Path
) -> None:
    async with start(library, size=(60, 30)) as session:
        await session.press("l")
        assert "这是一段用来试验的文字" in session.screen()
        await session.press("h", "h")
        assert "Harbour Courier" in session.screen()
        assert session.focus == "sidebar"


async def test_the_text_alone_in_zen_and_back(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("z")
        assert "深圳大模型研发" not in session.screen()
        await session.press("z")
        assert "深圳大模型研发" in session.screen()


async def test_the_last_article_and_the_first(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("G")
        assert session.title == "城市的夜晚"
        await session.press("g")
        assert session.title == "人工智能走进车间"


async def test_braces_jump_by_day_in_the_list_and_by_heading_in_the_text(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("right_curly_bracket")
        assert session.title == "Batteries get a second life"
        await session.press("left_curly_bracket")
        assert session.title == "人工智能走进车间"
        await session.press("j", "j", "j", "enter", "right_curly_bracket", "right_curly_bracket")
        lines = [line for line in session.screen().splitlines()[1:4] if "第2节" in line]
        assert lines


async def test_the_mouse_moves_opens_and_scrolls(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.pilot.click("#list", offset=(6, 4))
        await session.settle()
        assert session.title == "深圳大模型研发"
        await session.pilot.click("#list", offset=(6, 4), times=2)
        await session.settle()
        assert session.focus == "text"


async def test_a_file_as_it_is_and_typeset_again(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("tilde")
        assert "tags: AI, 智能制造" in session.screen()
        await session.press("tilde")
        assert "tags: AI, 智能制造" not in session.screen()
