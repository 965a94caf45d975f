"""About the program: its keys, its folders."""

from __future__ import annotations

import argparse

from rich.cells import set_cell_size

from tui.answers.output import put
from tui.commands import COMMANDS
from tui.i18n import _
from tui.setup import DONE, Setup


def keys(asked: argparse.Namespace, setup: Setup) -> int:
    """List every command: its id, its keys, what it does."""
    for command in COMMANDS:
        put(f"{command.id:<22} {set_cell_size(' '.join(command.keys), 14)} {_(command.help)}")
    return DONE


def paths(asked: argparse.Namespace, setup: Setup) -> int:
    """Say where settings, marks, cache and the library live."""
    rows = {
        "config": setup.settings_path,
        "state": setup.locations.state,
        "cache": setup.locations.cache,
    }
    for name, path in rows.items():
        put(f"{name:<8} {path}")
    for place in setup.places(asked, []):
        put(f"{'library':<8} {place.absolute()}")
    return DONE
