"""Drive the real program over the bundled samples and draw what it shows.

`python -m screenshots.take` writes one SVG a scene beside this file. The tests
drive the same scenes and compare.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from corpus import Corpus, Store
from screenshots.svg import draw
from tui.app import KanbaoApp
from tui.i18n import speak
from tui.settings import Settings
from tui.setup import samples

FOLDER = Path(__file__).parent
NOW = datetime(2025, 12, 16, 9, 30)


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen worth showing, and the keys that lead to it."""

    name: str
    title: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (120, 36)
    language: str = "zh_CN"
    settings: Settings = field(default_factory=Settings)


SCENES = (
    Scene(
        "wide",
        "Three panes: views, articles, text",
        ("j", "j", "s", "j", "j", "comma", "k", "k", "k"),
    ),
    Scene("find", "One search over 简 繁 and English", ("ctrl+k", *"智能体")),
    Scene("narrow", "A narrow terminal: one pane at a time", (*"jjjj", "enter"), (60, 30)),
    Scene("help", "The keys of where you are", ("question_mark",)),
    Scene(
        "english",
        "An English article in the light theme",
        ("slash", *"models", "enter", "enter"),
        language="en",
        settings=Settings(theme="xuan"),
    ),
    Scene(
        "traditional",
        "A Traditional Chinese article, the text alone",
        ("ctrl+k", *"铅字", "enter", "z"),
        (100, 32),
    ),
    Scene("rows", "One line a row", ("minus", "j", "j")),
)


async def take(scene: Scene) -> str:
    """Return the picture of a scene."""
    speak(scene.language)
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(scene.settings, Path(folder))
        async with app.run_test(size=scene.size, notifications=True, tooltips=True) as pilot:
            await settle(pilot)
            for key in scene.keys:
                await pilot.press(key)
            await settle(pilot)
            strips = app.screen._compositor.render_strips()
            picture = draw([list(strip) for strip in strips], f"kanbao 看报 · {scene.title}")
        app.corpus.close()
    return picture


def make_app(settings: Settings, folder: Path) -> KanbaoApp:
    """Return the program over the bundled samples, its folders its own, its clock standing."""
    corpus = Corpus(
        (samples(),), Store.in_memory(clock=lambda: NOW), now=lambda: NOW, clock=lambda: 0.0
    )
    return KanbaoApp(
        corpus,
        settings,
        settings_path=folder / "config.toml",
        crash_folder=folder,
        now=lambda: NOW,
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until every file is in the list and the article under the cursor is shown."""
    for _ in range(1000):
        await pilot.pause()
        if all(getattr(screen, "at_rest", True) for screen in pilot.app.screen_stack):
            return
        await pilot.pause(0.01)
    raise RuntimeError("the reader does not come to rest")


async def main() -> None:
    """Write every scene, at the same hour wherever it is drawn."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    for scene in SCENES:
        path = FOLDER / f"{scene.name}.svg"
        path.write_text(await take(scene), encoding="utf-8")
        print(path.name)


if __name__ == "__main__":
    asyncio.run(main())
