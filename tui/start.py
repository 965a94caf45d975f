"""Starting the reader: everything it needs is handed in, and a way out is kept open."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from corpus import Corpus, Reason, StateError
from tui.guard import guard_text
from tui.i18n import _
from tui.setup import UNREADABLE, USAGE, Setup, stands


def start_reader(asked: argparse.Namespace, setup: Setup, notices: tuple[str, ...]) -> int:
    """Open the reader and return its exit code."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        print(
            _("kanbao: the reader needs a terminal; see kanbao --help for what works without one."),
            file=sys.stderr,
        )
        return USAGE
    places = setup.places(asked, asked.words)
    missing = [place for place in places if not stands(place)]
    if len(missing) == len(places):
        for place in missing:
            print(guard_text(f"kanbao: {place}: {_(Reason.MISSING)}"), file=sys.stderr)
        return UNREADABLE
    corpus, trouble = setup.corpus(places)
    standing = list(notices)
    if trouble:
        standing.insert(0, _("Marks are not being saved: {reason}").format(reason=trouble))
    if not (asked.words or asked.library or setup.settings.folders):
        standing.append(_("These are the bundled samples: kanbao FOLDER opens your own"))
    from tui.app import KanbaoApp

    app = KanbaoApp(
        corpus,
        setup.settings,
        settings_path=setup.settings_path,
        crash_folder=setup.locations.state,
        now=datetime.now,
        standing=tuple(standing),
    )
    try:
        app.run()
    finally:
        lost = close(corpus)
    if lost:
        print(
            _("kanbao: some marks could not be saved: {reason}").format(reason=lost),
            file=sys.stderr,
        )
    return app.return_code or 0


def close(corpus: Corpus) -> str:
    """Save everything; return why it could not be saved, or nothing."""
    try:
        corpus.close()
    except StateError as error:
        return error.reason
    return ""
