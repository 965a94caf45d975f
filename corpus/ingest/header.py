"""Headers: the front matter of every kind, read into fields; no file is lost by a bad one.

YAML between `---` lines is read by python-frontmatter, TOML between `+++` by
the standard library; every scalar stays the text that was written. What they
refuse is read line by line and noted as a flaw. What turns out to be no
header, a rule above some prose, stays in the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TYPE_CHECKING

from corpus.article import Reason
from corpus.ingest.key_lines import (
    MAX_KEYS,
    Field,
    is_header,
    read_key_lines,
    read_leading_pairs,
)

if TYPE_CHECKING:
    import yaml

MAX_SIZE = 65_536
"""Characters of a header; no honest one comes near."""

MAX_DEPTH = 32
MAX_EVENTS = 5000
MAX_DOTS = 200
"""In a line of TOML: reading a dotted key takes the square of its length."""

_OPENING = re.compile(r"(?P<fence>-{3,}|\+{3})[ \t]*(?:\n|\Z)")
_CLOSING = {
    "-": re.compile(r"^(?:-{3,}|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+": re.compile(r"^\+{3}[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_LEADING_PAIR = re.compile(r"\[#\]:|\.\. |<!-- *\n\.\. |[A-Za-z][\w-]{0,30}:[ \n]")
_REMARK = re.compile(r"[ \t]+#[^\n]*")
_TOML_LINE = re.compile(r" ?\(at line (\d+), column \d+\)")


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

    problems: tuple[Flaw, ...] = ()


class _RefusedError(Exception):
    """A header that is not loaded, because of what it would do or cannot mean."""

    def __init__(self, detail: str, line: int = 0, reason: Reason = Reason.HEADER) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line
        """Of the block, counted from 0."""

        self.reason = reason


def split_header(text: str) -> Header:
    """Part `text` into what its header says and what follows it."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = _split(text)
    body = header.body.lstrip("\n")
    line = header.line + len(header.body) - len(body)
    return replace(header, body=body.rstrip("\n"), line=line)


def _split(text: str) -> Header:
    content = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, content) + 1
    opening = _OPENING.match(text, start)
    if opening is None:
        return _split_pairs(text, start)
    closing = _CLOSING[opening["fence"][0]].search(text, opening.end())
    if closing is None:
        return _split_open(text, opening)
    return _split_fenced(text, opening, closing)


def _split_pairs(text: str, start: int) -> Header:
    if _LEADING_PAIR.match(text, start):
        lines = text[start : start + MAX_SIZE].split("\n")
        found = read_leading_pairs(lines)
        if found.fields:
            return _parted(text, start + _length(lines[: found.length]), found.fields)
    return Header(text)


def _split_open(text: str, opening: re.Match[str]) -> Header:
    lines = text[opening.end() : opening.end() + MAX_SIZE].split("\n")
    found = read_key_lines(lines, closed=False, equals=opening["fence"][0] == "+")
    if not found.fields:
        return Header(text)
    flaw = Flaw(Reason.HEADER_OPEN, _lines_before(text, opening.start()) + 1)
    return _parted(text, opening.end() + _length(lines[: found.length]), found.fields, flaw)


def _split_fenced(text: str, opening: re.Match[str], closing: re.Match[str]) -> Header:
    block = text[opening.end() : closing.start()]
    load = _load_toml if opening["fence"][0] == "+" else _load_yaml
    try:
        fields = load(block)
    except _RefusedError as refused:
        return _split_refused(text, opening, closing, refused)
    if block.strip() and not is_header(fields):
        return Header(text)
    return _parted(text, closing.end(), fields)


def _split_refused(
    text: str, opening: re.Match[str], closing: re.Match[str], refused: _RefusedError
) -> Header:
    block = text[opening.end() : min(closing.start(), opening.end() + MAX_SIZE)]
    lines = block.removesuffix("\n").split("\n")
    found = read_key_lines(lines, closed=True, equals=opening["fence"][0] == "+")
    if not found.fields:
        return Header(text)
    if found.length < len(lines):  # what seemed to close it is a rule further down
        return _split_open(text, opening)
    first = _lines_before(text, opening.end())
    flaw = Flaw(refused.reason, first + refused.line + 1, refused.detail)
    return _parted(text, closing.end(), found.fields, flaw)


def _parted(text: str, end: int, fields: dict[str, Field], *flaws: Flaw) -> Header:
    return Header(text[end:], fields, _lines_before(text, end), flaws)


def _lines_before(text: str, end: int) -> int:
    return text.count("\n", 0, end)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines)) + len(lines)


def _load_yaml(block: str) -> dict[str, Field]:
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    _refuse_size(block)
    try:
        block = _with_remarks(block, _guarded(yaml.parse(block, Loader=loader)))
        data = YAMLHandler().load(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise _RefusedError(error.problem or "", line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _RefusedError("it holds characters that YAML does not know") from error
    if data is not None and not isinstance(data, dict):
        raise _RefusedError("it is not made of lines `key: value`")
    return _flattened(data or {})


def _load_toml(block: str) -> dict[str, Field]:
    import tomllib

    _refuse_size(block)
    if any(line.count(".") > MAX_DOTS for line in block.split("\n")):
        raise _unsafe(f"it is nested more than {MAX_DEPTH} deep")
    try:
        return _flattened(tomllib.loads(block, parse_float=str))
    except ValueError as error:
        where = _TOML_LINE.search(str(error))
        line = int(where[1]) - 1 if where else 0
        raise _RefusedError(_TOML_LINE.sub("", str(error)), line) from error
    except RecursionError as error:
        raise _unsafe(f"it is nested more than {MAX_DEPTH} deep") from error


def _unsafe(detail: str) -> _RefusedError:
    return _RefusedError(detail, reason=Reason.HEADER_UNSAFE)


def _refuse_size(block: str) -> None:
    if len(block) > MAX_SIZE:
        raise _unsafe(f"it is larger than {MAX_SIZE // 1024} kB")


def _guarded(events: Iterable[yaml.Event]) -> Iterator[yaml.ScalarEvent]:
    """Yield the plain scalars outside brackets; refuse what loading would hang or die of."""
    import yaml

    depth = brackets = 0
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            raise _unsafe(f"it holds more than {MAX_EVENTS} values")
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and not brackets:
                yield event
        elif isinstance(event, yaml.AliasEvent):
            raise _unsafe("it refers to its own parts")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            brackets += bool(brackets or event.flow_style)
            if depth > MAX_DEPTH:
                raise _unsafe(f"it is nested more than {MAX_DEPTH} deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            brackets -= bool(brackets)
        if (getattr(event, "tag", None) or "").startswith("tag:yaml.org,2002:python"):
            raise _unsafe("it asks for Python objects")


def _with_remarks(block: str, scalars: Iterable[yaml.ScalarEvent]) -> str:
    """Quote the scalars that YAML would cut at a `#`, as in `title: C # 语言`."""
    parts: list[str] = []
    end = 0
    for scalar in scalars:
        if scalar.start_mark is None or scalar.end_mark is None:
            continue
        start, stop = scalar.start_mark.index, scalar.end_mark.index
        if remark := _REMARK.match(block, stop):
            quoted = block[start : remark.end()].strip().replace("'", "''")
            parts += block[end:start], " " * (start == stop), "'", quoted, "'"
            end = remark.end()
    return "".join(parts) + block[end:]


def _flattened(data: Mapping[str, object]) -> dict[str, Field]:
    fields = dict(_fields(data, ""))
    if len(fields) > MAX_KEYS:
        raise _unsafe(f"it has more than {MAX_KEYS} keys")
    return fields


def _fields(data: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Field]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", list(_texts(value)) if isinstance(value, list) else _text(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    else:
        yield _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else str(value)
