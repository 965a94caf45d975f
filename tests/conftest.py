"""What every test can rely on: its own folders, English, and no trace of the user's."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tui.i18n import ENGLISH, speak

# How long an example takes says more about the machine than about the code.
settings.register_profile("kanbao", deadline=None)
settings.load_profile("kanbao")


@pytest.fixture(autouse=True)
def private_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings, state and cache of a test are its own; the interface speaks English."""
    for name in ("STATE", "CACHE", "CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    speak(ENGLISH)
    yield
    speak(ENGLISH)
