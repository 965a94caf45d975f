"""Marked pages: a Markdown body, read for what its header does not say."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from corpus.article import Kind
from corpus.ingest.markdown_pages.excerpt import is_running_text, prose
from corpus.ingest.markdown_pages.outline import find_headings
from corpus.ingest.page import Page
from corpus.ingest.plain_pages.plain import read_plain

SUFFIXES = frozenset({".md", ".markdown", ".mdx"})
"""Of files that are Markdown whatever they hold."""

HEAD = 12
"""Lines from the top that may tell the source and the date."""

_MARK = re.compile(
    r"^#{1,6} +\S|^ {0,3}(?:`{3}|~{3})|!?\[[^\[\]\n]+\]\((?:https?:|[/.#])[^()\s]*\)"
    r"|^ *[-*] \[[ x]\] |^\|(?: *:?-+:? *\|)+",
    re.MULTILINE,
)

# With the marks and addresses that make more of 120 characters.
_LONGEST_LABEL = 400
_TELLING = re.compile(
    r"[源自处期间間者辑輯][*_ ]{0,4}[:：]|(?:[Ss]ource|[Aa]uthor|[Dd]ate|[Oo]n)[*_ ]{0,4}[:：]"
    r"|(?:19|20)\d\d"
)


def is_marked(text: str, suffix: str) -> bool:
    """Whether a text without header is Markdown: its name says so, or its marks do."""
    if suffix.lower() in SUFFIXES:
        return True
    marks = list(islice(_MARK.finditer(text), 2))
    if len(marks) == 1:
        return marks[0][0].startswith("#") and not text[: marks[0].start()].strip()
    return len(marks) > 1


def read_marked(body: str, *, is_titled: bool = False) -> Page:
    """Read cleaned Markdown.

    Args:
        body: the text without its header.
        is_titled: whether the header names a title.
    """
    outline = find_headings(body)
    title = next((heading.text for heading in outline if heading.text), "")
    lines = body.split("\n", HEAD)[:HEAD]
    page = Page(body, Kind.MARKDOWN, title, outline=outline)
    if (is_titled or title) and not any(map(_is_telling, lines)):
        return page
    told = read_plain("\n".join(prose(lines)), has_end=False)
    # Below a list, an image or code the first words are no title.
    return replace(
        page,
        title=title or (told.title if is_running_text(lines[0]) else ""),
        source=told.source,
        published=told.published,
        tags=told.tags,
        wrong_date=told.wrong_date,
    )


def _is_telling(line: str) -> bool:
    return len(line) <= _LONGEST_LABEL and _TELLING.search(line) is not None
