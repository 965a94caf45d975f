"""The editor: a file opened in it by an argument list, the reader waiting behind it."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePath

from textual.app import App, SuspendNotSupported

from tui.i18n import _

_LINE_BEFORE = ("vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe")
_LINE_AFTER = {"hx": (), "helix": (), "code": ("--wait", "--goto"), "codium": ("--wait", "--goto")}


def edit(app: App[None], path: Path, *, line: int | None = None) -> str:
    """Open a file in the user's editor, the reader waiting behind it; say what went wrong.

    Args:
        app: waits while the editor has the terminal.
        path: of the file.
        line: where to begin, counted from 1, if the editor is one known to be able to.
    """
    editor = (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip() or "vi"
    try:
        command = edit_command(shlex.split(editor), path, line)
        with app.suspend():
            subprocess.run(command, check=False)
    except SuspendNotSupported:
        return _("No editor can be opened here.")
    except (OSError, ValueError) as error:
        return _("The editor {editor} cannot be started: {reason}").format(
            editor=editor, reason=error
        )
    return ""


def edit_command(editor: Sequence[str], path: Path, line: int | None) -> list[str]:
    """Return the arguments that open a file, at a line where the editor is known to take one.

    >>> edit_command(["nvim"], Path("news.md"), 3)
    ['nvim', '+3', 'news.md']
    """
    name = PurePath(editor[0]).name
    # A name that begins with a hyphen would be read as an option.
    file = f"./{path}" if str(path).startswith("-") else str(path)
    if line is not None and name in _LINE_BEFORE:
        return [*editor, f"+{line}", file]
    if line is not None and name in _LINE_AFTER:
        return [*editor, *_LINE_AFTER[name], f"{file}:{line}"]
    return [*editor, file]
