"""A library is handed over newest first, in portions, until told to stop."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

from corpus.article import Reason
from corpus.ingest.load import INTERVAL, Loaded, load


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
    assert load_all(tmp_path) == [Loaded()]


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
    assert len(titles(portions)) == 3


def test_loading_stops_while_it_searches(tmp_path: Path) -> None:
    write(tmp_path / "a.md", "# a")
    assert list(load([tmp_path], stop=lambda: True, clock=ticking(0))) == [Loaded()]
