"""Wikilinks: links to notes by their names, and pictures and notes shown in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.markdown.pictures import media_tag, media_token
from corpus.text.wikilinks import WIKILINK, Wikilink, read_wikilink

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MARKUP = "[["
"""Of a link's tokens: its target is the name of a file, written with the spaces it has."""


def install(parser: MarkdownIt) -> None:
    """Read `[[note]]` and `![[picture.png]]`."""
    parser.inline.ruler.before("link", "wikilink", _wikilink)


def wikilink_target(target: str) -> str:
    """Return the relative address of the file a wikilink leads to, spaces and Han as they are.

    >>> wikilink_target("notes/DeepSeek 价格#Old price"), wikilink_target("#Part")
    ('notes/DeepSeek 价格.md#Old price', '#Part')
    >>> wikilink_target("paper.pdf#page=2"), wikilink_target("2025: a review")
    ('paper.pdf#page=2', './2025: a review.md')
    """
    name, mark, part = target.partition("#")
    name = " ".join(name.split())
    if name and not _has_suffix(name):
        name += ".md"
    # A colon would make a scheme of the words before it.
    if ":" in name.partition("/")[0] and not name.startswith(("http://", "https://")):
        name = f"./{name}"
    return name + mark + part.strip()


def _has_suffix(name: str) -> bool:
    suffix = name.rpartition("/")[2].rpartition(".")[2].lower()
    known = suffix in ("md", "markdown", "txt", "pdf", "html", "canvas", "base")
    return "." in name and (known or bool(media_tag(name)))


def _wikilink(state: StateInline, silent: bool) -> bool:
    src, start = state.src, state.pos
    if not src.startswith(("[[", "![["), start):
        return False
    found = WIKILINK().match(src, start, state.posMax)
    if found is None or _is_defined(state, found[2]):
        return False
    if not silent:
        _put(state, read_wikilink(found))
    state.pos = found.end()
    return True


def _is_defined(state: StateInline, name: str) -> bool:
    """Whether the text defines a link by this name: then the outer brackets are mere brackets."""
    from markdown_it.common.utils import normalizeReference

    references: dict[str, object] = state.env.get("references", {})
    return bool(references) and normalizeReference(name) in references


def _put(state: StateInline, link: Wikilink) -> None:
    target = wikilink_target(link.target)
    tag = media_tag(target.partition("#")[0]) if link.embed else ""
    if tag:
        caption = link.shown if link.shown not in link.target else ""
        token = media_token(tag, caption, target)
        pushed = state.push("image", tag, 0)
        pushed.attrs, pushed.content, pushed.children = token.attrs, token.content, token.children
        pushed.markup = MARKUP
        return
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.markup = {"href": target}, MARKUP
    state.push("text", "", 0).content = link.shown
    state.push("link_close", "a", -1).markup = MARKUP
