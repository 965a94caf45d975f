"""What could not be fully read, and why."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from corpus import PassedOver, Problem, by_reason, in_order
from tui.answers.library import load
from tui.answers.output import put, put_json, say
from tui.guard import UNSAFE
from tui.i18n import _, plural
from tui.setup import DONE, NOTHING, UNREADABLE, Setup

MOST_SUFFIXES = 8
"""Suffixes that are named of what was left aside; the others are counted together."""


def check(asked: argparse.Namespace, setup: Setup) -> int:
    """Name every file that could not be fully read: one line a finding, sorted by path."""
    if (corpus := load(asked, setup, asked.words, keeps_marks=False)) is None:
        return UNREADABLE
    problems = in_order(corpus.problems)
    here = _current_folder()
    for problem in problems:
        if asked.json:
            put_json(record(problem))
        else:
            put(finding(problem, here))
    for reason, number in by_reason(problems):
        say(f"{number:>6}  {_(reason).format(detail='…')}")
    if words := passed_over_words(corpus.passed_over):
        say(words)
    articles = plural("{count} article", "{count} articles", len(corpus))
    say(_("{articles} read").format(articles=articles))
    return NOTHING if problems else DONE


def finding(problem: Problem, here: Path | None) -> str:
    """Return a problem as one line that editors can jump by: `path:line: reason`."""
    line = "" if problem.line is None else f"{problem.line}:"
    return f"{path_shown(problem.path, here)}:{line} {reason_words(problem)}"


def record(problem: Problem) -> dict[str, str | int | None]:
    """Return a problem as JSON has it; its code is the same in every language."""
    return {
        "path": str(problem.path.absolute()),
        "line": problem.line,
        "reason": reason_words(problem),
        "code": problem.reason.name.lower(),
    }


def reason_words(problem: Problem) -> str:
    """Return what is wrong, without where."""
    return _(problem.reason).format(detail=problem.detail)


def path_shown(path: Path, here: Path | None) -> str:
    r"""Return a path on one line, from the current folder on if it is inside it.

    >>> path_shown(Path("/news/a\nb.md"), Path("/news"))
    'a\\nb.md'
    """
    if here is not None and path.is_relative_to(here):
        path = path.relative_to(here)
    # Whatever takes the path from here shall not take it for an option.
    name = f"./{path}" if str(path).startswith("-") else str(path)
    return UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode(), name)


def passed_over_words(passed_over: PassedOver) -> str:
    """Say how many files are no articles, by suffix, and how many were left out by rule."""
    counted = sorted(passed_over.suffixes.items(), key=lambda pair: (-pair[1], pair[0]))
    kinds = [
        f"{number} .{suffix}" if suffix else _("{count} without suffix").format(count=number)
        for suffix, number in counted[:MOST_SUFFIXES]
    ]
    if others := sum(number for _suffix, number in counted[MOST_SUFFIXES:]):
        kinds.append(_("{count} of other kinds").format(count=others))
    parts = [", ".join(kinds)] if kinds else []
    if passed_over.ignored:
        parts.append(_("{count} by .kanbaoignore").format(count=passed_over.ignored))
    return _("left aside: {what}").format(what="; ".join(parts)) if parts else ""


def _current_folder() -> Path | None:
    try:
        return Path(os.path.realpath(Path.cwd()))
    except OSError:
        return None  # it was deleted
