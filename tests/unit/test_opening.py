"""However many slow files the cursor rests on, few are read at once, and the last one is shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from corpus import Article, Document
from tui.messages import DocumentReady
from tui.opening import AT_ONCE, Opening


class Bench:
    """A widget and a corpus that do nothing by themselves: threads run when they are told to."""

    def __init__(self) -> None:
        self.threads: list[Callable[[], None]] = []
        self.opened: list[int] = []
        self.ready: list[int] = []
        self.during: Callable[[int], None] = lambda id: None
        owner = SimpleNamespace(run_worker=self._run, post_message=self._post)
        self.opening = Opening(cast("Any", owner), cast("Any", SimpleNamespace(open=self._open)))

    def _run(self, work: Callable[[], None], **options: object) -> None:
        self.threads.append(work)

    def _post(self, message: DocumentReady) -> None:
        self.ready.append(message.article)
        self.last = message

    def _open(self, id: int) -> Document:
        self.opened.append(id)
        self.during(id)
        return Document(title="", body="字")

    def want(self, id: int) -> None:
        self.opening.want(Article(id, Path(f"{id}.md"), "标题"), now=True)


def test_of_many_wishes_few_are_read_at_once_and_the_newest_next() -> None:
    bench = Bench()
    for id in range(1, 10):
        bench.want(id)
    assert len(bench.threads) == AT_ONCE
    for thread in bench.threads:
        thread()
    assert bench.opened == bench.ready == [9]


def test_what_is_wanted_no_more_when_it_is_read_is_not_set() -> None:
    bench = Bench()
    bench.during = lambda id: bench.want(2) if id == 1 else None
    bench.want(1)
    bench.threads[0]()
    assert (bench.opened, bench.ready) == ([1, 2], [2])
    assert bench.opening.arrived(bench.last)


def test_the_file_as_it_is_is_not_shown_once_the_set_text_is_wanted_again() -> None:
    bench = Bench()
    bench.want(1)
    bench.opening.original = True
    bench.threads[0]()
    bench.opening.original = False
    assert not bench.opening.arrived(bench.last)


def test_after_a_wish_is_read_there_is_room_for_the_next() -> None:
    bench = Bench()
    for id in range(1, 6):
        bench.want(id)
        bench.threads[-1]()
    assert bench.ready == [1, 2, 3, 4, 5]


def test_a_reading_that_fails_leaves_its_room_to_others() -> None:
    bench = Bench()

    def fail(id: int) -> None:
        raise ZeroDivisionError

    bench.during = fail
    for id in range(1, 6):
        bench.want(id)
        with pytest.raises(ZeroDivisionError):
            bench.threads[-1]()
    assert bench.opened == [1, 2, 3, 4, 5]
