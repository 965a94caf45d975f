"""Bindings from the command table."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.commands import Scope, commands, key_names


def bindings(*scopes: Scope) -> list[BindingType]:
    """Return the bindings of these scopes, one for every form of every key."""
    return [
        Binding(
            ",".join(key_names(command)),
            command.action,
            show=False,
            id=command.id,
            priority=command.priority,
        )
        for command in commands(*scopes)
        if command.keys
    ]
