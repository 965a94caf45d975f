"""Articles as the programs of the wild write them: all that their headers hold is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from time import tzset

import pytest

from corpus.ingest.parse import parse_text

FAMILIES = Path(__file__).parents[1] / "data" / "families"
CASES = sorted(FAMILIES.glob("*.json"))


@pytest.fixture(autouse=True)
def in_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Dates that name a zone are the same wherever the tests run."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC")
        tzset()
        yield
    tzset()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_article_of_every_family_is_found_with_all_it_says(case: Path) -> None:
    wanted = json.loads(case.read_text(encoding="utf-8"))
    file = wanted.pop("file")
    text = case.with_suffix(Path(file).suffix).read_text(encoding="utf-8")
    parsed = parse_text(text, Path(file), relative=file)
    article, document = parsed.article, parsed.document
    assert article is not None and document is not None
    assert {
        "title": article.title,
        "published": article.published and article.published.isoformat(),
        "source": article.source,
        "tags": list(article.tags),
        "link": article.link,
        "draft": article.draft,
        "opening": document.body[: len(wanted["opening"])],
        "problems": [[problem.reason.name, problem.line] for problem in parsed.problems],
    } == wanted


def test_every_file_of_a_family_has_its_case() -> None:
    files = {path.stem for path in FAMILIES.iterdir() if path.suffix != ".json"}
    assert files == {case.stem for case in CASES}
