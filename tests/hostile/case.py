"""A case: something made to harm, where it stands, and what must come of it.

Two words tell what became of a case: `KEEP…` stands where a reader must find
it again, `PWN…` inside what no terminal may ever be sent as a sequence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus import Reason

Make = Callable[[Path], None]

MAYBE_HEADER = frozenset({Reason.HEADER, Reason.HEADER_OPEN})
"""What a header may be called that an attack has broken; its file is read all the same."""

GUESSED = frozenset({Reason.ENCODING, Reason.BYTES})


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file, or a few that belong together."""

    path: str
    """In the hostile folder; whatever comes of it comes from here or from below."""

    make: Make
    """Puts it there."""

    articles: int = 1
    """How many articles must come of it; none and no reasons: it is passed over."""

    reasons: frozenset[Reason] = frozenset()
    """Problems that must be told."""

    may: frozenset[Reason] = frozenset()
    """Problems that may be told besides."""

    keeps: tuple[str, ...] = ()
    """Words that must be found in what is shown."""

    huge: bool = False
    """Whether setting it to its end takes long."""

    @property
    def kind(self) -> str:
        """The folder of its like."""
        return self.path.partition("/")[0]


def reasons(*wanted: Reason) -> frozenset[Reason]:
    """Return these reasons as a case wants them."""
    return frozenset(wanted)


def holding(content: bytes | str | Callable[[], bytes | str]) -> Make:
    """Return what writes a file that holds `content`, built only then where it is big."""

    def make(path: Path) -> None:
        made = content() if callable(content) else content
        data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
        path.write_bytes(data)

    return make
