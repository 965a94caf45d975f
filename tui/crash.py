"""What is left behind by a crash: where in the code it happened, nothing of what was read."""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

FILE_NAME = "crash.log"


def write_crash_log(folder: Path, error: BaseException, moment: datetime) -> Path | None:
    """Write where an error came from into a private file; None if that cannot be written.

    The error's own words are left out: they may quote an article.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    text = f"{moment.isoformat()} {type(error).__module__}.{type(error).__qualname__}\n{frames}"
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8") as log:  # noqa: PTH123  (an open descriptor)
            log.write(text)
    except OSError:
        return None
    return path
