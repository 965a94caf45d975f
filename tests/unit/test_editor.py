"""The editor opens the right file at the right line, whatever both are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.editor import edit_command

NEWS = Path("/news/2025 年.md")


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        (["vi"], ["vi", "+7", str(NEWS)]),
        (["/usr/bin/nvim", "-R"], ["/usr/bin/nvim", "-R", "+7", str(NEWS)]),
        (["hx"], ["hx", f"{NEWS}:7"]),
        (["code"], ["code", "--wait", "--goto", f"{NEWS}:7"]),
        (["unknown"], ["unknown", str(NEWS)]),
    ],
)
def test_an_editor_that_can_begin_at_a_line_does(editor: list[str], command: list[str]) -> None:
    assert edit_command(editor, NEWS, 7) == command


@pytest.mark.parametrize("editor", ["vi", "hx", "unknown"])
def test_without_a_line_only_the_file_is_named(editor: str) -> None:
    assert edit_command([editor], NEWS, None) == [editor, str(NEWS)]


def test_a_name_like_an_option_stays_a_file() -> None:
    assert edit_command(["vi"], Path("-c!sh.md"), None) == ["vi", "./-c!sh.md"]
