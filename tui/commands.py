"""The table of everything a user can do: id, keys, title, help, scope.

Bindings, footer, palette, help screen and the README's key table are all made
from it. To add a key, add a row here and an `action_…` method to the widget or
screen of its scope.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.i18n import N_


class Scope(StrEnum):
    """Where a command holds: a pane, what stands around the panes, or a modal."""

    READER = "reader"
    VIEW = "view"
    FILTER = "filter"
    TURN = "turn"
    MARK = "mark"
    HAND = "hand"
    PANES = "panes"
    MOVE = "move"
    LIST = "list"
    TEXT = "text"
    SIDEBAR = "sidebar"
    FIND = "find"


SCOPE_TITLES = {
    Scope.MOVE: N_("Moving"),
    Scope.PANES: N_("Panes"),
    Scope.TURN: N_("Reading on"),
    Scope.MARK: N_("Marking"),
    Scope.VIEW: N_("What is listed"),
    Scope.FILTER: N_("Filter"),
    Scope.LIST: N_("In the list"),
    Scope.TEXT: N_("In the text"),
    Scope.SIDEBAR: N_("In the sidebar"),
    Scope.READER: N_("Everywhere"),
    Scope.HAND: N_("Handing over"),
    Scope.FIND: N_("In the finder"),
}
"""What the groups of keys are called, in the order in which help tells them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do."""

    id: str
    """The public name of it, for rebinding: unique, dotted."""

    keys: tuple[str, ...]
    """As they stand on the keyboard: `j`, `↓`, `ctrl+d`."""

    action: str
    """The method, without `action_`; arguments as Textual writes them."""

    title: str
    """One to three words for the footer and the palette."""

    help: str
    """One sentence."""

    scope: Scope = Scope.READER
    footer: bool = False
    """Whether the footer names it while its scope has the focus."""

    palette: bool = True
    """Whether the palette offers it; moving the cursor needs no palette."""

    priority: bool = False
    """Whether it is asked for before the widget with the focus: in text fields too, unless its
    screen says no, and without waiting for keys typed before it."""


COMMANDS: tuple[Command, ...] = (
    Command("move.down", ("j", "↓"), "move(1)", N_("down"), N_("Next row, or a line down."), Scope.MOVE, palette=False),
    Command("move.up", ("k", "↑"), "move(-1)", N_("up"), N_("Previous row, or a line up."), Scope.MOVE, palette=False),
    Command("move.half_down", ("ctrl+d",), "half_page(1)", N_("half down"), N_("Half a page down."), Scope.MOVE, palette=False),
    Command("move.half_up", ("ctrl+u",), "half_page(-1)", N_("half up"), N_("Half a page up."), Scope.MOVE, palette=False),
    Command("move.page_down", ("PgDn",), "page(1)", N_("page down"), N_("A page down."), Scope.MOVE, palette=False),
    Command("move.page_up", ("PgUp",), "page(-1)", N_("page up"), N_("A page up."), Scope.MOVE, palette=False),
    Command("move.first", ("g", "Home"), "first", N_("first"), N_("First row, or the beginning."), Scope.MOVE, palette=False),
    Command("move.last", ("G", "End"), "last", N_("last"), N_("Last row, or the end."), Scope.MOVE, palette=False),
    Command("pane.left", ("h", "←"), "pane(-1)", N_("left pane"), N_("To the pane on the left."), Scope.PANES, palette=False),
    Command("pane.right", ("l", "→"), "pane(1)", N_("right pane"), N_("To the pane on the right."), Scope.PANES, palette=False),
    Command("pane.next", ("Tab",), "cycle_pane(1)", N_("next pane"), N_("To the next pane, round and round."), Scope.PANES, palette=False),
    Command("pane.previous", ("shift+Tab",), "cycle_pane(-1)", N_("previous pane"), N_("To the previous pane."), Scope.PANES, palette=False),
    Command("article.open", ("Enter",), "choose", N_("open"), N_("Open: the focus goes to the text."), Scope.LIST, footer=True, palette=False),
    Command("sidebar.choose", ("Enter",), "choose", N_("show"), N_("Show these articles."), Scope.SIDEBAR, footer=True, palette=False),
    Command("text.page", ("space",), "read_on", N_("read on"), N_("Page the text, from the list too; at its end: done, and the next unread one."), Scope.TURN, footer=True),
    Command("text.back", ("b",), "page_back", N_("page back"), N_("Page the text back."), Scope.TURN, palette=False),
    Command("article.done", (".", "d"), "done", N_("done"), N_("Mark as read and go to the next row."), Scope.MARK, footer=True),
    Command("article.later", (",", "w"), "later", N_("later"), N_("Keep for later in the queue and go to the next row."), Scope.MARK, footer=True),
    Command("article.read", ("r",), "toggle_read", N_("read / unread"), N_("Mark as read, or as unread again."), Scope.MARK),
    Command("article.star", ("s",), "toggle_star", N_("star"), N_("Star, or take the star away."), Scope.MARK, footer=True),
    Command("list.read", ("A",), "read_all", N_("all read"), N_("Mark all that is listed as read; u takes it back."), Scope.MARK),
    Command("undo", ("u",), "undo", N_("undo"), N_("Take back the last thing you did."), Scope.MARK),
    Command("redo", ("U",), "redo", N_("redo"), N_("Do again what was taken back."), Scope.MARK),
    Command("article.next", ("J",), "step_article(1)", N_("next article"), N_("The next article, from the text too."), Scope.TURN),
    Command("article.previous", ("K",), "step_article(-1)", N_("previous article"), N_("The previous article, from the text too."), Scope.TURN),
    Command("next", ("n",), "step_match(1)", N_("next unread"), N_("Next match while any are marked, else next unread article."), Scope.TURN),
    Command("previous", ("N",), "step_match(-1)", N_("previous unread"), N_("Previous match, else previous unread article."), Scope.TURN),
    Command("view.next", ("]",), "step_view(1)", N_("next with unread"), N_("Next tag or source that has unread articles."), Scope.VIEW),
    Command("view.previous", ("[",), "step_view(-1)", N_("previous with unread"), N_("Previous tag or source that has unread articles."), Scope.VIEW),
    Command("list.next_day", ("}",), "next_part(1)", N_("next day"), N_("Next day of the list."), Scope.LIST),
    Command("list.previous_day", ("{",), "next_part(-1)", N_("previous day"), N_("Previous day of the list."), Scope.LIST),
    Command("text.next_heading", ("}",), "next_part(1)", N_("next heading"), N_("Next heading or story of the text."), Scope.TEXT, footer=True),
    Command("text.previous_heading", ("{",), "next_part(-1)", N_("previous heading"), N_("Previous heading or story."), Scope.TEXT),
    Command("view.all", ("1",), "view('all')", N_("all"), N_("Show all articles."), Scope.VIEW),
    Command("view.unread", ("2",), "view('unread')", N_("unread"), N_("Show unread articles."), Scope.VIEW),
    Command("view.starred", ("3",), "view('starred')", N_("starred"), N_("Show starred articles."), Scope.VIEW),
    Command("view.queue", ("4",), "view('queue')", N_("queue"), N_("Show what you kept for later, oldest first."), Scope.VIEW),
    Command("filter", ("/",), "filter", N_("filter"), N_("Filter the list while you type; Esc takes it away."), Scope.FILTER, footer=True, priority=True),
    Command("find", ("ctrl+k", "F3"), "find", N_("find"), N_("Find any article from anywhere; again: return to it as left."), priority=True),
    Command("list.sort", ("\\",), "next_order", N_("sort"), N_("Next sort order: newest, oldest, title, source."), Scope.VIEW),
    Command("list.lower", ("-",), "row_height(-1)", N_("lower rows"), N_("Fewer lines a row: one, two or three."), Scope.LIST),
    Command("list.higher", ("=",), "row_height(1)", N_("higher rows"), N_("More lines a row: one, two or three."), Scope.LIST),
    Command("text.zen", ("z",), "zen", N_("zen"), N_("The text alone, centred."), Scope.PANES),
    Command("text.original", ("~",), "original", N_("as it is"), N_("The file as it is, or typeset again."), Scope.TURN),
    Command("link.open", ("o",), "open_link", N_("browser"), N_("Open the article's link in the browser."), Scope.HAND),
    Command("link.copy", ("y",), "copy_link", N_("copy link"), N_("Copy the article's link, or its path."), Scope.HAND),
    Command("article.edit", ("e",), "edit", N_("editor"), N_("Open the file in your editor."), Scope.HAND),
    Command("refresh", ("R",), "rescan", N_("rescan"), N_("Read the folders again and show what is new.")),
    Command("problems", ("!",), "problems", N_("problems"), N_("List the files that could not be fully read.")),
    Command("palette", ("ctrl+p", ":"), "app.command_palette", N_("commands"), N_("Find any command and do it.")),
    Command("theme", (), "app.change_theme", N_("theme"), N_("Choose the colours; remembered.")),
    Command("help", ("?", "F1"), "help", N_("help"), N_("The keys of where you are."), footer=True),
    Command("back", ("Esc",), "back", N_("back"), N_("One step back; never leaves the program."), palette=False),
    Command("quit", ("q",), "back_or_quit", N_("back, leave"), N_("One step back; at the last one, leave.")),
    Command("quit.now", ("Q", "ctrl+q"), "app.quit", N_("leave"), N_("Leave at once; everything is saved.")),
    Command("suspend", ("ctrl+z",), "app.suspend_process", N_("suspend"), N_("Back to the shell; fg returns."), palette=False),
    Command("redraw", ("ctrl+l",), "redraw", N_("redraw"), N_("Draw the screen anew."), palette=False),
    Command("find.down", ("ctrl+n", "ctrl+j", "↓"), "move(1)", N_("down"), N_("Next result."), Scope.FIND, palette=False),
    Command("find.up", ("ctrl+p", "↑"), "move(-1)", N_("up"), N_("Previous result."), Scope.FIND, palette=False),
    Command("find.page_down", ("PgDn",), "page(1)", N_("page down"), N_("A page of results down."), Scope.FIND, palette=False),
    Command("find.page_up", ("PgUp",), "page(-1)", N_("page up"), N_("A page of results up."), Scope.FIND, palette=False),
    Command("find.open", ("Enter",), "choose", N_("open"), N_("Open the article."), Scope.FIND, footer=True, palette=False),
    Command("find.close", ("Esc",), "close", N_("back"), N_("Close the finder; it stays as it is."), Scope.FIND, footer=True, palette=False),
)  # fmt: skip


KEY_NAMES = {
    "↓": "down",
    "↑": "up",
    "←": "left",
    "→": "right",
    "PgDn": "pagedown",
    "PgUp": "pageup",
    "Esc": "escape",
    "shift+Tab": "shift+tab",
}
"""Keys whose name in a terminal program is not what is printed on them."""

TWINS = {
    ".": "。",
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "(": "（",
    ")": "）",
    "[": "【",
    "]": "】",
    "<": "《",
    ">": "》",
    "/": "、",
    "{": "｛",
    "}": "｝",
    "~": "～",
    "\\": "＼",
    "-": "－",
    "=": "＝",
}
"""What a Chinese input method sends for a key, beside its full-width form."""


def commands(*scopes: Scope) -> Iterator[Command]:
    """Yield the commands of these scopes in the order of the table, or all of them."""
    yield from (command for command in COMMANDS if not scopes or command.scope in scopes)


def key_names(command: Command) -> list[str]:
    """Return every key event name that carries out a command, input-method forms included."""
    names: list[str] = []
    for key in command.keys:
        names += [name for name in _forms(key) if name not in names]
    return names


def _forms(key: str) -> list[str]:
    """Return a key's own name, then what it becomes while an input method is on."""
    if len(key) > 1 or key in KEY_NAMES:
        return [KEY_NAMES.get(key, key.lower())]
    own = _character_name(key)
    full_width = _character_name(chr(ord(key) + 0xFEE0)) if "!" <= key <= "~" else ""
    twin = _character_name(TWINS[key]) if key in TWINS else ""
    alt = f"alt+{key}" if key.isalpha() else ""
    return list(filter(None, (own, full_width, twin, alt)))


def _character_name(char: str) -> str:
    """Return the name Textual gives the key event of one character."""
    if char.isalnum():
        return char
    name = unicodedata.name(char).lower().replace("-", "_").replace(" ", "_")
    return {"solidus": "slash", "reverse_solidus": "backslash", "hyphen_minus": "minus"}.get(
        name, name
    )
