"""The README says what the code does: keys and commands are compared, not trusted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.cli import HEADLESS
from tui.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table_under(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows[2:]]


def test_the_key_table_is_the_command_table() -> None:
    rows = [[" ".join(command.keys), command.help] for command in COMMANDS]
    told = [
        [keys.replace("`", "").replace("\\|", "|"), words] for keys, words in table_under("Keys")
    ]
    assert told == rows


def test_every_command_of_the_shell_is_told() -> None:
    told = " ".join(row[0] for row in table_under("In the shell"))
    assert [name for name in HEADLESS if f"kanbao {name}" not in told] == []


@pytest.mark.parametrize("path", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_file_the_readme_names_exists(path: str) -> None:
    assert (ROOT / path).exists()
