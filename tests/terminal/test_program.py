"""The program as a terminal sees it: how it starts, what it writes, how it ends."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path
from typing import Any

import pytest

Open = Any  # fixtures of conftest.py, which cannot be imported
Run = Any

RESTORED = b"\x1b[?1049l"
"""Written when the normal screen comes back."""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(3):
        text = f"---\ntitle: 新闻第{n}号\ndate: 2025-01-0{n + 1}\n---\n\n正文第{n}段，有几个字。\n"
        (folder / f"{n}.md").write_text(text, encoding="utf-8")
    return folder


def test_it_starts_shows_the_news_and_leaves_the_terminal_as_it_was(
    terminal: Open, news: Path
) -> None:
    program = terminal(str(news))
    program.wait_for("新闻第2号")
    program.send("q")
    assert program.wait_for_end() == 0
    assert RESTORED in program.output


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)]
)
def test_a_signal_ends_it_with_everything_saved_and_the_terminal_restored(
    terminal: Open, kanbao: Run, news: Path, number: signal.Signals, code: int
) -> None:
    program = terminal(str(news))
    program.wait_for("正文第2段")
    program.send("s")
    program.wait_for("★ 1")
    os.kill(program.process.pid, number)
    assert program.wait_for_end() == code
    assert RESTORED in program.output
    assert kanbao("-L", str(news), "count", "is:starred").stdout == "1\n"


def test_a_mark_older_than_a_second_survives_a_kill(
    terminal: Open, kanbao: Run, news: Path
) -> None:
    program = terminal(str(news))
    program.wait_for("正文第2段")
    program.send("s")
    program.wait_for("★ 1")
    program.rest(1.0)
    program.process.kill()
    program.wait_for_end()
    assert kanbao("-L", str(news), "count", "is:starred").stdout == "1\n"


def test_the_place_in_a_text_survives_a_kill(terminal: Open, news: Path) -> None:
    paragraphs = "".join(f"第{n:02}段，有几个字可以读。\n\n" for n in range(80))
    text = f"---\ntitle: 很长\ndate: 2025-02-01\n---\n\n{paragraphs}"
    (news / "long.md").write_text(text, encoding="utf-8")
    program = terminal(str(news))
    program.wait_for("第08段")
    program.send("\r  ")
    program.wait_for("第30段")
    program.rest(1.6)
    program.process.kill()
    program.wait_for_end()
    again = terminal(str(news))
    again.wait_for("很长")
    again.rest(1.0)
    assert "第30段".encode() in again.output
    assert "第08段".encode() not in again.output


def test_without_a_terminal_it_says_so_in_one_line(kanbao: Run, news: Path) -> None:
    done = kanbao(str(news))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "terminal" in done.stderr


def test_a_missing_folder_is_named(terminal: Open, tmp_path: Path) -> None:
    program = terminal(str(tmp_path / "none"))
    assert program.wait_for_end() == 3
    assert b"none: there is no such file or folder" in program.output
    assert b"\x1b" not in program.output


OWN = re.compile(rb"\x1b\[[0-9;:?<=>]*[ $]?[a-zA-Z]|\x1b\]22;[a-z]*\x07")
"""What the program itself writes: colours, places, modes, the shape of the pointer."""

UNWANTED = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]")
"""What a terminal could obey."""

HOSTILE = (
    "\x1b]0;PWNED\x07",
    "\x1b]52;c;UFdORUQ=\x07",
    "\x1b[31mPWNED\x1b[2J",
    "\x9b31mPWNED\x9d0;PWNED\x9c",
    "\x1bPPWNED\x1b\\",
    "\x07\x0e\x05\x08",
)
"""A window title, the clipboard, a colour, the same in one byte each, a device string, bells."""


def test_no_sequence_of_a_file_reaches_the_terminal(terminal: Open, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    for number, attack in enumerate(HOSTILE):
        write_hostile(folder, number, attack)
    program = terminal(str(folder))
    program.wait_for("开头")
    for keys in (
        "jjjjjj",
        "\r",
        "\x1b",
        "!",
        "\x1b",
        "/PW\r",
        "\x0b开\r",
        "?",
        "\x1b",
        "~",
        "hjjjjj",
    ):
        program.send(keys)
        program.rest()
    program.send("Q")
    assert program.wait_for_end() == 0
    assert [attack for attack in HOSTILE if attack.encode() in program.output] == []
    assert UNWANTED.findall(OWN.sub(b"", program.output)) == []


def write_hostile(folder: Path, number: int, attack: str) -> None:
    """Three files that say the same nasty thing in every place a file can say something."""
    unquoted = f"title: 甲{attack}乙 [/] [@click=app.quit]丙[/]\ntags: [{attack}x, '[/]']"
    header = f"{unquoted}\nsource: {attack}\ndate: 2025-01-{number + 1:02}"
    escaped = 'title: "丁\\e]0;PWNED\\a\\x9b31m"\ndate: 2024-01-01'
    links = "<https://x.org/%1b]0;PWNED%07> www.x.org/%1b%5b31mPWNED &#x9b;PWNED &#27;]0;PWNED"
    markup = "[/] [@click=app.quit]x[/]"
    code = f"```\n{attack}\n```\n\n|a{attack}|b|\n|-|-|\n|{attack}|c|\n"
    body = f"开头{attack}正文 {markup} {links}\n\n{code}"
    nasty = attack.replace("/", "")
    for file, head in ((f"{number}1{nasty}.md", header), (f"{number}2.md", escaped)):
        (folder / file).write_text(f"---\n{head}\n---\n{body}", encoding="utf-8")
    (folder / f"{number}3{nasty}.md").write_bytes(b"\x00\x01\x02" * 100)


def test_keys_typed_right_behind_a_filter_are_for_the_filtered_list(
    terminal: Open, kanbao: Run, news: Path
) -> None:
    program = terminal(str(news))
    program.wait_for("正文第2段")
    program.send("/")
    program.wait_for("ilter the list")
    program.send("0号\rs")
    program.wait_for("★ 1")
    program.send("Q")
    assert program.wait_for_end() == 0
    assert "新闻第0号" in kanbao("-L", str(news), "list", "is:starred").stdout
