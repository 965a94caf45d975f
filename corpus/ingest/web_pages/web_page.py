"""Web pages: an HTML file read for its article, with what only helps to move about left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.article import Kind
from corpus.ingest.headers.key_lines import Field
from corpus.ingest.markdown_pages.inline import plain_text
from corpus.ingest.markdown_pages.outline import find_headings
from corpus.ingest.page import Page
from corpus.ingest.plain_pages.label import find_speakers
from corpus.ingest.plain_pages.plain import is_furniture, read_plain
from corpus.ingest.web_pages.bare_text import MAX_SIZE, bare_text, is_too_big, without_unseen
from corpus.ingest.web_pages.elements import Element, parse_elements
from corpus.ingest.web_pages.hypertext import markdown_blocks, visible_lines
from corpus.ingest.web_pages.main_block import MainBlock, find_main_block, is_hidden
from corpus.ingest.web_pages.web_facts import base_of, find_fields
from corpus.text.pattern import pattern

SUFFIXES = frozenset({".html", ".htm", ".xhtml"})

ABOVE, BELOW = 12, 6
"""Lines above the text and from its beginning that may tell its title, its source and its date."""

EDGE = 6
"""Blocks at either end of the text that may be no text."""

LONGEST_FURNITURE = 400
LONGEST_ECHO = 3000
"""Characters of Markdown that may repeat the description of the page."""

LEAST = 40
"""Characters of an article; where there are fewer, the whole page is shown."""

_OPENING = pattern(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)
_NEVER = ("#", "```", "![", "|", ">", "<")
"""What blocks begin with that are never furniture: headings, code, pictures, tables, quotes."""

_ANY_TAG = pattern(r"<[A-Za-z!/?]")


@dataclass(frozen=True, slots=True)
class WebPage:
    """A web page that was read."""

    page: Page
    fields: dict[str, Field] = field(default_factory=dict)
    """What it says of itself, as a header would."""


def is_web_page(text: str, suffix: str) -> bool:
    """Whether a text without its header is HTML: its name says so, or its first tag does."""
    if suffix.lower() in SUFFIXES:
        return _ANY_TAG().search(text) is not None
    return text.lstrip()[:1] == "<" and _OPENING().match(text) is not None


def read_web_page(text: str) -> WebPage:
    """Read cleaned HTML."""
    text = without_unseen(text) if len(text) > MAX_SIZE else text
    if is_too_big(text):
        return WebPage(read_plain(bare_text(text)))
    root = parse_elements(text)
    main = find_main_block(root)
    shown = _lines_around(root, main)
    told = read_plain("\n".join(shown), has_end=False)
    is_labelled = told.title in shown and bool(told.source or told.published)
    fields = find_fields(root, shown, told.title if is_labelled else "")
    blocks = _read_blocks(root, main, base_of(root, fields))
    title = _one(fields, "title") or told.title
    if not blocks:
        return WebPage(_read_bare(text, title), fields)
    body = "\n\n".join(_without_furniture(blocks, title))
    page = Page(
        body,
        Kind.MARKDOWN,
        title,
        told.source,
        told.published,
        outline=find_headings(body),
        wrong_date=told.wrong_date and _placed(text, told.wrong_date[1]),
    )
    return WebPage(page, _without_echo(fields, title, body))


def _lines_around(root: Element, main: MainBlock) -> list[str]:
    """Return the lines above the text and its first ones."""
    is_all = main.element is root
    above = [] if is_all else visible_lines(root, main.noise, until=main.element)
    return [*above[-ABOVE:], *visible_lines(main.element, main.noise)[:BELOW]]


def _read_bare(text: str, title: str) -> Page:
    """Return the page of HTML that shows no text: what it says of itself is all there is."""
    lines = [line for line in map(str.strip, bare_text(text).split("\n")) if line != title]
    return read_plain("\n".join(lines)) if any(lines) else Page("", Kind.PLAIN, title)


def _read_blocks(root: Element, main: MainBlock, base: str) -> list[str]:
    blocks = markdown_blocks(main.element, base, main.noise)
    if _size(blocks) >= LEAST:
        return blocks
    # Better the whole page than an article that nobody finds in it.
    hidden = frozenset(id(element) for element in root.elements() if is_hidden(element))
    for left_out in (main.noise, hidden, frozenset[int]()):
        whole = markdown_blocks(root, base, left_out)
        if _size(whole) >= LEAST:
            return whole
    return blocks or whole


def _size(blocks: Sequence[str]) -> int:
    return sum(map(len, blocks))


def _without_furniture(blocks: list[str], title: str) -> list[str]:
    """Return blocks without the labels, the navigation and the repeated title at their edges."""
    edges = [*blocks[:EDGE], *blocks[EDGE:][-EDGE:]]
    speakers = find_speakers(edges, blocks)
    kept = [
        block
        for index, block in enumerate(blocks)
        if EDGE <= index < len(blocks) - EDGE
        or not _is_furniture(block, title, speakers, near_title=index < EDGE)
    ]
    return kept if any(map(str.strip, kept)) else blocks


def _is_furniture(block: str, title: str, speakers: frozenset[str], *, near_title: bool) -> bool:
    if block.startswith(_NEVER) or "```" in block or len(block) > LONGEST_FURNITURE:
        return False
    lines = [plain_text(line) for line in block.split("\n") if line.strip()]
    return all(
        line == title or is_furniture(line, near_title=near_title, speakers=speakers)
        for line in lines
    )


def _without_echo(fields: dict[str, Field], title: str, body: str) -> dict[str, Field]:
    """Return what a page says of itself without a description that its text begins with."""
    said = "".join(_one(fields, "description").rstrip(".…").split())
    text = "".join(plain_text(line) for line in body[:LONGEST_ECHO].split("\n"))
    if not said or (said != "".join(title.split()) and said not in "".join(text.split())):
        return fields
    return {key: value for key, value in fields.items() if key != "description"}


def _one(fields: dict[str, Field], key: str) -> str:
    value = fields.get(key, "")
    return value if isinstance(value, str) else ""


def _placed(text: str, value: str) -> tuple[int, str]:
    return text.count("\n", 0, max(text.find(value), 0)), value
