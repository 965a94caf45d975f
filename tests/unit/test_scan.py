"""Which files of a folder are articles, and what becomes of the others."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from corpus.article import Problem, Reason
from corpus.ingest.scan import Candidate, scan

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def candidates(*places: Path) -> list[str]:
    return sorted(found.relative for found in scan(places) if isinstance(found, Candidate))


def problems(*places: Path) -> list[tuple[str, Reason]]:
    return sorted((f.path.name, f.reason) for f in scan(places) if isinstance(f, Problem))


def test_articles_are_found_by_suffix_in_every_folder(tmp_path: Path) -> None:
    library = tmp_path / "news"
    for name in ["a.md", "B.MARKDOWN", "c.mdx", "d.txt", "e.html", "f.htm", "深/圳/g.md"]:
        write(library / name)
    for name in ["h.png", "md", "i.md.bak"]:
        write(library / name)
    assert candidates(library) == [
        *("news/B.MARKDOWN", "news/a.md", "news/c.mdx", "news/d.txt", "news/e.html", "news/f.htm"),
        "news/深/圳/g.md",
    ]


def test_a_candidate_knows_its_size_and_time(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "12345")
    os.utime(path, (1000, 2000))
    assert list(scan([tmp_path])) == [Candidate(path, tmp_path, size=5, modified=2000.0)]


def test_hidden_and_foreign_folders_are_passed_over(tmp_path: Path) -> None:
    for name in [".git/a.md", ".obsidian/b.md", ".trash/c.md", "node_modules/d.md", ".e.md"]:
        write(tmp_path / "news" / name)
    write(tmp_path / "news" / "f.md")
    assert candidates(tmp_path / "news") == ["news/f.md"]


def test_a_hidden_folder_that_is_asked_for_is_searched(tmp_path: Path) -> None:
    write(tmp_path / ".news" / "a.md")
    assert candidates(tmp_path / ".news") == [".news/a.md"]


def test_a_file_named_outright_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = write(tmp_path / "notes" / "README")
    assert list(scan([path])) == [Candidate(path, path.parent, 4, path.stat().st_mtime)]


def test_what_is_not_there_is_a_problem_and_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    assert problems(tmp_path / "gone", tmp_path) == [("gone", Reason.MISSING)]
    assert candidates(tmp_path / "gone", tmp_path) == [f"{tmp_path.name}/a.md"]


def test_the_same_file_is_found_once_however_it_is_reached(tmp_path: Path) -> None:
    library = tmp_path / "news"
    path = write(library / "sub" / "a.md")
    (tmp_path / "other").symlink_to(library)
    places = [path, library / "sub", library, tmp_path / "other", path, library / ".." / "news"]
    assert len(candidates(*places)) == 1
    assert candidates(path, library) == ["news/sub/a.md"]


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "secret.md")
    write(tmp_path / "private" / "a.md")
    library = tmp_path / "news"
    library.mkdir()
    (library / "file.md").symlink_to(tmp_path / "secret.md")
    (library / "folder").symlink_to(tmp_path / "private")
    assert candidates(library) == []
    assert problems(library) == [("file.md", Reason.OUTSIDE), ("folder", Reason.OUTSIDE)]


def test_links_inside_the_folder_lead_to_each_file_once(tmp_path: Path) -> None:
    library = tmp_path / "news"
    write(library / "a.md")
    write(library / ".attic" / "old.md")
    write(library / "plain")
    (library / "again.md").symlink_to("a.md")
    (library / "old.md").symlink_to(".attic/old.md")
    (library / "plain.md").symlink_to("plain")
    (library / "loop").symlink_to(".")
    assert candidates(library) == ["news/.attic/old.md", "news/a.md", "news/plain"]
    assert problems(library) == []


def test_links_to_nothing_and_in_circles_are_problems(tmp_path: Path) -> None:
    (tmp_path / "gone.md").symlink_to("nowhere.md")
    (tmp_path / "one.md").symlink_to("two.md")
    (tmp_path / "two.md").symlink_to("one.md")
    found = problems(tmp_path)
    assert ("gone.md", Reason.MISSING) in found
    assert [name for name, reason in found if reason is Reason.UNREADABLE] == ["one.md", "two.md"]


def test_the_file_behind_a_link_named_outright_is_taken(tmp_path: Path) -> None:
    path = write(tmp_path / "2025-05-08.md")
    (tmp_path / "latest.md").symlink_to(path.name)
    assert [found.path for found in scan([tmp_path / "latest.md"])] == [path]


def test_pipes_and_sockets_are_problems_and_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    os.mkfifo(tmp_path / "other")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.md"))
        assert problems(tmp_path) == [
            ("pipe.md", Reason.NOT_REGULAR),
            ("s.md", Reason.NOT_REGULAR),
        ]
    assert problems(tmp_path / "other") == [("other", Reason.NOT_REGULAR)]


@pytest.mark.skipif(AS_ROOT, reason="nothing is closed to root")
def test_a_folder_that_may_not_be_entered_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "closed" / "a.md")
    write(tmp_path / "b.md")
    (tmp_path / "closed").chmod(0)
    try:
        assert problems(tmp_path) == [("closed", Reason.UNREADABLE)]
        assert candidates(tmp_path) == [f"{tmp_path.name}/b.md"]
    finally:
        (tmp_path / "closed").chmod(0o700)


def test_a_name_that_is_no_text_is_found(tmp_path: Path) -> None:
    name = os.fsdecode(b"gb\xd0\xc2\xce\xc5.md")
    write(tmp_path / name)
    assert [found.path.name for found in scan([tmp_path])] == [name]


def test_a_relative_place_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news" / "a.md")
    monkeypatch.chdir(tmp_path / "news")
    assert candidates(Path()) == ["news/a.md"]
    assert all(found.path.is_absolute() for found in scan([Path()]))
