"""Which articles there are: search, list, count, tags."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from corpus import Corpus, Order, Query, Reading, Row, Tier, parse_query, snippet
from tui.answers.library import load
from tui.answers.output import put, put_json, put_path, say
from tui.format import moment_words
from tui.guard import guard_text
from tui.i18n import _
from tui.setup import DONE, NOTHING, UNREADABLE, Setup

SNIPPET_WIDTH = 80
"""Characters of a snippet."""


def search(asked: argparse.Namespace, setup: Setup) -> int:
    """List what fits a query, or many queries, the best first."""
    if (corpus := load(asked, setup)) is None:
        return UNREADABLE
    if not asked.stdin:
        rows = found(corpus, " ".join(asked.words), asked.n)
        return put_rows(corpus, rows, asked, " ".join(asked.words))
    answered = 0
    for line in sys.stdin:
        text = line.rstrip("\n")
        rows = found(corpus, text, asked.n)
        answered += bool(rows)
        query = parse_query(text)
        put_json({"query": text, "results": [record(corpus, row, query) for row in rows]})
        sys.stdout.flush()
    return DONE if answered else NOTHING


def found(corpus: Corpus, query: str, limit: int | None) -> list[Row]:
    """Return the best matches of a query."""
    return list(corpus.select(query)[:limit])


def list_(asked: argparse.Namespace, setup: Setup) -> int:
    """List all that fits, newest first or as asked."""
    if (corpus := load(asked, setup)) is None:
        return UNREADABLE
    query = " ".join(asked.words)
    order = Order(asked.sort) if asked.sort else Order.NEWEST
    return put_rows(corpus, list(corpus.select(query, order=order)), asked, query)


def count(asked: argparse.Namespace, setup: Setup) -> int:
    """Print how many fit."""
    if (corpus := load(asked, setup)) is None:
        return UNREADABLE
    number = len(corpus.select(" ".join(asked.words)))
    put(str(number))
    return DONE if number else NOTHING


def put_rows(corpus: Corpus, rows: list[Row], asked: argparse.Namespace, query: str) -> int:
    """Print rows in the form that was asked for."""
    parsed = parse_query(query)
    for row in rows:
        if asked.json:
            put_json(record(corpus, row, parsed))
        elif asked.paths:
            put_path(row.article.path)
        elif asked.tsv:
            put("\t".join(columns(row)))
        else:
            id, when, source, title, _path = columns(row)
            put(f"{id:>6}  {when[:10]:<10}  {title}" + (f"  · {source}" if source else ""))
    if not rows:
        say(_("nothing found"))
    return DONE if rows else NOTHING


def columns(row: Row) -> tuple[str, str, str, str, str]:
    """Return id, date, source, title and path as one line of a table has them."""
    article = row.article
    when = moment_words(article.published) if article.published else ""
    return (
        str(article.id),
        when,
        article.source,
        article.title,
        guard_text(str(article.path.absolute())),
    )


def score(tier: Tier) -> int:
    """Return how good a reason is: 100 for the title and less for each tier, 0 for none."""
    return 0 if tier is Tier.NONE else 100 - 7 * tier


def record(corpus: Corpus, row: Row, query: Query) -> dict[str, Any]:
    """Return a match as JSON has it."""
    article, marks, match = row
    text = ""
    if query.words:
        document = corpus.open(article.id)
        text = snippet(query, f"{document.summary}\n{document.body}", SNIPPET_WIDTH).text
    return {
        "id": article.id,
        "path": str(article.path.absolute()),
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "source": article.source,
        "tags": list(article.tags),
        "read": marks.reading is Reading.READ,
        "starred": marks.starred,
        "queued": marks.queued,
        "score": score(match.tier),
        "reason": match.tier.name.lower(),
        "snippet": text or article.excerpt,
    }


def tags(asked: argparse.Namespace, setup: Setup) -> int:
    """List the tags with their counts."""
    if (corpus := load(asked, setup)) is None:
        return UNREADABLE
    facets = corpus.tags.listed()
    for facet in facets:
        if asked.json:
            put_json({"tag": facet.name, "total": facet.total, "unread": facet.unread})
        else:
            put(f"{facet.total}\t{facet.unread}\t{facet.name}")
    return DONE if facets else NOTHING
