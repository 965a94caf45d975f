"""A folder in figures: articles, problems by reason, time, the slowest file.

By hand: `python tests/hostile/table.py FOLDER…`, the library or the hostile folder.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from corpus import Article, Corpus, Store, read_file


def rows(folder: Path) -> list[tuple[str, str]]:
    """Return the rows of the table of a folder: what, and how many or how much."""
    began = time.perf_counter()
    corpus, files = _loaded(folder)
    took = time.perf_counter() - began
    problems = corpus.problems
    told = Counter(problem.reason for problem in problems)
    unread = {problem.path for problem in problems} - {article.path for article in corpus}
    slowest, longest = max(map(_timed, corpus), key=lambda pair: pair[1], default=(folder, 0.0))
    return [
        ("files found", str(files)),
        ("opened as articles", str(len(corpus))),
        ("with a problem, opened or not", str(len({problem.path for problem in problems}))),
        ("not opened", str(len(unread))),
        *((f"  {reason.replace('{detail}', '…')}", str(n)) for reason, n in told.most_common()),
        ("time for all", f"{took:.2f} s"),
        ("slowest file", f"{longest * 1000:.0f} ms, {str(slowest.relative_to(folder))!a}"),
    ]


def _loaded(folder: Path) -> tuple[Corpus, int]:
    store = Store.in_memory(clock=datetime.now)
    corpus = Corpus([folder.absolute()], store, now=datetime.now, clock=time.monotonic)
    files = 0
    for batch in corpus.load():
        corpus.add(batch)
        files = batch.found
    return corpus, files


def _timed(article: Article) -> tuple[Path, float]:
    began = time.perf_counter()
    read_file(article.path)
    return article.path, time.perf_counter() - began


def main(arguments: Sequence[str]) -> int:
    """Print the table of each folder."""
    if not arguments:
        print("usage: python tests/hostile/table.py FOLDER…", file=sys.stderr)
        return 2
    for folder in (Path(argument).absolute() for argument in arguments):
        print(f"| {folder.name!a} | |\n|---|---:|")
        for what, much in rows(folder):
            print(f"| {what} | {much} |")
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
