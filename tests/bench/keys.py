"""How long a key waits while a file made to be slow is read, opened, shown and searched.

    python tests/bench/keys.py [--keys] [SHAPE ...]

For each shape the real program is started in a pseudo-terminal of 120 by 40
cells, on a folder that holds one such file among ordinary ones. A key has
waited until the next byte is written; it is sent when the screen has been still
for a moment, and not counted if it changes nothing. Time in which other programs
held the processors is not counted. `--keys` names the slow ones.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
MB = 1_000_000
STILL = 0.02
"""Seconds without a byte, after which the next one is taken for an answer."""

IDLE = 0.5
"""Seconds of doing nothing, after which no answer is waited for: the screen was right."""

PATIENCE = 30.0

SENTENCES = (
    "今天的新闻说，人工智能公司在深圳发布了新的模型（约3分钟读完）。"
    "The editor said that “nobody” reads a line which begins with a comma. "
)
_ROW = f"| {SENTENCES} | b | 三 |\n"
_CODE = "def f(x): return x + 1  # 新\n"


def _prose(size: int) -> str:
    return SENTENCES * (size // len(SENTENCES.encode()))


SHAPES: dict[str, Callable[[], str]] = {
    "ordinary": lambda: f"{_prose(3_000)}\n\n" * 3,
    "100 MB file": lambda: f"{_prose(1_000)}\n\n" * 100_000,
    "60 MB of paragraphs": lambda: f"{_prose(1_000)}\n\n" * 60_000,
    "one 5 MB line": lambda: _prose(5 * MB),
    "one 5 MB line of Han": lambda: "新" * (5 * MB // 3),
    "one 5 MB word": lambda: "a" * 5 * MB,
    "5 000 headings": lambda: "# a *b* [c](d) `e`\n\n" * 5_000,
    "20 000 paragraphs": lambda: f"{SENTENCES}\n\n" * 20_000,
    "2 000 rows": lambda: f"|a|b|c|\n|-|-|-|\n{_ROW * 2_000}",
    "10 000 columns": lambda: "\n".join(cell * 10_000 for cell in ("| a ", "|---", "| b ")),
    "2 MB of code": lambda: f"```python\n{_CODE * (2 * MB // len(_CODE))}\n```",
    "25 000 nested [": lambda: "[" * 25_000 + "x" + "](y)" * 25_000,
    "25 000 nested *": lambda: "*" * 25_000 + "x" + "*" * 25_000,
    "25 000 nested >": lambda: ">" * 25_000 + " x\n",
    "2 000 tasks": lambda: "- [ ] task 任务\n" * 2_000,
    "10 000 tasks": lambda: "- [ ] task 任务\n" * 10_000,
    "5 000 rules": lambda: "a\n\n---\n\n" * 5_000,
    "3 000 fences": lambda: "```python\nx = 1\n```\n\n" * 3_000,
    "10 000 items": lambda: "- item 一项\n" * 10_000,
    "8 MB of [": lambda: "[" * 8 * MB,
    "8 MB of emoji": lambda: "👨\u200d👩\u200d👧" * (8 * MB // 18),
    "8 MB of marks": lambda: "a" + "\u0301\u0316" * (2 * MB),
    "8 MB of wide spaces": lambda: "\u3000" * (8 * MB // 3) + "x",
    "8 MB of lines of [": lambda: ("[" * 79 + "\n") * (MB // 10),
    "8 MB of *a": lambda: "*a **b " * (8 * MB // 7),
    "8 MB of rows": lambda: "|a|b|\n|-|-|\n" + "|c|d|\n" * (8 * MB // 6),
    "8 MB of words": lambda: "\n".join(map(_word, range(8 * MB // 9))),
    "8 MB and an emoji": lambda: "👍" + "an ordinary line of words\n" * (8 * MB // 26),
    "8 MB of line ends": lambda: "a\n\n" * (8 * MB // 3),
    "8 MB of HTML": lambda: "<div><b>a</b>\n" * (8 * MB // 14),
    "300 kB title": lambda: _prose(3_000),
    "64 tags": lambda: _prose(3_000),
}


def _word(number: int) -> str:
    return "".join(chr(ord("a") + number // 26**place % 26) for place in range(8))


def _write_folder(folder: Path, shape: str) -> None:
    for number in range(28):
        day = 30 - number if number < 2 else 29 - number
        text = f"---\ntitle: Ordinary {number:02}\ndate: 2025-06-{day:02}\n---\n\n## Part\n\n"
        (folder / f"2025-06-{day:02}.md").write_text(text + _prose(4_000), encoding="utf-8")
    title = _prose(300_000) if shape == "300 kB title" else "Hostile"
    tags = ", ".join(f"标签{number}" for number in range(64))
    head = f"title: {title}\n" + f"tags: [{tags}]\n" * (shape == "64 tags")
    lines = "".join(f"Line {number}.\n\n" for number in range(100))
    text = f"---\n{head}---\n\n# First\n\n{lines}## Then\n\n{SHAPES[shape]()}\n\n## Last\n\n{lines}"
    (folder / "2025-06-28.md").write_text(text, encoding="utf-8")


class Wait(NamedTuple):
    """How long a key waited, and what was going on."""

    seconds: float
    key: str
    during: str


class Program:
    """The reader in a terminal of its own."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.waits: list[Wait] = []
        self.output = b""
        self._leader, follower = pty.openpty()
        self._size(120, 40)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tui", str(folder)],
            stdin=follower,
            stdout=follower,
            stderr=follower,
            env={
                "HOME": str(home),
                "PATH": os.environ["PATH"],
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "LANG": "C.UTF-8",
                "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT)),
            },
            cwd=home,
            start_new_session=True,
        )
        os.close(follower)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def key(self, key: str, during: str) -> None:
        """Send a key and note how long it waits."""
        self._measured(key, during, lambda: os.write(self._leader, key.encode()))

    def press(self, key: str) -> None:
        """Send a key and see what comes of it: Esc waits by itself, `~` for another text."""
        self.settle()
        os.write(self._leader, key.encode())
        self.settle(0.5)

    def resize(self, columns: int, during: str) -> None:
        """Give the terminal another width and note how long that takes."""
        self._size(columns, 40)
        self._measured("resize", during, lambda: self.process.send_signal(signal.SIGWINCH))

    def _measured(self, key: str, during: str, act: Callable[[], object]) -> None:
        self.settle()
        begun, (worked, queued) = time.monotonic(), self._shares()
        act()
        if not self._is_answered():
            return
        waited, (worked_now, queued_now) = time.monotonic() - begun, self._shares()
        # It works in one thread at a time: what it did is the least the key had to wait for.
        alone = max(worked_now - worked, waited - (queued_now - queued))
        self.waits.append(Wait(min(waited, alone), key, during))

    def _is_answered(self) -> bool:
        """Wait for an answer; tell whether there was one, for a key may change nothing."""
        deadline, (worked, _) = time.monotonic() + PATIENCE, self._shares()
        while not self._read(IDLE):
            self.check()
            before, (worked, _) = worked, self._shares()
            if worked - before < IDLE / 100 or time.monotonic() > deadline:
                return False
        self.check()
        return True

    def check(self) -> None:
        """Raise RuntimeError if it does not live any more."""
        if self.process.poll() is not None:
            raise RuntimeError(f"it died with {self.process.returncode}: {self.output[-500:]!r}")

    def settle(self, still: float = STILL) -> None:
        """Read until nothing has been written for a moment, but not for long."""
        deadline = time.monotonic() + 10 * still
        while self._read(still) and time.monotonic() < deadline:
            pass

    def has_written(self, text: str, since: int) -> bool:
        """Tell whether a text has been written."""
        return text.encode() in self.output[since:]

    def _read(self, patience: float) -> bool:
        if not select.select([self._leader], [], [], patience)[0]:
            return False
        try:
            self.output += os.read(self._leader, 65536)
        except OSError:
            return False
        return True

    def _shares(self) -> tuple[float, float]:
        """Return for how many seconds its threads had a processor, and waited for a busy one."""
        worked = queued = 0
        for path in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread that has ended
                fields = path.read_text(encoding="ascii").split()
                worked, queued = worked + int(fields[0]), queued + int(fields[1])
        return worked / 1e9, queued / 1e9

    def peak(self) -> int:
        """Return the most memory it has had, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) // 1000

    def close(self) -> None:
        """End it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._leader)


def _until(program: Program, text: str, keys: Iterator[str], during: str) -> float:
    """Press keys until a text is written; return after how many seconds it was."""
    begun, since = time.monotonic(), len(program.output)
    while not program.has_written(text, since):
        if time.monotonic() - begun > PATIENCE:
            return float("nan")
        program.key(next(keys), during)
    return time.monotonic() - begun


def _wait_for_the_list(program: Program) -> float:
    """Move about while files are read; return after how long the first ones are listed."""
    begun = time.monotonic()
    while not program.has_written("Ordinary 00", 0):
        program.settle(1)
        program.check()
    listed = time.monotonic() - begun
    _until(program, "Ordinary 27", cycle("jGg"), "reading")
    return listed


def _walk_onto_it(program: Program, shape: str) -> float:
    """Put the cursor on the hostile file; return after how long its text stands."""
    if shape == "100 MB file":
        return float("nan")
    for key in "Ggjj":
        program.key(key, "list")
    return _until(program, "Line 1.\x1b", cycle("s"), "opening")


def _read_it(program: Program) -> None:
    program.press("\x1b")
    program.key("\r", "text")
    for _ in range(2):
        for key in "jjk jbj}k{jGk{gj":
            program.key(key, "text")
        for columns in (100, 120):
            program.resize(columns, "text")
            program.key("j", "text")
    program.press("~")
    for key in "sjjGkgj":
        program.key(key, "original")
    program.press("~")
    for key in "sjkjk":
        program.key(key, "text")


def _search(program: Program) -> None:
    for word in ("an", "新的", "nobdoy", "a b"):
        program.press("\x1b")
        for key in f"/{word}":
            program.key(key, "searching")


def _measure(shape: str) -> tuple[float, float, list[Wait], int]:
    with tempfile.TemporaryDirectory() as name:
        home, folder = Path(name), Path(name) / "news"
        folder.mkdir()
        _write_folder(folder, shape)
        program = Program(home, folder)
        try:
            listed = _wait_for_the_list(program)
            stands = _walk_onto_it(program, shape)
            _read_it(program)
            _search(program)
            return listed, stands, program.waits, program.peak()
        finally:
            program.close()


def main(arguments: list[str]) -> None:
    """Print a line for each shape."""
    print(f"{'shape':22} listed  stands   keys  median    p95   worst  peak")
    for shape in [name for name in arguments if name in SHAPES] or SHAPES:
        try:
            listed, stands, waits, peak = _measure(shape)
        except RuntimeError as death:
            print(f"{shape:22} {death}")
            continue
        times = sorted(wait.seconds * 1000 for wait in waits)
        print(
            f"{shape:22} {listed:5.1f}s  {stands:5.1f}s  {len(times):5}"
            f" {statistics.median(times):5.0f}ms {times[int(len(times) * 0.95)]:5.0f}ms"
            f" {times[-1]:6.0f}ms {peak:4}M  {max(waits).key!r} {max(waits).during}",
            flush=True,
        )
        if "--keys" in arguments:
            for wait in sorted(waits, reverse=True)[:12]:
                print(f"    {wait.seconds * 1000:6.0f} ms  {wait.key!r} {wait.during}")


if __name__ == "__main__":
    main(sys.argv[1:])
