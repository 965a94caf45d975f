"""What a folder of files made to harm comes to: articles and problems in clean words, and no more.

The cases stand in tests/hostile, each with what must become of it.
"""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pytest
from hostile.case import Case
from hostile.escapes import ATTACKS
from hostile.folder import write_folder
from hostile.markup import MARKUP
from hostile.stream import OF_PIPE, OF_SCREEN, OF_SHELL, wrongs
from rich.cells import cell_len

from corpus import (
    Article,
    Corpus,
    Document,
    Parsed,
    Problem,
    Store,
    parse_query,
    read_file,
    snippet,
)
from tui.page import page
from tui.typeset import Block, Layout

WIDTHS = (4, 20, 80)
FIRST_LINES = 200
"""Set of a page, however long it is."""

HEAD = 50_000
"""Characters of a long original."""

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
FOLLOWED = {"http", "https", "mailto"}

UNSEEN = {"Mn", "Me", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs"}
OBEYED = {"Cc", "Cs", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
HIDING = {*"\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"} | {
    chr(code) for code in range(0xE0000, 0xE0080)
}
Found = TypeVar("Found", Article, Problem)

FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flags of parts of countries are spelled with tag characters, and end with one."""

BLANK = set("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and symbols that nobody sees."""


@dataclass(frozen=True)
class Hostile:
    """The folder, and what came of it."""

    cases: list[Case]
    articles: dict[str, list[Article]]
    problems: dict[str, list[Problem]]
    """By the case they came of; by their own path where they came of none."""

    read: dict[Path, Parsed]
    """Every file, named outright."""

    opened: dict[Path, Document]
    pages: dict[Path, tuple[Block, ...]]
    corpus: Corpus


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    folder = tmp_path_factory.mktemp("hostile")
    cases = write_folder(folder)
    places = {folder / case.path: case.path for case in cases}
    store = Store.in_memory(clock=datetime.now)
    corpus = Corpus([folder], store, now=datetime.now, clock=time.monotonic)
    for batch in corpus.load():
        corpus.add(batch)
    named = (Path(here, file) for here, _folders, files in os.walk(folder) for file in files)
    read = {path: read_file(path) for path in named}
    opened = {path: parsed.document for path, parsed in read.items() if parsed.document}
    yield Hostile(
        cases=cases,
        articles=_by_case(corpus, places),
        problems=_by_case(corpus.problems, places),
        read=read,
        opened=opened,
        pages={article.path: page(article, opened[article.path]) for article in corpus},
        corpus=corpus,
    )
    corpus.close()


def _by_case(found: Iterable[Found], places: dict[Path, str]) -> dict[str, list[Found]]:
    """Sort what was found by the case that it came of."""
    grouped: dict[str, list[Found]] = {}
    for each in found:
        path: Path = each.path
        above = (places.get(place) for place in (path, *path.parents))
        grouped.setdefault(next(filter(None, above), str(path)), []).append(each)
    return grouped


# ── what is looked for ──


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("allowed", [OF_PIPE, OF_SHELL, OF_SCREEN], ids=["pipe", "shell", "screen"])
def test_no_sequence_would_go_unnoticed(attack: str, allowed: re.Pattern[str]) -> None:
    assert wrongs(f"text {attack.replace('@', 'PWN1')} text".encode(), allowed)
    assert not wrongs("text, 智能体 👩\u200d👩 \ufffd]0;PWN1".encode(), allowed)


# ── what becomes of it ──


def test_there_are_hostile_files_of_every_kind(hostile: Hostile) -> None:
    kinds = {case.kind for case in hostile.cases}
    assert kinds == {"escapes", "markup", "unicode", "headers", "shapes", "encodings", "files"}
    assert len(hostile.cases) >= 500


def test_every_case_becomes_what_it_must(hostile: Hostile) -> None:
    wrong = []
    for case in hostile.cases:
        articles = len(hostile.articles.get(case.path, ()))
        told = {problem.reason for problem in hostile.problems.get(case.path, ())}
        if articles != case.articles or not case.reasons <= told <= case.reasons | case.may:
            wrong.append((case.path, articles, case.articles, told, case.reasons))
    assert wrong == []


def test_no_two_files_are_taken_for_one_article(hostile: Hostile) -> None:
    expected = sum(case.articles for case in hostile.cases)
    assert len({article.id for article in hostile.corpus}) == expected


def test_nothing_comes_of_what_is_in_no_case(hostile: Hostile) -> None:
    assert {*hostile.articles, *hostile.problems} <= {case.path for case in hostile.cases}


def test_whatever_is_named_outright_is_an_article_or_a_problem(hostile: Hostile) -> None:
    wrong = []
    for path, parsed in hostile.read.items():
        is_article = parsed.article is not None and parsed.document is not None
        is_half = (parsed.article is None) != (parsed.document is None)
        if is_half or not (is_article or parsed.problems):
            wrong.append(str(path))
    assert wrong == []


def test_a_file_named_outright_gives_what_it_gives_in_its_folder(hostile: Hostile) -> None:
    for article in hostile.corpus:
        named = hostile.read[article.path].article
        assert named is not None
        # What a path says of a day depends on how much of the path is looked at.
        assert replace(named, id=article.id, published=article.published) == article


def test_nothing_of_a_header_was_carried_out(hostile: Hostile) -> None:
    assert hostile.read
    assert not list(Path().glob("PWN*"))


def test_what_vanishes_after_it_was_listed_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Here\n\nnow\n", encoding="utf-8")
    store = Store.in_memory(clock=datetime.now)
    corpus = Corpus([tmp_path], store, now=datetime.now, clock=time.monotonic)
    for batch in corpus.load():
        corpus.add(batch)
    (article,) = corpus
    changes: tuple[Callable[[Path], object], ...] = (
        Path.exists,
        Path.mkdir,
        os.mkfifo,
        lambda path: path.symlink_to("/dev/zero"),
    )
    for change in changes:
        if path.is_dir():
            path.rmdir()
        path.unlink(missing_ok=True)
        change(path)
        document = corpus.open(article.id)
        assert (document.title, document.body, len(document.problems)) == ("Here", "", 1)
    corpus.close()


# ── clean words ──


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every string within a value, and the field it stands in."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _strings(each, name)
    elif is_dataclass(value):
        for field in fields(value):
            inside = getattr(value, field.name)
            yield from _strings(inside, f"{name}.{field.name}".lstrip("."))
    if isinstance(value, Problem):
        yield f"{name}.sentence".lstrip("."), value.sentence


def _unclean(text: str) -> set[str]:
    """Return the characters of one line that may not reach a screen."""
    if text.isprintable():
        return set()
    text = FLAG.sub("", text)
    return {
        char
        for char in set(text)
        if unicodedata.category(char) in OBEYED or char in TURNING or char in HIDING
    }


WITH_LINES = {"body", "original", "summary"}
"""Fields of a document that may hold line breaks."""


def test_no_string_holds_a_character_that_a_terminal_obeys(hostile: Hostile) -> None:
    wrong = []
    for each in (*hostile.corpus, *hostile.corpus.problems, *hostile.opened.values()):
        for name, text in _strings(each):
            text = text.replace("\n", "") if name in WITH_LINES else text
            if found := _unclean(text):
                wrong.append((getattr(each, "path", each.title), name, found))
    assert wrong == []


def _is_seen(text: str) -> bool:
    """Whether there is anything to see in a line."""
    return any(unicodedata.category(char) not in UNSEEN and char not in BLANK for char in text)


def test_every_title_is_one_line_in_which_there_is_something_to_see(hostile: Hostile) -> None:
    titles = {str(article.path): article.title for article in hostile.corpus}
    wrong = [path for path, title in titles.items() if not _is_seen(title) or cell_len(title) > 500]
    assert wrong == []


def test_tags_and_sources_have_an_end_and_something_to_see(hostile: Hostile) -> None:
    wrong = []
    for article in hostile.corpus:
        assert len(article.tags) <= 64
        words = (*article.tags, *filter(None, [article.source]))
        wrong += [str(article.path) for word in words if not _is_seen(word) or len(word) > 64]
    assert wrong == []


def test_only_links_that_may_be_followed_are_kept(hostile: Hostile) -> None:
    links = [article.link for article in hostile.corpus if article.link]
    assert links
    assert [link for link in links if not link.lower().startswith(("http://", "https://"))] == []


# ── what is shown ──


def _words(blocks: Iterable[Block]) -> str:
    """Return the characters that are shown, without spaces and line breaks."""
    texts = (text.chars for block in blocks for text in (block.text, *chain(*block.rows)))
    return "".join("".join(texts).split())


def test_the_words_of_every_case_can_be_found_in_what_is_shown(hostile: Hostile) -> None:
    wrong: list[tuple[str, str]] = []
    for case in hostile.cases:
        pages = (hostile.pages[article.path] for article in hostile.articles.get(case.path, ()))
        shown = " ".join(map(_words, pages))
        wrong.extend((case.path, word) for word in case.keeps if word not in shown)
    assert wrong == []


def test_no_page_leaves_its_width_or_holds_what_may_not_be_shown(hostile: Hostile) -> None:
    wrong = []
    for path, blocks in hostile.pages.items():
        for width in WIDTHS:
            layout = Layout(blocks, width)
            layout.extend(FIRST_LINES)
            for line in layout.lines:
                shown = line.text + "".join(span.target for span in line.spans)
                if _unclean(shown) or cell_len(line.text) > width:
                    wrong.append((str(path), width, line.text[:200]))
    assert wrong == []


def test_the_longest_shapes_are_set_to_their_end(hostile: Hostile) -> None:
    for path in hostile.pages:
        if path.name in ("paragraphs.md", "table-columns.md", "code-line.md", "one-han-line.md"):
            layout = Layout(hostile.pages[path], 80)
            layout.extend(10**9)
            assert layout.complete
            assert not _unclean("".join(line.text for line in layout.lines))
            assert "LAST" in layout.lines[-1].text


def test_no_original_holds_a_control_character(hostile: Hostile) -> None:
    def shown(article: Article) -> str:
        document = hostile.opened[article.path]
        head = replace(document, original=document.original[:HEAD])
        lines = (block.text.chars for block in page(article, head, original=True))
        return "".join(lines).replace("\n", "")

    assert [each.path for each in hostile.corpus if _unclean(shown(each))] == []


def test_no_link_leads_anywhere_but_to_the_web_to_mail_or_within(hostile: Hostile) -> None:
    wrong: list[tuple[str, str]] = []
    for path, blocks in hostile.pages.items():
        texts = (text for block in blocks for text in (block.text, *chain(*block.rows)))
        targets = {span.target for text in texts for span in text.spans}
        wrong.extend((str(path), target) for target in targets if not _may_be_followed(target))
    assert wrong == []


def _may_be_followed(target: str) -> bool:
    scheme = SCHEME.match(target)
    return scheme is None or scheme[1].lower() in FOLLOWED


def test_searching_for_it_finds_clean_words(hostile: Hostile) -> None:
    for query in (*ATTACKS.values(), *MARKUP, "KEEP", "PWN", "的", "[", "İ", "“", "-", "tag:"):
        for row in hostile.corpus.select(query)[:5]:
            body = hostile.opened[row.article.path].body
            assert not _unclean(snippet(parse_query(query), body, 80).text)


def test_every_tag_can_be_listed_in_clean_words(hostile: Hostile) -> None:
    listed = hostile.corpus.tags.listed()
    assert len(listed) > 100
    assert [facet.name for facet in listed if _unclean(facet.name)] == []
