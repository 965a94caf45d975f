"""What could not be fully read, and why."""

from __future__ import annotations

import argparse
from collections import Counter

from corpus import Problem
from tui.answers.library import load
from tui.answers.output import put, put_json, say
from tui.guard import guard_text
from tui.i18n import _, plural
from tui.setup import DONE, NOTHING, UNREADABLE, Setup


def check(asked: argparse.Namespace, setup: Setup) -> int:
    """Name every file that could not be fully read."""
    if (corpus := load(asked, setup, asked.words)) is None:
        return UNREADABLE
    for problem in corpus.problems:
        put_problem(problem, as_json=asked.json)
    for reason, number in Counter(problem.reason for problem in corpus.problems).most_common():
        say(f"{number:>6}  {_(reason).format(detail='…')}")
    articles = plural("{count} article", "{count} articles", len(corpus))
    say(_("{articles} read").format(articles=articles))
    return NOTHING if corpus.problems else DONE


def put_problem(problem: Problem, *, as_json: bool) -> None:
    """Print one problem: where, and in words what."""
    words = _(problem.reason).format(detail=problem.detail)
    if as_json:
        put_json({"path": str(problem.path.absolute()), "line": problem.line, "reason": words})
        return
    line = "" if problem.line is None else f"{problem.line}:"
    put(f"{guard_text(str(problem.path))}:{line} {words}")
