"""The app: settings, themes, the output guard, and how it ends."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rich.segment import Segment
from rich.text import Text
from textual import on
from textual.app import App
from textual.color import Color
from textual.command import CommandPalette
from textual.filter import LineFilter
from textual.theme import Theme, ThemeProvider

from corpus import Corpus
from tui.crash import write_crash_log
from tui.guard import UNSAFE, guard_text
from tui.i18n import _
from tui.messages import Remember
from tui.screens.reader import Reader
from tui.settings import Settings, save_setting
from tui.setup import CRASHED, INTERRUPTED
from tui.themes import MO, THEMES, derived_roles

AGAIN_WITHIN = 2.0
"""Seconds in which a second ctrl+c leaves."""

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class OutputGuard(LineFilter):
    """Replaces control characters in every segment that is about to be written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, harmless; almost always the very list that came in."""
        if not any(UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [Segment(guard_text(text), style, None) for text, style, _ in segments]


class KanbaoApp(App[None]):
    """The terminal program."""

    TITLE = "看报"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = set()
    BINDINGS = []

    def __init__(
        self,
        corpus: Corpus,
        settings: Settings,
        *,
        settings_path: Path,
        crash_folder: Path,
        now: Callable[[], datetime],
        standing: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._filters.append(OutputGuard())
        self.corpus = corpus
        self.settings = settings
        self._settings_path = settings_path
        self._crash_folder = crash_folder
        self._now = now
        self._standing = standing
        self._leaving = False
        for theme in THEMES:
            self.register_theme(theme)

    def get_default_screen(self) -> Reader:
        """The reader is the first screen."""
        return Reader(self.corpus, self.settings, now=self._now, standing=self._standing)

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours and our roles in them."""
        variables = super().get_css_variables()
        return {**derived_roles(variables), **variables}

    def on_mount(self) -> None:
        """Take the chosen theme; save everything when told to end."""
        known = self.settings.theme in self.available_themes
        self.theme = self.settings.theme if known else MO.name
        if not known:
            words = _("{path}: unknown theme {name}")
            self._tell(words.format(path=self._settings_path, name=self.settings.theme))
        self.call_after_refresh(self.theme_changed_signal.subscribe, self, self._theme_chosen)
        for number in SIGNALS:
            asyncio.get_running_loop().add_signal_handler(number, self._end_by, number)

    def _end_by(self, number: signal.Signals) -> None:
        self.exit(return_code=128 + number)

    # ── choices that are remembered ──

    def _theme_chosen(self, theme: Theme) -> None:
        self._save("theme", theme.name)

    @on(Remember)
    def _remember(self, message: Remember) -> None:
        self._save(message.key, message.value)

    def _save(self, key: str, value: str | int) -> None:
        try:
            save_setting(self._settings_path, key, value)
        except (OSError, ValueError) as error:
            self._tell(_("This choice holds for now only: {reason}").format(reason=error))

    def _tell(self, words: str) -> None:
        self.notify(words, markup=False)

    def action_command_palette(self) -> None:
        """Find a command or an article by words."""
        if not isinstance(self.screen, CommandPalette):
            palette = CommandPalette(
                placeholder=_("Find a command or an article"), id="--command-palette"
            )
            self.push_screen(palette)

    def action_change_theme(self) -> None:
        """Choose a theme; it shows while one looks for it."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=_("Find a theme")))

    # ── the end ──

    def action_help_quit(self) -> None:
        """Leave when ctrl+c is pressed twice: once may have been meant for a selection."""
        if self._leaving:
            self.exit(return_code=INTERRUPTED)
            return
        self._leaving = True
        self.set_timer(AGAIN_WITHIN, self._stay)
        self._tell(_("ctrl+c once more leaves"))

    def _stay(self) -> None:
        self._leaving = False

    def _fatal_error(self) -> None:
        # Textual would print all local variables, and with them what was being read.
        error = self._exception or RuntimeError()
        log = write_crash_log(self._crash_folder, error, self._now())
        words = _("kanbao had to stop because of a mistake of its own. Your marks are saved.")
        where = _("What happened is noted in {path}").format(path=log) if log else ""
        self._exit_renderables.append(Text(f"{words} {where}".strip()))
        self._return_code = CRASHED
        self._close_messages_no_wait()
