"""The library behind kanbao: folders of news read into articles, found, and remembered.

No terminal is needed. From a folder to the title of the newest article that fits:

>>> import time
>>> from datetime import datetime
>>> from pathlib import Path
>>> store = Store.in_memory(clock=datetime.now)
>>> samples = Path(__file__).parent / "samples"
>>> corpus = Corpus([samples], store, now=datetime.now, clock=time.monotonic)
>>> for batch in corpus.load():
...     corpus.add(batch)
>>> corpus.select("智能体 is:unread")[0].article.title
'智能体小词典 A Small Glossary of Agents'
>>> corpus.close()
"""

from __future__ import annotations

from corpus.article import Article, Document, Heading, Kind, Parsed, Problem, Reading, Reason
from corpus.corpus import Batch, Corpus
from corpus.errors import CorpusError, LibraryError, StateError
from corpus.ingest.files.scan import PassedOver
from corpus.ingest.load import read_file, read_known, read_text
from corpus.ingest.problems import by_reason, in_order
from corpus.locations import Locations
from corpus.markdown import decode_entities, link_target, parse_markdown
from corpus.search.facets import Facet
from corpus.search.match import Match, Tier
from corpus.search.query import Query, parse_query
from corpus.search.snippet import find_spans, snippet
from corpus.state.changes import Change
from corpus.state.marks import Marks, Place
from corpus.state.store import Store
from corpus.text.clean import clean, clean_line
from corpus.text.fold import fold
from corpus.text.tags import INLINE_TAGS, KNOWN_TAGS
from corpus.view import NO_RESULTS, Counts, Order, Results, Row, Shelf, View

__all__ = [
    "INLINE_TAGS",
    "KNOWN_TAGS",
    "NO_RESULTS",
    "Article",
    "Batch",
    "Change",
    "Corpus",
    "CorpusError",
    "Counts",
    "Document",
    "Facet",
    "Heading",
    "Kind",
    "LibraryError",
    "Locations",
    "Marks",
    "Match",
    "Order",
    "Parsed",
    "PassedOver",
    "Place",
    "Problem",
    "Query",
    "Reading",
    "Reason",
    "Results",
    "Row",
    "Shelf",
    "StateError",
    "Store",
    "Tier",
    "View",
    "by_reason",
    "clean",
    "clean_line",
    "decode_entities",
    "find_spans",
    "fold",
    "in_order",
    "link_target",
    "parse_markdown",
    "parse_query",
    "read_file",
    "read_known",
    "read_text",
    "snippet",
]
