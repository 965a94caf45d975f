"""What a `.kanbaoignore` leaves out is what git would ignore, and no file of rules can do harm."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Problem, Reason
from corpus.ingest.files.ignore import MAX_RULES, MAX_SIZE, NAME, Rules, read_rules
from corpus.ingest.files.scan import Candidate, PassedOver, scan


def rules(folder: Path, text: str | bytes, base: int = 0, above: Rules | None = None) -> Rules:
    """The rules of a file that has no flaw."""
    (folder / NAME).write_bytes(text if isinstance(text, bytes) else text.encode())
    found, problems = read_rules(folder / NAME, base, above)
    assert not problems
    assert found is not None
    return found


def flaws(folder: Path, data: bytes) -> list[tuple[Reason, int | None]]:
    (folder / NAME).write_bytes(data)
    _, problems = read_rules(folder / NAME, 0, None)
    return [(problem.reason, problem.line) for problem in problems]


FITS = [
    ("*.log", "a.log", "sub/a.log"),
    ("drafts/", "drafts\0", "sub/drafts\0"),
    ("/drafts", "drafts", "drafts\0"),
    ("doc/*.txt", "doc/a.txt"),
    ("a/**/b", "a/b", "a/x/b", "a/x/y/b"),
    ("**/b/c", "b/c", "a/b/c"),
    ("a/**", "a/b", "a/b/c", "a/b\0"),
    (r"\#a", "#a"),
    (r"\!a", "!a"),
    (r"a\*", "a*"),
    ("a  ", "a"),
    ("a\\ ", "a "),
    ("a\r", "a"),
    ("[a-c]x[!0-9]", "bxy"),
    ("[]a]", "]", "a"),
    ("[[:digit:][:upper:]]", "7", "Q"),
    ("新?.md", "新闻.md"),
    ("\ufeffa", "a"),
    ("a\n!a\na", "a"),
    ("name\nwith", "name", "with"),
]
FITS_NOT = [
    ("#a", "#a"),
    ("drafts/", "drafts"),
    ("/drafts", "sub/drafts"),
    ("doc/*.txt", "doc/sub/a.txt", "sub/doc/a.txt"),
    ("a/**", "a\0"),
    ("a*", "b", "ba"),
    ("?", "ab", "\0"),
    ("a[/]b", "a/b"),
    ("[!a]", "a"),
    ("a\n!a", "a"),
    ("/", "a", "a\0"),
]


@pytest.mark.parametrize(("text", "paths"), [(row[0], row[1:]) for row in FITS])
def test_a_rule_leaves_out(tmp_path: Path, text: str, paths: tuple[str, ...]) -> None:
    found = rules(tmp_path, text)
    assert [path for path in paths if not found.exclude(path)] == []


@pytest.mark.parametrize(("text", "paths"), [(row[0], row[1:]) for row in FITS_NOT])
def test_a_rule_leaves_in(tmp_path: Path, text: str, paths: tuple[str, ...]) -> None:
    found = rules(tmp_path, text + "\nzzz")
    assert [path for path in paths if found.exclude(path)] == []


def test_a_name_that_is_no_text_can_be_left_out(tmp_path: Path) -> None:
    assert rules(tmp_path, b"\xd0\xc2*").exclude(os.fsdecode(b"\xd0\xc2\xce\xc5.md"))


def test_the_rules_of_a_folder_come_before_those_above_it(tmp_path: Path) -> None:
    above = rules(tmp_path, "*.md\n!keep.md")
    here = rules(tmp_path, "!a.md\nkeep.md\n/b.txt", base=len("sub/"), above=above)
    left_out = {
        name for name in ("a.md", "b.md", "b.txt", "keep.md") if here.exclude(f"sub/{name}")
    }
    assert left_out == {"b.md", "b.txt", "keep.md"}


# ── against git ──

TREE = (
    *("a.md", "b.md", "ab.md", "abc.txt", "#a.md", "!a.md", "a b.md", "].md", "a/a.md"),
    *("a/b/a.md", "a/b/c/ab.md", "b/a/b.md", "b/b/b/b.md", "ab/c.md", "c/abc/a.md", "x /a.md"),
)
ATOMS = (
    *("a", "b", "c", "ab", ".md", "md", "*", "*", "?", "[ab]", "[!a]", "[^b]", "[a-c]", "[]]"),
    *("\\*", "\\a", "\\#", "#", "!", " ", "\\ ", "[[:alpha:]]", "[[:digit:]#]", "[z-a]", "[", "\\"),
)
# `a**/` means to git what its manual does not say.
SEGMENTS = st.one_of(
    st.just("**"),
    st.lists(st.sampled_from(ATOMS), min_size=1, max_size=4).map(
        lambda atoms: re.sub(r"\*\*+", "*", "".join(atoms))
    ),
)
RULES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(SEGMENTS, min_size=1, max_size=4).map("/".join),
    st.sampled_from(["", "", "/", " ", "\r"]),
)
FILES = st.lists(RULES, max_size=4).map("\n".join)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("there is no git to compare with")
    folder = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(folder)], check=True, env=git_environ(folder))
    for name in TREE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text", encoding="utf-8")
    return folder


def git_environ(folder: Path) -> dict[str, str]:
    """No settings but git's own."""
    fixed = {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    return {"PATH": os.environ["PATH"], **fixed}


def ignored_by_git(folder: Path) -> set[str]:
    done = subprocess.run(
        ["git", "-C", str(folder), "check-ignore", "--no-index", "-z", "--stdin"],
        input="\0".join(TREE).encode() + b"\0",
        capture_output=True,
        check=False,
        env=git_environ(folder),
    )
    assert done.returncode in (0, 1), done.stderr
    return set(done.stdout.decode().rstrip("\0").split("\0")) - {""}


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["", "a", "a/b", "b"]), FILES, min_size=1))
def test_the_same_files_are_left_out_as_git_ignores(
    repository: Path, texts: dict[str, str]
) -> None:
    written = []
    try:
        for here, text in texts.items():
            for name in (NAME, ".gitignore"):
                written.append(repository / here / name)
                written[-1].write_bytes(text.encode())
        found = {
            str(found.path.relative_to(repository))
            for found in scan([repository])
            if isinstance(found, Candidate)
        }
        assert set(TREE) - found == ignored_by_git(repository)
    finally:
        for path in written:
            path.unlink()


# ── in a library ──


def search(folder: Path) -> tuple[list[str], list[Problem], int]:
    """What a search finds: articles, problems, and how many were left out."""
    found = list(scan([folder]))
    return (
        sorted(f.path.name for f in found if isinstance(f, Candidate)),
        [f for f in found if isinstance(f, Problem)],
        sum(f.ignored for f in found if isinstance(f, PassedOver)),
    )


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_that_is_left_out_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path / NAME, "drafts/\n!drafts/keep.md")
    write(tmp_path / "drafts/keep.md")
    write(tmp_path / "drafts" / NAME, "!*\n[")
    write(tmp_path / "a.md")
    assert search(tmp_path) == (["a.md"], [], 1)


def test_a_file_named_outright_is_read_whatever_rules_say(tmp_path: Path) -> None:
    write(tmp_path / NAME, "*")
    path = write(tmp_path / "a.md")
    found = [f.path for f in scan([tmp_path, path]) if isinstance(f, Candidate)]
    assert found == [path]
    assert [f.path for f in scan([path]) if isinstance(f, Candidate)] == [path]


def test_a_link_does_not_lead_into_what_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / NAME, ".attic/old/\n.attic/*.md\ndrafts/")
    for name in (
        ".attic/old/a.md",
        ".attic/b.md",
        ".attic/c.txt",
        ".attic/new/d.md",
        "drafts/e.md",
    ):
        write(tmp_path / name)
    for target in (".attic/old", ".attic/new", ".attic/b.md", ".attic/c.txt", "drafts"):
        (tmp_path / f"link-{Path(target).name}").symlink_to(target)
    articles, problems, _ = search(tmp_path)
    assert (articles, problems) == (["c.txt", "d.md"], [])


def test_a_file_of_rules_may_be_a_link_inside_the_library_only(tmp_path: Path) -> None:
    library = tmp_path / "news"
    write(library / "rules.txt", "a.md")
    write(library / "a.md")
    (library / NAME).symlink_to("rules.txt")
    assert search(library)[0] == ["rules.txt"]
    (library / NAME).unlink()
    write(tmp_path / "outside", "a.md")
    (library / NAME).symlink_to("../outside")
    articles, problems, _ = search(library)
    assert articles == ["a.md", "rules.txt"]
    assert problems == [Problem(library / NAME, Reason.OUTSIDE)]


def test_a_pipe_of_rules_is_a_problem_and_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    os.mkfifo(tmp_path / NAME)
    assert search(tmp_path) == (["a.md"], [Problem(tmp_path / NAME, Reason.NOT_REGULAR)], 0)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_rules_that_may_not_be_read_are_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "a.md")
    write(tmp_path / NAME, "*").chmod(0)
    articles, problems, _ = search(tmp_path)
    assert (articles, [p.reason for p in problems]) == (["a.md"], [Reason.UNREADABLE])


# ── rules made to do harm ──


@pytest.mark.parametrize(
    ("data", "flaw"),
    [
        (b"a\0b", (Reason.BINARY, None)),
        (b"#" * (MAX_SIZE + 1), (Reason.TOO_BIG, None)),
        (b"x\n" * 100_000, (Reason.TOO_BIG, None)),
        (b"x\n" * (MAX_RULES // 2 + 1), (Reason.RULES, None)),
        (b"a\n[b\nc\\\n", (Reason.RULE, 2)),
        (b"[[:no:]]", (Reason.RULE, 1)),
    ],
)
def test_rules_beyond_all_bounds_are_told(
    tmp_path: Path, data: bytes, flaw: tuple[Reason, int | None]
) -> None:
    assert flaws(tmp_path, data)[0] == flaw


def test_a_huge_file_of_rules_is_told_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(8 << 30)
    assert [problem.reason for problem in search(tmp_path)[1]] == [Reason.TOO_BIG]


def test_rules_that_are_not_understood_leave_the_others_in_force(tmp_path: Path) -> None:
    write(tmp_path / NAME, "[a\nb.md")
    write(tmp_path / "b.md")
    articles, problems, _ = search(tmp_path)
    assert articles == []
    assert problems == [Problem(tmp_path / NAME, Reason.RULE, 1, "[a")]


LONG_NAME = "a" * 255
DEEP_PATH = "a/" * 1000 + "a"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("*a" * 40 + "b", LONG_NAME),
        ("?*" * 40 + "b", LONG_NAME),
        ("*[a-z]" * 40 + "b", LONG_NAME),
        ("**/a/" * 40 + "b", DEEP_PATH),
        ("**/*a*/" * 40 + "b", DEEP_PATH),
        ("*/" * 40 + "**/b", DEEP_PATH),
        ("*a*a*a*/**/" * 20 + "b", "/".join([LONG_NAME] * 16)),
    ],
)
def test_many_stars_do_not_hang(tmp_path: Path, text: str, path: str) -> None:
    # Tried one after the other in every way, these would outlast the universe.
    assert not rules(tmp_path, text).exclude(path)


@given(st.binary(max_size=200), st.text(max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_rules_raise(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / NAME).write_bytes(data)
    found, _ = read_rules(tmp_path / NAME, 0, None)
    if found is not None:
        assert found.exclude(name) in (True, False)
