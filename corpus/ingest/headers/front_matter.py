"""Front matter: a block of YAML, TOML or JSON, loaded into fields, or refused.

python-frontmatter reads YAML, the standard library the others; every scalar
stays the text that was written. What would hang or end the process, or fill
its memory, is refused before it is loaded, and so is what its grammar does
not allow: reading those line by line is for others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from corpus.article import Reason
from corpus.ingest.headers.key_lines import MAX_KEYS, Field, Syntax

if TYPE_CHECKING:
    import json

    import yaml

MAX_SIZE = 65_536
"""Characters of a header; no honest one comes near."""

MAX_DEPTH = 32
MAX_EVENTS = 5000
MAX_DOTS = MAX_DEPTH
"""In a key of TOML: reading a dotted one takes the square of its length."""

_OPENERS = "[{-?:"
"""One of them stands before every level of a nest."""

_SHORT = MAX_EVENTS - 4 * MAX_DEPTH - 8
"""Characters that cannot make too many values: an opener makes four at most, another one."""

_RISKS = ("*", "!", " #", "\t#")
"""What refers, what is tagged, what YAML may cut."""

_REMARK = re.compile(r"[ \t]+#[^\n]*")
_TOML_LINE = re.compile(r" ?\(at line (\d+), column \d+\)")
_TOML_STRING = re.compile(
    r"""\"{3}(?:[^"\\]|\\.?|"(?!""))*+(?:"{3})?|'{3}(?:[^']|'(?!''))*+(?:'{3})?"""
    r"""|"(?:[^"\\\n]|\\[^\n]?)*+"?|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)
"""A string, closed or not, or a remark; found in one pass, whatever stands there."""

_TOML_BOUNDS = re.compile(r"[\n=,\[\]{}]")
_LABELS = ("label", "name", "title")
"""What a list of maps calls its items, as `{label: AI, permalink: /ai}`."""


class RefusedError(Exception):
    """A block that is not loaded, because of what it would do or cannot mean."""

    def __init__(self, detail: str, line: int = 0, reason: Reason = Reason.HEADER) -> None:
        super().__init__(detail)
        self.detail = detail
        self.line = line
        """Of the block, counted from 0."""

        self.reason = reason

    @classmethod
    def of_size(cls) -> RefusedError:
        """Refuse a block for its size alone."""
        return _unsafe(f"it is larger than {MAX_SIZE // 1024} kB")


def load_block(block: str, syntax: Syntax) -> dict[str, Field]:
    """Return the fields of a block, those of a nest under dotted keys.

    Raises:
        RefusedError: it is not loaded.
    """
    if len(block) > MAX_SIZE:
        raise RefusedError.of_size()
    if syntax is Syntax.YAML:
        return _load_yaml(block)
    return _load_toml(block) if syntax is Syntax.TOML else _load_json(block)


def load_object(text: str) -> tuple[dict[str, Field], int]:
    """Return the fields of the JSON object that `text` begins with, and where it ends.

    Raises:
        RefusedError: it is not loaded.
    """
    import json

    try:
        data, end = _decoder().raw_decode(text)
        return _flattened(data), end
    except json.JSONDecodeError as error:
        raise RefusedError(error.msg, error.lineno - 1) from error
    except RecursionError as error:
        raise _too_deep() from error


def _unsafe(detail: str) -> RefusedError:
    return RefusedError(detail, reason=Reason.HEADER_UNSAFE)


def _too_deep() -> RefusedError:
    return _unsafe(f"it is nested more than {MAX_DEPTH} deep")


def _too_many() -> RefusedError:
    return _unsafe(f"it holds more than {MAX_EVENTS} values")


# ── YAML ──


def _load_yaml(block: str) -> dict[str, Field]:
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if not is_harmless(block):
            block = _with_remarks(block, _guarded(yaml.parse(block, Loader=loader)))
        data = YAMLHandler().load(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise RefusedError(error.problem or "", line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise RefusedError("it holds characters that YAML does not know") from error
    if data is not None and not isinstance(data, dict):
        raise RefusedError("it is not made of lines `key: value`")
    return _flattened(data or {})


def is_harmless(block: str) -> bool:
    """Whether a block of YAML is too short and too plain to need the guard; most are.

    It then holds no reference, no tag, no remark and no nest worth the name.

    >>> is_harmless("title: x"), is_harmless("title: C # x"), is_harmless("a: " + "[" * 40)
    (True, False, False)
    """
    return (
        len(block) <= _SHORT
        and not any(risk in block for risk in _RISKS)
        and sum(map(block.count, _OPENERS)) < MAX_DEPTH
    )


def _guarded(events: Iterable[yaml.Event]) -> Iterator[yaml.ScalarEvent]:
    """Yield the plain scalars outside brackets; refuse what loading would hang or die of."""
    import yaml

    depth = brackets = 0
    for count, event in enumerate(events):
        if count > MAX_EVENTS:
            raise _too_many()
        if isinstance(event, yaml.ScalarEvent):
            if not event.style and not brackets:
                yield event
        elif isinstance(event, yaml.AliasEvent):
            raise _unsafe("it refers to its own parts")
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            brackets += bool(brackets or event.flow_style)
            if depth > MAX_DEPTH:
                raise _too_deep()
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


# ── TOML and JSON ──


def _load_toml(block: str) -> dict[str, Field]:
    import tomllib

    if block.count(".") > MAX_DOTS:
        keys = _TOML_BOUNDS.split(_TOML_STRING.sub("", block))
        dots = [key.count(".") for key in keys]
        if max(dots) > MAX_DOTS:
            raise _too_deep()
        if sum(count for count in dots if count > 1) > MAX_EVENTS:  # a number has one
            raise _too_many()
    try:
        return _flattened(tomllib.loads(block, parse_float=str))
    except ValueError as error:
        where = _TOML_LINE.search(str(error))
        line = int(where[1]) - 1 if where else 0
        raise RefusedError(_TOML_LINE.sub("", str(error)), line) from error
    except RecursionError as error:
        raise _too_deep() from error


def _load_json(block: str) -> dict[str, Field]:
    """Load the members of an object, with or without the braces around them."""
    start = len(block) - len(block.lstrip())
    if not block.startswith("{", start):
        block, start = f"{{{block}}}", 0
    above = block.count("\n", 0, start)
    try:
        fields, end = load_object(block[start:])
    except RefusedError as refused:
        refused.line += above
        raise
    if rest := block[start + end :].lstrip():
        raise RefusedError("more follows its end", block[: -len(rest)].count("\n"))
    return fields


@cache
def _decoder() -> json.JSONDecoder:
    import json

    # Numbers stay as written: one of 5000 digits is no number to Python.
    return json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


# ── fields ──


def _flattened(data: Mapping[str, object]) -> dict[str, Field]:
    fields = dict(islice(_fields(data, "", 1), MAX_KEYS + 1))
    if len(fields) > MAX_KEYS:
        raise _unsafe(f"it has more than {MAX_KEYS} keys")
    return fields


def _fields(data: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, Field]]:
    if depth > MAX_DEPTH:
        raise _too_deep()
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _fields(value, f"{prefix}{key}.", depth + 1)
        elif isinstance(value, list):
            yield f"{prefix}{key}", list(_texts(value, depth + 1))
        else:
            yield f"{prefix}{key}", _text(value)


def _texts(items: Iterable[object], depth: int) -> Iterator[str]:
    if depth > MAX_DEPTH:
        raise _too_deep()
    for item in items:
        if isinstance(item, dict):
            label = next((item[name] for name in _LABELS if name in item), None)
            yield from _texts(item.values() if label is None else [label], depth + 1)
        elif isinstance(item, list):
            yield from _texts(item, depth + 1)
        else:
            yield _text(item)


def _text(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date | time) else str(value)
