"""An article → the blocks of its page: its head, and its text, be it Markdown or plain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from corpus import Document, Kind, fold
from tui.typeset.markdown import read_markdown
from tui.typeset.page import Block
from tui.typeset.parting import part, part_block
from tui.typeset.text import HEADINGS, Role, Text
from tui.typeset.written import is_long, read_written


def page_head(title: str, details: Sequence[str], summary: str) -> tuple[Block, ...]:
    """Return what stands over an article: its title, quiet lines about it, its summary."""
    return (
        Block(Text(title), role=Role.TITLE),
        *(Block(Text(detail), role=Role.META, above=()) for detail in details if detail),
        *_summary(summary),
    )


def _summary(summary: str) -> Iterator[Block]:
    above: tuple[str, ...] = ("",)
    for line in filter(None, map(str.strip, summary.split("\n"))):
        yield Block(Text(line), role=Role.META, first="  ", rest="  ", above=above)
        above = ()


def read_blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks of an article's text, without a first heading that repeats its title."""
    if is_long(document):
        blocks = list(read_written(document))
    elif document.kind is Kind.MARKDOWN:
        blocks = read_markdown(document.body, document.outline)
    else:
        blocks = list(_plain(document))
    first = next((index for index, block in enumerate(blocks) if block.level), None)
    if first is not None and _is_same(blocks[first].text.chars, document.title):
        blocks[first : first + 2] = [
            replace(block, above=blocks[first].above) for block in blocks[first + 1 : first + 2]
        ]
    return tuple(chain.from_iterable(map(part_block, blocks)))


def read_original(document: Document) -> tuple[Block, ...]:
    """Return the blocks of an article's file as it is, indents and empty lines kept."""
    return tuple(_as_written(document.original.split("\n")))


def _as_written(lines: Iterable[str]) -> Iterator[Block]:
    """Yield lines that follow each other with one indent as one block."""
    for indent, group in groupby(lines, key=_indent):
        chars = "\n".join(line[len(indent) :] for line in group)
        for start, end in part(chars):
            yield Block(Text(chars[start:end]), first=indent, rest=indent, above=())


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _plain(document: Document) -> Iterator[Block]:
    """Yield a block for each line of a plain text."""
    headings = {heading.line: index for index, heading in enumerate(document.outline)}
    for number, line in enumerate(document.body.split("\n")):
        text = Text(line.strip())
        if not text.chars:
            continue
        if (index := headings.get(number)) is None:
            yield Block(text)
        else:
            level = document.outline[index].level
            yield Block(text, role=HEADINGS[level - 1], level=level, heading=index)


def _is_same(heading: str, title: str) -> bool:
    return "".join(fold(heading).split()) == "".join(fold(title).split())
