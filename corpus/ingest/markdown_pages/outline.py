"""The outline: the headings of a Markdown body, found by one pass over its lines.

It agrees with CommonMark on the headings that stand by themselves; those
inside lists and quotations are no part of an outline. A parser would know
them all, and take a hundred times as long when a whole library is read.
"""

from __future__ import annotations

import re

from corpus.article import Heading
from corpus.ingest.markdown_pages.atx import FENCE, VERBATIM, VERBATIM_START, find_atx, read_atx
from corpus.ingest.markdown_pages.inline import plain_text
from corpus.ingest.markdown_pages.passages import OPENERS, Passages
from corpus.text.callouts import read_callout
from corpus.text.pattern import pattern
from corpus.text.templates import TEMPLATE

MAX_HEADINGS = 10_000
"""What comes after so many is not listed: nobody reads such an outline."""

_SETEXT = re.compile(r"(?:=+|-+) *")
_RULE = re.compile(r"(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,}")
_ITEM = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?: +|$)")
_INTERRUPTING_ITEM = re.compile(r"(?:[-+*]|1[.)]) +\S")
_DEFINITION = re.compile(r"\[[^\[\]]+\]:")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"(?=.*-)(?=.*[|:])[|: -]+")

_BLOCK_TAG = pattern(
    r"</?(?:address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details"
    r"|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head"
    r"|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p"
    r"|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[ ]|/?>|$)",
    re.IGNORECASE,
)
_LONE_TAG = re.compile(r"</?[A-Za-z][\w-]*(?=[ />])[^<>]*> *")
_SPECIAL = frozenset(" #`~=-<>*+_|[:0123456789") | OPENERS
"""Characters that may begin more than a line of text."""


def find_headings(body: str) -> tuple[Heading, ...]:
    r"""Return the headings of cleaned Markdown in their order.

    >>> find_headings("# One\n\n```\n# no\n```\n\nTwo\n---")
    (Heading(level=1, text='One', line=0), Heading(level=2, text='Two', line=6))
    """
    if "#" not in body and "\n=" not in body and "\n-" not in body:
        return ()
    headings = find_atx(body, MAX_HEADINGS)
    return tuple(look_at_lines(body) if headings is None else headings)


def look_at_lines(body: str) -> list[Heading]:
    """Return the headings of any body, by a look at every line."""
    return _Outline(body.split("\n")).headings


class _Outline:
    """A pass over the lines, and what is open at each of them."""

    def __init__(self, lines: list[str]) -> None:
        self.headings: list[Heading] = []
        self._lines = lines
        self._paragraph: int | None = None  # where the open paragraph began
        self._lazy = False  # text would go on a paragraph inside a list, quotation or table
        self._item: int | None = None  # how far a line of the open list is indented
        self._html = False  # until the next empty line
        self._fence = ""  # what closes the open fence
        self._verbatim = ""  # what closes the open comment or script
        self._passage = ""  # what closes the open formula or template
        self._passages = Passages(lines)
        self._openers = {
            "#": self._atx,
            "`": self._open_fence,
            "~": self._open_fence,
            "=": self._setext,
            "<": self._tag,
            ">": self._quote,
            "[": self._definition,
            "|": self._table,
            ":": self._container,
            **dict.fromkeys(OPENERS, self._template),
        }
        for index, line in enumerate(lines):
            if self._fence:
                self._close_fence(line)
            elif self._verbatim:
                self._close_verbatim(line)
            elif self._passage:
                self._passage = "" if self._passage in line else self._passage
            elif not line:
                self._paragraph, self._lazy, self._html = None, False, False
            elif line[0] in _SPECIAL or self._item is not None:
                self._take(index, line)
            elif self._paragraph is None and not self._lazy:
                self._paragraph = index
            if len(self.headings) == MAX_HEADINGS:
                break

    def _close_fence(self, line: str) -> None:
        if self._fence in line:
            text = line.strip(" ")
            if text.startswith(self._fence) and not text.strip(self._fence[0]):
                self._fence = ""

    def _close_verbatim(self, line: str) -> None:
        if self._verbatim in line.lower():
            self._verbatim = ""

    def _take(self, index: int, line: str) -> None:
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        if not text:
            self._paragraph, self._lazy, self._html = None, False, False
        elif not self._html and not self._is_nested(indent):
            self._take_block(index, text, indent)

    def _is_nested(self, indent: int) -> bool:
        if self._item is None:
            return False
        if indent >= self._item:
            self._lazy = True
            return True
        if not self._lazy:
            self._item = None
        return False

    def _take_block(self, index: int, text: str, indent: int) -> None:
        if indent >= 4:  # code, or more of a paragraph
            return
        if text[0] in _SPECIAL:
            opener = self._openers.get(text[0], self._rule_or_item)
            if opener(index, text, indent):
                return
        if self._paragraph is None and not self._lazy:
            self._paragraph = index

    def _end(self, *, lazy: bool = False, item: int | None = None) -> bool:
        """End what is open: the line is a block of its own."""
        self._paragraph, self._lazy, self._item = None, lazy, item
        return True

    def _atx(self, index: int, text: str, indent: int) -> bool:
        heading = read_atx(text, index)
        if heading is None:
            return False
        self.headings.append(heading)
        return self._end()

    def _setext(self, index: int, text: str, indent: int) -> bool:
        if self._paragraph is None or not _SETEXT.fullmatch(text):
            return False
        title = " ".join(map(str.strip, self._lines[self._paragraph : index]))
        level = 1 if text[0] == "=" else 2
        self.headings.append(Heading(level, plain_text(title), self._paragraph))
        return self._end()

    def _open_fence(self, index: int, text: str, indent: int) -> bool:
        if (match := FENCE.fullmatch(text)) is None:
            return False
        self._fence = match[1] or match[2]
        return self._end()

    def _tag(self, index: int, text: str, indent: int) -> bool:
        if match := VERBATIM_START.match(text):
            closing = VERBATIM[match[0].lower()]
            self._verbatim = "" if closing in text.lower() else closing
            return self._end()
        alone = self._paragraph is None and not self._lazy and _LONE_TAG.fullmatch(text)
        if alone or _BLOCK_TAG().match(text):
            self._html = True
            return self._end()
        return False

    def _template(self, index: int, text: str, indent: int) -> bool:
        self._passage = self._passages.closing(index, text)
        # A tag that has the line to itself is no text that a rule could underline.
        return bool(self._passage or TEMPLATE().fullmatch(text)) and self._end()

    def _container(self, index: int, text: str, indent: int) -> bool:
        if text.startswith(":::") and read_callout(text):
            return self._end()
        return self._table(index, text, indent)

    def _quote(self, index: int, text: str, indent: int) -> bool:
        return self._end(lazy=True)

    def _definition(self, index: int, text: str, indent: int) -> bool:
        return self._paragraph is None and _DEFINITION.match(text) is not None

    def _table(self, index: int, text: str, indent: int) -> bool:
        if self._paragraph is None or not _TABLE_RULE.fullmatch(text):
            return False
        return _columns(self._lines[index - 1]) == _columns(text) and self._end(lazy=True)

    def _rule_or_item(self, index: int, text: str, indent: int) -> bool:
        if text[0] == "-" and (
            self._setext(index, text, indent) or self._table(index, text, indent)
        ):
            return True
        if _RULE.fullmatch(text):
            return self._end()
        interrupts = self._paragraph is None or _INTERRUPTING_ITEM.match(text)
        if interrupts and (match := _ITEM.match(text)):
            # Five spaces and more belong to code inside the item.
            marker = match[0].rstrip(" ")
            gap = len(match[0]) - len(marker)
            return self._end(
                lazy=len(match[0]) < len(text),
                item=indent + len(marker) + (gap if 1 <= gap <= 4 else 1),
            )
        return False


def _columns(row: str) -> int:
    return len(_BAR.split(row.strip(" ").strip("|")))
