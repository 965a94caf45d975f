"""How an article is recognised when its file has changed."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Key
from corpus.ingest.keys import DIGEST_LENGTH, body_digest, find_keys, normal_link


def test_keys_come_strongest_first() -> None:
    keys = list(find_keys(id="7", link="https://example.org", body="字" * 64, relative="news/a.md"))
    assert [key.kind for key in keys] == ["id", "link", "digest", "path"]
    assert keys[0] == Key("id", "7")


def test_what_is_not_known_is_no_key() -> None:
    assert list(find_keys(id="", link="", body="short", relative="")) == []


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a?id=1",
        "http://example.org/a?id=1",
        "HTTPS://EXAMPLE.org/a?id=1#section",
        "https://example.org/a?utm_source=x&id=1&UTM_medium=y",
    ],
)
def test_addresses_of_one_page_are_one_key(link: str) -> None:
    assert normal_link(link) == "example.org/a?id=1"


@pytest.mark.parametrize("link", ["https://example.org/A?id=1", "https://example.org/a?id=2"])
def test_addresses_of_other_pages_are_other_keys(link: str) -> None:
    assert normal_link(link) != "example.org/a?id=1"


BODY = """机器人走进了车间，工人们围上来看它怎样拧紧第一颗螺丝。

老师傅点了点头，说它还差得远呢，不过学得比徒弟快，
而且从来不喊累，也不必回家过年。
"""


@pytest.mark.parametrize(
    "same", [BODY.replace("\n", "\r\n"), BODY.strip(), BODY.replace("\n\n", "\n \n\n")]
)
def test_a_body_is_known_however_its_lines_are_broken(same: str) -> None:
    assert body_digest(same) == body_digest(BODY)
    assert len(body_digest(BODY)) == 32


def test_another_word_makes_another_body() -> None:
    assert body_digest(BODY.replace("螺丝", "螺帽")) != body_digest(BODY)


@settings(deadline=None)
@given(st.text())
def test_a_short_body_is_known_by_nothing(body: str) -> None:
    assert bool(body_digest(body)) == (len(" ".join(body.split())) >= DIGEST_LENGTH)


def test_a_name_that_is_no_text_makes_a_key_that_is() -> None:
    name = os.fsdecode(b"news/\xd0\xc2.md")
    (key,) = find_keys(id="", link="", body="", relative=name)
    assert key.value.encode("utf-8") == rb"news/\xd0\xc2.md"


def test_a_name_is_the_same_key_on_every_system() -> None:
    (composed,) = find_keys(id="", link="", body="", relative="news/é.md")
    (decomposed,) = find_keys(id="", link="", body="", relative="news/e\u0301.md")
    assert composed == decomposed
