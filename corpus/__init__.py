"""The library behind kanbao: folders of news read into articles, found, and remembered. No terminal needed."""

from __future__ import annotations

from corpus.article import Article, Document, Heading, Kind, Problem, Reading, Reason
from corpus.errors import CorpusError, LibraryError, StateError
from corpus.markdown import parse_markdown
from corpus.text.fold import fold

__all__ = [
    "Article",
    "CorpusError",
    "Document",
    "Heading",
    "Kind",
    "LibraryError",
    "Problem",
    "Reading",
    "Reason",
    "StateError",
    "fold",
    "parse_markdown",
]
