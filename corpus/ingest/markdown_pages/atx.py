"""Headings of a body in which nothing but code hides one: found without looking at every line."""

from __future__ import annotations

import re

from corpus.article import Heading
from corpus.ingest.markdown_pages.inline import LIMIT, plain_text
from corpus.ingest.markdown_pages.passages import closing_mark

VERBATIM = {
    "<!--": "-->",
    "<?": "?>",
    "<![CDATA[": "]]>",
    "<script": "</script>",
    "<pre": "</pre>",
    "<style": "</style>",
    "<textarea": "</textarea>",
}
"""What begins lines that are no Markdown, and what ends them."""

VERBATIM_START = re.compile(
    r"<!--|<\?|<!\[CDATA\[|<(?:script|pre|style|textarea)(?=[ >]|$)", re.IGNORECASE
)
FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")

_ATX = re.compile(r"(#{1,6})(?: +(.*))?")
_ATX_END = re.compile(r"(?:^| )#+ *$")
_UNDERLINE = r"(?P<underline>(?:=+|-+) *(?=\n|\Z))"
_EVENT = re.compile(
    r"\n(?:(?P<heading>#)|(?P<fence>```|~~~)"
    rf"| {{0,3}}(?:(?P<tag><)|(?P<passage>\$\$|\{{)|{_UNDERLINE})| {{1,3}}(?P<inner>#|```|~~~))"
)
_BLANK = re.compile(r"\n *(?=\n|\Z)")
_IN_TAG = re.compile(r"\n {0,3}(?:[#`~${]|(?:=+|-+) *(?=\n|\Z))")
_FENCE_END = {mark: re.compile(rf"\n *({mark}{{3,}}) *(?=\n|\Z)") for mark in "`~"}


def read_atx(line: str, index: int) -> Heading | None:
    """Return the heading that a line is when it stands by itself.

    >>> read_atx("## One ##", 3)
    Heading(level=2, text='One', line=3)
    """
    if (match := _ATX.fullmatch(line)) is None:
        return None
    title = (match[2] or "")[:LIMIT].rstrip(" ")
    if title.endswith("#"):
        title = _ATX_END.sub("", title)
    return Heading(len(match[1]), plain_text(title), index)


def find_atx(body: str, most: int) -> list[Heading] | None:
    """Return the headings, at most so many; None where it takes a look at every line."""
    text = f"\n{body}"
    headings: list[Heading] = []
    line = counted = position = 0
    while (event := _EVENT.search(text, position)) and len(headings) < most:
        start = event.start()
        if event.lastgroup == "heading":
            line, counted = line + text.count("\n", counted, start), start
            position = _line_end(text, start)
            if heading := read_atx(text[start + 1 : position], line):
                headings.append(heading)
        elif (after := _pass(text, event)) is not None:
            position = after
        else:
            return None
    return headings


def _pass(text: str, event: re.Match[str]) -> int | None:
    """Return where to read on; None where it is not so simple."""
    start = event.start()
    end = _line_end(text, start)
    line = text[start + 1 : end].lstrip(" ")
    match event.lastgroup:
        case "fence":
            return _after_fence(text, line, end)
        case "tag":
            return _after_tag(text, line, start, end)
        case "passage":
            return _after_passage(text, line, start, end)
        case "underline":
            above = text[text.rfind("\n", 0, start) + 1 : start]
            return None if above.strip(" ") else end
    return None


def _line_end(text: str, start: int) -> int:
    """Return where the line ends that begins behind `start`."""
    end = text.find("\n", start + 1)
    return len(text) if end < 0 else end


def _after_fence(text: str, line: str, end: int) -> int:
    match = FENCE.fullmatch(line)
    if match is None:
        return end
    fence = match[1] or match[2]
    for closing in _FENCE_END[fence[0]].finditer(text, end):
        if len(closing[1]) >= len(fence):
            return closing.end()
    return len(text)


def _after_passage(text: str, line: str, start: int, end: int) -> int | None:
    mark = closing_mark(line)
    if not mark:
        return end
    closing = text.find(mark, end)
    return _line_end(text, closing) if closing >= 0 and text[start + 1] != " " else None


def _after_tag(text: str, line: str, start: int, end: int) -> int | None:
    if opening := VERBATIM_START.match(line):
        closing = VERBATIM[opening[0].lower()]
        if closing in line.lower():
            return end
        if text[start + 1] == " ":  # it may be a part of a list
            return None
        found = re.compile(re.escape(closing), re.IGNORECASE).search(text, end)
        return _line_end(text, found.start()) if found else len(text)
    blank = _BLANK.search(text, start + 1)
    end = blank.start() if blank else len(text)
    return None if _IN_TAG.search(text, start + 1, end) else end
