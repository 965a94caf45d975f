"""A person finds: by the filter of the list and by the finder, in any script, with slips."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tui.settings import Settings

Start = Any  # the fixture of conftest.py, which cannot be imported


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("智能体", "智能體走進圖書館"),
        ("智能體", "智能體走進圖書館"),
        ("大模型 深圳", "深圳大模型研发"),
        ("baterries", "Batteries get a second life"),
        ("harbour", "Batteries get a second life"),
        ("第3节", "智能體走進圖書館"),
    ],
)
async def test_the_filter_lists_what_fits_while_one_types(
    start: Start, library: Path, typed: str, first: str
) -> None:
    async with start(library) as session:
        await session.press("slash")
        await session.type(typed)
        assert session.titles()[0] == first


async def test_the_filter_stays_after_enter_and_goes_with_escape(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("slash", *"AI", "enter")
        assert (session.focus, len(session.titles())) == ("list", 3)
        await session.press("escape")
        assert len(session.titles()) == 5


async def test_letters_in_the_field_are_letters(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash", *"sqrA")
        assert session.reader.filtering.typed == "sqrA"


async def test_an_empty_result_says_what_to_try(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash")
        await session.type("量子纠缠态")
        assert "Nothing found for “量子纠缠态”" in session.screen()


async def test_what_was_found_is_marked_in_list_and_text(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("slash")
        await session.type("行话")
        await session.press("enter", "enter")
        marked = [
            segment.text
            for strip in session.pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == "#4a3a1c"
        ]
        assert "行话" in marked


async def test_the_finder_finds_from_anywhere_and_opens(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("4", "ctrl+k")
        await session.type("圖書館")
        assert "智能體走進圖書館" in session.screen()
        await session.press("enter")
        assert (session.title, session.focus) == ("智能體走進圖書館", "text")


async def test_the_finder_comes_back_as_it_was_left(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("ctrl+k")
        await session.type("深圳")
        await session.press("escape", "ctrl+k")
        finder = session.pilot.app.screen
        assert finder.query_one("#find", Input).value == "深圳"
        assert "1 article" in session.screen()


async def test_the_finder_shows_the_article_beside_the_results(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("f3")
        await session.type("second life")
        assert "Old cells." in session.screen()


async def test_the_palette_does_any_command(start: Start, library: Path) -> None:
    async with start(library) as session:
        await session.press("ctrl+p")
        await session.type("star, or")
        for _ in range(200):
            if "Star, or take" in session.screen():
                break
            await session.pilot.pause(0.01)
        await session.press("down", "enter")
        for _ in range(200):
            if session.marks("人工智能走进车间")[1]:
                break
            await session.pilot.pause(0.01)
        assert session.marks("人工智能走进车间")[1]


async def test_a_theme_chosen_in_the_palette_is_remembered(start: Start, library: Path) -> None:
    async with start(library) as session:
        session.pilot.app.theme = "xuan"
        await session.settle()
    assert 'theme = "xuan"' in (library.parent / "config.toml").read_text(encoding="utf-8")


async def test_an_unknown_theme_is_told_and_left_as_it_was_written(
    start: Start, library: Path
) -> None:
    config = library.parent / "config.toml"
    config.write_text('theme = "nonesuch"\n', encoding="utf-8")
    async with start(library, settings=Settings(theme="nonesuch")) as session:
        assert session.pilot.app.theme == "mo"
        assert "nonesuch" in session.screen()
    assert config.read_text(encoding="utf-8") == 'theme = "nonesuch"\n'


async def test_help_tells_the_keys_of_where_one_is_and_can_be_searched(
    start: Start, library: Path
) -> None:
    async with start(library) as session:
        await session.press("question_mark")
        assert "In the list" in session.screen()
        await session.type("undo")
        assert "Take back the last thing you did." in session.screen()
        await session.press("escape")
        assert session.focus == "list"
        await session.press("question_mark", "question_mark")
        assert session.focus == "list"
