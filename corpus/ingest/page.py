"""Pages: what a body tells of itself, where the header is silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.article import Heading, Kind


@dataclass(frozen=True, slots=True)
class Page:
    """A body, and what it tells."""

    body: str
    kind: Kind
    title: str = ""
    """Empty where the body gives none."""

    source: str = ""
    published: datetime | None = None
    outline: tuple[Heading, ...] = ()
    tags: tuple[str, ...] = ()
    wrong_date: tuple[int, str] | None = None
    """The line, counted from 0, of a date that never was, and that date as written."""
