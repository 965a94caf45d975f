"""A file is opened so that it can neither hang nor trick the reader."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from corpus.article import Problem, Reason
from corpus.ingest.files.contents import MAX_READ, MAX_SIZE, Contents, read_contents


def reason(path: Path) -> Reason:
    found = read_contents(path)
    assert isinstance(found, Problem)
    assert found.path == path
    return found.reason


def test_a_regular_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"text\r\n")
    assert read_contents(path) == Contents(b"text\r\n")


def test_a_file_that_vanished_is_said_to_be_gone(tmp_path: Path) -> None:
    assert reason(tmp_path / "gone.md") is Reason.VANISHED


def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "a.md").symlink_to("secret")
    assert reason(tmp_path / "a.md") is Reason.OUTSIDE


def test_a_pipe_without_a_writer_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert reason(tmp_path / "pipe.md") is Reason.NOT_REGULAR


def test_a_folder_and_a_device_are_no_articles(tmp_path: Path) -> None:
    assert reason(tmp_path) is Reason.NOT_REGULAR
    assert reason(Path("/dev/zero")) is Reason.NOT_REGULAR


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("text")
    path.chmod(0)
    found = read_contents(path)
    assert isinstance(found, Problem)
    assert found.reason is Reason.UNREADABLE
    assert found.detail


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(MAX_SIZE + 1)
    assert read_contents(path) == Problem(path, Reason.TOO_BIG, detail="64 MB")


def test_a_big_file_is_cut_at_the_end_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("一行文字\n".encode() * (MAX_READ // 13 + 10))
    found = read_contents(path)
    assert isinstance(found, Contents)
    assert found.is_cut
    assert MAX_READ - 13 <= len(found.data) <= MAX_READ
    assert found.data.decode("utf-8").endswith("一行文字\n")


@pytest.mark.parametrize("size", [100 << 20, 8 << 30])
def test_a_size_alone_keeps_a_file_closed(tmp_path: Path, size: int) -> None:
    path = tmp_path / "sparse.md"
    with path.open("wb") as file:
        file.truncate(size)
    assert reason(path) is Reason.TOO_BIG


def test_a_socket_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.md")
        assert reason(Path("s.md")) is Reason.NOT_REGULAR


def test_a_name_that_is_no_text_is_opened(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xd0\xc2.md")
    path.write_text("text")
    assert read_contents(path) == Contents(b"text")


def test_a_file_that_grows_while_it_is_read_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("short\n")
    fstat = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        found = fstat(descriptor)
        with path.open("ab") as file:
            file.truncate(MAX_SIZE)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    found = read_contents(path)
    assert isinstance(found, Contents)
    assert found.is_cut
    assert len(found.data) <= MAX_READ
