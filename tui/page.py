"""An article as it is shown: its head, what could not be read, its text."""

from __future__ import annotations

from collections.abc import Sequence

from corpus import Article, Document, Kind, Problem, Reason
from tui.format import moment_words, reading_minutes
from tui.i18n import _, plural
from tui.typeset import Block, page_head, read_blocks
from tui.typeset.blocks import read_original
from tui.typeset.written import is_long


def page(article: Article, document: Document, *, original: bool = False) -> tuple[Block, ...]:
    """Return an article as it is shown: its head, what could not be read, its text."""
    if original:
        return read_original(document)
    problems = list(document.problems)
    if document.kind is Kind.MARKDOWN and is_long(document):
        problems.append(Problem(article.path, Reason.LONG))
    head = page_head(article.title, details(article, problems), document.summary)
    return (*head, *read_blocks(document))


def details(article: Article, problems: Sequence[Problem]) -> list[str]:
    """Return the quiet lines under a title: where from, when, how long; what is wrong with it."""
    minutes = reading_minutes(article.words)
    lines = [
        " · ".join(filter(None, [article.source, moment_words(article.published)])),
        " · ".join(
            [
                plural("{count} word", "{count} words", article.words),
                plural("about {count} minute", "about {count} minutes", minutes),
                *([", ".join(article.tags)] if article.tags else []),
            ]
        ),
    ]
    return lines + [problem_words(problem) for problem in problems]


def problem_words(problem: Problem) -> str:
    """Return what is wrong with a file, in the reader's language."""
    reason = _(problem.reason).format(detail=problem.detail)
    if problem.line is None:
        return reason[:1].upper() + reason[1:]
    return _("Line {line}: {reason}").format(line=problem.line, reason=reason)
