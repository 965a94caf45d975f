"""A file is never lost, its text is never lost: the promise, over files of every origin.

Every regular file with the suffix of a text, and any file named outright, is
an article, a problem, or both. Every line of it that is not blank ends in the
header or in the body; what a plain page leaves out is its title, a label or
navigation. And every word of the body is on the page.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile.folder import write_folder
from hostile.kept import WEB, lost_lines
from hostile.visible import (
    UNBROKEN,
    blocks_of,
    missing,
    missing_of_plain,
    squeezed,
    trimmed,
    typeset,
)
from hostile.written import BODIES, ENCODINGS, ENDS, HEADS, SUFFIX, WORDS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import corpus as corpus_package
from corpus import Corpus, Kind, Store, clean, read_file
from tui.page import page

SUFFIXES = {".md", ".markdown", ".mdx", ".txt", ".html", ".htm"}
PASSED_OVER = {"node_modules"}
LONGEST = 200_000
"""Characters of a text whose words are looked for one by one."""

LONG_LINE = 1_000
EVERY = 12
"""One file of a library in so many is typeset, so that the test stays short."""


# ── where the files come from ──


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for case in write_folder(folder):
        if case.huge:  # their words are looked for where they are set anyway
            (folder / case.path).unlink()
    return folder


@pytest.fixture(scope="module")
def library() -> Path:
    folder = os.environ.get("KANBAO_TEST_LIBRARY")
    if not folder:
        pytest.skip("KANBAO_TEST_LIBRARY names no folder of articles")
    return Path(folder)


@pytest.fixture(scope="module")
def samples() -> Path:
    return Path(corpus_package.__file__).parent / "samples"


ORIGINS = ["samples", "hostile", "library"]


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> Path:
    place = request.getfixturevalue(request.param)
    assert isinstance(place, Path)
    return place


def text_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the regular files that a reader may expect to find, by the simplest of walks."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # a path too long to be named
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in PASSED_OVER or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from text_files(Path(entry.path))
        elif entry.is_file() and Path(f"x{entry.name}").suffix.lower() in SUFFIXES:
            yield entry


# ── no file is lost ──


@pytest.mark.parametrize("folder", ORIGINS, indirect=True)
def test_every_file_with_the_suffix_of_a_text_is_an_article_or_a_problem(folder: Path) -> None:
    corpus = Corpus(
        [folder], Store.in_memory(clock=datetime.now), now=datetime.now, clock=time.monotonic
    )
    for batch in corpus.load():
        corpus.add(batch)
    # A file of two names is one file.
    told = set(map(_inode, {each.path for each in (*corpus, *corpus.problems)}))
    expected = {(entry.stat().st_dev, entry.stat().st_ino) for entry in text_files(folder)}
    assert expected
    assert expected <= told
    articles = {article.path for article in corpus}
    assert len(articles) == len(corpus)
    corpus.close()


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = path.lstat()
    except OSError:  # a path too long to be named
        return None
    return found.st_dev, found.st_ino


@pytest.mark.parametrize("name", ["a", "a.exe", ".hidden.md", "a.md.bak", "-", "a b", "README"])
def test_any_file_named_outright_is_an_article(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("one line\n", encoding="utf-8")
    parsed = read_file(tmp_path / name)
    assert parsed.document is not None
    assert "one line" in parsed.document.original


# ── no line is lost ──


@pytest.mark.parametrize("folder", ORIGINS, indirect=True)
def test_every_line_ends_in_the_header_or_in_the_body(folder: Path) -> None:
    lost = {}
    for entry in text_files(folder):
        parsed = read_file(Path(entry.path))
        if parsed.document is not None and (lines := lost_lines(parsed)):
            lost[entry.path] = lines[:3]
    assert lost == {}


# ── no word is lost ──


@pytest.mark.parametrize("folder", ORIGINS, indirect=True)
def test_every_word_of_a_body_is_on_its_page(folder: Path) -> None:
    lost = {}
    paths = sorted(Path(entry.path) for entry in text_files(folder))
    few = len(paths) > 1000
    for path in paths[:: EVERY if few else 1]:
        parsed = read_file(path)
        if parsed.document is None or len(parsed.document.body) > LONGEST or path.suffix in WEB:
            continue
        if path.parent.name == "shapes":  # made to be unlike any text; their words are told there
            continue
        if words := missing(parsed):
            lost[str(path)] = words[:5]
    assert lost == {}


@pytest.mark.parametrize("folder", ORIGINS, indirect=True)
def test_the_original_is_the_file_line_by_line(folder: Path) -> None:
    paths = sorted(Path(entry.path) for entry in text_files(folder))
    for path in paths[::EVERY]:
        parsed = read_file(path)
        if parsed.article is None or parsed.document is None:
            continue
        if len(parsed.document.original) < LONGEST:
            shown = typeset(page(parsed.article, parsed.document, original=True), UNBROKEN)
            is_long = max(map(len, parsed.document.original.split("\n"))) > LONG_LINE
            same = squeezed if is_long else trimmed  # a line without end is shown in pieces
            assert same(shown) == same(parsed.document.original), path
        if {problem.reason.name for problem in parsed.problems} & {"ENCODING", "BYTES", "CUT"}:
            continue
        data = path.read_bytes()
        if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            assert parsed.document.original == clean(data.decode("utf-8-sig")), path


# ── pages of the web ──


class Paragraphs(HTMLParser):
    """The text of the paragraphs of a page, as any parser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "p"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts.append(clean(data))


PARAGRAPH = "<p>这是第{}段，说的是一件值得一提的事情，话不长也不短。</p>"
WEB_PAGES = {
    "article": "<html><nav><a href=/>x</a></nav><article><h1>题目</h1>{}</article></html>",
    "main": "<!doctype html><title>题目</title><main>{}</main><footer>版权所有</footer>",
    "body": "<body>{}",
    "no body": "<title>题目</title>{}",
    "divs": "<body><div class=sidebar><ul><li>x</ul></div><div class=content>{}</div>",
    "a header": "---\ntitle: 题目\n---\n<div>{}</div>",
    "unclosed": "<html><body><article><div><b>{}",
}


@pytest.mark.parametrize("name", WEB_PAGES)
def test_the_paragraphs_of_a_web_page_are_on_its_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / "page.html"
    paragraphs = "\n".join(PARAGRAPH.format(number) for number in range(12))
    path.write_text(WEB_PAGES[name].format(paragraphs), encoding="utf-8")
    assert_paragraphs_shown(path)


def assert_paragraphs_shown(path: Path) -> None:
    parsed = read_file(path)
    reader = Paragraphs()
    reader.feed(parsed.document.original if parsed.document else "")
    assert reader.texts
    shown = squeezed(typeset(blocks_of(parsed)))
    assert [text for text in reader.texts if squeezed(text) not in shown] == []


# ── what others leave out ──

ODD_MARKDOWN = {
    "a cell beyond the headings": "|a|b|\n|-|-|\n|c|d|left over|\n",
    "an import that never ends": "import {\n\nleft over\n",
    "text below an import that never ends": "import {\nleft over\n",
    "many imports that never end": "import {\n" * 1_000 + "\nleft over\n",
    "an import that is prose": "import of cars rose.\nleft over\n",
    "a comment that never ends": "<!-- left over\n",
    "a script that never ends": "<script>\nleft over\n",
    "a template that never ends": "{% raw %}\nleft over\n",
    "a template tag that never ends": "{{< x\n\nleft over\n",
    "a variable that never ends": "{{ x\n\nleft over\n",
    "an Obsidian comment that never ends": "%%\nleft over\n",
    "a tag that never ends": "<Tabs\n\nleft over\n",
    "a component": "<Tabs>\n\nleft over\n\n</Tabs>\n",
    "an unknown tag": "<foo>left over</foo>\n",
    "a directive that never ends": ":::note\nleft over\n",
    "a footnote nobody mentions": "text\n\n[^1]: left over\n",
    "a deep quotation": ">" * 200 + " left over\n",
    "a deep list": "- " * 200 + "left over\n",
    "a link without a target": "[left over]()\n",
    "a link into the system": "[left over](javascript:x)\n",
    "math": "$$left over$$ $left over$\n",
    "a details tag": "<details><summary>x</summary>left over</details>\n",
    "a hidden tag": "<div hidden>left over</div>\n",
    "a declaration": "<!left over\n",
}


@pytest.mark.parametrize("name", ODD_MARKDOWN)
@pytest.mark.parametrize("suffix", ["md", "mdx"])
def test_what_others_leave_out_is_shown(tmp_path: Path, name: str, suffix: str) -> None:
    path = tmp_path / f"note.{suffix}"
    path.write_text(f"# Title\n\n{ODD_MARKDOWN[name]}\nthe end\n", encoding="utf-8")
    shown = typeset(blocks_of(read_file(path)))
    assert "left over" in shown
    assert "the end" in shown


# ── whatever else may be written ──


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADS, BODIES, ENDS, SUFFIX, ENCODINGS)
def test_whatever_is_written_ends_in_the_header_or_in_the_body(
    tmp_path: Path, head: list[str], body: list[str], end: str, suffix: str, encoding: str
) -> None:
    text = end.join([*head, *body])
    path = tmp_path / f"note.{suffix}"
    path.write_bytes(text.encode(encoding))
    parsed = read_file(path)
    if parsed.document is None:
        assert not clean(text).strip()
        return
    assert parsed.document.original == clean(text)
    assert lost_lines(parsed) == []


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADS, st.lists(WORDS, min_size=1, max_size=12), ENDS)
def test_every_word_of_a_plain_text_is_on_its_page(
    tmp_path: Path, head: list[str], body: list[str], end: str
) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(end.join([*head, *body]).encode())
    parsed = read_file(path)
    if parsed.document is not None and parsed.document.kind is Kind.PLAIN:
        assert missing_of_plain(parsed.document) == []


LATIN = st.text(alphabet="abcdefghij XYZ", min_size=1, max_size=60)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(lines=["XX", "ag", "XX", "ag"], noise=b"\xac", place=0)
@given(st.lists(LATIN, min_size=1, max_size=6), st.binary(max_size=40), st.integers(0, 200))
def test_bytes_that_are_no_text_take_no_word_with_them(
    tmp_path: Path, lines: list[str], noise: bytes, place: int
) -> None:
    noise = bytes(byte for byte in noise if byte >= 0x80)
    data = "\n".join(lines).encode()
    place = min(place, len(data))
    path = tmp_path / "note.txt"
    path.write_bytes(data[:place] + b"\n" + noise + b"\n" + data[place:])
    parsed = read_file(path)
    if parsed.document is None:
        assert not data.strip() or parsed.problems
        return
    words = {*data[:place].decode().split(), *data[place:].decode().split()}
    assert [word for word in words if word not in parsed.document.original] == []
