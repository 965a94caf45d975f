"""What the shell is answered: the same articles as in the reader, without a screen."""

from __future__ import annotations

import argparse

from tui.answers import about, checking, listing, marking, showing
from tui.setup import Setup

ANSWERS = {
    "search": listing.search,
    "list": listing.list_,
    "count": listing.count,
    "tags": listing.tags,
    "show": showing.show,
    "mark": marking.mark,
    "check": checking.check,
    "keys": about.keys,
    "paths": about.paths,
}


def answer(command: str, asked: argparse.Namespace, setup: Setup) -> int:
    """Carry out a headless command and return its exit code."""
    return ANSWERS[command](asked, setup)
