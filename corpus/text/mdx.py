"""MDX: what JavaScript adds to Markdown: module lines, components, comments."""

from __future__ import annotations

import re

from corpus.text.pattern import pattern

_STRING = r"""(?:"[^"]{0,2000}+"|'[^']{0,2000}+')"""
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,500}+\}){0,1000}+\}){0,2000}+\}"
_ATTRIBUTE = rf"\s+[A-Za-z_@:][\w:.@-]*+(?:\s*+=\s*+(?:{_STRING}|{_BRACES}))?"

_NAME = r"[A-Z]\w*+(?:\.\w++)*+|[a-z]\w*+(?:\.[A-Za-z]\w*+)++"
_WORD = r"\s++[A-Za-z_@:][\w:.@-]*+"

_COMPONENT = (
    rf"</(?:{_NAME})\s*+>|<(?:{_NAME})(?:{_ATTRIBUTE}|\s*+{_BRACES}){{0,60}}+\s*+/>"
    # Words alone are no attributes but somebody's: `<Your Token>`, `<T extends Foo>`.
    rf"|(?<![\w\\])<(?:{_NAME})(?=[^<>={{]{{0,2000}}+[={{])"
    rf"(?:{_ATTRIBUTE}|\s*+{_BRACES}){{1,60}}+\s*+>"
    # A name alone opens what is closed behind it, or has the line to itself: `<T>`, `<TOKEN>`,
    # `<stdio.h>` and `<Anna> hello` stand for themselves.
    rf"|(?<![\w\\])<(?P<bare>[A-Z]\w*+(?:\.\w++)*+)(?:{_WORD}){{0,60}}+\s*+>"
    r"(?=[^<\n]{0,1000}+</(?P=bare)\s*>)"
    r"|^ {0,20}+<[A-Z](?=[A-Z\d_]*[a-z])\w*+(?:\.\w++)*+>(?= *(?:$|<))"
)
COMPONENT = pattern(_COMPONENT, re.MULTILINE)
"""An opening, closing or self-closing tag of a component; its name is capitalised or dotted."""

LIKE_COMPONENT = pattern(
    rf"{_COMPONENT}|(?<![\w\\])<(?:{_NAME})(?:{_WORD}){{0,60}}+\s*+>", re.MULTILINE
)
"""The same, or an opening tag of words: a component if it `is_bare` and closed somewhere."""

_BARE = pattern(rf"<(?:{_NAME})(?:{_WORD}){{0,60}}+\s*+>")

COMMENT = pattern(r"\{\s?/\*(?:[^*{]|\*(?!/\s?\})|\{(?!\s?/\*)){0,10000}+\*/\s?\}")
"""A comment, over several lines too."""

_MODULE = pattern(
    r"(?:"
    r"import\s+(?:(?:type(?:of)?\s+)?[\w$*{][^'\"]{0,500}?\s?from\s*)?(?:'[^'\"]{1,300}'|\"[^'\"]{1,300}\")"
    r"\s*(?:(?:with|assert)\s*\{[^{}]{0,100}\}\s*)?;?\s*(?://.{0,300})?$"
    r"|import\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{[^{}'\"]{0,500}$"
    r"|export\s+(?:default\s+)?(?:"
    r"(?:const|let|var)\s+(?:[\w$]+\s*[:=]|[{\[])"
    r"|(?:async\s+)?function\b\s*\*?\s*[\w$]*\s*[(<]"
    r"|(?:abstract\s+)?class\s+(?:[\w$]+\s*)?(?:extends\s.{0,200})?\{"
    r"|type\s+[\w$]+(?:<.{0,100}>)?\s*=|interface\s+[\w$]+.{0,200}\{"
    r"|\{[^{}]{0,500}(?:\}\s*(?:from\s*['\"].{0,300})?;?\s*)?$"
    r"|\*\s*(?:as\s+[\w$]+\s+)?from\s*['\"])"
    r"|export\s+default\s+(?:[\w$.]+\s*(?:;|\(|=>|$)|[({\[]|async\s*\()"
    r")"
)
_FROM = r"(?:from\s*(?:'[^'\n]{1,300}'|\"[^\"\n]{1,300}\"))"
_CLOSING = pattern(
    rf"[}}\])][\s}}\]);,]*{_FROM}?[\s;,]*|[}}\])]+\s(?:as const|satisfies [\w.]+);?\s*"
    rf"|[\w$ ,]{{0,500}}}}\s*{_FROM}[\s;,]*"
)
_REOPENING = pattern(r"[}\])][}\]),]*\s*(?::\s?[\w.<>\[\]| ]{1,100})?(?:=>)?\s*[{(\[]+\s*")
_QUOTED = pattern(r"\"[^\"\n]{0,2000}\"|'[^'\n]{0,2000}'|`[^`\n]{0,2000}`")
_SHOWN = pattern(
    r"(?<=\s)(?:title|label|alt|caption|text|heading|summary)\s*=\s*(?:\{\s?)?"
    r"(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|`([^`]{0,2000})`)"
)


def is_module_line(line: str) -> bool:
    """Whether a line is an `import` or `export` of JavaScript, or begins one.

    >>> is_module_line("import Tabs from '@theme/Tabs';"), is_module_line("export const a = {")
    (True, True)
    >>> is_module_line("import taxes rise from 5% to 10%")
    False
    """
    return line.startswith(("import", "export")) and _MODULE().match(line) is not None


def is_bare(tag: str) -> bool:
    """Whether a tag holds nothing but words: it may be a placeholder.

    >>> is_bare("<Your Token>"), is_bare("<Tabs sync={true}>")
    (True, False)
    """
    return _BARE().fullmatch(tag.strip()) is not None


def open_brackets(line: str) -> int:
    """Return how many brackets a line of a module leaves open; below zero, how many it closes.

    >>> open_brackets("export const a = [{ b: ':-(' },"), open_brackets("]);")
    (1, -2)
    """
    code = _QUOTED().sub("", line)
    return sum(map(code.count, "{[(")) - sum(map(code.count, "}])"))


def opens_block(line: str) -> bool:
    """Whether a module line goes on, up to a line that `closes_block`.

    >>> opens_block("import {"), opens_block("import { a } from 'b'")
    (True, False)
    """
    return open_brackets(line) > 0


def closes_block(line: str) -> bool:
    """Whether a line is the last of a module block: its closing bracket, and no text.

    >>> closes_block("} from 'b';"), closes_block(" b} from 'c'"), closes_block("] This text")
    (True, True, False)
    """
    return _CLOSING().fullmatch(line) is not None


def reopens_block(line: str) -> bool:
    """Whether a line closes a bracket of a module block, and opens the next.

    >>> reopens_block("}) => {")
    True
    """
    return _REOPENING().fullmatch(line) is not None


def component_words(source: str) -> str:
    """Return what the attributes of a component's tag say to a reader.

    >>> component_words('<Card id="a" title="AI 日报" text={"two words"} />')
    'AI 日报 two words'
    """
    found = _SHOWN().findall(source)
    return " ".join(" ".join(filter(None, map(str.strip, words))) for words in found).strip()
