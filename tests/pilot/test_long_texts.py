"""A text of thousands of pages: every key is obeyed, and the text goes on being set behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

Start = Any  # a fixture of conftest.py, which cannot be imported

LINES = 4_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    text = "\n\n".join(f"第{number}段。" for number in range(LINES))
    text += f"\n\n## 末节\n\n{'深圳。'}\n"
    (tmp_path / "news" / "long.md").write_text(f"---\ntitle: 很长\n---\n\n{text}", encoding="utf-8")
    return tmp_path / "news"


async def test_the_end_and_the_last_heading_are_reached(start: Start, folder: Path) -> None:
    async with start(folder) as session:
        await session.press("enter", "G")
        assert "深圳。" in session.screen()
        await session.press("g")
        assert "第0段。" in session.screen()
        await session.press("right_curly_bracket")
        assert "末节" in session.screen()


async def test_a_key_pressed_on_the_way_stops_where_it_is(start: Start, folder: Path) -> None:
    async with start(folder) as session:
        await session.press("enter")
        await session.pilot.press("G", "g")
        await session.settle()
        assert "第0段。" in session.screen()


async def test_a_match_far_down_is_found(start: Start, folder: Path) -> None:
    async with start(folder) as session:
        await session.press("slash")
        await session.type("深圳")
        await session.press("enter", "enter", "n")
        assert "深圳。" in session.screen()
