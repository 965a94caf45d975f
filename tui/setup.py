"""What every command needs: the settings, the folders, and the corpus over them."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus import Corpus, Locations, StateError, Store
from tui.settings import Settings

DONE, NOTHING, USAGE, UNREADABLE, CRASHED, INTERRUPTED = 0, 1, 2, 3, 70, 130
"""Exit codes."""


@dataclass(frozen=True, slots=True)
class Setup:
    """Settings and the user's folders."""

    settings: Settings
    settings_path: Path
    locations: Locations

    def places(self, named: argparse.Namespace, words: list[str]) -> tuple[Path, ...]:
        """Return what to read: the places named, else the settings' folders, else the samples."""
        asked = [*named.library, *words]
        places = [expanded(place) for place in asked or self.settings.folders]
        return tuple(places) or (samples(),)

    def corpus(self, places: tuple[Path, ...]) -> tuple[Corpus, str]:
        """Return the corpus over these places, and why its marks cannot be saved, or nothing."""
        try:
            store, trouble = Store.open(self.locations.state, clock=datetime.now), ""
        except StateError as error:
            store, trouble = Store.in_memory(clock=datetime.now), error.reason
        return Corpus(places, store, now=datetime.now, clock=time.monotonic), trouble


def expanded(place: str) -> Path:
    """Return a path with `~` and `~name` filled in where they name somebody."""
    try:
        return Path(place).expanduser()
    except RuntimeError:
        return Path(place)


def stands(place: Path) -> bool:
    """Tell whether there is something at a path, even if one may not look at it."""
    try:
        place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        return isinstance(error, PermissionError)
    return True


def samples() -> Path:
    """Return the folder of the articles that come with the program."""
    from importlib.resources import files

    return Path(str(files("corpus").joinpath("samples")))
