"""Lines for the shell: data to stdout, talk to stderr."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tui.guard import guard_text


def say(words: str) -> None:
    """Tell the person, not the pipe."""
    print(guard_text(f"kanbao: {words}"), file=sys.stderr)


def put(line: str) -> None:
    """Print a line of data; a terminal gets nothing it could obey."""
    print(guard_text(line) if sys.stdout.isatty() else line)


def put_json(record: dict[str, Any]) -> None:
    """Print one JSON object; a name that is no text becomes escapes."""
    line = json.dumps(record, ensure_ascii=False)
    put(line if line.isprintable() else json.dumps(record))


def put_path(path: Path) -> None:
    """Print a path with the very bytes of its name; a terminal gets it guarded."""
    if sys.stdout.isatty():
        put(str(path.absolute()))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(bytes(path.absolute()) + b"\n")
    sys.stdout.buffer.flush()
