"""The command line: what was asked, and who answers it. Textual is imported last, if at all."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from corpus import CorpusError, Locations, Order, Reason
from tui.crash import write_crash_log
from tui.guard import guard_text
from tui.i18n import LANGUAGES, N_, _, choose_language, speak
from tui.settings import FILE_NAME as SETTINGS_FILE
from tui.settings import load_settings
from tui.setup import CRASHED, DONE, INTERRUPTED, USAGE, Setup

Option = tuple[tuple[str, ...], dict[str, Any]]
"""The names of an option, and what argparse shall do with it."""


def positive(text: str) -> int:
    """Return a number from 1 on.

    Raises:
        ValueError: if the text is none.
    """
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


HEADLESS = {
    "search": N_("List the articles that fit a query, the best first."),
    "list": N_("List all articles that fit, newest first."),
    "count": N_("Say how many articles fit."),
    "show": N_("Print an article as the reader sets it: an id, a path, or - for standard input."),
    "tags": N_("List the tags with total and unread."),
    "mark": N_("Mark articles: read, unread, star, unstar or later, then ids or paths."),
    "check": N_("Name every file that could not be fully read, and why."),
    "keys": N_("List the keys."),
    "paths": N_("Say where everything lives."),
}
"""Commands that are answered without a screen."""

READER = N_("Read news: folders and files of Markdown or text, three panes, everything by keys.")

OUTPUTS: tuple[Option, ...] = (
    (("--json",), {"action": "store_true", "help": N_("one JSON object a line")}),
    (("--tsv",), {"action": "store_true", "help": N_("id, date, source, title, path")}),
    (("-l",), {"action": "store_true", "dest": "paths", "help": N_("paths only")}),
)
JSON = OUTPUTS[:1]
STDIN: Option = (
    ("--stdin",),
    {"action": "store_true", "help": N_("one a line from standard input")},
)
SORTS = tuple(order.value for order in Order)
OPTIONS: dict[str, tuple[Option, ...]] = {
    "search": (
        *OUTPUTS,
        STDIN,
        (("-n",), {"type": positive, "metavar": "N", "help": N_("at most so many")}),
    ),
    "list": (*OUTPUTS, (("--sort",), {"choices": SORTS, "help": N_("sort by this")})),
    "show": (
        *JSON,
        (("--width",), {"type": int, "metavar": "N", "help": N_("cells in a line")}),
        (("--original",), {"action": "store_true", "help": N_("the file's own text")}),
    ),
    "tags": JSON,
    "mark": (STDIN,),
    "check": JSON,
}
COMMON: tuple[Option, ...] = (
    (
        ("-L", "--library"),
        {
            "action": "append",
            "default": [],
            "metavar": "PATH",
            "help": N_("a folder or file; all add up"),
        },
    ),
    (("--config",), {"type": Path, "metavar": "FILE", "help": N_("another settings file")}),
    (("--lang",), {"default": "", "choices": LANGUAGES, "help": N_("en or zh_CN")}),
)
METAVARS = {
    "search": "QUERY",
    "list": "QUERY",
    "count": "QUERY",
    "show": "ARTICLE",
    "mark": "ARTICLE",
}
WITH_QUERY = ("search", "list", "count")
"""Commands whose words are a query, which may begin with a minus."""


def split_words(arguments: Sequence[str]) -> tuple[str, list[str], list[str]]:
    """Return the command, its options, and all other words.

    The first word that names a command is the command. In a query, what begins
    with a minus is an option only if it is one we know: it may exclude a word.
    Everything behind `--` is a word.
    """
    command = ""
    options: list[str] = []
    words: list[str] = []
    pending = list(arguments)
    while pending:
        word = pending.pop(0)
        name = word.partition("=")[0]
        if word == "--":
            return command, options, words + pending
        if _takes_value(name):
            options += [word] if "=" in word else [word, *pending[:1]]
            pending = pending if "=" in word else pending[1:]
        elif _is_option(word, command):
            options.append(word)
        elif not command and not words and word in HEADLESS:
            command = word
        else:
            words.append(word)
    return command, options, words


def _takes_value(name: str) -> bool:
    """Tell whether an option of any command is followed by a value."""
    options = chain(COMMON, *OPTIONS.values())
    return any(name in names and how.get("action") != "store_true" for names, how in options)


def _is_option(word: str, command: str) -> bool:
    if command not in WITH_QUERY or word.startswith("--"):
        return word.startswith("-") and word != "-"
    options = list(chain(COMMON, OPTIONS.get(command, ())))
    # A value may follow its option's letter without a space: -n5.
    letters = {name for names, _how in options for name in names if len(name) == 2}
    attached = word[:2] in letters and _takes_value(word[:2])
    return attached or word in (*letters, "-h")


def make_parser(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command, or of the reader itself."""
    parser = argparse.ArgumentParser(
        prog=f"kanbao {command}".strip(),
        description=_(HEADLESS.get(command, READER)),
        epilog="" if command else _command_list(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    for names, how in chain(COMMON, OPTIONS.get(command, ())):
        parser.add_argument(*names, **{**how, "help": _(str(how["help"]))})
    parser.add_argument("--version", action="store_true", help=_("say which version this is"))
    parser.add_argument("words", nargs="*", metavar=METAVARS.get(command, "PATH"))
    return parser


def _command_list() -> str:
    rows = (f"  kanbao {name:<8} {_(words)}" for name, words in HEADLESS.items())
    return "\n".join([_("Commands:"), *rows])


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    command, options, words = split_words(arguments)
    # The language decides what help says, and help may be what is asked for.
    speak(choose_language(_asked_language(options), os.environ))
    asked = make_parser(command).parse_args([*options, "--", *words])
    if asked.version:
        # Only now: looking up what is installed takes longer than all the rest.
        from importlib.metadata import version

        print(f"kanbao {version('kanbao')}")
        return DONE
    try:
        locations = Locations.of_user()
    except CorpusError as error:
        print(f"kanbao: {error}", file=sys.stderr)
        return USAGE
    if asked.config is not None and not asked.config.is_file():
        print(guard_text(f"kanbao: {asked.config}: {_(Reason.MISSING)}"), file=sys.stderr)
        return USAGE
    loaded = load_settings(asked.config or locations.config / SETTINGS_FILE)
    speak(choose_language(asked.lang or loaded.settings.language, os.environ))
    setup = Setup(loaded.settings, asked.config or locations.config / SETTINGS_FILE, locations)
    for notice in loaded.notices if command else ():
        print(guard_text(f"kanbao: {notice}"), file=sys.stderr)
    if command:
        from tui import answers

        return answers.answer(command, asked, setup)
    from tui.start import start_reader

    return start_reader(asked, setup, loaded.notices)


def _asked_language(options: Sequence[str]) -> str:
    """Return the language asked for on the command line, before it is parsed."""
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument("--lang", default="")
    known, _others = early.parse_known_args(options)
    return str(known.lang)


def run() -> None:
    """Be the command `kanbao`."""
    # The reader and its files speak UTF-8, whatever the locale says.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # the last border: a mistake of ours, told in one sentence
        print(guard_text(f"kanbao: {crash_words(error)}"), file=sys.stderr)
        code = CRASHED
    sys.exit(code)


def crash_words(error: Exception) -> str:
    """Note where a mistake of ours happened, and say so."""
    words = _("kanbao had to stop because of a mistake of its own. Your marks are saved.")
    log = write_crash_log(Locations.of_user().state, error, datetime.now())
    return f"{words} {_('What happened is noted in {path}').format(path=log)}" if log else words
