"""Containers: what stands around blocks, and what that puts before their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(slots=True)
class Container:
    """A quote, a list, an item, a note: what stands around blocks."""

    first: str = ""
    rest: str = ""
    begun: bool = False
    """Whether a block of it has been read, so that its marker is set."""

    marker: str = ""
    """Of an item of a list."""

    kind: str = ""
    """Of a callout."""

    is_list: bool = False
    tight: bool = False
    """Of a list: whether the block read last stood close to the one before."""

    number: int = 0
    width: int = 0
    """Of a list: the number of the next item, and the characters of the widest."""


def list_lengths(tokens: Sequence[Token]) -> Iterator[int]:
    """Return how many items each list has, in the order in which the lists begin."""
    lengths: list[int] = []
    opened: list[int] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            opened.append(len(lengths))
            lengths.append(0)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            opened.pop()
        elif token.type == "list_item_open":
            lengths[opened[-1]] += 1
    return iter(lengths)
