"""The command palette: every command by its words, and articles by the corpus's own search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from corpus import Corpus, fold
from tui.commands import COMMANDS, Command
from tui.format import pad
from tui.i18n import _

MOST_ARTICLES = 20


class Library(Protocol):
    """What the palette asks of the screen it was opened on."""

    corpus: Corpus

    def open_article(self, article: int) -> None:
        """Show an article, whatever is listed."""


class CommandProvider(Provider):
    """The commands of the table, with their keys."""

    async def discover(self) -> Hits:
        """Offer every command."""
        for command in _offered():
            yield DiscoveryHit(self._prompt(command), self._doing(command), text=_(command.title))

    async def search(self, query: str) -> Hits:
        """Offer the commands that hold every typed word."""
        words = fold(query.lstrip(":")).split()
        for command in _offered():
            text = fold(" ".join((_(command.title), _(command.help), command.id, *command.keys)))
            if all(word in text for word in words):
                score = 1.0 if fold(_(command.title)).startswith(tuple(words)) else 0.5
                yield Hit(score, self._prompt(command), self._doing(command), text=_(command.title))

    def _prompt(self, command: Command) -> Content:
        keys = " ".join(command.keys)
        return Content(f"{pad(_(command.title), 22)} {pad(keys, 10)} {_(command.help)}")

    def _doing(self, command: Command) -> Callable[[], object]:
        target = self.focused or self.screen.query_one("#list")
        return lambda: self.app.call_next(self._do, target, command.action)

    async def _do(self, target: object, action: str) -> None:
        """Run an action as if its key had been pressed where the focus was."""
        for node in getattr(target, "ancestors_with_self", ()):
            if await self.app.run_action(action, node):
                return


class ArticleProvider(Provider):
    """Articles, found as the finder finds them."""

    async def search(self, query: str) -> Hits:
        """Offer the best articles for what was typed."""
        library = cast(Library, self.screen)
        for rank, row in enumerate(library.corpus.select(query)[:MOST_ARTICLES]):
            title = row.article.title
            opening = partial(library.open_article, row.article.id)
            yield Hit(0.4 - rank / 100, Content(title), opening, text=title)


def _offered() -> Iterator[Command]:
    return (command for command in COMMANDS if command.palette)
