"""Every command of the table is carried out by the class of its scope."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.dom import DOMNode
from textual.keys import _character_to_key

from tui.app import KanbaoApp
from tui.commands import COMMANDS, Command, Scope
from tui.screens.filtering import Filtering
from tui.screens.finder import Finder
from tui.screens.handing import Handing
from tui.screens.help import Help
from tui.screens.marking import Marking
from tui.screens.panes import Panes
from tui.screens.problems import Problems
from tui.screens.reader import Reader
from tui.screens.turning import Turning
from tui.screens.viewing import Viewing
from tui.widgets.article_list import ArticleList
from tui.widgets.article_view import ArticleView
from tui.widgets.tag_sidebar import TagSidebar

Start = Any  # the fixture of conftest.py, which cannot be imported

DOERS: dict[Scope, tuple[type[DOMNode], ...]] = {
    Scope.READER: (Reader,),
    Scope.VIEW: (Viewing,),
    Scope.FILTER: (Filtering,),
    Scope.TURN: (Turning,),
    Scope.MARK: (Marking,),
    Scope.HAND: (Handing,),
    Scope.PANES: (Panes,),
    Scope.MOVE: (ArticleList, ArticleView, TagSidebar),
    Scope.LIST: (ArticleList,),
    Scope.TEXT: (ArticleView,),
    Scope.SIDEBAR: (TagSidebar,),
    Scope.FIND: (Finder, Help, Problems),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_class_of_its_scope_carries_it_out(command: Command) -> None:
    namespace, _, action = command.action.partition("(")[0].rpartition(".")
    for doer in (KanbaoApp,) if namespace == "app" else DOERS[command.scope]:
        assert hasattr(doer, f"action_{action}"), f"{doer.__name__} cannot {action}"


async def test_in_the_field_no_printable_key_is_a_command(start: Start, library: Path) -> None:
    keys = "jkhlgGqQsrAudw,.?!:/[]1234nNJKzeyoR-=~"
    async with start(library) as session:
        await session.press("slash")
        await session.pilot.press(*map(_character_to_key, keys))
        await session.settle()
        assert session.reader.filtering.typed == keys
        assert len(session.pilot.app.screen_stack) == 1
