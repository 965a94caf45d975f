"""Hypertext: HTML written as Markdown, so that an article is one whatever it was saved as.

Headings, paragraphs, lists, tables, quotations, code, links and images are
kept; a table that only lays out a page is taken apart. All else is text, and
what would be a mark of Markdown in it is escaped. No HTML raises, and the time
it takes grows with its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from corpus.ingest.web_pages import markdown_text
from corpus.ingest.web_pages.bare_text import bare_text, is_too_big
from corpus.ingest.web_pages.elements import BLOCKS, Element, parse_elements
from corpus.ingest.web_pages.markdown_text import collapsed, heading_end, plain, wrapped
from corpus.ingest.web_pages.phrases import UNSHOWN, Phrases, paragraphs
from corpus.ingest.web_pages.tables import rows_of
from corpus.text.clean import clean
from corpus.text.pattern import pattern

MAX_NESTING = 12
"""Lists and quotations in each other; deeper ones are laid out flat."""

_IN_HEADING = frozenset(("p", "table", "ul", "ol", "pre"))
"""With these in it, a heading was never closed."""

_CODE = frozenset(("pre", "xmp", "listing"))
_LISTS = ("ul", "ol", "menu", "dir")
_ITEM = re.compile(r"- |\d+\. ")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_LANGUAGE = pattern(
    r"(?:^|[\s-])(?:(?:language|lang|source|brush)[-:]\s*|(?:highlight|hljs)\s+)([A-Za-z][\w+#-]{0,20})"
)
_NO_LANGUAGE = frozenset(("plain", "plaintext", "text", "none", "highlight", "source"))


def to_markdown(html: str, base: str = "") -> str:
    r"""Return HTML as cleaned Markdown.

    Args:
        html: a page, or a part of one.
        base: the address that relative links start from, where it is known.

    >>> to_markdown("<h2>One</h2><p>Two <b>three</b>")
    '## One\n\nTwo **three**'
    """
    html = clean(html)
    if is_too_big(html):
        lines = filter(None, map(str.strip, bare_text(html).split("\n")))
        return "\n\n".join(markdown_text.line_start(plain(line)) for line in lines)
    return "\n\n".join(markdown_blocks(parse_elements(html), base))


def markdown_blocks(
    element: Element, base: str = "", left_out: frozenset[int] = frozenset()
) -> list[str]:
    """Return the blocks of an element as cleaned Markdown, without those named by `id()`."""
    return list(map(clean, _Blocks(Phrases(base, left_out)).blocks(element)))


def visible_lines(
    element: Element, left_out: frozenset[int] = frozenset(), until: Element | None = None
) -> list[str]:
    """Return the text of an element, or of what stands before one in it, line by line.

    Each paragraph, item and cell is a line; code is none.
    """
    lines: list[str] = []
    parts: list[str] = []
    waiting: list[Element | str | None] = list(reversed(element.children))
    while waiting:
        node = waiting.pop()
        if node is until and until is not None:
            break
        if isinstance(node, str):
            parts.append(node)
        elif node is None or node.tag == "br":
            lines.append("".join(parts))
            parts = []
        elif node.tag not in UNSHOWN and node.tag not in _CODE and id(node) not in left_out:
            end = [None] if node.tag in BLOCKS else []
            waiting += [*end, *reversed(node.children), *end]
    lines.append("".join(parts))
    return [line for line in map(_one_line, lines) if line]


def _one_line(text: str) -> str:
    return collapsed(text).replace("\xa0", " ").strip()


class _Blocks:
    """Writes the blocks of an element, none with empty lines around it."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._nesting = 0
        self._writers: dict[str, Callable[[Element], list[str]]] = {
            **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), self._heading),
            **dict.fromkeys(_LISTS, self._list),
            **dict.fromkeys(_CODE, _code_block),
            **dict.fromkeys(("dt", "summary", "caption"), self._strong),
            "blockquote": self._quote,
            "table": self._table,
            "hr": lambda _: ["* * *"],
        }

    def blocks(self, element: Element) -> list[str]:
        """Return what an element holds, block by block."""
        found: list[str] = []
        for is_block, nodes in groupby(element.children, _is_block):
            if not is_block:
                found += paragraphs(self._phrases.phrase(nodes))
                continue
            for node in nodes:
                if isinstance(node, Element) and self._phrases.is_shown(node):
                    found += self._writers.get(node.tag, self.blocks)(node)
        return found

    def _line(self, element: Element) -> str:
        """Return all that an element holds as one line."""
        if element.holds_blocks:
            return " ".join(" ".join(self.blocks(element)).split())
        return " ".join(self._phrases.phrase(element.children).replace("\xa0", " ").split())

    def _heading(self, element: Element) -> list[str]:
        if any(inner.tag in _IN_HEADING for inner in element.elements()):
            return self.blocks(element)
        line = self._line(element)
        if line.startswith("**") and line.find("**", 2) == len(line) - 2:
            line = line[2:-2]
        return [f"{'#' * int(element.tag[1])} {heading_end(line)}"] if line else []

    def _strong(self, element: Element) -> list[str]:
        line = self._line(element)
        return [line if "**" in line else wrapped(line, "**")] if line else []

    def _nested(self, write: Callable[[Element], list[str]], element: Element) -> list[str]:
        self._nesting += 1
        blocks = write(element)
        self._nesting -= 1
        return blocks

    def _quote(self, element: Element) -> list[str]:
        blocks = self._nested(self.blocks, element)
        if self._nesting >= MAX_NESTING or not blocks:
            return blocks
        lines = "\n\n".join(blocks).split("\n")
        return ["\n".join(f"> {line}" if line else ">" for line in lines)]

    def _list(self, element: Element) -> list[str]:
        items = [item for node in element.children if (item := self._item(node))]
        if self._nesting >= MAX_NESTING:
            return [block for item in items for block in item]
        is_loose = any(sum(not _ITEM.match(block) for block in item) > 1 for item in items)
        gap = "\n\n" if is_loose else "\n"
        start = element.get("start")
        first = int(start) if _NUMBER.fullmatch(start) else 1
        written = []
        for number, item in enumerate(items, first):
            marker = f"{number}. " if element.tag == "ol" else "- "
            indent = "\n" + " " * len(marker)
            text = gap.join(item).replace("\n", indent).replace(f"{indent}\n", "\n\n")
            written.append(marker + text)
        return [gap.join(written)] if written else []

    def _item(self, node: Element | str) -> list[str]:
        if isinstance(node, str):
            return paragraphs(plain(collapsed(node)))
        if not self._phrases.is_shown(node):
            return []
        # A list in a list should be in an item of it, but seldom is.
        return self._nested(self._list if node.tag in _LISTS else self.blocks, node)

    def _table(self, element: Element) -> list[str]:
        rows = rows_of(element, self._phrases.is_shown)
        if rows is None:
            return self.blocks(element)
        captions = (c for c in element.children if isinstance(c, Element) and c.tag == "caption")
        above = [block for caption in captions for block in self._strong(caption)]
        cells = [[self._line(cell) if cell else "" for cell in row] for row in rows]
        return [*above, markdown_text.table(cells)]


def _is_block(node: Element | str) -> bool:
    return isinstance(node, Element) and (node.tag in BLOCKS or node.holds_blocks)


def _code_block(element: Element) -> list[str]:
    parts: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
        else:
            parts += "\n" if node.tag == "br" else ""
            waiting.extend(reversed(node.children))
    text = "".join(parts).replace("\xa0", " ").strip("\n").rstrip()
    return [markdown_text.fence(text, _language(element))] if text.strip() else []


def _language(element: Element) -> str:
    names = (inner.get("class") for inner in (element, *element.elements()))
    found = next(filter(None, map(_LANGUAGE().search, filter(None, names))), None)
    return found[1] if found and found[1].lower() not in _NO_LANGUAGE else ""
