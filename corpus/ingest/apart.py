"""Reading apart: a big file is read by a process of its own.

One expression over megabytes holds up every thread until it is through, the
one that waits for keys too. In another process it holds up nobody, the memory
it takes is given back, and a file that is its end is the end of it alone.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from corpus.article import Parsed, Problem, Reason
from corpus.ingest import parse
from corpus.ingest.files.scan import Candidate

BIG = 500_000
"""Bytes; any expression is through fewer of them before a key has waited long."""

PATIENCE = 60.0
"""Seconds a file may take."""

# `-P`, because the folder one is in may be somebody's library, and no place to import from.
_COMMAND = (
    *("-P", "-c"),
    "import sys; sys.path.insert(0, sys.argv[1]); from corpus.ingest.apart import answer; answer()",
    str(Path(__file__).parents[2]),
)


def is_big(candidate: Candidate) -> bool:
    """Tell whether reading a file takes a while."""
    try:
        return (candidate.size or os.lstat(candidate.path).st_size) >= BIG
    except OSError:
        return False


def read(candidate: Candidate) -> Parsed:
    """Read the file of a candidate; whatever is wrong with it comes back as problems."""
    if not is_big(candidate) or not sys.executable:
        return parse.read(candidate)
    try:
        return _read_apart(candidate)
    except subprocess.SubprocessError as error:
        problem = Problem(candidate.path, Reason.UNREADABLE, detail=_words(error))
        return Parsed(None, None, problems=(problem,))
    except OSError:  # no further process can be had
        return parse.read(candidate)


def _read_apart(candidate: Candidate) -> Parsed:
    done = subprocess.run(
        [sys.executable, *_COMMAND],
        input=pickle.dumps(candidate),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PATIENCE,
        check=True,
    )
    parsed = pickle.loads(done.stdout)
    assert isinstance(parsed, Parsed)
    return parsed


def _words(error: subprocess.SubprocessError) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return f"not read within {PATIENCE:.0f} seconds"
    return "reading it was given up"


def answer() -> None:
    """Read the file of the candidate that is asked for, in the other process."""
    candidate = pickle.load(sys.stdin.buffer)
    pickle.dump(parse.read(candidate), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
