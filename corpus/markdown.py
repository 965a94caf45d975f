"""Markdown to tokens: markdown-it, set up once for Chinese as well as English.

CommonMark and GFM with footnotes, task lists and definition lists. What the
parser decodes is foreign text again, so every token is cleaned, and it keeps
no target but one that may be followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from corpus.text.clean import clean, clean_line
from corpus.text.pattern import pattern
from corpus.text.spacing import SHARED, SPACELESS, belong_together, is_chinese

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    _InlineRule = Callable[[StateInline, bool], bool]

MAX_NESTING = 100
"""Quotes and lists in each other; a text that goes deeper is read as plain paragraphs."""

_IN_ADDRESS = f'[^][\\s<>"`\\x00-\\x1f\\x7f{SPACELESS}{SHARED}]'
_WEB_ADDRESS = pattern(f"(?i:https?)://{_IN_ADDRESS}+")
_WITHOUT_SCHEME = pattern(
    rf"(?<![\w./@:-])(?:www\.(?=\w){_IN_ADDRESS}+"
    r"|[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,63}(?![\w-]))",
    re.IGNORECASE | re.ASCII,
)
_TAIL = frozenset("?!.,:;*_~'|")
"""Punctuation that belongs to the sentence when it ends an address."""

_MAY_BE_FOLLOWED = re.compile(r"https?:|mailto:|(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)

_MATH = re.compile(
    r"\$\$(?:\\.|[^\\$]){1,5000}?\$\$|\$(?=[^\s$0-9])(?:\\.|[^\\$\n]){1,500}?(?<=\S)\$(?!\d)",
    re.DOTALL,
)


def parse_markdown(text: str) -> list[Token]:
    """Parse cleaned Markdown into markdown-it's flat list of block tokens, cleaned."""
    try:
        tokens = _parser().parse(text)
    except RecursionError:
        tokens = _paragraph_parser().parse(text)
    # The parser drops what lies deeper than it goes.
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        tokens = _paragraph_parser().parse(text)
    for token in tokens:
        _clean_token(token)
    return tokens


def decode_entities(text: str) -> str:
    """Return the text that HTML writes like this, cleaned after decoding.

    >>> decode_entities("AT&amp;T&#8238;")
    'AT&T'
    """
    from html import unescape

    return clean(unescape(text))


def link_target(address: str) -> str:
    """Return an address that may be followed: web, mail, relative, within the page; or nothing.

    >>> link_target("https://example.com/"), link_target("javascript:alert(1)")
    ('https://example.com/', '')
    """
    address = "".join(clean(address).split())
    return address if _MAY_BE_FOLLOWED.match(address) else ""


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import emphasis, strikethrough
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    class AnyTarget(MarkdownIt):
        """Reads a link as a link, wherever it leads: cleaning takes the target away."""

        def validateLink(self, url: str) -> bool:
            return True

    parser = AnyTarget("gfm-like", {"maxNesting": MAX_NESTING})
    parser.linkify = _BareAddresses()
    parser.use(footnote_plugin, move_to_end=False).use(tasklists_plugin).use(deflist_plugin)
    # Names such as 报告_2025_终版 keep their underscores.
    parser.inline.ruler.at("emphasis", _beside_chinese(emphasis.tokenize, "*"))
    parser.inline.ruler.at("strikethrough", _beside_chinese(strikethrough.tokenize, "~"))
    parser.inline.ruler.before("escape", "math", _math)
    parser.core.ruler.after("inline", "notes_to_end", _notes_to_end)
    parser.core.ruler.push("join_lines", _join_lines)
    return parser


@cache
def _paragraph_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("zero")


def _clean_token(token: Token) -> None:
    if token.content:
        token.content = clean(token.content)
    if token.info:
        token.info = clean_line(token.info)
    for name, value in token.attrs.items():
        if name in ("href", "src"):
            token.attrs[name] = link_target(str(value))
        elif isinstance(value, str):
            token.attrs[name] = clean_line(value)
    for child in token.children or ():
        _clean_token(child)


# ── within a line ──


def _beside_chinese(tokenize: _InlineRule, mark: str) -> _InlineRule:
    """Return a rule that finds its mark beside Chinese too, where no space tells its side."""

    def rule(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.delimiters)
        found = tokenize(state, silent)
        if found and state.src[start] == mark:
            _look_both_ways(state, start, first)
        return found

    return rule


def _look_both_ways(state: StateInline, start: int, first: int) -> None:
    """Decide anew whether a run of marks opens, closes, or could do both."""
    before = state.src[start - 1 : start] or " "
    after = state.src[state.pos : min(state.pos + 1, state.posMax)] or " "
    opens = not after.isspace() and (not _turns_away(after) or _is_border(before))
    closes = not before.isspace() and (not _turns_away(before) or _is_border(after))
    for delimiter in state.delimiters[first:]:
        delimiter.open, delimiter.close = opens, closes


def _turns_away(char: str) -> bool:
    """Whether a mark beside this punctuation needs a border on its other side."""
    return _is_punctuation(char) and not is_chinese(char)


def _is_border(char: str) -> bool:
    return char.isspace() or _is_punctuation(char) or is_chinese(char)


def _is_punctuation(char: str) -> bool:
    from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _math(state: StateInline, silent: bool) -> bool:
    """Keep math as it is written: its stars and backslashes are its own."""
    if state.src[state.pos] != "$":
        return False
    found = _MATH.match(state.src, state.pos, state.posMax)
    if found is None or "](" in found[0] or not any(char in found[0] for char in "\\*_^<&"):
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


@dataclass(frozen=True, slots=True)
class _Address:
    """What markdown-it wants to know of an address it makes a link of."""

    index: int
    last_index: int
    text: str
    url: str
    schema: str


class _BareAddresses:
    """Finds addresses in running text: each ends at Han and at the punctuation around it."""

    def pretest(self, text: str) -> bool:
        return "@" in text or "www." in text.lower()

    test = pretest

    def match(self, text: str) -> list[_Address]:
        return [
            _address(found, "" if found[0][:4].lower() == "www." else "mailto:")
            for found in _WITHOUT_SCHEME().finditer(text)
        ]

    def match_at_start(self, text: str) -> _Address | None:
        found = _WEB_ADDRESS().match(text)
        return _address(found, "http:") if found else None


def _address(found: re.Match[str], schema: str) -> _Address:
    text = found[0]
    while text[-1] in _TAIL or (text[-1] == ")" and text.count(")") > text.count("(")):
        text = text[:-1]
    url = {"": "http://", "mailto:": "mailto:"}.get(schema, "") + text
    return _Address(found.start(), found.start() + len(text), text, url, schema)


# ── lines and notes ──


def _join_lines(state: StateCore) -> None:
    """Drop the line break between two characters that are written without a space."""
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


def _notes_to_end(state: StateCore) -> None:
    """Move the footnotes behind the text, in order of mention; then those never mentioned."""
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
