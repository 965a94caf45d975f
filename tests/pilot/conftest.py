"""A reader over a library of its own, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from corpus import Corpus, Reading, Store
from tui.app import KanbaoApp
from tui.screens.reader import Reader
from tui.settings import Settings

NOW = datetime(2025, 12, 16, 9, 30)
SIZE = (120, 36)


@dataclass(frozen=True, slots=True)
class Session:
    """A running reader as its user has it: keys in, screen out."""

    pilot: Pilot[None]
    reader: Reader

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the text shown is that of the cursor."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, a space as the space bar."""
        await self.press(*("space" if char == " " else char for char in text))

    async def settle(self) -> None:
        """Wait until nothing more is under way."""
        for _ in range(1000):
            await self.pilot.pause()
            if self.reader.at_rest:
                return
            await self.pilot.pause(0.005)
        raise AssertionError("the reader does not come to rest")

    def screen(self) -> str:
        """What stands on the screen, line by line."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def titles(self) -> list[str]:
        """The titles listed, in order."""
        return [row.article.title for row in self.reader.articles.rows]

    def marks(self, title: str) -> tuple[Reading, bool]:
        """How far an article was read, and whether it is starred."""
        (id,) = (article.id for article in self.reader.corpus if article.title == title)
        marks = self.reader.corpus.marks(id)
        return marks.reading, marks.starred

    @property
    def title(self) -> str:
        """The title under the cursor."""
        row = self.reader.articles.current
        return row.article.title if row else ""

    @property
    def focus(self) -> str | None:
        """The pane or field that has the focus."""
        focused = self.pilot.app.focused
        return focused.id if focused else None


Start = Callable[..., AbstractAsyncContextManager[Session]]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Open the reader on a folder; the state lives on between two starts."""

    @asynccontextmanager
    async def start(
        library: Path, *, size: tuple[int, int] = SIZE, settings: Settings | None = None
    ) -> AsyncIterator[Session]:
        store = Store.open(tmp_path / "state", clock=lambda: NOW)
        ticks = iter(range(10**9))
        corpus = Corpus((library,), store, now=lambda: NOW, clock=lambda: float(next(ticks)))
        app = KanbaoApp(
            corpus,
            settings or Settings(),
            settings_path=tmp_path / "config.toml",
            crash_folder=tmp_path / "crash",
            now=lambda: NOW,
        )
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            reader = app.screen
            assert isinstance(reader, Reader)
            session = Session(pilot, reader)
            await session.settle()
            yield session
        corpus.close()

    return start


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Five articles: two days, two sources, three scripts."""
    folder = tmp_path / "news"
    folder.mkdir()
    articles = {
        "a.md": ("人工智能走进车间", "2025-12-15 12:08", "AI, 智能制造", "晨光日报", PARAGRAPH * 3),
        "b.md": ("深圳大模型研发", "2025-12-15 09:00", "AI, 深圳", "晨光日报", PARAGRAPH),
        "c.md": (
            "Batteries get a second life",
            "2025-11-02",
            "energy",
            "Harbour Courier",
            "Old cells.\n",
        ),
        "d.md": ("智能體走進圖書館", "2025-10-01", "AI", "晨光日报", LONG),
        "e.md": ("城市的夜晚", "2025-09-01", "城市", "南岸周刊", "短文一篇。\n"),
    }
    for name, (title, date, tags, source, body) in articles.items():
        header = f"title: {title}\ndate: {date}\ntags: {tags}\nsource: {source}"
        (folder / name).write_text(f"---\n{header}\n---\n\n{body}", encoding="utf-8")
    return folder


PARAGRAPH = "这是一段用来试验的文字，写的是工厂里的机器怎样学会听懂一句行话。\n\n"
LONG = "".join(f"## 第{n}节\n\n{PARAGRAPH * 4}" for n in range(1, 13))
