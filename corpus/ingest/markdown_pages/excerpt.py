"""Excerpts: the first words of a text, as one line, and how many words there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.article import Kind
from corpus.ingest.markdown_pages.inline import LIMIT, plain_text
from corpus.ingest.markdown_pages.passages import OPENERS, Passages
from corpus.text.callouts import read_callout
from corpus.text.clean import clean_line
from corpus.text.mdx import closes_block, is_module_line, opens_block
from corpus.text.spacing import belong_together
from corpus.text.templates import TEMPLATE

LENGTH = 160
ENOUGH = 3 * LENGTH
"""Characters of a paragraph, marks and addresses among them, that are read in one go."""

MAX_LINES = 200
"""Lines among which the first words are looked for."""

# In UTF-8 the first byte of a character tells its script: these of Han and kana.
_CHARACTERS = bytes(range(0xE3, 0xEA))
_CJK_PUNCTUATION = b"\xe3\x80"
_SPACES = bytes.maketrans(_CHARACTERS + b"\xe2\xef\xf0", b" " * (len(_CHARACTERS) + 3))
_UNCOUNTED = bytes(range(0x80, 0xC0)) + rb"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""

_FENCE = ("```", "~~~")
_NO_PROSE = re.compile(
    r"#{1,6}(?: |$)|(?:#[\w/-]{1,30}(?:\s+|$))++$|[|:= -]+$|(?:[*_-] ?){3,}$"
    r"|\||:::|```|~~~|%%|\$\$|\\[a-z]+\{|\[[^\]]*\]: |\{:[^{}]*\}$|\[+_{0,2}(?i:toc)_{0,2}\]+$"
    r"|!\[\[[^\[\]]*\]\]$|(?:\[?!\[[^\[\]]*\]\([^()]*\)(?:\]\([^()]*\))?\s*)++$"
    r"|<(?:h[1-6]|t[dhr]|title|summary)\b"
)
_MARKER = re.compile(r"(?:>\s?|[-*+] |\d{1,3}[.)] )+(?:\[[ xX]\] )?|#{1,6}(?=[^\s#])")

_UNSEEN = (("<!--", "-->"), *((f"<{tag}", f"</{tag}") for tag in ("script", "style", "pre", "svg")))
"""What begins and what ends lines that are no text, with `_FENCE` and the passages."""

_MODULE = "}"
_MARKS = frozenset("[!?{ie")
_OPENERS = OPENERS | frozenset("`~<%ie")


def find_excerpt(summary: str, body: str, kind: Kind) -> str:
    """Return the first words of the summary, or else of the body: no headings, images, code."""
    if summary:
        return clean_line(plain_text(summary), LENGTH)
    words = ""
    lines: Sequence[str] = body.split("\n", MAX_LINES)[:MAX_LINES]
    for text in _paragraphs(lines) if kind is Kind.MARKDOWN else lines:
        if text:
            # One more than fit may be a space.
            words = f"{words} {text[: LENGTH + 2]}"
        if len(words) > LENGTH + 2:
            break
    return clean_line(words, LENGTH)


def prose(lines: Sequence[str]) -> Iterator[str]:
    """Yield for every line of Markdown its running text without marks; empty where it has none."""
    return (plain_text(text) if text else "" for _, text in _running_lines(lines))


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield running text without marks, joined where only a line of the file ends."""
    joined = ""
    for begins, text in _running_lines(lines):
        if joined and (begins or not text or len(joined) > ENOUGH):
            yield plain_text(joined)
            joined = ""
        if joined:
            space = "" if belong_together(joined[-1], text[0]) else " "
            text = f"{joined}{space}{text}"
        joined = text
    if joined:
        yield plain_text(joined)


def _running_lines(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    """Yield for every line whether it begins anew and its running text, marks still in it."""
    passages = Passages(lines)
    closing = ""
    broken = False
    for index, source in enumerate(lines):
        line = source[:LIMIT].strip()
        if closing:
            closing = "" if _closes(source, line, closing) else closing
            yield True, ""
        elif line and line[0] in _OPENERS and (closing := _opens(passages, index, line)):
            yield True, ""
        else:
            text = _running_text(line)
            yield broken or text is not line, text.removesuffix("\\")
            broken = source.endswith(("  ", "\\"))


def is_running_text(line: str) -> bool:
    """Whether a line of Markdown is text that stands by itself, in no list and no quotation."""
    line = line[:LIMIT].strip()
    return _MARKER.match(line) is None and bool(plain_text(_running_text(line)))


def _running_text(line: str) -> str:
    if not line or _NO_PROSE.match(line) is not None:
        return ""
    if marker := _MARKER.match(line):
        line = line[marker.end() :]
        if _NO_PROSE.match(line) is not None:
            return ""
    return "" if line and line[0] in _MARKS and _is_mark(line) else line


def _is_mark(line: str) -> bool:
    """Whether a line opens a callout, holds a template tag alone, or belongs to JavaScript."""
    if line[0] == "{":
        return TEMPLATE().fullmatch(line) is not None
    return is_module_line(line) or read_callout(line) is not None


def _opens(passages: Passages, index: int, line: str) -> str:
    """Return what closes the lines that are no text from this one on; nothing for text."""
    if line.startswith(_FENCE):
        return line[:3]
    if line[0] == "<":
        return _opens_tag(passages, index, line)
    if line.startswith("%%"):
        return "%%" if "%%" not in line[2:] and passages.is_closed(index, "%%") else ""
    if line[0] in "ie":
        goes_on = is_module_line(line) and opens_block(line) and passages.is_closed(index, "}")
        return _MODULE if goes_on else ""
    return passages.closing(index, line)


def _opens_tag(passages: Passages, index: int, line: str) -> str:
    lowered = line.lower()
    for opening, closing in _UNSEEN:
        if lowered.startswith(opening):
            is_open = closing not in lowered and passages.is_closed(index, closing)
            return closing if is_open else ""
    is_open = ">" not in line and line[1:2].isascii() and line[1:2].isalpha()
    return ">" if is_open and passages.is_closed(index, ">") else ""


def _closes(line: str, text: str, closing: str) -> bool:
    if closing in _FENCE:
        return text.startswith(closing)
    # Within the brackets of a module lines are indented.
    return closes_block(line) if closing == _MODULE else closing in line.lower()


def count_words(text: str) -> int:
    """Return how many Han characters, kana and words of other scripts there are.

    What hangs together without a space is one word: an address, a path, a call.

    >>> count_words("人工智能、AI and https://example.org/x")
    7
    """
    data = text.encode("utf-8", "replace")
    others = data.translate(None, _CHARACTERS)
    characters = len(data) - len(others) - data.count(_CJK_PUNCTUATION)
    return characters + len(data.translate(_SPACES, _UNCOUNTED).split())
