"""Contents: the bytes of a file, taken so that no file can hang or trick the reader."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from errno import ELOOP, ENXIO
from pathlib import Path

from corpus.article import Problem, Reason

MEGABYTE = 1024 * 1024
MAX_READ = 8 * MEGABYTE
"""Of a larger file, the first part is read."""

MAX_SIZE = 64 * MEGABYTE
"""A larger file is not opened."""

# A link would lead elsewhere, and opening a pipe would wait for a writer.
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_REASONS = {ELOOP: Reason.OUTSIDE, ENXIO: Reason.NOT_REGULAR}  # a link by now; a socket
_LONGEST_LINE = 65_536


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds."""

    data: bytes
    is_cut: bool = False
    """There is more in the file."""


def read_contents(path: Path) -> Contents | Problem:
    """Return the bytes of a regular file that is no link, or why they cannot be had."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            return _read(path, descriptor)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return Problem(path, Reason.VANISHED)
    except OSError as error:
        if error.errno in _REASONS:
            return Problem(path, _REASONS[error.errno])
        return Problem(path, Reason.UNREADABLE, detail=error.strerror or "")


def _read(path: Path, descriptor: int) -> Contents | Problem:
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        return Problem(path, Reason.NOT_REGULAR)
    if found.st_size > MAX_SIZE:
        return Problem(path, Reason.TOO_BIG, detail=f"{MAX_SIZE // MEGABYTE} MB")
    # Not what fstat said, for the file may be growing.
    with os.fdopen(descriptor, "rb", closefd=False) as file:
        data = file.read(MAX_READ + 1)
    if len(data) <= MAX_READ:
        return Contents(data)
    end = data.rfind(b"\n", MAX_READ - _LONGEST_LINE, MAX_READ) + 1
    return Contents(data[: end or MAX_READ], is_cut=True)
