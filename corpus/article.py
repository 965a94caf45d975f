"""The frozen words everyone speaks: articles, their documents, and what could not be read.

Every string in them is foreign text that has been cleaned: it holds no control
characters, and titles, tags and names hold no line breaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple


class Kind(StrEnum):
    """How a body is set: as Markdown, or line by line."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


class Reading(StrEnum):
    """How far the reader has come with an article: exactly one of these holds."""

    UNREAD = "unread"
    LATER = "later"
    BEGUN = "begun"
    READ = "read"


class Key(NamedTuple):
    """One name by which an article is recognised when its file has changed."""

    kind: str
    """`id`, `link`, `digest` or `path`: strongest first."""

    value: str


class Reason(StrEnum):
    """Why a file could not be fully read: an English sentence, `{detail}` filled in by the problem.

    The sentence is also the key under which a front end finds its translation.
    """

    MISSING = "there is no such file or folder"
    UNREADABLE = "it cannot be opened: {detail}"
    NOT_REGULAR = "it is not a regular file"
    OUTSIDE = "it is a link that leads out of its folder"
    BINARY = "it holds bytes that are not text"
    EMPTY = "it is empty"
    TOO_BIG = "it is larger than {detail}"
    CUT = "only the first {detail} are shown"
    ENCODING = "its encoding was guessed: {detail}"
    BYTES = "some bytes are not text in {detail}"
    HEADER = "its header cannot be read as it stands: {detail}"
    HEADER_OPEN = "its header is never closed"
    HEADER_UNSAFE = "its header was not loaded: {detail}"
    DATE = "this date is not understood: {detail}"
    VANISHED = "it was gone before it could be read"
    LONG = "it is so long that its marks are shown as they are written"
    RULE = "this rule fits no name: {detail}"
    RULES = "its rules are longer than {detail}, and none is obeyed"


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that could not be fully read, and why."""

    path: Path
    reason: Reason
    line: int | None = None
    """Counted from 1; None where the whole file is meant."""

    detail: str = ""

    @property
    def sentence(self) -> str:
        """The reason in English, one line."""
        return self.reason.format(detail=self.detail)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body."""

    level: int
    """1 to 6."""

    text: str
    """As a reader sees it: inline markup removed."""

    line: int
    """Index of its line in the body, from 0."""


@dataclass(frozen=True, slots=True)
class Article:
    """A row of the list: all that is needed to show, sort and count an article."""

    id: int
    """The state's row number; 0 until the state has given one. It never leaves the machine."""

    path: Path
    title: str
    published: datetime | None = None
    """Local time, without zone; midnight where the file names only a day."""

    source: str = ""
    tags: tuple[str, ...] = ()
    link: str = ""
    headings: tuple[str, ...] = ()
    excerpt: str = ""
    """The first words of the summary or the text, one line of at most 160 characters."""

    words: int = 0
    """Han characters and Latin words together."""

    modified: float = 0.0
    """Of the file, in seconds since the epoch."""

    draft: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What is opened: the text of an article, read when asked for."""

    title: str
    body: str
    """Cleaned, lines ended by `\\n`, header and shown-elsewhere title line removed."""

    kind: Kind = Kind.MARKDOWN
    summary: str = ""
    outline: tuple[Heading, ...] = ()
    original: str = ""
    """The file's own text, cleaned, nothing removed."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file gave: an article with its document, problems, or both."""

    article: Article | None
    document: Document | None
    keys: tuple[Key, ...] = ()
    problems: tuple[Problem, ...] = ()
