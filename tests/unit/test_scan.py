"""Which files of a folder are articles, and what becomes of the others."""

from __future__ import annotations

import errno
import os
import shutil
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.article import Problem, Reason
from corpus.ingest.files.scan import Candidate, PassedOver, look, scan

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def candidates(*places: Path) -> list[str]:
    return sorted(found.relative for found in scan(places) if isinstance(found, Candidate))


def found_paths(*places: Path) -> list[Path]:
    return [found.path for found in scan(places) if isinstance(found, Candidate)]


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
    assert found_paths(tmp_path / "latest.md") == [path]


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
    assert [path.name for path in found_paths(tmp_path)] == [name]


def test_a_relative_place_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "news" / "a.md")
    monkeypatch.chdir(tmp_path / "news")
    assert candidates(Path()) == ["news/a.md"]
    assert all(path.is_absolute() for path in found_paths(Path()))


def passed_over(*places: Path) -> tuple[dict[str, int], int]:
    found = [found for found in scan(places) if isinstance(found, PassedOver)]
    suffixes = sum((found.suffixes for found in found), Counter[str]())
    return dict(suffixes), sum(found.ignored for found in found)


def test_what_is_no_article_is_counted_by_suffix(tmp_path: Path) -> None:
    for name in [
        "a.md",
        "b.png",
        "sub/c.PNG",
        "d.tar.gz",
        "Makefile",
        ".hidden",
        "e.",
        "sub/f.md~",
    ]:
        write(tmp_path / "news" / name)
    write(tmp_path / "news" / "g.一个很长很长很长很长的后缀名称")
    write(tmp_path / "news" / ".kanbaoignore", "*.gz\nb.*")
    (tmp_path / "news" / "h.jpg").symlink_to("b.png")
    suffixes, ignored = passed_over(tmp_path / "news")
    assert suffixes == {"png": 1, "": 3, "md~": 1, "jpg": 1}
    assert ignored == 2


def test_a_suffix_is_no_way_to_the_terminal(tmp_path: Path) -> None:
    write(tmp_path / "a.\x1b]0;x\x07")
    write(tmp_path / os.fsdecode(b"b.\xd0\xc2"))
    suffixes, _ = passed_over(tmp_path)
    assert all(suffix.isprintable() for suffix in suffixes)
    assert sum(suffixes.values()) == 2


@pytest.mark.parametrize(
    "name", ["a\nb.md", "\x1b[31m.md", "-rf.md", "x" * 252 + ".md", " .md", "新.md"]
)
def test_names_may_hold_anything(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert [path.name for path in found_paths(tmp_path)] == [name]


@contextmanager
def nested(folder: Path, name: str, depth: int) -> Iterator[None]:
    """Folders within folders, the innermost the current one; removed without a path."""
    before = Path.cwd()
    os.chdir(folder)
    for _ in range(depth):
        Path(name).mkdir()
        os.chdir(name)
    try:
        yield
    finally:
        for _ in range(depth):
            os.chdir("..")
            Path(name).rmdir()
        os.chdir(before)


def test_a_file_a_thousand_folders_deep_is_found(tmp_path: Path) -> None:
    with nested(tmp_path, "d", 1010):
        path = write(Path("a.md"))
        (found,) = scan([tmp_path])
        path.unlink()
    assert isinstance(found, Candidate)
    assert found.relative.count("/") == 1011


def test_folders_deeper_than_a_path_may_be_long_are_problems(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    with nested(tmp_path, "d" * 250, 20):
        assert [reason for _, reason in problems(tmp_path)] == [Reason.UNREADABLE]
        assert candidates(tmp_path) == [f"{tmp_path.name}/a.md"]


def test_a_folder_that_vanishes_during_the_search_is_a_problem(tmp_path: Path) -> None:
    for name in ["a.md", "sub/b.md", "sub/deeper/c.md"]:
        write(tmp_path / name)
    search = scan([tmp_path])
    assert isinstance(next(search), Candidate)
    shutil.rmtree(tmp_path / "sub")
    assert list(search) == [Problem(tmp_path / "sub", Reason.VANISHED)]


def test_a_folder_that_becomes_a_link_during_the_search_is_entered_once(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    (tmp_path / "sub").mkdir()
    search = scan([tmp_path])
    next(search)
    (tmp_path / "sub").rmdir()
    (tmp_path / "sub").symlink_to(".")
    assert list(search) == []


def test_a_file_with_two_names_is_found_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md")
    (tmp_path / "sub").mkdir()
    os.link(path, tmp_path / "sub" / "b.md")
    os.link(path, tmp_path / "b.md")
    assert candidates(tmp_path, path) == [f"{tmp_path.name}/a.md"]


def test_devices_are_problems(tmp_path: Path) -> None:
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    assert problems(tmp_path) == [("zero.md", Reason.OUTSIDE)]
    assert problems(Path("/dev/zero")) == [("zero", Reason.NOT_REGULAR)]


def test_places_in_circles_are_problems(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for place in (tmp_path / "loop", tmp_path / "loop" / ".." / "x", tmp_path / ("x" * 300)):
        assert len(problems(place)) == 1


def test_a_place_seen_from_a_folder_that_is_gone_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert problems(Path("a.md")) == [("a.md", Reason.MISSING)]


def test_one_look_tells_files_from_all_else(tmp_path: Path) -> None:
    path = write(tmp_path / "a")
    assert look(path) == Candidate(path, tmp_path, 4, path.stat().st_mtime)
    assert look(tmp_path) == Problem(tmp_path, Reason.NOT_REGULAR)
    assert look(tmp_path / "b") == Problem(tmp_path / "b", Reason.MISSING)
    assert look(tmp_path / ("x" * 300)) == Problem(
        tmp_path / ("x" * 300), Reason.UNREADABLE, detail=os.strerror(errno.ENAMETOOLONG)
    )
