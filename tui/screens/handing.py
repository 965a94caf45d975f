"""Handing the article under the cursor to other programs."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from tui.bindings import bindings
from tui.browser import open_link
from tui.commands import Scope
from tui.editor import edit
from tui.format import path_words
from tui.guard import guard_text
from tui.i18n import _
from tui.screens.asking import Asking
from tui.typeset import real_host
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
            self._open(row.article.link)

    @on(TextView.TargetClicked)
    def _open_target(self, message: TextView.TargetClicked) -> None:
        self._open(message.target, message.texts)

    def _open(self, link: str, texts: Sequence[str] = ("",)) -> None:
        """Open a link, after asking if it leads elsewhere than it seems to."""

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.post_message(self.Handed(open_link(link)))

        host = next(filter(None, (real_host(text, link) for text in texts)), "")
        if not host:
            answered(True)
            return
        doubt = _("Its text or its address hides that this link leads to {host}.")
        self.app.push_screen(Asking(link, doubt.format(host=host)), answered)

    def action_copy_link(self) -> None:
        """Copy the article's link, or its path where it has none."""
        if (row := self._articles.current) is not None:
            # A name may hold a line feed or an escape, which a shell would obey when it is pasted.
            what = row.article.link or guard_text(path_words(row.article.path))
            self.app.copy_to_clipboard(what)
            self.post_message(self.Handed(_("Copied {what}").format(what=what)))

    def action_edit(self) -> None:
        """Open the file in the editor."""
        if (row := self._articles.current) is not None:
            words = edit(self.app, row.article.path)
            self.post_message(self.Handed(words, edited=True))
