"""Callouts: boxes for a note or a warning, as Obsidian, Docusaurus, MkDocs and Pandoc open them."""

from __future__ import annotations

from typing import NamedTuple

from corpus.text.pattern import pattern

_NAMES = """
note info todo tip hint important success check done question help faq warning caution attention
failure fail missing danger error bug example quote cite abstract summary tldr details secondary
seealso admonition
"""

KINDS = frozenset(_NAMES.split())
"""The kinds in general use."""

_QUOTED = pattern(r"\[!([^\[\]|\n]{1,40})(?:\|[^\[\]\n]{0,100})?\][+-]?(?:\s+(.*))?$")
_MARKED = pattern(
    r"(?:!!!|\?\?\?\+?)\s+([A-Za-z][\w-]{0,40})((?:\s+[\w-]{1,40}){0,4})\s*"
    r"(?:\"([^\"\n]{0,300})\"|'([^'\n]{0,300})')?\s*$"
)
_FENCED = pattern(
    r":{3,20}\s{0,9}([^\W\d_][\w-]{0,40})?\s{0,9}(?:\[([^\[\]\n]{0,300})\])?\s{0,9}"
    r"(?:\{([^{}\n]{0,300})\})?(?:(?<=\s)|(?<=[\]}:])|$)(?!:)(.*)$"
)
_WORD = pattern(r"[A-Za-z][\w-]*")
_TITLE = pattern(r"(?:^|\s)(?:title|summary|label)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Callout(NamedTuple):
    """The line that opens or closes a callout."""

    kind: str
    """In lower case; empty for a plain division, which is no callout to the reader."""

    title: str
    """As written, with its marks; empty where the kind must do."""

    closing: bool
    """Whether the line ends what another one has opened."""


def read_callout(line: str) -> Callout | None:
    """Return the callout that a line opens or closes; a line of a quote is given without its `>`.

    >>> read_callout("[!NOTE]- 要点")
    Callout(kind='note', title='要点', closing=False)
    >>> read_callout(':::tip[Use it] {.wide}'), read_callout(":::")
    (Callout(kind='tip', title='Use it', closing=False), Callout(kind='', title='', closing=True))
    >>> read_callout('!!! warning "Mind the gap"')
    Callout(kind='warning', title='Mind the gap', closing=False)
    """
    line = line.strip()
    if line.startswith("[!"):
        return _quoted(line)
    if line.startswith(":::"):
        return _fenced(line)
    return _marked(line) if line.startswith(("!!!", "???")) else None


def _quoted(line: str) -> Callout | None:
    match = _QUOTED().match(line)
    return Callout(match[1].strip().lower(), (match[2] or "").strip(), False) if match else None


def _marked(line: str) -> Callout | None:
    match = _MARKED().match(line)
    if match is None:
        return None
    kind, title = match[1].lower(), match[3] or match[4] or ""
    # Without a title in quotes, only a known kind tells it from an exclamation.
    if kind not in KINDS and match[3] is None and match[4] is None:
        return None
    return Callout(kind, title.strip(), False)


def _fenced(line: str) -> Callout | None:
    if not line.strip(":"):
        return Callout("", "", True)
    match = _FENCED().match(line.rstrip(":"))
    if match is None:
        return None
    name, attributes = (match[1] or "").lower(), match[3] or ""
    kinds = filter(None, map(_known_kind, [name, *_WORD().findall(attributes)]))
    title = match[2] or _title_of(attributes) or match[4]
    return Callout(next(kinds, ""), title.strip(), False)


def _known_kind(name: str) -> str:
    kind = name.lower().removeprefix("callout-").removeprefix("admonition-")
    return kind if kind in KINDS else ""


def _title_of(attributes: str) -> str:
    match = _TITLE().search(attributes)
    return (match[1] or match[2] or "") if match else ""
