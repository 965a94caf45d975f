"""A word of a query as it is looked for in folded text.

Han and other scripts without spaces are found anywhere. Where a text is prose,
a word of any other script is found from its start only, letters and digits
being separate words. Between letters, digits and Han one space, hyphen or
underscore more or less makes no difference, so `gpt4.5` meets GPT-4.5 and
`AI眼镜` meets AI 眼镜; between digits nothing gives way, so `2.5` is not 25.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.search.runs import LETTER, RUN
from corpus.text.fold import fold

Span = tuple[int, int]
"""Where something stands in a text: from the first character to behind the last."""

OPTIONAL_JOINT = "[-_ ]?"
JOINTS = ("", "-", "_")
"""What may be typed where letters, digits and Han meet and one of `-_ ` is optional."""

LONGEST_FLEXIBLE = 100
"""A longer word is taken as it stands: its pattern would be slow and nobody typed it by hand."""


@dataclass(frozen=True, slots=True)
class Needle:
    """One folded word, with what finds it quickly and what finds it exactly."""

    text: str
    signs: int
    """How many of its characters are of a script without spaces."""

    longest: str
    """A literal that every text which holds the word holds too."""

    anywhere: re.Pattern[str] | None
    """How the word looks, also inside longer words; None where it is just its text."""

    from_start: re.Pattern[str] | None
    """How it looks from the start of a word; None where it is just its text."""

    def is_literal(self, *, from_start: bool) -> bool:
        """Whether a text that holds the longest literal holds the word."""
        return (self.from_start if from_start else self.anywhere) is None

    def stands_in(self, text: str, *, from_start: bool) -> bool:
        """Whether folded `text` holds the word at all."""
        if not from_start:
            return self.find(text) >= 0
        return self.text in text if self.from_start is None else bool(self.from_start.search(text))

    def count(self, text: str, *, from_start: bool) -> int:
        """How often folded `text` holds the word."""
        pattern = self.from_start if from_start else self.anywhere
        return text.count(self.text) if pattern is None else len(pattern.findall(text))

    def find(self, text: str) -> int:
        """Where folded `text` first holds the word, also inside a longer one; -1 for nowhere."""
        at = text.find(self.text)
        # As it was typed is how it mostly stands, and found many times as fast.
        if self.anywhere is None or 0 <= at <= text.find(self.longest):
            return at
        found = self.anywhere.search(text)
        return found.start() if found else -1

    def is_whole(self, text: str) -> bool:
        """Whether folded `text` is the word and nothing else."""
        pattern = self.anywhere
        return text == self.text if pattern is None else pattern.fullmatch(text) is not None

    def places(self, text: str, *, from_start: bool) -> list[Span]:
        """Where the word stands in folded `text`, in order, without overlap."""
        pattern = self.from_start if from_start else self.anywhere
        if pattern is not None:
            return [found.span() for found in pattern.finditer(text)]
        spans: list[Span] = []
        at = text.find(self.text)
        while at >= 0:
            spans.append((at, at + len(self.text)))
            at = text.find(self.text, at + len(self.text))
        return spans


def merge_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch or overlap as one."""
    if len(spans) < 2:
        return tuple(spans)
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


@lru_cache(maxsize=256)
def parse_needle(word: str, *, exact: bool = False) -> Needle:
    """Prepare a word for finding; an exact one gives way only in its spaces.

    >>> parse_needle("Qwen2.5").stands_in("通义 qwen 2.5 发布", from_start=True)
    True
    """
    text = fold(word)
    runs = [(found.lastgroup or "", found.group()) for found in RUN().finditer(text)]
    kind = runs[0][0]
    parts = _parts(runs, rigid=exact or len(text) > LONGEST_FLEXIBLE)
    pattern = "".join(parts)
    literal = pattern == re.escape(text)
    # The boundary is asked for behind the first part, for a pattern that begins
    # with a literal is searched for many times as fast as one that does not.
    before = {"letters": LETTER, "digits": r"\d"}.get(kind)
    start = rf"(?<!{before}{parts[0]})" if before else ""
    return Needle(
        text=text,
        signs=sum(len(run) for kind, run in runs if kind == "spaceless"),
        longest=text if literal else max((run for _, run in runs), key=len),
        anywhere=None if literal else re.compile(pattern),
        from_start=None
        if literal and not start
        else re.compile(parts[0] + start + pattern[len(parts[0]) :]),
    )


def _parts(runs: list[tuple[str, str]], *, rigid: bool) -> list[str]:
    """The runs of a word as regular expressions, with what may stand between them."""
    parts = []
    before, mark = "", ""  # the kind of the last run that is no mark, and the mark since
    for kind, run in runs:
        if kind == "marks":
            mark = run
            continue
        parts.append(_joint(before, mark, kind, rigid=rigid))
        parts.append(r"\s+" if kind == "space" else re.escape(run))
        before, mark = kind, ""
    return [*filter(None, parts), re.escape(mark)]


def _joint(before: str, mark: str, after: str, *, rigid: bool) -> str:
    met = {before, after}
    rigid = rigid or bool(met & {"", "space"}) or mark not in JOINTS or met == {"digits"}
    if rigid or (before == after and not mark) or met == {"spaceless"}:
        return re.escape(mark)
    return OPTIONAL_JOINT
