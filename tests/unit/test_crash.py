"""A crash leaves behind where it happened, and nothing of what was read."""

from __future__ import annotations

import stat
from datetime import datetime
from pathlib import Path

from tui.crash import write_crash_log


def crash(secret: str) -> BaseException:
    try:
        raise ValueError(secret)
    except ValueError as error:
        return error


def test_the_log_is_private_and_quotes_nothing(tmp_path: Path) -> None:
    path = write_crash_log(tmp_path / "state", crash("机密的正文"), datetime(2025, 12, 16))
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "in crash" in text
    assert "机密" not in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert write_crash_log(tmp_path / "file", crash("x"), datetime(2025, 12, 16)) is None
