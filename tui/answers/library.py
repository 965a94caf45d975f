"""The corpus a command works on, read to the end."""

from __future__ import annotations

import argparse

from corpus import Corpus, Reason
from tui.answers.output import say
from tui.i18n import _
from tui.setup import Setup, samples, stands


def load(asked: argparse.Namespace, setup: Setup, words: list[str] | None = None) -> Corpus | None:
    """Return the corpus, read to the end; None, said why, if there is nothing to read."""
    places = setup.places(asked, words or [])
    if places == (samples(),):
        say(_("no folder named: these are the bundled samples"))
    if not any(map(stands, places)):
        for place in places:
            say(f"{place}: {_(Reason.MISSING)}")
        return None
    corpus, trouble = setup.corpus(places)
    if trouble:
        say(_("Marks are not being saved: {reason}").format(reason=trouble))
    for batch in corpus.load():
        corpus.add(batch)
    return corpus
