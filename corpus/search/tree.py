"""The tree of a query: terms and filters, and what joins them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

BARE = re.compile(r'[^\s()|"]+')
"""What needs no quotes."""


class Field(StrEnum):
    """What can stand before a colon."""

    TITLE = "title"
    BODY = "body"
    TAG = "tag"
    SOURCE = "source"
    PATH = "path"
    DATE = "date"
    NEWER = "newer"
    OLDER = "older"
    IS = "is"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or a phrase to be found as it stands."""

    text: str
    exact: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' if self.exact else self.text


@dataclass(frozen=True, slots=True)
class Filter:
    """One `field:value`."""

    field: Field
    value: str

    def __str__(self) -> str:
        bare = BARE.fullmatch(self.value)
        return f"{self.field}:{self.value}" if bare else f'{self.field}:"{self.value}"'


@dataclass(frozen=True, slots=True)
class Not:
    """What must not fit."""

    part: Node

    def __str__(self) -> str:
        text = str(self.part)
        bare = isinstance(self.part, Term | Filter) and not text.startswith("-")
        return f"-{text}" if bare else f"-({text})"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Parts that must all fit, in any order."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        texts = (f"({part})" if isinstance(part, AnyOf) else str(part) for part in self.parts)
        return " ".join(texts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which one must fit."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " | ".join(map(str, self.parts))


Node = Term | Filter | Not | AllOf | AnyOf
"""What a query is made of; the text of each parses to it again."""
