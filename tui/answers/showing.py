"""One article, typeset as in the reading pane."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from corpus import Article, Document, Parsed, read_file, read_text
from tui.answers.library import load
from tui.answers.output import put, put_json, say
from tui.guard import guard_text
from tui.i18n import _
from tui.page import page, problem_words
from tui.setup import DONE, NOTHING, UNREADABLE, USAGE, Setup, stands
from tui.typeset import Block, Layout, Line, Role, read_blocks

MEASURE = 80
"""Cells of a line where none are asked for and the terminal is not narrower."""

NARROWEST = 10
STANDARD_INPUT = "-"


def show(asked: argparse.Namespace, setup: Setup) -> int:
    """Print an article: by id, by path, or from standard input."""
    if len(asked.words) != 1 or (asked.width is not None and asked.width < NARROWEST):
        say(
            _("show wants one article: an id, a path, or -; a width is at least {least}").format(
                least=NARROWEST
            )
        )
        return USAGE
    parsed = find(asked.words[0], asked, setup)
    if parsed is None:
        return UNREADABLE
    if parsed.article is None or parsed.document is None:
        for problem in parsed.problems:
            say(f"{problem.path}: {problem_words(problem)}")
        if not parsed.problems:
            say(f"{asked.words[0]}: {_('no such article')}")
        return NOTHING
    return put_article(parsed.article, parsed.document, asked)


def find(name: str, asked: argparse.Namespace, setup: Setup) -> Parsed | None:
    """Return the article meant by a name; None, said why, if no library could be read."""
    if name == STANDARD_INPUT:
        return read_text(sys.stdin.read(), STANDARD_INPUT)
    if not name.isdecimal() or stands(Path(name)):
        return read_file(Path(name))
    if (corpus := load(asked, setup)) is None:
        return None
    if int(name) in corpus:
        return Parsed(corpus.article(int(name)), corpus.open(int(name)))
    return Parsed(None, None)


def put_article(article: Article, document: Document, asked: argparse.Namespace) -> int:
    """Print an article in the form that was asked for."""
    width = asked.width or min(MEASURE, shutil.get_terminal_size().columns)
    if asked.json:
        put_json(record(article, document, width))
    elif asked.original:
        for line in document.original.split("\n"):
            put(line)
    else:
        put_lines(lines(page(article, document), width))
    return DONE


def lines(blocks: Sequence[Block], width: int) -> list[Line]:
    """Typeset blocks to the end."""
    layout = Layout(blocks, width)
    while not layout.complete:
        layout.extend(len(layout.lines) + 1000)
    return layout.lines


def record(article: Article, document: Document, width: int) -> dict[str, Any]:
    """Return an article as JSON has it."""
    return {
        "id": article.id or None,
        "path": None if article.path == Path(STANDARD_INPUT) else str(article.path.absolute()),
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "tags": list(article.tags),
        "link": article.link,
        "summary": document.summary,
        "problems": [problem_words(problem) for problem in document.problems],
        "outline": [{"level": head.level, "text": head.text} for head in document.outline],
        "lines": [line.text for line in lines(read_blocks(document), width)],
    }


def put_lines(typeset: list[Line]) -> None:
    """Print lines, styled on a terminal and plain in a pipe."""
    if not sys.stdout.isatty():
        for line in typeset:
            put(line.text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in typeset:
        text = Text(guard_text(line.text), style=STYLES.get(line.role, ""))
        for span in line.spans:
            text.stylize(STYLES.get(span.role, ""), span.start, span.end)
        console.print(text, soft_wrap=True)


STYLES = {
    Role.TITLE: "bold",
    **{Role(f"heading{level}"): "bold" for level in range(1, 7)},
    Role.STRONG: "bold",
    Role.EMPHASIS: "yellow",
    Role.STRIKE: "strike dim",
    Role.CODE: "cyan",
    Role.FENCE: "cyan",
    Role.QUOTE: "dim",
    Role.LINK: "underline blue",
    Role.IMAGE: "dim",
    Role.META: "dim",
    Role.RULE: "dim",
    Role.TABLE_HEAD: "bold",
}
"""Roles in the terminal's own colours: the theme belongs to the reader."""
