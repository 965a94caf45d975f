"""A big file is read in another process: as well as here, and whatever becomes of that process."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from corpus.article import Reason
from corpus.ingest import apart, parse
from corpus.ingest.files.scan import Candidate

TEXT = "---\ntitle: 很大\ndate: 2025-13-01\n---\n\n# 一\n\n正文，有几个字。\n"


@pytest.fixture
def candidate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Candidate:
    monkeypatch.setattr(apart, "BIG", 10)
    # A name that is no text, in a folder that one happens to be in and that holds a trap.
    path = tmp_path / os.fsdecode(b"\xff.md")
    path.write_text(TEXT, encoding="utf-8")
    for name in ("corpus", "pickle"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(1)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return Candidate(path, tmp_path, size=path.stat().st_size, modified=7.0)


def test_it_gives_the_same_as_reading_it_here(candidate: Candidate) -> None:
    parsed = apart.read(candidate)
    assert parsed == parse.read(candidate)
    assert parsed.article is not None
    assert parsed.article.title == "很大"
    assert [problem.reason for problem in parsed.problems] == [Reason.DATE]


def test_a_size_that_is_not_known_is_looked_up(candidate: Candidate) -> None:
    unknown = Candidate(candidate.path, candidate.folder)
    assert apart.is_big(unknown)
    assert not apart.is_big(Candidate(candidate.path.with_name("gone.md"), candidate.folder))


def test_a_process_that_dies_is_a_problem_of_the_file(
    candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_COMMAND", ("-c", "import os; os.kill(os.getpid(), 11)"))
    parsed = apart.read(candidate)
    assert parsed.article is None
    assert [problem.reason for problem in parsed.problems] == [Reason.UNREADABLE]


def test_a_process_that_does_not_end_is_a_problem_of_the_file(
    candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_COMMAND", ("-c", "import signal; signal.pause()"))
    monkeypatch.setattr(apart, "PATIENCE", 0.1)
    assert [problem.reason for problem in apart.read(candidate).problems] == [Reason.UNREADABLE]


def test_where_no_process_can_be_had_it_is_read_here(
    candidate: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert apart.read(candidate) == parse.read(candidate)
