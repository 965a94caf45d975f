"""Which lines and tags belong to JavaScript, and which are prose."""

from __future__ import annotations

import pytest

from corpus.text.mdx import (
    COMMENT,
    COMPONENT,
    closes_block,
    component_words,
    is_module_line,
    opens_block,
)


@pytest.mark.parametrize(
    "line",
    [
        "import Tabs from '@theme/Tabs';",
        'import * as x from "./x"',
        "import React, {useState} from 'react'",
        "import {a, b as c} from './d' // why",
        "import type { Props } from './e';",
        "import './style.css'",
        "import data from './a.json' with { type: 'json' };",
        "import {",
        "import React, {",
        "export const meta = {",
        "export let x = 1",
        "export const { a } = b",
        "export function Box(props) {",
        "export default function Box() {",
        "export default async () => {",
        "export default Layout;",
        "export default ({ children }) => <div>{children}</div>",
        "export class Box extends Base {",
        "export { a, b }",
        "export * from './c'",
        "export type Props = {",
    ],
)
def test_a_line_of_a_module_is_known(line: str) -> None:
    assert is_module_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "import taxes rise from 5% to 10%",
        "import from 'China' fell in May",
        "imports grow",
        "import requests",
        "import java.util.List;",
        "import (",
        "importance of 'x'",
        "export 'growth' slows",
        "export let us down again",
        "export class of 2020",
        "export default settings are good",
        "export function of the heart",
        "export PYTHONPATH=$PYTHONPATH:/a",
        "exports {",
        "进口 import 'x'",
    ],
)
def test_prose_and_other_languages_are_no_module(line: str) -> None:
    assert not is_module_line(line)


def test_a_module_line_with_an_open_bracket_goes_on() -> None:
    assert opens_block("export const a = {")
    assert not opens_block("import { a } from 'b'")
    assert closes_block("};")
    assert closes_block("} from 'b';")
    assert not closes_block("text }")
    assert closes_block(" Bar} from '../src/Foo';")
    assert not closes_block("] This text goes on after.")


WITHOUT = [
    ("<Tabs>", ""),
    ("  <Tabs>\n    <TabItem value='a'>\n", "\n    \n"),
    ("<Badge text='new' /> 标题", " 标题"),
    ("<Note>short</Note>", "short"),
    ("<Card a={{b: {c}}} {...props} disabled>text</Card>", "text"),
    ("<docs.Note a='1'>x</docs.Note>", "x"),
    ("<Card\n  title='a'\n/>", ""),
    ("text<Badge/>", "text"),
    ("<Tabs sync wide>text</Tabs>", "text"),
]


@pytest.mark.parametrize(("source", "rest"), WITHOUT)
def test_components_are_found(source: str, rest: str) -> None:
    assert COMPONENT().sub("", source) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Vec<String> and Map<K, V>",
        "returns <T> or <IP>",
        "#include <stdio.h>",
        "<Anna> hello everybody",
        "the <Required> parts",
        "a < B and c > d",
        "<b class='x'>",
        r"\<Tabs />x",
        "<https://example.org/A>",
        "Send <Your Token> now, <Enter your name>, a <API key> b",
        "<Bob Smith>",
        "<T extends Foo>",
    ],
)
def test_what_only_looks_like_a_component_is_text(text: str) -> None:
    assert COMPONENT().search(text.replace("\\<Tabs />", "\\<Tabs>")) is None


def test_the_words_of_a_component_are_its_titles() -> None:
    tag = """<Card id="a" title="AI 日报" href='/x' label={'读'} alt={`图`} onClick={() => 1} />"""
    assert component_words(tag) == "AI 日报 读 图"
    assert component_words("<Tabs>") == ""


def test_a_comment_may_have_many_lines() -> None:
    assert COMMENT().sub("", "a {/* one\n* two */}b{ /* c */ }") == "a b"
    assert COMMENT().search("{/* never closed") is None


@pytest.mark.parametrize("start", ["<A ", '<A a="', "<A {", "<Ab>x", "{/* ", "<A a={{"])
def test_tags_that_never_end_are_passed_over(start: str) -> None:
    text = start * 20_000 + "x"
    assert COMPONENT().sub("", text) == text
    assert COMMENT().sub("", text) == text
