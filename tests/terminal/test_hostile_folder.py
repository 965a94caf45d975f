"""The program in a terminal over files made to harm: every byte it writes is one of its own.

Words that may not be obeyed (`PWN…`) stand in titles, tags, texts and names,
within sequences of every kind; what is written is taken apart strictly.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import struct
import termios
from pathlib import Path
from typing import Any

import pytest
from hostile.case import Case
from hostile.folder import write_folder
from hostile.stream import OF_PIPE, OF_SCREEN, OF_SHELL, copies, shown, wrongs

Open = Any  # fixtures of conftest.py, which cannot be imported
Run = Any

CTRL_K, ENTER, PAGE_DOWN, ESCAPE = "\x0b", "\r", "\x1b[6~", "\x1b"
PASTED = "\x1b[200~PWN\x1b]0;PWNED\x07\x9b31m\x1b[201~"
NAMED = ("osc-52-clipboard.md", "c1-osc.md", "plain-percent-c1.txt")
"""Files that are shown one by one."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Case]]:
    folder = tmp_path_factory.mktemp("hostile")
    return folder, write_folder(folder)


@pytest.fixture
def folder(cases: tuple[Path, list[Case]]) -> Path:
    return cases[0]


class Reader:
    """The reader over the hostile folder, and how to wait for what it does."""

    def __init__(self, program: Any, cases: list[Case]) -> None:
        self.program = program
        self.articles = articles = sum(case.articles for case in cases)
        self.with_sequences = sum(case.articles for case in cases if case.kind == "escapes")
        self.with_commands = sum(case.path.startswith("escapes/osc") for case in cases)
        program.wait_for("KEEP")
        program.wait_for(f"/{articles} ")

    def press(self, keys: str, awaited: str) -> None:
        """Type, and read until something is shown."""
        self.program.send(keys)
        self.program.wait_for(awaited)

    @property
    def place(self) -> tuple[int, int]:
        """Which row of how many the cursor is on."""
        found = re.findall(rb" (\d+)/(\d+) ", self.program.output[-200_000:])
        row, rows = found[-1] if found else (b"0", b"0")
        return int(row), int(rows)

    def resize(self, columns: int, rows: int, awaited: str) -> None:
        """Give the terminal another size."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self.program._leader, termios.TIOCSWINSZ, size)
        os.killpg(self.program.process.pid, signal.SIGWINCH)
        self.program.wait_for(awaited)


@pytest.fixture
def reader(terminal: Open, cases: tuple[Path, list[Case]]) -> Reader:
    folder, made = cases
    program = terminal(str(folder), size=(110, 40), EDITOR="true", BROWSER="true")
    return Reader(program, made)


def test_whatever_is_looked_at_nothing_of_a_file_is_obeyed(reader: Reader, folder: Path) -> None:
    program = reader.program
    walk_over_all_rows(reader)
    read_one_after_the_other(reader)
    visit_the_other_screens(reader)
    visit_tags(reader)
    hand_over(reader)
    for size in ((40, 12), (12, 6), (160, 50), (80, 24)):
        reader.resize(*size, awaited="\x1b[")
    program.send("Q")
    assert program.wait_for_end() == 0
    assert wrongs(program.output, OF_SCREEN) == []
    assert len(copies(program.output)) == 2
    assert is_restored(program.output)
    seen = set(re.findall(r"KEEP[a-z]\d{3}", shown(program.output)))
    assert len(seen) > 300


def is_restored(output: bytes) -> bool:
    """Whether every mode was left as it was found: only the cursor and long lines are on."""
    modes = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", output))
    return all((mode in (b"25", b"7")) == (state == b"h") for mode, state in modes.items())


def walk_over_all_rows(reader: Reader) -> None:
    """Draw every row of the list."""
    while (place := reader.place)[0] < reader.articles:
        reader.press(PAGE_DOWN, f"/{reader.articles} ")
        assert reader.place > place
    reader.press("g", f" 1/{reader.articles} ")


def read_one_after_the_other(reader: Reader) -> None:
    """Open every article with escape sequences, and some of them as they are."""
    list_only(reader, "path:escapes", reader.with_sequences)
    reader.press("z", "about")
    for _ in range(1, reader.with_sequences):
        reader.press("J", "about")
    reader.press("z", f" {reader.with_sequences}/{reader.with_sequences} ")
    list_all(reader)
    list_only(reader, "path:escapes/osc", reader.with_commands)
    for _ in range(1, reader.with_commands):
        reader.press("~", "author:")
        reader.press("~", "about")
        reader.press("J", "about")


def list_only(reader: Reader, query: str, articles: int) -> None:
    """Filter the list."""
    reader.press("/", "ilter the list")
    reader.press(query + ENTER, f"/{articles} ")
    reader.program.rest()


def list_all(reader: Reader) -> None:
    """Go out of the text, then out of the filter; an Esc is only itself when nothing follows."""
    for _ in range(2):
        reader.program.send(ESCAPE)
        reader.program.rest()
    assert reader.place[1] == reader.articles


def visit_the_other_screens(reader: Reader) -> None:
    """Problems, help, the finder, the palette, and what is pasted into a field."""
    reader.press("!", "could not be fully read")
    for _ in range(4):
        reader.press(PAGE_DOWN, "\x1b[")
    reader.press("q", " unread")
    reader.press("?", "Mark as read")
    leave(reader)
    reader.press(CTRL_K, "\x1b[")
    reader.press("PWN", "PWN")
    reader.press(PAGE_DOWN, "\x1b[")
    reader.press(PASTED, "PWN")
    leave(reader)
    reader.press(":", "\x1b[")
    reader.press("KEEP", "KEEP")
    leave(reader)


def leave(reader: Reader) -> None:
    """Close a screen; an Esc is only itself when nothing follows it."""
    reader.press(ESCAPE, " unread")


def visit_tags(reader: Reader) -> None:
    """Show one tag after the other, then run down the sidebar."""
    list_all(reader)
    for _ in range(25):
        reader.press("]", "Queue 0")
    reader.program.send("h")
    for _ in range(6):
        reader.press(PAGE_DOWN, "Queue 0")
    reader.press("1", f"/{reader.articles} ")


def hand_over(reader: Reader) -> None:
    """Copy, edit."""
    reader.press("hhl", "\x1b[")  # the list, wherever we are
    reader.press("y", "Copied")
    reader.press("G", f" {reader.articles}/{reader.articles} ")
    reader.press("y", "Copied")
    reader.press("e", "\x1b[?2004h")


def test_what_is_copied_is_one_line_that_a_shell_may_be_given(terminal: Open, folder: Path) -> None:
    program = terminal(str(folder / "escapes" / "name-controls"))
    program.wait_for("about")
    program.send("y")
    program.wait_for("Copied")
    program.send("Q")
    assert program.wait_for_end() == 0
    (copied,) = copies(program.output)
    assert copied.isprintable()
    assert wrongs(program.output, OF_SCREEN) == []


# ── the commands of the shell ──

COMMANDS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("list",), 0),
    (("list", "--json"), 0),
    (("list", "--tsv", "--sort", "title"), 0),
    (("list", "-l"), 0),
    (("search", "PWN"), 0),
    (("search", "--json", "KEEP"), 0),
    (("search", "\x1b]0;PWNED\x07 -\x9b31m"), 1),
    (("tags",), 0),
    (("tags", "--json"), 0),
    (("check",), 1),
    (("check", "--json"), 1),
)
"""What is asked, and the exit code it must have."""


@pytest.mark.parametrize(("command", "code"), COMMANDS, ids=[" ".join(c) for c, _ in COMMANDS])
def test_a_command_writes_nothing_but_text_to_a_terminal(
    terminal: Open, folder: Path, command: tuple[str, ...], code: int
) -> None:
    program = terminal(*command, "-L", str(folder / "escapes"))
    assert program.wait_for_end() == code
    assert wrongs(program.output, OF_SHELL) == []
    assert copies(program.output) == []
    assert "kanbao" in shown(program.output) or code == 0


@pytest.mark.parametrize(("command", "code"), COMMANDS, ids=[" ".join(c) for c, _ in COMMANDS])
def test_a_command_writes_lines_of_text_to_a_pipe(
    kanbao: Run, folder: Path, command: tuple[str, ...], code: int
) -> None:
    done = kanbao(*command, "-L", str(folder / "escapes"))
    assert done.returncode == code
    if command != ("list", "-l"):  # paths are given as they are, for other programs to open
        for stream in (done.stdout, done.stderr):
            assert wrongs(stream.replace("\t", " ").encode(), OF_PIPE) == []
    if "--json" in command:
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(records) > 10
        assert all("\x1b" not in text for each in records for text in clean_fields(each))


def clean_fields(record: dict[str, Any]) -> list[str]:
    """Return the words of a record; a path is not words."""
    return [str(value) for name, value in record.items() if name != "path"]


def test_whatever_is_shown_by_name_is_text(terminal: Open, kanbao: Run, folder: Path) -> None:
    for name in NAMED:
        path = str(folder / "escapes" / name)
        for options in ((), ("--original",), ("--json",)):
            program = terminal("show", path, *options)
            assert program.wait_for_end() == 0
            assert wrongs(program.output, OF_SHELL) == []
            assert "PWN" in shown(program.output)
        assert wrongs(kanbao("show", path).stdout.encode(), OF_PIPE) == []


def test_what_cannot_be_shown_is_told_in_text(terminal: Open, kanbao: Run, folder: Path) -> None:
    binary = next((folder / "escapes" / "binary-esc").iterdir())
    asked = [(str(binary), 1), (str(folder / "files" / "fifo.md"), 1), ("\x1b]0;PWNED\x07.md", 1)]
    for path, code in asked:
        program = terminal("show", path)
        assert program.wait_for_end() == code
        assert wrongs(program.output, OF_SHELL) == []
        done = kanbao("show", path)
        assert (done.returncode, done.stdout) == (code, "")
        assert wrongs(done.stderr.encode(), OF_PIPE) == []


def test_a_place_that_is_not_there_is_told_in_text(terminal: Open, tmp_path: Path) -> None:
    for command in ((), ("list", "-L"), ("check",), ("mark", "star")):
        program = terminal(*command, str(tmp_path / "PWN\x1b]0;PWNED\x07\x9b31m"))
        assert program.wait_for_end() in (1, 2, 3)
        assert "PWN" in shown(program.output)
        assert wrongs(program.output, OF_SHELL) == []
