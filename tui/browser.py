"""The browser: a link handed to it by an argument list, never through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from shutil import which
from urllib.parse import urlsplit

from tui.i18n import _


def open_link(link: str) -> str:
    """Open a link in the browser and say so, or say why not."""
    if not link:
        return _("This article has no link.")
    target = _target(link)
    if target is None:
        return _("Not opened, not a web address: {link}").format(link=link)
    try:
        command = _browser()
    except ValueError as error:
        return _("The browser cannot be started: {reason}").format(reason=error)
    if command is None:
        return _("No browser found. Set BROWSER to its name.")
    try:
        _start([*command, target])
    except OSError as error:
        return _("The browser cannot be started: {reason}").format(reason=error.strerror)
    return _("Opened {link}").format(link=target)


def _target(link: str) -> str | None:
    """Return what may be opened of a link: a web address, or a mail address without fields."""
    try:
        scheme = urlsplit(link).scheme.lower()
    except ValueError:
        return None
    if scheme == "mailto":
        return link.partition("?")[0]
    return link if scheme in ("http", "https") else None


def _start(command: list[str]) -> None:
    """Start another program that has nothing to do with this terminal."""
    subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _browser() -> list[str] | None:
    """Return the command that opens a web address."""
    for named in os.environ.get("BROWSER", "").split(os.pathsep):
        if command := shlex.split(named.replace("%s", "")):
            return command
    names = ("open",) if sys.platform == "darwin" else ("xdg-open", "wslview")
    return next(([path] for name in names if (path := which(name))), None)
