"""Links: where they lead is told, asked about where it is hidden, and opened without a shell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.screens.asking import Asking
from tui.widgets.text_view import TextView

Start = Any  # the fixture of conftest.py, which cannot be imported

NEWS = """---
title: 新闻
link: {link}
---
[公告](https://news.example/a) 和 [https://bank.example](https://evil.example/) 和
[脚本](javascript:alert(1)) 和 [[red]带括号[/]](https://news.example/[b]x[/b])
"""


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file to which a browser writes each argument it is given."""
    log = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nfor each; do echo "$each" >> "{log}.part"; done\n'
                       f'mv "{log}.part" "{log}"\n', encoding="utf-8")  # fmt: skip
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    return log


def library(folder: Path, link: str) -> Path:
    (folder / "news").mkdir()
    text = NEWS.format(link=link)
    (folder / "news" / "one.md").write_text(text, encoding="utf-8")
    return folder / "news"


async def arrived(session: Any, log: Path) -> list[str]:
    for _ in range(1000):
        if log.exists():
            return log.read_text(encoding="utf-8").splitlines()
        await session.pilot.pause(0.005)
    raise AssertionError("the browser was not started")


async def test_a_link_is_handed_over_as_one_argument(
    start: Start, tmp_path: Path, opened: Path
) -> None:
    link = "https://news.example/$(touch%20x);`id`?a=1&b='2'"
    async with start(library(tmp_path, f'"{link}"')) as session:
        shown = session.reader.articles.current.article.link
        await session.press("o")
        assert await arrived(session, opened) == [shown]
        assert f"Opened {shown}" in session.screen() or shown[:20] in session.screen()


@pytest.mark.parametrize(
    "link",
    ["https://bank.example@evil.example/", "https://xn--bnk-6na.example/", "https://bаnk.example/"],
)
async def test_an_address_that_hides_its_host_is_asked_about(
    start: Start, tmp_path: Path, opened: Path, link: str
) -> None:
    async with start(library(tmp_path, link)) as session:
        await session.press("o")
        asking = session.pilot.app.screen
        assert isinstance(asking, Asking)
        assert link in session.screen()
        await session.press("escape")
        assert session.pilot.app.screen is session.reader
        assert not opened.exists()


async def test_a_text_that_names_another_host_is_asked_about(
    start: Start, tmp_path: Path, opened: Path
) -> None:
    async with start(library(tmp_path, "https://news.example/")) as session:
        session.reader.text.action_click_target("https://evil.example/")
        await session.settle()
        assert "evil.example" in session.screen()
        assert isinstance(session.pilot.app.screen, Asking)
        await session.press("enter")
        assert await arrived(session, opened) == ["https://evil.example/"]


async def test_a_plain_link_is_opened_at_a_click(
    start: Start, tmp_path: Path, opened: Path
) -> None:
    async with start(library(tmp_path, "https://news.example/")) as session:
        session.reader.text.action_click_target("https://news.example/a")
        assert await arrived(session, opened) == ["https://news.example/a"]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "--help", "//x"])
async def test_nothing_but_web_and_mail_is_opened(
    start: Start, tmp_path: Path, opened: Path, target: str
) -> None:
    async with start(library(tmp_path, "https://news.example/")) as session:
        session.reader.text.action_click_target(target)
        await session.settle()
        assert "not a web address" in session.screen()
        assert not opened.exists()


async def test_the_pointer_on_a_link_tells_where_it_leads(start: Start, tmp_path: Path) -> None:
    async with start(library(tmp_path, "https://news.example/")) as session:
        await session.press("enter")
        text: TextView = session.reader.text
        told = set()
        for line in range(8):
            await session.pilot.hover(text, offset=(text.margin + 1, line))
            told.add(str(text.tooltip))
        assert told == {"None", "https://news.example/a"}
