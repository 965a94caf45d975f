"""What could not be fully read: from the shell, and in the reader up to the editor."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Any  # the fixtures of conftest.py, which cannot be imported
Open = Any

HEADER = "---\ntitle: {title}\ndate: {date}\n---\n\ntext\n"


def write(path: Path, title: str = "a", date: str = "2025-05-08") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(title=title, date=date), encoding="utf-8")
    return path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two findings in one file, and two empty files."""
    folder = tmp_path / "news"
    write(folder / "good.md")
    write(folder / "b.md", title="@b", date="2017-16-26")
    (folder / "a.md").write_bytes(b"")
    (folder / "sub").mkdir()
    (folder / "sub" / "c.md").write_bytes(b"")
    return folder


@pytest.fixture
def check(environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `kanbao check` in a folder."""

    def run(here: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui", "check", *arguments],
            capture_output=True,
            text=True,
            env=environ,
            cwd=here,
            check=False,
            timeout=20,
        )

    return run


def test_every_finding_is_one_line_by_path_then_by_line(check: Run, news: Path) -> None:
    done = check(news, ".")
    lines = done.stdout.splitlines()
    places = [line.partition(": ")[0] for line in lines]
    assert places == ["a.md", "b.md:2", "b.md:3", "sub/c.md"]
    assert lines[0] == "a.md: it is empty"
    assert lines[2] == "b.md:3: this date is not understood: 2017-16-26"
    assert done.returncode == 1
    assert check(news, ".").stdout == done.stdout


def test_the_reasons_are_counted_most_first_beside_the_data(check: Run, news: Path) -> None:
    told = check(news, ".").stderr.splitlines()
    counts = [line.split()[1] for line in told if line.split()[1].isdecimal()]
    assert counts[:3] == ["2", "1", "1"]
    assert "it is empty" in told[0]
    assert told[-1].endswith("2 articles read")


def test_paths_outside_the_current_folder_are_whole(check: Run, news: Path) -> None:
    done = check(news / "sub", str(news))
    assert done.stdout.splitlines()[0] == f"{news}/a.md: it is empty"
    assert done.stdout.splitlines()[-1] == "c.md: it is empty"


def test_what_is_left_aside_is_told_by_suffix(check: Run, news: Path) -> None:
    for name in ("x.png", "y.png", "z.json", "Makefile"):
        (news / name).write_bytes(b"")
    write(news / "drafts" / "d.md")
    (news / ".kanbaoignore").write_text("drafts/\n", encoding="utf-8")
    done = check(news, ".")
    words = "left aside: 2 .png, 1 without suffix, 1 .json; 1 by .kanbaoignore"
    assert words in done.stderr
    assert "png" not in done.stdout


def test_json_is_one_object_a_finding_and_nothing_else(check: Run, news: Path) -> None:
    (news / "x.png").write_bytes(b"")
    records = [json.loads(line) for line in check(news, "--json", ".").stdout.splitlines()]
    assert [(Path(r["path"]).name, r["line"], r["code"]) for r in records] == [
        ("a.md", None, "empty"),
        ("b.md", 2, "header"),
        ("b.md", 3, "date"),
        ("c.md", None, "empty"),
    ]
    assert all(Path(record["path"]).is_absolute() for record in records)
    other = check(news, "--json", "--lang", "zh_CN", ".").stdout.splitlines()
    assert [json.loads(line)["code"] for line in other] == [r["code"] for r in records]


@pytest.mark.parametrize("name", ["plain", "data.json", "a.log", "-rf"])
def test_a_file_named_outright_is_checked_whatever_it_is_called(
    check: Run, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    (tmp_path / ".kanbaoignore").write_text("*\n", encoding="utf-8")
    done = check(tmp_path, "--", name)
    shown = f"./{name}" if name.startswith("-") else name
    assert (done.returncode, done.stdout) == (1, f"{shown}: it is empty\n")


def test_names_that_are_no_text_and_no_line_are_shown_escaped(check: Run, tmp_path: Path) -> None:
    for name in (b"a\nb.md", b"c\x1b[31m.md", b"d\xd0\xc2.md"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"")
    done = check(tmp_path, ".")
    assert done.stdout.splitlines() == [
        "a\\nb.md: it is empty",
        "c\\x1b[31m.md: it is empty",
        "d\\udcd0\\udcc2.md: it is empty",
    ]
    records = [json.loads(line) for line in check(tmp_path, "--json", ".").stdout.splitlines()]
    assert [os.fsencode(Path(r["path"]).name) for r in records][2] == b"d\xd0\xc2.md"


def test_a_folder_without_anything_in_it_has_no_findings(check: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = check(tmp_path / "empty", ".")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith("0 articles read\n")


def test_a_path_that_is_not_there_is_no_library(check: Run, tmp_path: Path) -> None:
    done = check(tmp_path, "gone")
    assert (done.returncode, done.stdout) == (3, "")
    assert "no such file or folder" in done.stderr
    assert check(tmp_path, "-L", "gone").returncode == 3
    write(tmp_path / "news" / "a.md")
    done = check(tmp_path, "gone", "news")
    assert (done.returncode, done.stdout) == (1, "gone: there is no such file or folder\n")


def test_checking_leaves_no_trace(check: Run, news: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    check(tmp_path, "news")
    assert sorted(tmp_path.rglob("*")) == before


def test_what_hangs_others_is_checked_in_no_time(check: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    (tmp_path / "loop").symlink_to(".")
    (tmp_path / "one.md").symlink_to("one.md")
    with (tmp_path / "sparse.md").open("wb") as file:
        file.truncate(8 << 30)
    os.mkfifo(tmp_path / ".kanbaoignore")
    done = check(tmp_path, ".")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == [
        *(".kanbaoignore", "one.md", "pipe.md", "sparse.md", "zero.md")
    ]


# ── in the reader ──


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that notes what it was asked for and mends the file."""
    path = tmp_path / "bin" / "nano"
    path.parent.mkdir()
    text = (
        f'#!/bin/sh\nfor word; do echo "$word"; file=$word; done >>"{tmp_path}/asked"\n'
        'printf "%s\\n" "---" "title: mended" "---" "text" >"$file"\n'
    )
    path.write_text(text, encoding="utf-8")
    path.chmod(0o700)
    return path


def test_the_reader_lists_the_findings_of_check_and_opens_the_editor_at_the_line(
    terminal: Open, news: Path, tmp_path: Path, editor: Path
) -> None:
    for name in ("a.md", "sub/c.md"):
        (news / name).unlink()
    reader = terminal(str(news), EDITOR=str(editor))
    reader.wait_for("press !")
    reader.send("!")
    reader.wait_for("b.md:3")
    reader.rest()
    reader.send("j\r")
    reader.wait_for("Every file was fully read.")
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["+3", str(news / "b.md")]
    reader.send("q")
    reader.rest()
    reader.send("Q")
    assert reader.wait_for_end() == 0
