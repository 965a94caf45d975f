"""How long reading takes beside python-frontmatter: `python tests/bench/reading.py [FOLDER]`.

All files of a folder, each in every way before the next one: so whatever else
the machine does weighs on all ways alike. Run by hand. Where no folder is
named, the samples of the package are read. The exit status is 1 when reading a
header takes more than `LIMIT` times what python-frontmatter takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import mean, median
from time import perf_counter_ns

import frontmatter
import yaml

from corpus.article import Problem
from corpus.ingest.decoding.decode import decode
from corpus.ingest.files.contents import read_contents
from corpus.ingest.files.scan import Candidate, scan
from corpus.ingest.headers.header import split_header
from corpus.ingest.parse import read
from corpus.text.clean import clean

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
ROUNDS = 5
LIMIT = 1.5
"""Times python-frontmatter that reading a header may take."""


def load_alone(candidate: Candidate) -> None:
    with suppress(yaml.YAMLError, ValueError, TypeError, RecursionError):
        frontmatter.load(str(candidate.path))


def read_bytes(candidate: Candidate) -> None:
    read_contents(candidate.path)


def read_header(candidate: Candidate) -> None:
    contents = read_contents(candidate.path)
    if not isinstance(contents, Problem):
        split_header(decode(contents.data).text)


def read_clean_header(candidate: Candidate) -> None:
    contents = read_contents(candidate.path)
    if not isinstance(contents, Problem):
        split_header(clean(decode(contents.data).text))


def read_article(candidate: Candidate) -> None:
    read(candidate)


WAYS: dict[str, Callable[[Candidate], None]] = {
    "frontmatter.load": load_alone,
    "the bytes": read_bytes,
    "the header": read_header,
    "the header, cleaned": read_clean_header,
    "the article": read_article,
}


def times_of(candidates: list[Candidate]) -> dict[str, list[float]]:
    """Return for every way the least microseconds that each file took."""
    times: dict[str, list[float]] = {name: [] for name in WAYS}
    for candidate in candidates:
        for way in WAYS.values():  # the file is in memory, and so is what reads it
            way(candidate)
        rounds = [[taken(way, candidate) for way in WAYS.values()] for _ in range(ROUNDS)]
        for name, taken_by_way in zip(WAYS, zip(*rounds, strict=True), strict=True):
            times[name].append(min(taken_by_way) / 1000)
    return times


def taken(way: Callable[[Candidate], None], candidate: Candidate) -> int:
    start = perf_counter_ns()
    way(candidate)
    return perf_counter_ns() - start


def main(folder: Path) -> int:
    candidates = [found for found in scan([folder]) if isinstance(found, Candidate)]
    times = times_of(candidates)
    floor = times["frontmatter.load"]
    print(f"{len(candidates)} files, the best of {ROUNDS} rounds each")
    print(f"{'':22}{'median µs':>11}{'mean µs':>11}{'of median':>11}{'of mean':>11}")
    for name, taken_by_file in times.items():
        middle, average = median(taken_by_file), mean(taken_by_file)
        ratios = f"{middle / median(floor):>11.2f}{average / mean(floor):>11.2f}"
        print(f"{name:22}{middle:>11.1f}{average:>11.1f}{ratios}")
    return int(median(times["the header"]) > LIMIT * median(floor))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES))
