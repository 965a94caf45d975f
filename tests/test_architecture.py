"""The architecture, as a test: who may import whom, what stays headless, how long a file may be.

`LAYERS` reads top-down: a module imports only from rows below its own, or from
its own member. A new module gets its place here, so that the picture in the
README cannot drift from the code.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 300

LAYERS: list[tuple[str, ...]] = [
    ("tui.__main__",),
    ("tui.cli",),
    ("tui.start", "tui.answers"),
    ("tui.app",),
    ("tui.screens.reader",),
    ("tui.screens",),
    ("tui.palette", "tui.loading", "tui.opening", "tui.words"),
    ("tui.widgets",),
    ("tui.widgets.virtual_list", "tui.widgets.text_view"),
    ("tui.messages", "tui.bindings", "tui.themes", "tui.crash", "tui.painting"),
    ("tui.browser", "tui.editor"),
    ("tui.page", "tui.setup"),
    ("tui.typeset", "tui.commands", "tui.format", "tui.settings", "tui.guard"),
    ("tui.i18n",),
    ("tui",),
    ("corpus",),
    ("corpus.corpus",),
    ("corpus.tally",),
    ("corpus.view",),
    ("corpus.search",),
    ("corpus.state", "corpus.ingest.load"),
    ("corpus.ingest.apart",),
    ("corpus.ingest.parse",),
    ("corpus.ingest.web_pages",),
    ("corpus.ingest.markdown_pages",),
    ("corpus.ingest.plain_pages",),
    ("corpus.ingest.headers", "corpus.ingest.decoding", "corpus.ingest.files"),
    ("corpus.ingest.keys", "corpus.ingest.page", "corpus.ingest.problems"),
    ("corpus.ingest",),
    ("corpus.article", "corpus.locations", "corpus.markdown"),
    ("corpus.errors", "corpus.text"),
]
"""Highest first. The members of a row do not know each other."""

SHARED = ("tui.widgets.virtual_list", "tui.widgets.text_view")
"""What the others of its folder are built on; beside these, they do not know each other."""

HEADLESS_FORBIDS = ("textual", "rich")
FIRST_NEEDED_LATER = (
    *("frontmatter", "yaml", "rapidfuzz", "markdown_it", "pygments", "tomlkit"),
    "charset_normalizer",
)


def modules() -> dict[str, Path]:
    """Every module of the two packages, by dotted name."""
    found = {}
    for package in ("tui", "corpus"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def layer_of(module: str) -> tuple[int, str]:
    """The row and member a module belongs to: the longest name that fits."""
    fits = [
        (len(name), row, name)
        for row, names in enumerate(LAYERS)
        for name in names
        if module == name or module.startswith(f"{name}.")
    ]
    assert fits, f"{module} is in no layer: add it to LAYERS"
    _, row, name = max(fits)
    # "tui" and "corpus" stand for the package's __init__ only.
    assert module == name or name not in ("tui", "corpus"), f"{module} is in no layer"
    return row, name


def imports(module: str) -> Iterator[tuple[int, str]]:
    """Line and absolute target of every import of a module, nested ones too."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                stem = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*stem, *filter(None, [node.module])])
            names = [f"{base}.{alias.name}" for alias in node.names]
            submodules = [name for name in names if name in MODULES]
            yield from ((node.lineno, name) for name in submodules or [base])


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_down(module: str) -> None:
    row, member = layer_of(module)
    for line, target in imports(module):
        if target.partition(".")[0] not in ("tui", "corpus"):
            continue
        where = f"{MODULES[module].relative_to(ROOT)}:{line} imports {target}"
        if module.startswith("tui") and target.startswith("corpus."):
            pytest.fail(f"{where}: tui uses only the names in corpus/__init__.py")
        target_row, target_member = layer_of(target)
        if member == target_member:
            assert module != target, where
        else:
            assert target_row > row, f"{where}: imports must point down"


def test_widgets_do_not_know_each_other() -> None:
    for module in MODULES:
        if module.startswith("tui.widgets."):
            others = [
                target
                for _, target in imports(module)
                if target.startswith("tui.widgets.") and target not in SHARED
            ]
            assert not others, f"{module} imports {others}"


def test_no_import_cycles() -> None:
    graph = {module: {t for _, t in imports(module) if t in MODULES} for module in MODULES}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"cycle: {' > '.join([*trail, module])}"
        if module not in done:
            for target in sorted(graph[module] - {module}):
                visit(target, (*trail, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def loaded_after(code: str, names: tuple[str, ...]) -> list[str]:
    """Which of these packages stand in memory after some code has run in a new process."""
    program = f"{code}\nimport sys\nprint(*[name for name in {names} if name in sys.modules])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stdout.split()


def test_corpus_needs_no_terminal() -> None:
    assert loaded_after("import corpus", HEADLESS_FORBIDS) == []


def test_corpus_loads_nothing_before_it_is_needed() -> None:
    assert loaded_after("import corpus", FIRST_NEEDED_LATER) == []


def test_headless_commands_do_not_load_textual() -> None:
    assert loaded_after("import tui.cli, tui.answers", ("textual",)) == []


@pytest.mark.parametrize("module", MODULES)
def test_files_stay_short(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES, "find the second purpose in it"
