"""Where the words of a query stand in any text, and the best place of it in one line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter

from corpus.search.needle import Needle, Span, merge_spans, parse_needle
from corpus.search.prose import read_prose
from corpus.search.query import Query
from corpus.text.fold import fold

ELLIPSIS = "…"
LEAD = 3
"""A third of the width is given to what stands before the first word found."""

BREAKS = "。！？；，、.!?;, "
"""Behind these a snippet begins better than within a word."""

SPACE = re.compile(r"\s+")
LINE_MARK = re.compile(r"(?m)^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+")
LINK = re.compile(r'!?\[([^\]\n]*)\]\((?: *"[^"\n]*")?\)')
"""What `read_prose` leaves of a link or an image."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line of a text, and where in it the words stand."""

    text: str
    spans: tuple[Span, ...] = ()


def find_spans(query: Query, text: str, *, anywhere: bool = False) -> tuple[Span, ...]:
    """Return where the query's words stand in an original text, in order, merged.

    Args:
        query: Whose words to find.
        text: Not folded; the spans are positions in it.
        anywhere: Find Latin words inside longer ones too, as in titles, tags,
            sources and headings; else from their start, as in summaries and bodies.
    """
    return merge_spans([span for span, _ in _places(query, text, anywhere=anywhere)])


def snippet(query: Query, text: str, width: int) -> Snippet:
    """Return about `width` characters of a text around the place where most words meet."""
    shown = LINK.sub(r"\1", LINE_MARK.sub("", read_prose(text)))
    line = SPACE.sub(" ", shown).strip()
    places = _places(query, line, anywhere=False)
    start = _start(line, _best(places, width), width)
    end = min(len(line), start + width)
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(line) else ""
    shift = len(before) - start
    spans = ((max(from_, start), min(to, end)) for (from_, to), _ in places)
    inside = merge_spans([(from_ + shift, to + shift) for from_, to in spans if from_ < to])
    return Snippet(before + line[start:end] + after, inside)


def _places(query: Query, text: str, *, anywhere: bool) -> list[tuple[Span, Needle]]:
    """Every place of every word, in order."""
    folded = fold(text)
    needles = [parse_needle(term.text, exact=term.exact) for term in query.terms]
    return sorted(
        (
            (span, needle)
            for needle in needles
            for span in needle.places(folded, from_start=not anywhere)
        ),
        key=itemgetter(0),
    )


def _best(places: list[tuple[Span, Needle]], width: int) -> int:
    """Where the stretch begins that holds the most different words, the first of equals."""
    best, most = 0, 0
    all_words = len({needle for _, needle in places})
    for at, ((start, _), _) in enumerate(places):
        words = {needle for (_, end), needle in places[at : at + width] if end <= start + width}
        if len(words) > most:
            best, most = start, len(words)
        if most == all_words:
            break
    return best


def _start(line: str, best: int, width: int) -> int:
    """Where to begin so that the best place has something before it and the line is full."""
    start = min(best - width // LEAD, len(line) - width)
    if start <= 0:
        return 0
    breaks = (at + 1 for at in range(start, best) if line[at] in BREAKS)
    start = next(breaks, start)
    return start + line.startswith(" ", start)
