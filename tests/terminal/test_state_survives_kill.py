"""A mark that was acknowledged survives the sudden death of every program that was writing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from corpus.article import Reading
from corpus.state.marks import Marks, Place
from corpus.state.store import Store

ROUNDS = int(os.environ.get("KANBAO_TEST_ROUNDS", "12"))
"""How often the writers are killed; more of it takes longer and proves more."""

ROOT = Path(__file__).parents[2]

WRITERS = """
import os, sys
from datetime import datetime
from itertools import count
from pathlib import Path
from corpus.state.store import Store

folder, writers = Path(sys.argv[1]), int(sys.argv[2])

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())  # whole lines, whoever else writes

def write(first, parity):
    store = Store.open(folder, clock=datetime.now)
    for number in count(first):
        article = number * 2 + parity
        store.put([(article, "reading", "read"), (article, "place", f"[{number}, 0]")])
        store.flush()
        tell("ACK", article)

for line in iter(sys.stdin.readline, ""):
    born = []
    for parity in range(writers):
        born.append(os.fork())
        if not born[-1]:
            try:
                write(int(line), parity)
            finally:
                os._exit(1)
    tell("BORN", *born)
    tell("DEAD", *(os.waitpid(child, 0)[1] for child in born))
"""
"""For each number it is told: programs that mark articles from there on, until they are killed."""


@pytest.mark.parametrize("writers", [1, 2], ids=["one writer", "two writers"])
def test_no_acknowledged_mark_is_lost_when_all_writers_are_killed(
    tmp_path: Path, writers: int
) -> None:
    random = Random(writers)
    told: set[int] = set()
    command = [sys.executable, "-c", WRITERS, str(tmp_path), str(writers)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as programs:
        for turn in range(ROUNDS):
            told |= until_killed(programs, first=turn * 10_000, after=random.randrange(60))
            with closing(Store.open(tmp_path, clock=datetime.now)) as store:
                marks = store.marks()
            assert not [article for article in told if marks.get(article) != read(article)]
    assert len(told) > ROUNDS
    with closing(sqlite3.connect(tmp_path / "state.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def until_killed(programs: subprocess.Popen[str], first: int, after: int) -> set[int]:
    """The articles the writers told of, killed when they had told of so many."""
    assert programs.stdin and programs.stdout
    programs.stdin.write(f"{first}\n")
    programs.stdin.flush()
    told: set[int] = set()
    alive: list[int] = []
    for line in programs.stdout:
        word, *numbers = line.split()
        if word == "ACK":
            told.update(map(int, numbers))
        elif word == "BORN":
            alive = [int(number) for number in numbers]
        else:
            assert set(numbers) == {str(int(signal.SIGKILL))}
            break
        if len(told) >= after:
            while alive:
                os.kill(alive.pop(), signal.SIGKILL)
    return told


def read(article: int) -> Marks:
    return Marks(reading=Reading.READ, place=Place(article // 2))
