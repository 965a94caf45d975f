"""The corpus a command works on, read to the end."""

from __future__ import annotations

import argparse
import time
from datetime import datetime
from pathlib import Path

from corpus import Corpus, Reason, Store
from tui.answers.output import say
from tui.i18n import _
from tui.setup import Setup, samples, stands


def load(
    asked: argparse.Namespace,
    setup: Setup,
    words: list[str] | None = None,
    *,
    keeps_marks: bool = True,
) -> Corpus | None:
    """Return the corpus, read to the end; None, said why, if there is nothing to read.

    Args:
        asked: the command line.
        setup: settings and folders.
        words: further places to read.
        keeps_marks: whether the user's marks are wanted; without, nothing is written.
    """
    places = setup.places(asked, words or [])
    if places == (samples(),):
        say(_("no folder named: these are the bundled samples"))
    if not any(map(stands, places)):
        for place in places:
            say(f"{place}: {_(Reason.MISSING)}")
        return None
    corpus = _marked(setup, places) if keeps_marks else _unmarked(places)
    for batch in corpus.load():
        corpus.add(batch)
    return corpus


def _marked(setup: Setup, places: tuple[Path, ...]) -> Corpus:
    corpus, trouble = setup.corpus(places)
    if trouble:
        say(_("Marks are not being saved: {reason}").format(reason=trouble))
    return corpus


def _unmarked(places: tuple[Path, ...]) -> Corpus:
    store = Store.in_memory(clock=datetime.now)
    return Corpus(places, store, now=datetime.now, clock=time.monotonic)
