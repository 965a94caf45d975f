"""A folder of everything that could harm a reader of news, made anew wherever it is wanted.

By hand: `python tests/hostile/folder.py TARGET`
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

if __name__ == "__main__":  # so that the modules beside it are found under one name
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile import encoded, escapes, headers, markup, odd_files, odd_text, shapes
from hostile.case import Case

KINDS = (escapes, markup, odd_text, headers, shapes, encoded, odd_files)


def all_cases() -> Iterator[Case]:
    """Yield the cases of every kind."""
    for kind in KINDS:
        yield from kind.cases()


def write_folder(target: Path, kinds: Sequence[str] = ()) -> list[Case]:
    """Make the cases of these kinds, or of all, and return those that this file system can hold."""
    made = []
    for case in all_cases():
        if kinds and case.kind not in kinds:
            continue
        path = target / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            case.make(path)
        except (OSError, UnicodeError, NotImplementedError):  # a name or a node it does not know
            continue
        made.append(case)
    return made


def main(arguments: Sequence[str]) -> int:
    """Write the folder and say how many cases it holds."""
    if len(arguments) != 1:
        print("usage: python tests/hostile/folder.py TARGET", file=sys.stderr)
        return 2
    print(f"{len(write_folder(Path(arguments[0])))} cases in {arguments[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
