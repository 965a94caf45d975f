"""The real program in a real pseudo-terminal, bytes and all."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 20.0
"""Seconds after which something that should have happened has not."""


class Terminal:
    """A program at the other end of a pseudo-terminal."""

    def __init__(
        self, arguments: list[str], environ: dict[str, str], size: tuple[int, int]
    ) -> None:
        self.output = b""
        self._leader, follower = pty.openpty()
        columns, rows = size
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", *arguments],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env=environ,
            start_new_session=True,
            close_fds=True,
        )
        self._settings = termios.tcgetattr(self._leader)
        os.close(follower)

    def send(self, text: str) -> None:
        """Type."""
        os.write(self._leader, text.encode())

    def wait_for(self, text: str) -> None:
        """Read until a text was written, from here on."""
        start = len(self.output)
        self._read_until(lambda: text.encode() in self.output[start:], f"no {text!r}")

    def wait_for_end(self) -> int:
        """Read until the program has ended; return its exit code, negative for a signal."""
        self._read_until(lambda: self.process.poll() is not None, "it does not end")
        self._drain()
        return self.process.wait()

    def rest(self, seconds: float = 0.3) -> None:
        """Read what comes for so long: an Esc is only itself when nothing follows it."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._drain(left)

    def _read_until(self, condition: Callable[[], bool], complaint: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"{complaint} in {self.output[-2000:]!r}"
            self._drain(0.05)

    def _drain(self, patience: float = 0.0) -> None:
        """Read what is there, waiting a while for something to come."""
        while select.select([self._leader], [], [], patience)[0]:
            try:
                self.output += os.read(self._leader, 65536)
            except OSError:
                return
            patience = 0.0

    def close(self) -> None:
        """End the program, whatever it is doing."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._leader)


Open = Callable[..., Terminal]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A user of our own: home, terminal, language."""
    return {
        "HOME": str(tmp_path),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }


@pytest.fixture
def terminal(environ: dict[str, str]) -> Iterator[Open]:
    """Start the program in a terminal; it ends with the test at the latest."""
    opened: list[Terminal] = []

    def start(*arguments: str, size: tuple[int, int] = (100, 30), **more: str) -> Terminal:
        opened.append(Terminal(list(arguments), {**environ, **more}, size))
        return opened[-1]

    yield start
    for terminal in opened:
        terminal.close()


@pytest.fixture
def kanbao(environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the program without a terminal."""

    def run(*arguments: str, **options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            capture_output=True,
            text=True,
            env=environ,
            check=False,
            input=options.get("input", ""),
            timeout=PATIENCE,
        )

    return run
