"""A library is handed over newest first, in portions, until told to stop."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from corpus.article import Reason
from corpus.ingest.load import INTERVAL, Loaded, load, read_file, read_known


def write(path: Path, text: str, modified: float = 0.0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (modified, modified))
    return path


def ticking(step: float) -> Callable[[], float]:
    """A clock that goes on by `step` whenever it is looked at."""
    ticks = count()
    return lambda: next(ticks) * step


def load_all(*places: Path, step: float = 0.0) -> list[Loaded]:
    return list(load(places, stop=lambda: False, clock=ticking(step)))


def titles(portions: list[Loaded]) -> list[str]:
    articles = [parsed.article for portion in portions for parsed in portion.parsed]
    return [article.title for article in articles if article]


def test_the_newest_comes_first_by_name_by_folder_or_else_by_time(tmp_path: Path) -> None:
    write(tmp_path / "2025-05-08-b.md", "# second", modified=1)
    write(tmp_path / "2024/03/30/c.md", "# third", modified=9e9)
    write(tmp_path / "a.md", "# first", modified=1.9e9)
    write(tmp_path / "d.md", "# fourth", modified=2)
    assert titles(load_all(tmp_path)) == ["first", "second", "third", "fourth"]


def test_portions_come_as_time_passes_and_count_what_is_done(tmp_path: Path) -> None:
    for number in range(6):
        write(tmp_path / f"{number}.md", f"# {number}")
    portions = load_all(tmp_path, step=INTERVAL / 2 + 0.001)
    assert [portion.done for portion in portions] == [2, 4, 6, 6]
    assert {portion.found for portion in portions} == {6}
    assert len(titles(portions)) == 6


def test_without_time_passing_all_comes_at_once(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "# a")
    assert [portion.done for portion in load_all(tmp_path)] == [1]


def test_the_last_portion_comes_even_when_there_is_nothing(tmp_path: Path) -> None:
    assert load_all(tmp_path) == [Loaded(complete=True)]


def test_what_could_not_be_searched_comes_with_the_first_portion(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path / "news" / f"{number}.md", "text")
    portions = load_all(tmp_path / "gone", tmp_path / "news", step=INTERVAL)
    assert [problem.reason for problem in portions[0].problems] == [Reason.MISSING]
    assert not any(portion.problems for portion in portions[1:])


def test_a_bad_file_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "---\ntitle: @a\n---\ntext")
    write(tmp_path / "b.md", "")
    (tmp_path / "c.md").write_bytes(b"\0" * 100)
    write(tmp_path / "d.md", "# d")
    portions = load_all(tmp_path)
    assert sorted(titles(portions)) == ["@a", "d"]
    found = [problem.reason for parsed in portions[0].parsed for problem in parsed.problems]
    assert sorted(found) == sorted([Reason.HEADER, Reason.EMPTY, Reason.BINARY])


def test_a_file_in_two_places_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "news" / "a.md", "# a")
    assert titles(load_all(tmp_path, tmp_path / "news", path)) == ["a"]


def test_loading_stops_when_asked_and_hands_over_what_it_has(tmp_path: Path) -> None:
    for number in range(10):
        write(tmp_path / f"{number}.md", f"# {number}")
    asked = count()
    portions = list(load([tmp_path], stop=lambda: next(asked) >= 13, clock=ticking(0)))
    assert [(portion.done, portion.found) for portion in portions] == [(3, 10)]
    assert not portions[-1].complete
    assert len(titles(portions)) == 3


def test_loading_stops_while_it_searches(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "# a")
    assert list(load([tmp_path], stop=lambda: True, clock=ticking(0))) == [Loaded()]


def test_every_portion_tells_what_was_passed_over_and_the_last_that_all_is_read(
    tmp_path: Path,
) -> None:
    for name in ["a.md", "sub/b.md", "c.png", "sub/d.png", "sub/e", "drafts/f.md"]:
        write(tmp_path / name, "text")
    write(tmp_path / ".kanbaoignore", "drafts/")
    portions = load_all(tmp_path, step=INTERVAL)
    assert len(portions) > 1
    for portion in portions:
        assert portion.passed_over.suffixes == {"png": 2, "": 1}
        assert portion.passed_over.ignored == 1
    assert [portion.complete for portion in portions] == [False] * (len(portions) - 1) + [True]


def remove(path: Path) -> None:
    path.unlink()


def become_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def become_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def become_empty(path: Path) -> None:
    path.write_bytes(b"")


def become_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(8 << 30)


CHANGES = [
    (remove, Reason.VANISHED),
    (become_pipe, Reason.NOT_REGULAR),
    (become_link, Reason.OUTSIDE),
    (become_folder, Reason.NOT_REGULAR),
    (become_empty, Reason.EMPTY),
    (become_huge, Reason.TOO_BIG),
]


@pytest.mark.parametrize(("change", "reason"), CHANGES)
def test_what_becomes_of_a_file_after_it_was_found_hides_no_other(
    tmp_path: Path, change: Callable[[Path], None], reason: Reason
) -> None:
    path = write(tmp_path / "a.md", "# a", modified=2)
    write(tmp_path / "b.md", "# b", modified=1)
    asked = count()

    def stop() -> bool:
        if next(asked) == 2:  # both are found, none is read
            change(path)
        return False

    portions = list(load([tmp_path], stop=stop, clock=ticking(0)))
    assert titles(portions) == ["b"]
    problems = [problem for parsed in portions[0].parsed for problem in parsed.problems]
    assert [(problem.path, problem.reason) for problem in problems] == [(path, reason)]


def test_a_file_named_outright_is_read_through_a_link_and_one_known_is_not(tmp_path: Path) -> None:
    path = write(tmp_path / "note", "# a")
    (tmp_path / "link").symlink_to("note")
    assert titles([Loaded((read_file(tmp_path / "link"), read_known(path)))]) == ["a", "a"]
    (problem,) = read_known(tmp_path / "link").problems
    assert problem.reason is Reason.OUTSIDE


@pytest.mark.parametrize("name", ["", "gone", "x" * 300, "a\0b"])
def test_what_is_no_file_is_a_problem(tmp_path: Path, name: str) -> None:
    parsed = read_file(tmp_path / name)
    assert parsed.article is None
    assert len(parsed.problems) == 1
