"""What is still seen in a header that no parser can load."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ingest.headers.key_lines import (
    MAX_KEYS,
    Field,
    Syntax,
    is_header,
    is_known,
    read_key_lines,
)

HEADERS: list[tuple[Syntax, str, dict[str, Field]]] = [
    (Syntax.YAML, "title: AI: the news", {"title": "AI: the news"}),
    (Syntax.YAML, "title：滨海\ntags：AI，机器人", {"title": "滨海", "tags": "AI，机器人"}),
    (Syntax.YAML, "title:滨海", {"title": "滨海"}),
    (Syntax.YAML, "title: @x\ntags:\n- a\n- 'b'", {"title": "@x", "tags": ["a", "b"]}),
    (
        Syntax.YAML,
        'title: "never closed\nlink: https://example.org',
        {"title": "never closed", "link": "https://example.org"},
    ),
    (Syntax.YAML, "summary: |\n  one\n  two\ntitle: x", {"summary": "one two", "title": "x"}),
    (Syntax.YAML, "source:\n  name: 滨海日报\ntitle: x", {"source": "", "title": "x"}),
    (
        Syntax.TOML,
        "title = \"x\ntags = ['a', 'b']\n[extra]\nid = 7",
        {"title": "x", "tags": ["a", "b"], "id": "7"},
    ),
    (
        Syntax.JSON,
        '{\n  "title": "x",\n  "tags": ["a", "b"],\n}',
        {"title": "x", "tags": ["a", "b"]},
    ),
    (
        Syntax.JSON,
        '{ "title": "x",\n  "date": "2025-05-08", }',
        {"title": "x", "date": "2025-05-08"},
    ),
    (
        Syntax.JSON,
        '"title": "x"\n"link": "https://example.org/,",',
        {"title": "x", "link": "https://example.org/,"},
    ),
    (
        Syntax.JSON,
        '{\n"title": "x",\n"source": {\n  "title": "y",\n}\n}',
        {"title": "x", "source": ""},
    ),
    (
        Syntax.JSON,
        "title: 'x', // a remark\n// another\ndraft: true",
        {"title": "x", "draft": "true"},
    ),
]


@pytest.mark.parametrize(("syntax", "text", "fields"), HEADERS)
def test_what_is_written_after_a_key_is_kept(
    syntax: Syntax, text: str, fields: dict[str, Field]
) -> None:
    lines = text.split("\n")
    found = read_key_lines(lines, closed=True, syntax=syntax)
    assert found.fields == fields
    assert found.length == len(lines)


@pytest.mark.parametrize("text", ["", "prose, and more of it", "He said: no.\nShe said: yes."])
def test_prose_has_no_keys(text: str) -> None:
    assert read_key_lines(text.split("\n"), closed=True).fields == {}


def test_a_text_begins_where_an_unclosed_header_ends() -> None:
    lines = ["title: x", "tags:", "- a", "", "The text: it begins here.", "---"]
    found = read_key_lines(lines, closed=False)
    assert found.fields == {"title": "x", "tags": ["a"]}
    assert found.length == 3


def test_keys_are_not_without_number() -> None:
    lines = [f"key{number}: x" for number in range(2 * MAX_KEYS)]
    assert len(read_key_lines(lines, closed=True).fields) == MAX_KEYS


def test_keys_are_known_however_they_are_spelled() -> None:
    assert is_known(["Publish_Date"]) and is_known(["发布时间"])
    assert not is_known(["my_key"])
    assert is_header(["my_key", "Another: one"])
    assert not is_header([])


PIECES = st.sampled_from(
    ["title", "：", ": ", " = ", '"', "{", "}", "[", "]", ",", "- ", "  ", "//", "\n", "\n", "值"]
)


@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(Syntax), st.booleans())
def test_no_more_lines_are_taken_than_there_are(text: str, syntax: Syntax, closed: bool) -> None:
    lines = text.split("\n")
    found = read_key_lines(lines, closed=closed, syntax=syntax)
    assert 0 <= found.length <= len(lines)
    assert all(key.strip() for key in found.fields)
