"""Footnotes: behind the text, in order of mention; then those never mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


def install(parser: MarkdownIt) -> None:
    """Read footnotes, and move them to the end once their text has been read."""
    from mdit_py_plugins.footnote import footnote_plugin

    parser.use(footnote_plugin, move_to_end=False)
    parser.core.ruler.after("inline", "notes_to_end", _notes_to_end)


def _notes_to_end(state: StateCore) -> None:
    from markdown_it.token import Token

    text, written = _taken_apart(state.tokens)
    mentioned = state.env.get("footnotes", {}).get("list", {}).values()
    notes = [
        written.pop(note["label"], [])
        if "label" in note
        else [Token("inline", "", 0, content=note["content"], children=note["tokens"])]
        for note in mentioned
    ]
    state.tokens = text
    for number, note in enumerate([*notes, *written.values()]):
        opening = Token("footnote_open", "", 1, meta={"id": number})
        state.tokens += [opening, *note, Token("footnote_close", "", -1)]


def _taken_apart(tokens: Sequence[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Return the text without its footnotes, and the footnotes by label."""
    text: list[Token] = []
    written: dict[str, list[Token]] = {}
    inside = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside.append(written.setdefault(token.meta["label"], []))
        elif token.type == "footnote_reference_close":
            inside.pop()
        else:
            inside[-1].append(token)
    return text, written
