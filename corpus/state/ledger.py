"""Marks in memory, changed step by step and written through to the store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from corpus.article import Reading
from corpus.errors import StateError
from corpus.state.changes import Change, History, Register
from corpus.state.store import Marks, Place, Store


class Ledger:
    """What the reader did with each article, and the way back."""

    def __init__(self, store: Store, *, turned: Callable[[int, Marks, Marks], None]) -> None:
        """`turned` is told of every article whose marks change: its old ones and its new ones."""
        self._store = store
        self._turned = turned
        self._marks = store.marks()
        self._history = History()

    def marks(self, id: int) -> Marks:
        """Return what the reader did with an article."""
        return self._marks.get(id) or Marks()

    def mark(
        self, ids: Sequence[int], name: str, *, reading: Reading | None, starred: bool | None
    ) -> Change | None:
        """Do one step that can be undone; None if nothing had to change."""
        before, after = self._registers(ids, reading, starred)
        if not after:
            return None
        change = Change(name, tuple(before), tuple(after))
        self._history.add(change)
        self._write(after)
        return change

    def note(self, id: int, *, reading: Reading | None, place: Place | None) -> None:
        """Remember what happened by itself."""
        _, after = self._registers([id], reading, None)
        if place is not None and place != self.marks(id).place:
            after.append((id, "place", place.value))
        self._write(after)

    def undo(self) -> Change | None:
        """Take back the last step; None if there is none."""
        if (change := self._history.undo()) is not None:
            self._replace(change.after, change.before)
        return change

    def redo(self) -> Change | None:
        """Do again the last step taken back; None if there is none."""
        if (change := self._history.redo()) is not None:
            self._replace(change.before, change.after)
        return change

    def _replace(self, left: Sequence[Register], wanted: Sequence[Register]) -> None:
        """Write what is wanted, but where something else has happened since."""
        unchanged = zip(left, wanted, strict=True)
        self._write([new for old, new in unchanged if self._stands(old)])

    def _stands(self, register: Register) -> bool:
        id, field, value = register
        return self.marks(id).having(field, value) == self.marks(id)

    def sync(self) -> bool:
        """Take in what other processes marked; tell whether there was anything."""
        changed = self._store.changed()
        for id, marks in changed.items():
            self._set(id, marks)
        return bool(changed)

    def _registers(
        self, ids: Sequence[int], reading: Reading | None, starred: bool | None
    ) -> tuple[list[Register], list[Register]]:
        """Return what stands in the fields that have to change, and what shall stand there."""
        before: list[Register] = []
        after: list[Register] = []
        for id in ids:
            marks = self.marks(id)
            if reading is not None and reading is not marks.reading:
                before.append((id, "reading", str(marks.reading)))
                after.append((id, "reading", str(reading)))
            if starred is not None and starred is not marks.starred:
                before.append((id, "starred", str(int(marks.starred))))
                after.append((id, "starred", str(int(starred))))
        return before, after

    def _write(self, registers: Sequence[Register]) -> None:
        for id, field, value in registers:
            self._set(id, self.marks(id).having(field, value))
        # A store that can write no more says so in its notice; the marks hold for now.
        with suppress(StateError):
            self._store.put(registers)

    def _set(self, id: int, marks: Marks) -> None:
        before = self.marks(id)
        self._marks[id] = marks
        self._turned(id, before, marks)
