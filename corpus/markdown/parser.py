"""The parser: markdown-it, set up once for Chinese as well as English."""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from corpus.markdown import (
    addresses,
    attributes,
    callouts,
    comments,
    components,
    emphasis,
    line_breaks,
    markdown_html,
    math,
    notes,
    obsidian,
    tables,
    targets,
    tasks,
    template_blocks,
    template_spans,
    wikilinks,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MAX_NESTING = 100
"""Quotes and lists in each other; a text that goes deeper is read as plain paragraphs."""

_ALWAYS = (addresses, notes, tasks, tables, emphasis, math, line_breaks)
_MARKS: tuple[tuple[ModuleType, tuple[str, ...]], ...] = (
    (wikilinks, ("[[",)),
    (callouts, (":::", "[!", "!!! ", "???")),
    (targets, ("{{", "{%")),
    (template_blocks, ("{{", "{%")),
    (template_spans, ("{{", "{%")),
    (attributes, ("{:", "{#", "{.", "){", "]{", "`{", "}{")),
    (obsidian, ("%%", "==")),
    (comments, (comments.MARK,)),
    (markdown_html, (" markdown=", " markdown>")),
    (components, ("{/*", "{ /*", "\nimport ", "\nexport ")),
)
"""What the tools around Markdown add to it, and what must be in a text that makes use of it."""

_TAG_OF_COMPONENT = re.compile(r"<(?:/?[A-Z]|[a-z]+\.[A-Za-z])")


def parser_for(text: str) -> MarkdownIt:
    """Return the parser that reads a text; what is not in it is not looked for."""
    wanted = [part for part, marks in _MARKS if any(mark in text for mark in marks)]
    if components not in wanted and _may_hold_component(text):
        wanted.append(components)
    return _parser(tuple(wanted))


def _may_hold_component(text: str) -> bool:
    return text.startswith(("import ", "export ")) or _TAG_OF_COMPONENT.search(text) is not None


@cache
def paragraph_parser() -> MarkdownIt:
    """Return the parser that knows nothing but paragraphs."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero")


@cache
def _parser(additions: tuple[ModuleType, ...]) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin

    class AnyTarget(MarkdownIt):
        """Reads a link as a link, wherever it leads: cleaning takes the target away."""

        def validateLink(self, url: str) -> bool:
            return True

    parser = AnyTarget("gfm-like", {"maxNesting": MAX_NESTING})
    parser.use(deflist_plugin)
    for part in (*_ALWAYS, *additions):
        part.install(parser)
    return parser
