"""What the user did, step by step, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

Register = tuple[int, str, str]
"""An article, a field of its state, and the field's value."""


# Each step is itself: two that wrote the same are still two.
@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One step of the user: what was written, and what stood there before."""

    name: str
    """Which step it was: `read`, `unread`, `later`, `star`, …"""

    before: tuple[Register, ...]
    after: tuple[Register, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The articles it touched, each once, in order."""
        return tuple(dict.fromkeys(article for article, _, _ in self.after))


class History:
    """Steps done and steps taken back."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def add(self, change: Change) -> None:
        """Note a step; what had been taken back before it can no longer be redone."""
        self._done.append(change)
        self._undone.clear()

    def undo(self) -> Change | None:
        """Return the step to take back, or None at the beginning."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self) -> Change | None:
        """Return the step to do again, or None at the end."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]
