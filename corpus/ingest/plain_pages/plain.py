"""Plain pages: a text without header, read for its title, source, date and paragraphs.

Government sites and newspapers are saved as bare text, with the navigation of
the page around it. Every non-empty line is a paragraph; what only helped to
move about the site is left out of the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.article import Heading, Kind
from corpus.ingest.page import Page
from corpus.ingest.plain_pages.dateline import agency_of, without_dateline
from corpus.ingest.plain_pages.furniture import is_count, is_noise
from corpus.ingest.plain_pages.label import Label, find_speakers, read_label
from corpus.ingest.plain_pages.listing import is_rows
from corpus.text.dates import parse_date
from corpus.text.pattern import pattern

HEAD = 12
"""Non-empty lines from the top among which labels stand."""

EDGE = 18
"""Lines from the top that may be buttons of the page."""

MOST_BARE = 2
"""Lines that tell a date without labels; where there are more, they are rows."""

WRAPPED = 50, 90
"""Characters of a line of English that goes on in the next one."""

TAIL = 8
"""Non-empty lines from the end among which labels and footers stand."""

LONGEST_OPENING = 500
"""Characters in which a first sentence is looked for."""

LONG = 60
"""Characters that make a paragraph of a line, and more than most titles have."""

_SECTION = pattern(
    r"政务动态|要闻|新闻|时政|财经|科技|国内|国际|通知公告|新闻中心|行业动态|公司新闻|媒体报道"
    r"|工作动态|政务公开|頭條|要聞|財經|正文"
)
_END = pattern(r"(?:[。！？!?；;…]|[a-z]\.)[”』」）)]?$")
_NO_TITLE = pattern(r".*[。；;，,]$|.*。|[一二三四五六七八九十\d]+[、.．]|—|－－|--")
_NO_HEADING = pattern(r".*[，,、：:]$")
_NUMBERED = pattern(r"[（(]?[一二三四五六七八九十]+[、)）]")
_SENTENCE = pattern(r"[^。！？!?]{4,}?(?:[。！？!?]|\.(?=\s|$))")
_CLAUSE_END = "，,；;：:、"


def read_plain(text: str, *, has_end: bool = True) -> Page:
    """Read cleaned text as a plain page.

    Args:
        text: the page, or its beginning.
        has_end: whether its end is there, with the labels that may stand below a text.
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = [index for index, line in enumerate(lines) if line]
    if is_rows(lines):  # none of them is a title
        return Page(_joined(lines, filled), Kind.PLAIN)
    labels = _find_labels(lines, filled, TAIL if has_end else 0)
    told = sorted(labels.values(), key=lambda label: label.is_update)
    title = next((label.title for label in told if label.title), "")
    title_line, shown = _find_text(lines, filled, labels, title)
    body = _joined(lines, shown)
    opening = _opening(lines, [index for index in shown if index not in labels])
    wrong = [(line, label.wrong_date) for line, label in labels.items() if label.wrong_date]
    return Page(
        body=body,
        kind=Kind.PLAIN,
        title=title or (first_sentence(opening) if title_line is None else lines[title_line]),
        source=next((label.source for label in told if label.source), "") or agency_of(opening),
        published=next((label.published for label in told if label.published), None),
        tags=next((label.tags for label in told if label.tags), ()),
        outline=tuple(_find_inner_headings(body.split("\n"))),
        wrong_date=wrong[0] if wrong else None,
    )


def _find_text(
    lines: Sequence[str], filled: Sequence[int], labels: Mapping[int, Label], title: str
) -> tuple[int | None, Sequence[int]]:
    """Return the line of the title, if it has one, and the lines of the text."""
    shown = [index for index in filled if index not in labels]
    shown = _without_noise(lines, shown)
    if title:
        title_line = next((index for index in shown[:4] if lines[index] == title), None)
    else:
        title_line = _find_title(lines, shown, min(labels, default=None))
    sections = {index for index in filled[:4] if _SECTION().fullmatch(lines[index])}
    shown = [index for index in shown if index != title_line and index not in sections]
    # Better labels and footers than nothing.
    return title_line, shown if shown or title_line is not None else filled


def _opening(lines: Sequence[str], shown: Sequence[int]) -> str:
    """Return the first paragraph, of which an English text may make several lines."""
    if not shown:
        return ""
    first = last = shown[0]
    while WRAPPED[0] <= len(lines[last]) <= WRAPPED[1] and last - first < 8:
        if not (lines[last].isascii() and last + 1 < len(lines) and lines[last + 1]):
            break
        last += 1
    return " ".join(lines[first : last + 1])


def _find_labels(lines: Sequence[str], filled: list[int], tail: int) -> dict[int, Label]:
    """Return the labels among the first and the last lines, by their line."""
    labels: dict[int, Label] = {}
    last = filled[max(HEAD, len(filled) - tail) :]
    edges = (lines[index] for index in (*filled[:HEAD], *last))
    speakers = find_speakers(edges, lines)
    for index, below in pairwise([*filled[:HEAD], -1]):
        if index in labels:
            continue
        # A first line that opens with a date, `2025年5月8日 AI日报`, is a title.
        is_below_title = index != filled[0] or parse_date(lines[index]) is not None
        label = read_label(lines[index], near_title=is_below_title, speakers=speakers)
        if label and label.is_bare and sum(old.is_bare for old in labels.values()) >= MOST_BARE:
            # Lines that all begin with a date are rows of a log or of a table.
            return {index: label for index, label in labels.items() if not label.is_bare}
        if label == Label() and lines[index].endswith((":", "：")) and below == index + 1:
            labels |= _read_over_two(lines, index, below)
        elif label:
            labels[index] = label
    for index in last:
        if label := read_label(lines[index], near_title=False, speakers=speakers):
            labels[index] = label
    return labels


def _read_over_two(lines: Sequence[str], index: int, below: int) -> dict[int, Label]:
    """Read a label whose value stands on the next line, as the cells of a table do."""
    label = read_label(f"{lines[index]} {lines[below]}", near_title=False)
    if label is None:  # the next line is no value of it, so it is no label
        return {}
    if len(lines[below]) > LONG or read_label(lines[below], near_title=False):
        return {index: Label()}
    return {index: label, below: Label()}


def is_furniture(line: str, *, near_title: bool, speakers: frozenset[str] = frozenset()) -> bool:
    """Whether a line at the edge of a text is no part of it: a label, navigation, a footer."""
    label = read_label(line, near_title=near_title, speakers=speakers)
    return label is not None or is_noise(line, at_edge=True)


def first_sentence(text: str) -> str:
    """Return what can stand for a title: the first sentence, cut at a comma when it is long.

    >>> first_sentence("新华社北京5月8日电（记者李四）人工智能产业发展势头强劲。多项指标创新高。")
    '人工智能产业发展势头强劲'
    """
    text = without_dateline(text[:LONGEST_OPENING].strip())
    match = _SENTENCE().match(text)
    sentence = (match[0] if match else text).rstrip("。." + _CLAUSE_END)
    limit = 40 if any(char > "\u2fff" for char in sentence) else 80
    if len(sentence) <= limit:
        return sentence
    cut = max(sentence.rfind(mark, 8, limit) for mark in _CLAUSE_END)
    if cut < 0:
        cut = limit if limit == 40 else sentence.rfind(" ", 8, limit)
    return sentence[: cut if cut > 0 else limit].rstrip(_CLAUSE_END + " ") + "…"


def _without_noise(lines: Sequence[str], shown: list[int]) -> list[int]:
    edges = {*shown[:EDGE], *shown[-TAIL:]}
    noise = {index for index in shown if is_noise(lines[index], at_edge=index in edges)}
    if noise:
        beside = {other for pair in pairwise(shown) if noise & {*pair} for other in pair}
        noise |= {index for index in beside & edges if is_count(lines[index])}
    return [index for index in shown if index not in noise]


def _find_title(lines: Sequence[str], shown: Sequence[int], label: int | None) -> int | None:
    if label is not None:
        above = [index for index in shown if index < label][:-7:-1]
        if (title := next((index for index in above if _is_title(lines[index])), None)) is not None:
            return title
    if len(shown) > 2 and _stands_apart(lines, shown):
        return shown[0]
    for index, below in pairwise(shown[:4]):
        line = lines[index]
        if _is_title(line) and not _END().search(line) and len(lines[below]) > len(line):
            return index
    return None


def _stands_apart(lines: Sequence[str], shown: Sequence[int]) -> bool:
    """Whether the first line is short and stands alone, as the title of a poem does."""
    first, second = shown[:2]
    if second == first + 1 or not 2 <= len(lines[first]) <= LONG:
        return False
    return not (_END().search(lines[first]) or _NO_TITLE().match(lines[first]))


def _is_title(line: str) -> bool:
    limit = 2 * LONG if line.isascii() else LONG
    return 5 <= len(line) <= limit and not (_NO_TITLE().match(line) or _SECTION().fullmatch(line))


def _joined(lines: Sequence[str], shown: Sequence[int]) -> str:
    """Join the lines that are shown, with at most one empty line between two of them."""
    parts: list[str] = []
    for before, index in pairwise([-1, *shown]):
        if parts and "" in lines[before + 1 : index]:
            parts.append("")
        parts.append(lines[index])
    return "\n".join(parts)


def _find_inner_headings(lines: Sequence[str]) -> Iterator[Heading]:
    """Yield the short lines between long paragraphs."""
    filled = [index for index, line in enumerate(lines) if line]
    for index, below in pairwise(filled[1:]):
        if _is_heading(lines[index]) and len(lines[below]) > LONG:
            # Lines of Latin text are often wrapped: there it takes empty lines to set one apart.
            is_apart = not (lines[index - 1] or lines[index + 1])
            if is_apart or not lines[index].isascii():
                yield Heading(2, lines[index], index)


def _is_heading(line: str) -> bool:
    shortest = 4 if _NUMBERED().match(line) else 8
    if not shortest <= len(line) <= LONG:
        return False
    return not (_END().search(line) or _NO_HEADING().match(line))
