"""Headers: what stands above a text and tells of it, parted from the text.

A header is fenced by `---`, `+++` or `;;;`, is an object of JSON, or stands
there without a fence. What cannot be loaded is read line by line and noted as
a flaw. What turns out to be no header, a rule above some prose, stays in the
body: no line is lost by a bad one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.article import Reason
from corpus.ingest.headers.front_matter import MAX_SIZE, RefusedError, load_block, load_object
from corpus.ingest.headers.key_lines import Field, Syntax, is_header, is_known, read_key_lines
from corpus.ingest.headers.pairs import is_telling, may_begin, read_pairs

_OPENING = re.compile(
    r"(?:(?P<fence>-{3,}|\+{3}|;{3,})|---[ \t]*(?P<language>json5?|toml|ya?ml|js|javascript))"
    r"[ \t]*(?:\n|\Z)"
)
_CLOSING = {
    "-": re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+": re.compile(r"^\+{3}[ \t]*(?:\n|\Z)", re.MULTILINE),
    ";": re.compile(r"^;{3,}[ \t]*(?:\n|\Z)", re.MULTILINE),
    "{": re.compile(r"^\}[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_SYNTAXES = {"-": Syntax.YAML, "+": Syntax.TOML, ";": Syntax.JSON}
_LANGUAGES = {"t": Syntax.TOML, "y": Syntax.YAML, "j": Syntax.JSON}
"""By the first letter of what follows the fence."""

MAX_LINES = 4096
"""Of a header that is read line by line; no honest one comes near."""

_OBJECT = re.compile(r"\{\s*[\"'\w/]")
_MEMBER = re.compile(r'"(?P<key>[^"\n]{1,40})"\s*:')
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_DATA = re.compile(r'\s*(?:\{\s*"|[,\]}]|\Z)')
"""What follows an object that is no header: another one, or nothing."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a header: a Problem, once the file is known."""

    reason: Reason
    line: int
    """Counted from 1."""

    detail: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A text, parted into its header and its body."""

    body: str
    """Without the empty lines around it."""

    fields: dict[str, Field] = field(default_factory=dict)
    line: int = 0
    """The line the body begins with, counted from 0."""

    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """Where in a text a header may stand."""

    syntax: Syntax
    opening: int
    start: int
    """Of what is to be loaded."""

    stop: int
    end: int
    """Where the text goes on."""


def split_header(text: str) -> Header:
    """Part `text` into what its header says and what follows it."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    if text[:1].isspace():
        start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    if opening := _OPENING.match(text, start):
        return _split_fenced(text, opening)
    if text.startswith("{", start):
        return _split_object(text, start)
    return _split_pairs(text, start)


def _split_fenced(text: str, opening: re.Match[str]) -> Header:
    sign = text[opening.start()]
    language = opening["language"]
    syntax = _LANGUAGES[language[0]] if language else _SYNTAXES[sign]
    if closing := _CLOSING[sign].search(text, opening.end()):
        return _split_block(text, _Block(syntax, opening.start(), opening.end(), *closing.span()))
    return _split_open(text, syntax, opening.start(), opening.end())


def _split_open(
    text: str, syntax: Syntax, opening: int, start: int, refused: RefusedError | None = None
) -> Header:
    lines = _lines(text, start)[:MAX_LINES]
    found = read_key_lines(lines, closed=False, syntax=syntax)
    if not found.fields:
        return _whole(text)
    flaw = Flaw(Reason.HEADER_OPEN, _lines_before(text, opening) + 1)
    if refused and refused.reason is not Reason.HEADER:
        flaw = Flaw(refused.reason, flaw.line, refused.detail)
    return _parted(text, start + _length(lines[: found.length]), found.fields, flaw)


def _split_block(text: str, block: _Block) -> Header:
    try:
        content = text[block.start : block.stop]
        fields = load_block(content, block.syntax)
    except RefusedError as refused:
        return _split_refused(text, block, refused)
    if not is_header(fields) and content.strip():
        return _whole(text)
    return _parted(text, block.end, fields)


def _split_refused(text: str, block: _Block, refused: RefusedError) -> Header:
    stop = block.stop - text.endswith("\n", block.start, block.stop)
    lines = _lines(text, block.start, stop)
    found = read_key_lines(lines[:MAX_LINES], closed=True, syntax=block.syntax)
    if not found.fields:
        return _whole(text)
    if found.length < len(lines):  # what seemed to close it is a rule further down
        return _split_open(text, block.syntax, block.opening, block.start, refused)
    flaw = Flaw(refused.reason, _lines_before(text, block.start) + refused.line + 1, refused.detail)
    return _parted(text, block.end, found.fields, flaw)


def _split_object(text: str, start: int) -> Header:
    if not _OBJECT.match(text, start):
        return _whole(text)
    try:
        fields, length = load_object(text[start : start + MAX_SIZE])
    except RefusedError as refused:
        return _split_broken_object(text, start, refused)
    end = _LINE_END.match(text, start + length)
    if end is None or _DATA.match(text, end.end()) or not is_known(fields):
        return _whole(text)
    return _parted(text, end.end(), fields)


def _split_broken_object(text: str, start: int, refused: RefusedError) -> Header:
    first = text[start:].partition("\n")[0]
    closing = None if first.rstrip().endswith("}") else _CLOSING["{"].search(text, start)
    if closing is None:
        return _split_no_object(text, start, first, refused)
    if _DATA.match(text, closing.end()):
        return _whole(text)
    if closing.start() - start > MAX_SIZE:
        refused = RefusedError.of_size()
    block = _Block(Syntax.JSON, start, start, *closing.span())
    header = _split_refused(text, block, refused)
    return header if is_known(header.fields) else _whole(text)


def _split_no_object(text: str, start: int, first: str, refused: RefusedError) -> Header:
    """Leave an object in the body, and tell of it if its first line is a header's."""
    keys = (member["key"] for member in _MEMBER.finditer(first))
    if _DATA.match(text, start + len(first)) or not is_known(keys):
        return _whole(text)
    if len(first) > MAX_SIZE:
        refused = RefusedError.of_size()
    line = _lines_before(text, start) + refused.line + 1
    return _parted(text, 0, {}, Flaw(refused.reason, line, refused.detail))


def _split_pairs(text: str, start: int) -> Header:
    if _MEMBER.match(text, start):
        return _split_unopened(text, start, ";")
    if not may_begin(text, start):
        return _whole(text)
    lines = _lines(text, start)[:MAX_LINES]
    found = read_pairs(lines)
    if found.fields:
        return _parted(text, start + _length(lines[: found.length]), found.fields)
    return _split_unopened(text, start, "-")


def _split_unopened(text: str, start: int, sign: str) -> Header:
    """Part a text whose header has only the fence below, as Hexo allows."""
    closing = _CLOSING[sign].search(text, start, start + MAX_SIZE)
    if closing is None or closing[0].startswith("."):
        return _whole(text)
    try:
        fields = load_block(text[start : closing.start()], _SYNTAXES[sign])
    except RefusedError:
        return _whole(text)
    return _parted(text, closing.end(), fields) if is_telling(fields) else _whole(text)


def _whole(text: str) -> Header:
    return _parted(text, 0, {})


def _parted(text: str, end: int, fields: dict[str, Field], *flaws: Flaw) -> Header:
    rest = text[end:]
    body = rest.lstrip("\n")
    line = _lines_before(text, end) + len(rest) - len(body)
    if not rest and not text.endswith("\n"):
        line += 1
    return Header(body.rstrip("\n"), fields, line, flaws)


def _lines_before(text: str, end: int) -> int:
    return text.count("\n", 0, end)


def _lines(text: str, start: int, stop: int | None = None) -> list[str]:
    """Return a header's lines, and as one the rest where there are too many."""
    return text[start:stop].split("\n", MAX_LINES)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines)) + len(lines)
