"""Line breaks of the source: none between characters that are written without a space."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.text.spacing import belong_together

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


def install(parser: MarkdownIt) -> None:
    """Join lines as their script is written, once all else has been read."""
    parser.core.ruler.push("join_lines", _join_lines)


def _join_lines(state: StateCore) -> None:
    for token in state.tokens:
        if any(child.type == "softbreak" for child in token.children or ()):
            token.children = list(_joined(token.children or []))


def _joined(children: Sequence[Token]) -> Iterator[Token]:
    visible = [_written(child) for child in children]
    before = ""
    for index, child in enumerate(children):
        if child.type == "softbreak":
            after = next(filter(None, visible[index + 1 : index + 20]), "")
            if belong_together(before, after[:1]):
                continue
        before = visible[index][-1:] or before
        yield child


def _written(token: Token) -> str:
    """Return what a token adds to the text; a picture keeps its distance."""
    return {"html_inline": "", "image": " "}.get(token.type, token.content)
