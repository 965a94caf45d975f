"""Ignoring: the `.kanbaoignore` files of a library, in the syntax of `.gitignore`.

All rules of a file become one regular expression, tried at the path of a file or
folder. No star in it is tried again once what follows it was found, so the time
a name takes does not explode with the stars of a rule. Beyond its bounds a file
is not obeyed at all: half of its rules might hide what the other half keeps.

Unlike git, which counts bytes, `?` and `[…]` stand for one character.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.article import Problem, Reason
from corpus.ingest.files.contents import read_contents
from corpus.text.clean import clean_line

NAME = ".kanbaoignore"
"""What a file of rules is called, in any folder of a library."""

MAX_SIZE = 65_536
"""Bytes of a file of rules, remarks included."""

MAX_RULES = 8192
"""Characters of all its rules: the worst that so many can ask for goes unnoticed."""

FOLDER = "\0"
"""Stands behind the path of a folder: no name holds it, so no rule means it by chance."""

_TOKEN = re.compile(
    r"""(?P<deep>(?<![^/])\*\*+(?:/|\Z))
      | (?P<star>\*+)
      | (?P<any>\?)
      | \[ (?P<not>[!^]?) (?P<set>\]?(?:\\.|\[:[^\]]*:\]|[^\]\\])*+) \]
      | \\(?P<escaped>.)
      | (?P<plain>[^\\\[*?]+)""",
    re.VERBOSE | re.DOTALL,
)
_ITEM = re.compile(r"\[:(?P<name>[^\]]*):\]|(?P<low>\\.|.)(?:-(?P<high>\\.|.))?", re.DOTALL)
_NAMED = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": " \t",
    "cntrl": "\x01-\x1f\x7f",
    "digit": "0-9",
    "graph": "!-~",
    "lower": "a-z",
    "print": " -~",
    "punct": r"!-/:-@\[-`{-~",
    "space": r"\t-\r ",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_IN_NAME = r"[^/\0]"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold in a folder: its own and, where they say nothing, those above it."""

    base: int
    """Where paths that its own rules speak of begin within a path of the library."""

    above: Rules | None
    pattern: re.Pattern[str]
    verdicts: tuple[bool, ...]
    """Whether each group of the pattern excludes what it fits."""

    def exclude(self, path: str) -> bool:
        """Tell whether a file is left out; a folder's path ends in `FOLDER`."""
        rules: Rules | None = self
        while rules is not None:
            if found := rules.pattern.match(path, rules.base):
                return rules.verdicts[(found.lastindex or 1) - 1]
            rules = rules.above
        return False


@dataclass(frozen=True, slots=True)
class _Rule:
    """One line of a file of rules."""

    pattern: str
    excludes: bool
    names: bool
    """It speaks of a name in any folder, not of a path."""


def read_rules(path: Path, base: int, above: Rules | None) -> tuple[Rules | None, list[Problem]]:
    """Return the rules that hold in the folder of a file of rules, and what is wrong with it."""
    contents = read_contents(path)
    if isinstance(contents, Problem):
        return above, [contents]
    if contents.is_cut or len(contents.data) > MAX_SIZE:
        return above, [Problem(path, Reason.TOO_BIG, detail=f"{MAX_SIZE // 1024} kB")]
    if b"\0" in contents.data:
        return above, [Problem(path, Reason.BINARY)]
    lines = list(_find_lines(os.fsdecode(contents.data)))
    if sum(len(line) + 1 for _, line in lines) > MAX_RULES:
        return above, [Problem(path, Reason.RULES, detail=f"{MAX_RULES // 1024} kB")]
    return _read_lines(path, lines, base, above)


def _find_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no remarks, counted from 1."""
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if line.rstrip(" \r") and not line.startswith("#"):
            yield number, line.removesuffix("\r")


def _read_lines(
    path: Path, lines: Sequence[tuple[int, str]], base: int, above: Rules | None
) -> tuple[Rules | None, list[Problem]]:
    rules: list[_Rule] = []
    problems: list[Problem] = []
    for number, line in lines:
        try:
            rules += _parse_rule(line)
        except ValueError:
            problems.append(Problem(path, Reason.RULE, number, clean_line(line, 80)))
    # The last rule that fits decides: it is tried first.
    return _combine(rules[::-1], base, above) if rules else above, problems


def _combine(rules: Sequence[_Rule], base: int, above: Rules | None) -> Rules:
    groups = [
        (r"(?:.*/)?+" if names else "") + "(?:" + "|".join(f"({r.pattern})" for r in some) + ")"
        for names, some in groupby(rules, key=lambda rule: rule.names)
    ]
    pattern = re.compile("|".join(groups), re.DOTALL)
    return Rules(base, above, pattern, tuple(rule.excludes for rule in rules))


def _parse_rule(line: str) -> Iterator[_Rule]:
    """Yield the rule of a line, if it holds one.

    Raises:
        ValueError: if it could never fit a name.
    """
    text = line.rstrip(" ")
    if text != line and (len(text) - len(text.rstrip("\\"))) % 2:
        text += " "
    negated = text.startswith("!")
    text = text[negated:]
    end = rf"{FOLDER}\Z" if text.endswith("/") else rf"{FOLDER}?\Z"
    text = text.removesuffix("/")
    if text.strip("/"):
        pattern = _translate(text.removeprefix("/")) + end
        yield _Rule(pattern, excludes=not negated, names="/" not in text)


def _translate(text: str) -> str:
    """Return what fits the same paths as a rule: linear in the stars, atom by atom."""
    # Folders between `**/`; in each what stands between stars.
    parts: list[list[str]] = [[""]]
    ends_deep = False
    position = 0
    while position < len(text):
        if (token := _TOKEN.match(text, position)) is None:
            raise ValueError(text)
        position = token.end()
        if token["deep"]:
            ends_deep = not token["deep"].endswith("/")
            parts += [] if ends_deep else [[""]]
        elif token["star"]:
            parts[-1].append("")
        else:
            parts[-1][-1] += _translate_token(token)
    return _assemble(parts) + (r"[^\0]+" if ends_deep else "")


def _assemble(parts: Sequence[Sequence[str]]) -> str:
    """Join what stands between stars; once found it is kept: what follows has most room then."""
    joined = []
    for number, (first, *others) in enumerate(parts):
        middle = [rf"(?>{_IN_NAME}*?{piece})" for piece in others[:-1]]
        last = [rf"{_IN_NAME}*{piece}" for piece in others[-1:]]
        part = "".join([first, *middle, *last])
        if number:
            part = rf"(?:{_IN_NAME}+/)*?{part}"
        joined.append(rf"(?>{part})" if number < len(parts) - 1 else part)
    return "".join(joined)


def _translate_token(token: re.Match[str]) -> str:
    if token["any"]:
        return _IN_NAME
    if token["set"] is not None:
        items = "".join(map(_translate_item, _ITEM.finditer(token["set"])))
        return rf"[^/\0{items}]" if token["not"] else rf"(?![/\0])[{items}]"
    return re.escape(token["escaped"] or token["plain"])


def _translate_item(item: re.Match[str]) -> str:
    if item["low"] is None:
        if item["name"] not in _NAMED:
            raise ValueError(item[0])
        return _NAMED[item["name"]]
    low, high = item["low"][-1], (item["high"] or item["low"])[-1]
    return f"{re.escape(low)}-{re.escape(max(low, high))}" if high >= low else re.escape(low)
