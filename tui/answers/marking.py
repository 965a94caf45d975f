"""Marks from the shell, acknowledged once they are on disk."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any

from corpus import Corpus, Reading, StateError
from tui.answers.output import put, say
from tui.i18n import _
from tui.setup import DONE, NOTHING, USAGE, Setup


def mark(asked: argparse.Namespace, setup: Setup) -> int:
    """Mark articles, and say so once it is on disk."""
    steps: dict[str, dict[str, Any]] = {
        "read": {"reading": Reading.READ},
        "unread": {"reading": Reading.UNREAD},
        "later": {"reading": Reading.LATER},
        "star": {"starred": True},
        "unstar": {"starred": False},
    }
    name, *named = asked.words or [""]
    if name not in steps or not (named or asked.stdin):
        say(_("mark wants one of {names}, then articles").format(names=", ".join(steps)))
        return USAGE
    articles = (line.rstrip("\n") for line in sys.stdin) if asked.stdin else iter(named)
    return mark_each(articles, name, steps[name], asked, setup)


def mark_each(
    articles: Iterable[str],
    name: str,
    step: dict[str, Any],
    asked: argparse.Namespace,
    setup: Setup,
) -> int:
    """Mark one article after the other, each acknowledged when it is safe."""
    corpus, trouble = setup.corpus(setup.places(asked, []))
    trouble = _("Marks are not being saved: {reason}").format(reason=trouble) if trouble else ""
    missed = 0
    for article in filter(None, articles):
        problem = trouble or mark_one(article, name, step, corpus)
        if problem:
            missed += 1
            say(f"{article}: {problem}")
        else:
            put(f"ACK {article}")
            sys.stdout.flush()
    return NOTHING if missed else DONE


def mark_one(article: str, name: str, step: dict[str, Any], corpus: Corpus) -> str:
    """Mark an article and wait until that is on disk; return what is in the way, or nothing."""
    try:
        id = corpus.find(article)
        if id is None:
            return _("no such article")
        corpus.mark([id], name, **step)
        corpus.flush()
    except StateError as error:
        return _("Marks are not being saved: {reason}").format(reason=error.reason)
    return ""
