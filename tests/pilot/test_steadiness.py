"""Nothing moves under the reader's eyes or hands, whatever happens meanwhile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpus import Reading

Start = Any  # the fixture of conftest.py, which cannot be imported
LAST = "城市的夜晚"


def add(folder: Path, name: str, title: str, date: str) -> None:
    text = f"---\ntitle: {title}\ndate: {date}\n---\n新的正文。\n"
    (folder / name).write_text(text, encoding="utf-8")


async def test_a_rescan_survives_that_the_file_under_the_cursor_is_gone(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("G")
        (library / "e.md").unlink()
        await session.press("R")
        assert LAST not in session.titles()
        await session.press("k", "j", "enter")
        assert session.focus == "text"


async def test_the_finder_survives_that_what_it_found_is_gone(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("ctrl+k")
        await session.type("夜晚")
        await session.press("escape")
        (library / "e.md").unlink()
        await session.press("R")
        await session.press("ctrl+k", "enter")
        assert session.pilot.app.is_running


async def test_the_text_being_read_stays_when_something_newer_arrives(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("enter")
        add(library, "new.md", "刚到的新闻", "2025-12-16")
        await session.press("R")
        assert session.titles()[0] == "刚到的新闻"
        assert "1 new article" in session.screen()
        assert session.title == "人工智能走进车间"
        assert "这是一段用来试验的文字" in session.screen()


async def test_a_row_just_read_stays_through_a_rescan(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("2", "full_stop", "R")
        assert len(session.titles()) == 5
        assert session.marks("人工智能走进车间")[0] is Reading.READ


async def test_escape_from_a_filter_stays_on_what_was_found(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash")
        await session.type("夜晚")
        await session.press("enter", "escape")
        assert len(session.titles()) == 5
        assert session.title == LAST


async def test_the_finder_opens_what_it_found_over_a_filter(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash", *"AI", "enter", "ctrl+k")
        await session.type("夜晚")
        await session.press("enter")
        assert (session.title, session.focus) == (LAST, "text")
        assert "短文一篇" in session.screen()


async def test_next_unread_goes_round(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("G", "n")
        assert session.title == "人工智能走进车间"


async def test_undo_leaves_alone_what_happened_since(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("G", "k", "j", "comma")
        assert session.marks(LAST)[0] is Reading.LATER
        await session.press("space", "space")
        assert session.marks(LAST)[0] is Reading.READ
        await session.press("u")
        assert session.marks(LAST)[0] is Reading.READ


async def test_the_footer_names_the_keys_of_the_pane_one_is_in(start: Start, library: Path) -> None:
    async with start(library) as session:
        assert "Enter open" in session.screen()
        assert "/ filter" in session.screen()
        await session.press("enter")
        assert "} next heading" in session.screen()
        assert "? help" in session.screen()
        await session.press("h", "h")
        assert "Enter show" in session.screen()


async def test_keys_work_again_when_a_tiny_terminal_has_grown(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.pilot.resize_terminal(20, 5)
        await session.settle()
        await session.pilot.resize_terminal(120, 36)
        await session.settle()
        await session.press("j")
        assert session.title == "深圳大模型研发"


async def test_space_in_one_pane_shows_the_text_before_it_pages_it(
    start: Start, library: Path
) -> None:
    async with start(library, size=(60, 24)) as session:
        await session.press("j", "j", "j")
        await session.press("space")
        assert session.focus == "text"
        assert "智能體走進圖書館" in session.screen().splitlines()[1]
        assert session.marks("智能體走進圖書館")[0] is Reading.UNREAD


async def test_a_sentence_stays_on_top_of_a_long_paragraph_at_every_width(
    start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "long"
    folder.mkdir()
    sentences = "".join(f"这是第{n:03}句话，说的是同一件事。" for n in range(400))
    (folder / "a.txt").write_text(f"---\ntitle: 长段\n---\n{sentences}\n", encoding="utf-8")
    async with start(folder) as session:
        await session.press("enter", "space", "space", "space")
        top = first_number(session.screen())
        for size in ((200, 36), (80, 24), (60, 30), (120, 36)):
            await session.pilot.resize_terminal(*size)
            await session.settle()
            assert abs(first_number(session.screen()) - top) <= 3


def first_number(screen: str) -> int:
    """The number of the first sentence that begins on the screen."""
    return int(screen.partition("这是第")[2][:3])


@pytest.mark.parametrize("link", ["http://[x/", "javascript:alert(1)", "file:///etc/passwd", "-x"])
async def test_a_link_that_may_not_be_opened_is_told(
    start: Start, tmp_path: Path, link: str
) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "a.md").write_text(f"---\ntitle: 甲\nlink: '{link}'\n---\n字\n", encoding="utf-8")
    async with start(folder) as session:
        await session.press("o")
        assert session.pilot.app.is_running
        assert "no link" in session.screen() or "not a web address" in session.screen()


async def test_a_name_that_is_no_text_can_be_copied(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (Path(str(folder) + "/\udcff.md")).write_text("# 甲\n\n字\n", encoding="utf-8")
    async with start(folder) as session:
        await session.press("y")
        assert "\\udcff.md" in session.pilot.app.clipboard
