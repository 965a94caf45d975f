"""Parsing: one file, whatever it holds, becomes an article, problems, or both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from corpus.article import Article, Document, Heading, Kind, Parsed, Problem, Reason
from corpus.ingest.decoding.decode import Decoded, decode
from corpus.ingest.files.contents import MAX_READ, MEGABYTE, Contents, read_contents
from corpus.ingest.files.scan import Candidate
from corpus.ingest.headers.facts import TITLE_LENGTH, Facts, read_facts
from corpus.ingest.headers.header import Header, split_header
from corpus.ingest.keys import find_keys
from corpus.ingest.markdown_pages.excerpt import count_words, find_excerpt
from corpus.ingest.markdown_pages.hashtags import find_hashtags
from corpus.ingest.markdown_pages.marked import SUFFIXES, is_marked, read_marked
from corpus.ingest.page import Page
from corpus.ingest.plain_pages.listing import LINES, is_code
from corpus.ingest.plain_pages.plain import read_plain
from corpus.ingest.web_pages.markdown_text import fence
from corpus.ingest.web_pages.web_page import is_web_page, read_web_page
from corpus.text.clean import clean, clean_line
from corpus.text.dates import date_of_path

MAX_HEADINGS = 200
"""Headings an article is found by; its outline lists all."""

_DRAFTS = frozenset({"drafts", "_drafts"})
_NAMELESS = frozenset({"index", "_index", "readme"})
_SPEAKING = re.compile(r"[\u3400-\u9fff]|\w \w")
"""What a name has that was given for people to read."""

_NOTHING_SEEN = "?"
"""Stands for a name of which nothing can be seen."""

_DAY_PREFIX = re.compile(r"(?:19|20)\d\d(?:[-_.]\d{1,2}[-_.]\d{1,2}|\d{4})[-_. ]+(?=.)")


def read(candidate: Candidate) -> Parsed:
    """Read the file of a candidate; whatever is wrong with it comes back as problems."""
    path = candidate.path
    contents = read_contents(path)
    if isinstance(contents, Problem):
        return Parsed(None, None, problems=(contents,))
    decoded = decode(contents.data, is_cut=contents.is_cut)
    if decoded.is_binary:
        return Parsed(None, None, problems=(Problem(path, Reason.BINARY),))
    parsed = parse_text(
        decoded.text, path, modified=candidate.modified, relative=candidate.relative
    )
    problems = (*_reading_problems(path, contents, decoded), *parsed.problems)
    if problems == parsed.problems:
        return parsed
    document = parsed.document and replace(parsed.document, problems=problems)
    return replace(parsed, document=document, problems=problems)


def parse_text(text: str, path: Path, *, modified: float = 0.0, relative: str = "") -> Parsed:
    """Turn the text of a file into an article and its document.

    Args:
        text: as decoded.
        path: of the file; its suffix and name are used.
        modified: when the file was, in seconds since the epoch.
        relative: its path from the name of its folder on; empty where it has none.
    """
    text = clean(text)
    if not text.strip():
        return Parsed(None, None, problems=(Problem(path, Reason.EMPTY),))
    header = split_header(text)
    page, facts = _read_all(header, path.suffix)
    problems = tuple(_find_problems(path, text, header, facts, page))
    place = relative or path.name
    article = Article(
        id=0,
        path=path,
        title=_find_title(facts, page, place, has_header=bool(header.fields)),
        published=_find_day(facts, page, place),
        source=facts.source or page.source,
        tags=facts.tags or page.tags or find_hashtags(page.body),
        link=facts.link,
        headings=tuple(heading.text for heading in page.outline[:MAX_HEADINGS]),
        excerpt=find_excerpt(facts.summary, page.body, page.kind),
        words=count_words(page.body),
        modified=modified,
        draft=facts.draft or _is_among_drafts(relative),
    )
    document = Document(
        title=article.title,
        body=page.body,
        kind=page.kind,
        summary=facts.summary,
        outline=page.outline,
        original=text,
        problems=problems,
    )
    keys = find_keys(id=facts.id, link=facts.link, body=page.body, relative=relative)
    return Parsed(article, document, tuple(keys), problems)


def _reading_problems(path: Path, contents: Contents, decoded: Decoded) -> Iterator[Problem]:
    if contents.is_cut:
        yield Problem(path, Reason.CUT, detail=f"{MAX_READ // MEGABYTE} MB")
    if decoded.guessed:
        yield Problem(path, Reason.ENCODING, detail=decoded.encoding)
    if decoded.replaced:
        yield Problem(path, Reason.BYTES, detail=decoded.encoding)


def _read_all(header: Header, suffix: str) -> tuple[Page, Facts]:
    """Return the body as a page, and what header and page say of the article."""
    facts = read_facts(header.fields)
    if not is_web_page(header.body, suffix):
        return _read_page(header, suffix, is_titled=bool(facts.title)), facts
    web = read_web_page(header.body)
    return web.page, _filled(facts, read_facts(web.fields))


def _read_page(header: Header, suffix: str, *, is_titled: bool) -> Page:
    # A header decides, not the suffix: what has one was made for a site of Markdown.
    if not header.fields and suffix.lower() not in SUFFIXES:
        lines = header.body.split("\n", 4 * LINES)
        if is_code(lines):
            return Page(fence(header.body), Kind.MARKDOWN)
    if header.fields or is_marked(header.body, suffix):
        return read_marked(header.body, is_titled=is_titled)
    return read_plain(header.body)


def _filled(facts: Facts, others: Facts) -> Facts:
    """Return facts, with others where they say nothing."""
    known = {f.name: value for f in dataclass_fields(facts) if (value := getattr(facts, f.name))}
    return replace(others, **known)


def _find_title(facts: Facts, page: Page, place: str, *, has_header: bool) -> str:
    headings = page.outline if page.kind is Kind.MARKDOWN else ()
    main, first = _first(headings, most=1), _first(headings, most=6)
    name = _name(place)
    title = facts.title or main or facts.subject
    # A note with properties or sections but no title is called what its file is called.
    if not title and (has_header or first) and _SPEAKING.search(name):
        return name
    return clean_line(title or first or page.title, TITLE_LENGTH) or name


def _first(headings: Sequence[Heading], *, most: int) -> str:
    """Return the first heading of at most this level."""
    return next((head.text for head in headings if head.text and head.level <= most), "")


def _name(place: str) -> str:
    """Return what a path calls its file, without the day and the suffix."""
    path = PurePosixPath(place)
    name = path.parent.name if path.stem.lower() in _NAMELESS else ""
    said = clean_line(_DAY_PREFIX.sub("", name or path.stem), TITLE_LENGTH)
    return said or clean_line(path.name, TITLE_LENGTH) or _NOTHING_SEEN


def _is_among_drafts(relative: str) -> bool:
    # Whoever opens a folder of drafts by its name wants to read them as articles.
    return not _DRAFTS.isdisjoint(map(str.lower, relative.split("/")[1:-1]))


def _find_day(facts: Facts, page: Page, place: str) -> datetime | None:
    return (
        facts.published
        or page.published
        or date_of_path(PurePosixPath(place).name)
        or facts.dated_by_path
        or date_of_path(place)
    )


def _find_problems(
    path: Path, text: str, header: Header, facts: Facts, page: Page
) -> Iterator[Problem]:
    for flaw in header.flaws:
        yield Problem(path, flaw.reason, flaw.line, clean_line(flaw.detail))
    head = text.split("\n", header.line)[: header.line] if facts.undated else []
    for key, value in facts.undated:
        yield Problem(path, Reason.DATE, _find_key(head, key), value)
    if page.wrong_date and not facts.published:
        line, value = page.wrong_date
        yield Problem(path, Reason.DATE, header.line + line + 1, value)


def _find_key(head: list[str], key: str) -> int | None:
    """Return the line, counted from 1, that holds a key of the header."""
    name = re.compile(rf"(?!\s*#)\W*{re.escape(key.rpartition('.')[2])}\W")
    return next((number for number, line in enumerate(head, 1) if name.match(line)), None)
