"""The table of commands: every row can be reached, and no two stand in each other's way."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from textual.keys import _character_to_key

from tui.commands import COMMANDS, SCOPE_TITLES, Command, Scope, key_names

TOGETHER = [
    {
        Scope.READER,
        Scope.FILTER,
        Scope.VIEW,
        Scope.TURN,
        Scope.MARK,
        Scope.HAND,
        Scope.PANES,
        Scope.MOVE,
        pane,
    }
    for pane in (Scope.LIST, Scope.TEXT, Scope.SIDEBAR)
] + [{Scope.FIND}]
"""Scopes that hold at the same time."""


def test_ids_are_unique() -> None:
    assert [id for id, times in Counter(row.id for row in COMMANDS).items() if times > 1] == []


def test_no_key_means_two_things_at_once() -> None:
    for scopes in TOGETHER:
        rows = [row for row in COMMANDS if row.scope in scopes]
        for one, other in combinations(rows, 2):
            shared = set(key_names(one)) & set(key_names(other))
            assert not shared, f"{one.id} and {other.id} share {shared}"


def test_every_scope_has_a_title_for_the_help() -> None:
    assert set(SCOPE_TITLES) == set(Scope)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_can_be_reached_with_a_chinese_input_method_on(command: Command) -> None:
    bare_latin = {name for name in key_names(command) if len(name) == 1 and name.isascii()}
    assert set(key_names(command)) - bare_latin or command.palette


@pytest.mark.parametrize(
    ("key", "names"),
    [
        (".", ["full_stop", "fullwidth_full_stop", "ideographic_full_stop"]),
        ("/", ["slash", "fullwidth_solidus", "ideographic_comma"]),
        ("j", ["j", "ｊ", "alt+j"]),
        (
            "]",
            [
                "right_square_bracket",
                "fullwidth_right_square_bracket",
                "right_black_lenticular_bracket",
            ],
        ),
        ("PgDn", ["pagedown"]),
        ("ctrl+k", ["ctrl+k"]),
    ],
)
def test_a_key_is_known_in_all_its_forms(key: str, names: list[str]) -> None:
    assert key_names(Command("id", (key,), "", "", "")) == names


def test_key_names_are_those_of_the_terminal_library() -> None:
    for command in COMMANDS:
        for key in command.keys:
            if len(key) == 1 and key.isascii():
                assert _character_to_key(key) in key_names(command), key
