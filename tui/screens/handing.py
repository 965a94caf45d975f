"""Handing the article under the cursor to other programs."""

from __future__ import annotations

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from tui.bindings import bindings
from tui.commands import Scope
from tui.format import path_words
from tui.handover import edit, open_link
from tui.i18n import _
from tui.widgets.article_list import ArticleList
from tui.widgets.text_view import TextView


class Handing(Container):
    """Around the panes: browser, clipboard, editor."""

    BINDINGS = bindings(Scope.HAND)

    class Handed(Message):
        """An article was handed over, or could not be: say so."""

        def __init__(self, words: str, *, edited: bool = False) -> None:
            super().__init__()
            self.words = words
            self.edited = edited
            """Whether the file may have changed."""

    def __init__(self, articles: ArticleList, content: Widget) -> None:
        super().__init__(content, id="handing")
        self._articles = articles

    def action_open_link(self) -> None:
        """Open the article's link in the browser."""
        if (row := self._articles.current) is not None:
            self.post_message(self.Handed(open_link(row.article.link)))

    @on(TextView.TargetClicked)
    def _open_target(self, message: TextView.TargetClicked) -> None:
        self.post_message(self.Handed(open_link(message.target)))

    def action_copy_link(self) -> None:
        """Copy the article's link, or its path where it has none."""
        if (row := self._articles.current) is not None:
            what = row.article.link or path_words(row.article.path)
            self.app.copy_to_clipboard(what)
            self.post_message(self.Handed(_("Copied {what}").format(what=what)))

    def action_edit(self) -> None:
        """Open the file in the editor."""
        if (row := self._articles.current) is not None:
            words = edit(self.app, row.article.path)
            self.post_message(self.Handed(words, edited=True))
