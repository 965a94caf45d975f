"""The file system: what is no file, leads elsewhere, never ends, or has a name to stumble over."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hostile.case import Case, Make, holding, reasons

from corpus import Reason

MEGABYTE = 1024 * 1024
IS_ROOT = os.geteuid() == 0
"""Whom nothing is unreadable to."""

OUTSIDE = reasons(Reason.OUTSIDE)
NOT_REGULAR = reasons(Reason.NOT_REGULAR)


def _link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def _sparse(size: int, opening: bytes = b"# sparse\n") -> Make:
    def make(path: Path) -> None:
        path.write_bytes(opening)
        os.truncate(path, size)

    return make


def _large(path: Path) -> None:
    # Over the eight megabytes that are read, under those that are refused.
    path.write_bytes(b"# KEEPg000\n\n" + ("一段话，说一件事。" * 40 + "\n\n").encode() * 8_500)


def _node(kind: int) -> Make:
    return lambda path: os.mknod(path, kind | 0o600)


def _file(name: str | bytes, text: str) -> Make:
    """Return what makes a folder with one file of an odd name."""

    def make(path: Path) -> None:
        path.mkdir()
        place = os.path.join(os.fsencode(path), os.fsencode(name))  # noqa: PTH118
        with open(place, "wb") as file:  # noqa: PTH123
            file.write(text.encode())

    return make


def _files(**texts: str) -> Make:
    def make(path: Path) -> None:
        path.mkdir()
        for name, text in texts.items():
            (path / f"{name}.md").write_text(text, encoding="utf-8")

    return make


def _twins(*names: str) -> Make:
    def make(path: Path) -> None:
        path.mkdir()
        for number, name in enumerate(names):
            with (path / name).open("x", encoding="utf-8") as file:
                file.write(f"KEEPg{100 + number} is one of {len(names)} twins.\n")

    return make


def _same(path: Path) -> None:
    path.mkdir()
    for number in range(5):
        text = (
            "---\nid: same\nlink: https://x.example/same\n---\n\nKEEPg001 " + "the same text " * 9
        )
        (path / f"{number}.md").write_text(text, encoding="utf-8")


def _deep(levels: int, name: str) -> Make:
    def make(path: Path) -> None:
        """Go down step by step: no path of this length can be named."""
        path.mkdir()
        here = os.open(path, os.O_RDONLY)
        for _ in range(levels):
            os.mkdir(name, dir_fd=here)
            below = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        file = os.open("end.md", os.O_WRONLY | os.O_CREAT, dir_fd=here)
        os.write(file, b"KEEPg002 at the bottom\n")
        os.close(file)
        os.close(here)

    return make


def _loops(path: Path) -> None:
    path.mkdir()
    (path / "a.md").write_text("KEEPg003 in a loop\n", encoding="utf-8")
    (path / "self").symlink_to(".")
    (path / "up").symlink_to("..")
    (path / "b").mkdir()
    (path / "b" / "back").symlink_to("../../loops")


def _unreadable(path: Path) -> None:
    path.write_text("KEEPg004 unreadable\n", encoding="utf-8")
    path.chmod(0)


def _unreadable_folder(path: Path) -> None:
    path.mkdir()
    (path / "in.md").write_text("KEEPg005 unreadable\n", encoding="utf-8")
    path.chmod(0)


def _hidden(path: Path) -> None:
    path.mkdir()
    for name in (".git", ".obsidian", ".trash", "node_modules"):
        (path / name).mkdir()
        (path / name / "x.md").write_text("PWNg000 hidden\n", encoding="utf-8")
    (path / ".hidden.md").write_text("PWNg001 hidden\n", encoding="utf-8")


def _linked(path: Path) -> None:
    path.mkdir()
    (path / "real.md").write_text("KEEPg006 linked to\n", encoding="utf-8")
    (path / "hard.md").hardlink_to(path / "real.md")  # the same file: one article
    (path / "soft.md").symlink_to("real.md")
    (path / "softer.md").symlink_to("soft.md")


def _many(path: Path) -> None:
    path.mkdir()
    for number in range(50):
        (path / f"{number}.md").symlink_to(f"{(number + 1) % 50}.md")


WHOLE: dict[str, tuple[Make, int, frozenset[Reason]]] = {
    "fifo.md": (_node(stat.S_IFIFO), 0, NOT_REGULAR),
    "socket.md": (_node(stat.S_IFSOCK), 0, NOT_REGULAR),
    "fifo": (_node(stat.S_IFIFO), 0, frozenset()),
    "link-to-zero.md": (_link("/dev/zero"), 0, OUTSIDE),
    "link-to-tty.md": (_link("/dev/tty"), 0, OUTSIDE | reasons(Reason.UNREADABLE)),
    "link-to-memory.md": (_link("/proc/self/mem"), 0, OUTSIDE | reasons(Reason.MISSING)),
    "link-to-passwords.md": (_link("/etc/passwd"), 0, OUTSIDE),
    "link-to-root": (_link("/"), 0, OUTSIDE),
    "link-to-dev": (_link("/dev"), 0, OUTSIDE),
    "link-up.md": (_link("../../.."), 0, OUTSIDE),
    "link-to-itself.md": (_link("link-to-itself.md"), 0, reasons(Reason.UNREADABLE)),
    "link-to-nothing.md": (_link("not-there.md"), 0, reasons(Reason.MISSING)),
    "link-to-nothing": (_link("not-there"), 0, frozenset()),
    "link-to-escape.md": (_link("\x1b]0;PWNg002\x07"), 0, reasons(Reason.MISSING)),
    "sparse-8-gb.md": (_sparse(8 * 1024 * MEGABYTE), 0, reasons(Reason.TOO_BIG)),
    "hundred-megabytes.txt": (_sparse(100 * MEGABYTE), 0, reasons(Reason.TOO_BIG)),
    "zeros.md": (_sparse(9 * MEGABYTE, b""), 0, reasons(Reason.BINARY)),
    "empty.md": (holding(b""), 0, reasons(Reason.EMPTY)),
    "spaces.md": (holding(" \n\t \r\n　\u2028\u200b\ufeff\n"), 0, reasons(Reason.EMPTY)),
    "no-suffix": (holding("PWNg003"), 0, frozenset()),
    "other-suffix.exe": (holding("PWNg004"), 0, frozenset()),
    "folder.md": (_file("inside.md", "KEEPg007 in a folder called x.md"), 1, frozenset()),
    "empty-folder.md": (Path.mkdir, 0, frozenset()),
    "many-links": (_many, 0, reasons(Reason.UNREADABLE)),
    "hidden": (_hidden, 0, frozenset()),
    "hundred-deep": (_deep(100, "d"), 1, frozenset()),
    "beyond-any-path": (_deep(100, "d" * 60), 0, reasons(Reason.UNREADABLE)),
    "loops": (_loops, 1, frozenset()),
    "case-twins": (_twins("twin.md", "Twin.md", "twin.MD"), 3, frozenset()),
    "form-twins": (_twins("tw\u00efn.md", "twi\u0308n.md"), 2, frozenset()),
    "same-text": (_same, 5, frozenset()),
    "links-inside": (_linked, 1, frozenset()),
    "large.md": (_large, 1, reasons(Reason.CUT)),
    "unreadable.md": (
        _unreadable,
        int(IS_ROOT),
        frozenset() if IS_ROOT else reasons(Reason.UNREADABLE),
    ),
    "unreadable": (
        _unreadable_folder,
        int(IS_ROOT),
        frozenset() if IS_ROOT else reasons(Reason.UNREADABLE),
    ),
}

NAMES: dict[str, str | bytes] = {
    "not-utf-8": b"\xff\xfe\xd0\x9b.md",
    "gb18030": "新闻".encode("gb18030") + b".md",
    "newline": "one\ntwo.md",
    "tab": "one\ttwo.md",
    "option": "--help.md",
    "option-short": "-rf.md",
    "quotes": 'it\'s "quoted" `x` $(id) ;.md',
    "backslash": "a\\b.md",
    "glob": "*?[a-z]{x,y}.md",
    "longest": "n" * 252 + ".md",
    "longest-han": "很" * 84 + ".md",
    "url": "https:⁄⁄x.example⁄a.md",
    "number": "4711.md",
    "spaces": "  two  spaces  .md",
    "dots": "a...md",
    "only-suffix-upper": "X.MD",
    "many-suffixes": "a.tar.gz.html.md",
    "date": "9999-99-99-title.md",
    "date-early": "0001-01-01-title.md",
    "tilde": "~root.md",
    "emoji": "👩\u200d👩\u200d👧\u200d👦.md",
    "surrogate-like": b"\xed\xa0\x80.md",
    "device": "CON.md",
    "query": "is:unread tag:x.md",
}
"""Names; each alone in a folder of its own."""


def cases() -> Iterator[Case]:
    """Yield every odd file."""
    for name, (make, articles, told) in WHOLE.items():
        wanted, may = (told, frozenset()) if len(told) < 2 else (frozenset(), told)
        yield Case(f"files/{name}", make, articles, wanted, may, huge=name == "large.md")
    for number, (name, file) in enumerate(NAMES.items()):
        keep = f"KEEPi{number:03}"
        yield Case(f"files/name-{name}", _file(file, f"{keep} text\n"), keeps=(keep,))
