"""Where the program keeps its own files: state, cache and settings of the user."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError

APP = "kanbao"
PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Locations:
    """The folders the program may write to; the articles' own folders are never among them."""

    state: Path
    """What the reader did: cannot be computed again."""

    cache: Path
    """What can be computed again: deleting it loses nothing."""

    config: Path
    """What the user chose."""

    @classmethod
    def of_user(cls) -> Locations:
        """The folders of the user who runs the program; `XDG_*` variables are honoured.

        Raises:
            CorpusError: nothing tells where the user's home is.
        """
        import platformdirs

        try:
            return cls(
                state=_absolute(platformdirs.user_state_path(APP, appauthor=False)),
                cache=_absolute(platformdirs.user_cache_path(APP, appauthor=False)),
                config=_absolute(platformdirs.user_config_path(APP, appauthor=False)),
            )
        except RuntimeError as error:
            raise CorpusError("the home folder is unknown: set HOME") from error


def make_private(folder: Path) -> None:
    """Make the folder, and those above it that are missing, readable by the user alone.

    One that stands already keeps the rights its owner gave it.

    Raises:
        OSError: it cannot be made, or something else stands in its place.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_private(folder.parent)
    folder.mkdir(mode=PRIVATE, exist_ok=True)
    # A strict umask may have taken away the user's own rights.
    folder.chmod(PRIVATE)


def _absolute(folder: Path) -> Path:
    # A relative one would be another folder wherever the program is started.
    if not folder.is_absolute():
        raise CorpusError(f"{folder}: not an absolute path")
    return folder
