"""A mark that was acknowledged survives the sudden death of every program that was writing."""

from __future__ import annotations

import os
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

ROUNDS = int(os.environ.get("KANBAO_TEST_ROUNDS", "6"))
ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from datetime import datetime
from itertools import count
from pathlib import Path
from corpus.state.store import Store

store = Store.open(Path(sys.argv[1]), clock=datetime.now)
for number in count(int(sys.argv[2])):
    article = number * 2 + int(sys.argv[3])
    store.put([(article, "reading", "read"), (article, "place", f"[{number}, 0]")])
    store.flush()
    print("ACK", article, flush=True)
"""


def start(folder: Path, first: int, parity: int) -> subprocess.Popen[str]:
    """A program that marks every second article from the first on, and tells of each."""
    command = [sys.executable, "-c", WRITER, str(folder), str(first), str(parity)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def acknowledged(writer: subprocess.Popen[str], at_most: int | None = None) -> list[int]:
    """The articles a writer tells of: so many, or all until its end."""
    assert writer.stdout
    found: list[int] = []
    while at_most is None or len(found) < at_most:
        line = writer.stdout.readline()
        # Without its end, the line may be a part of a number.
        if not line.endswith("\n"):
            break
        found.append(int(line.removeprefix("ACK ")))
    return found


@pytest.mark.parametrize("writers", [1, 2], ids=["one writer", "two writers"])
def test_no_acknowledged_mark_is_lost_when_all_writers_are_killed(
    tmp_path: Path, writers: int
) -> None:
    random = Random(writers)
    told: set[int] = set()
    for turn in range(ROUNDS):
        running = [start(tmp_path, turn * 10_000, parity) for parity in range(writers)]
        told.update(acknowledged(running[0], at_most=random.randrange(1, 200)))
        for writer in running:
            writer.kill()
        for writer in running:
            told.update(acknowledged(writer))
            writer.wait()
            assert writer.stdout
            writer.stdout.close()
        with closing(Store.open(tmp_path, clock=datetime.now)) as store:
            marks = store.marks()
        lost = [article for article in told if marks.get(article) != read_to(article)]
        assert not lost
    assert len(told) > ROUNDS
    with closing(sqlite3.connect(tmp_path / "state.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def read_to(article: int) -> Marks:
    return Marks(reading=Reading.READ, place=Place(article // 2))
