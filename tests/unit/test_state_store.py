"""What a reader did is there again: after edits, beside a second window, on a full disk."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from corpus.article import Key, Reading
from corpus.errors import StateError
from corpus.state import database, schema
from corpus.state.identity import Identity
from corpus.state.marks import Marks, Place
from corpus.state.store import Store
from corpus.state.writer import Writer

NOW = datetime(2025, 5, 8, 21, 15)
NOBODY = 65534

Opening = Callable[[], Store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def opening(folder: Path) -> Iterator[Opening]:
    """Opens the state in the folder, as often as there are windows."""
    opened: list[Store] = []

    def open_store() -> Store:
        opened.append(Store.open(folder, clock=lambda: NOW))
        return opened[-1]

    yield open_store
    for store in opened:
        try:
            store.close()
        except StateError:
            assert store.notice


@pytest.fixture
def store(opening: Opening) -> Store:
    return opening()


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[Path]:
    """A folder of a user who may not do everything, and that user at work."""
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again at once."""
    monkeypatch.setattr("corpus.state.writer.RETRY", 0.01)


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def identity(path: Path, *names: tuple[str, str]) -> Identity:
    """A file by its text, its name within its folder, and what its author calls it."""
    keys = [Key(*name) for name in names]
    return Identity(path, (*keys, Key("digest", path.read_text()), Key("path", path.name)))


def eventually(seen: Callable[[], bool]) -> bool:
    """Whether something becomes true in a time no working program needs."""
    pause = Event()
    return any(seen() or pause.wait(0.01) for _ in range(1000))


def sql(folder: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "state.db", isolation_level=None)) as connection:
        return connection.execute(statement, values).fetchall()


def reopened(store: Store, opening: Opening) -> Store:
    store.close()
    return opening()


# ── marks ──


def test_nothing_is_marked_at_first(store: Store) -> None:
    assert store.marks() == {}
    assert store.changed() == {}
    assert store.notice == ""


def test_a_store_that_was_given_nothing_to_write_closes_in_peace(store: Store) -> None:
    store.put([])
    store.close()


def test_what_was_marked_is_there_after_the_next_start(store: Store, opening: Opening) -> None:
    store.put([(1, "reading", "begun"), (1, "place", Place(12, 340).value), (2, "starred", "1")])
    assert reopened(store, opening).marks() == {
        1: Marks(reading=Reading.BEGUN, place=Place(12, 340)),
        2: Marks(starred=True),
    }


def test_the_last_of_many_marks_holds(store: Store, opening: Opening) -> None:
    for value in ("later", "begun", "read", "unread", "read"):
        store.put([(1, "reading", value), (1, "starred", str(len(value) % 2))])
    assert reopened(store, opening).marks() == {1: Marks(reading=Reading.READ)}


def test_a_mark_taken_back_is_gone(store: Store, opening: Opening) -> None:
    store.put([(1, "reading", "read"), (1, "starred", "1"), (1, "place", "[1, 2]")])
    store.flush()
    store.put([(1, "reading", "unread"), (1, "starred", "0"), (1, "place", "")])
    assert reopened(store, opening).marks() == {1: Marks()}


def test_a_mark_of_a_newer_version_does_no_harm(store: Store, opening: Opening) -> None:
    store.put([(1, "tags", "x"), (1, "reading", "skimmed"), (1, "place", "[1"), (2, "place", "[]")])
    assert reopened(store, opening).marks() == {1: Marks(), 2: Marks()}


def test_marks_made_at_once_are_written_at_once(store: Store, folder: Path) -> None:
    store.put([(article, "reading", "read") for article in range(1, 1001)])
    store.flush()
    assert sql(folder, "SELECT DISTINCT counter, at FROM mark") == [(1, NOW.isoformat())]


def test_a_mark_is_written_without_being_asked(store: Store, opening: Opening) -> None:
    other = opening()
    store.put([(1, "reading", "read")])
    assert eventually(lambda: other.changed() == {1: Marks(reading=Reading.READ)})


def test_a_program_that_ends_without_closing_has_saved_all(folder: Path) -> None:
    program = f"""
from datetime import datetime
from pathlib import Path
from corpus.state.store import Store
Store.open(Path({str(folder)!r}), clock=datetime.now).put([(1, "starred", "1")])
"""
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root)
    with closing(Store.open(folder, clock=lambda: NOW)) as store:
        assert store.marks() == {1: Marks(starred=True)}


def test_closing_twice_is_closing(store: Store) -> None:
    store.put([(1, "starred", "1")])
    store.close()
    store.close()


def test_a_mark_made_too_late_is_refused_aloud(store: Store) -> None:
    store.close()
    with pytest.raises(StateError, match="closed"):
        store.put([(1, "starred", "1")])


def test_every_commit_is_on_disk_before_it_is_told_of(store: Store, folder: Path) -> None:
    with database.connect(folder / "state.db").reading() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


# ── two windows ──


def test_each_window_is_told_what_the_other_marked(store: Store, opening: Opening) -> None:
    other = opening()
    store.put([(1, "reading", "read"), (1, "starred", "1"), (2, "starred", "1")])
    store.flush()
    assert other.changed() == {1: Marks(Reading.READ, starred=True), 2: Marks(starred=True)}
    assert other.changed() == {}
    assert store.changed() == {}
    other.put([(1, "reading", "unread")])
    other.flush()
    assert store.changed() == {1: Marks(starred=True)}
    assert other.changed() == {}


def test_both_windows_keep_what_they_marked(store: Store, opening: Opening) -> None:
    other = opening()
    for article in range(0, 100, 2):
        store.put([(article, "reading", "read")])
        other.put([(article + 1, "reading", "read")])
    other.flush()
    assert set(reopened(store, opening).marks()) == set(range(100))


def test_a_window_is_not_told_what_it_has_since_marked_itself(
    store: Store, opening: Opening
) -> None:
    other = opening()
    other.put([(1, "reading", "read"), (1, "starred", "1")])
    other.flush()
    store.put([(1, "reading", "later")])
    assert store.changed() == {1: Marks(Reading.LATER, starred=True)}


def test_what_was_there_when_all_were_asked_for_is_no_news(store: Store, opening: Opening) -> None:
    other = opening()
    store.put([(1, "starred", "1")])
    store.flush()
    assert other.marks() == {1: Marks(starred=True)}
    assert other.changed() == {}


# ── the file ──


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_only_the_user_may_read_the_state(folder: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        with closing(Store.open(folder, clock=lambda: NOW)) as store:
            store.put([(1, "starred", "1")])
            store.flush()
            modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    finally:
        os.umask(former)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert modes == dict.fromkeys(["state.db", "state.db-wal", "state.db-shm"], 0o600)


def test_a_state_that_others_could_read_is_closed_to_them(store: Store, opening: Opening) -> None:
    assert store.path
    store.path.chmod(0o644)
    reopened(store, opening)
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "100%?#状态\udcff"
    for _ in range(2):
        with closing(Store.open(folder, clock=lambda: NOW)) as store:
            store.put([(1, "starred", "1")])
    assert [path.name for path in folder.iterdir()] == ["state.db"]


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "no hard links"])
def test_programs_that_start_for_the_first_time_at_once_share_one_state(
    folder: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*names: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr("os.link", refuse)
    trouble: list[StateError] = []

    def start(article: int) -> None:
        try:
            with closing(Store.open(folder, clock=lambda: NOW)) as store:
                store.put([(article, "starred", "1")])
        except StateError as error:
            trouble.append(error)

    starts = [Thread(target=start, args=(article,)) for article in range(1 + 7 * links)]
    run_all(starts)
    with closing(Store.open(folder, clock=lambda: NOW)) as store:
        assert set(store.marks()) == set(range(len(starts)))
    assert not trouble
    assert [path.name for path in folder.iterdir()] == ["state.db"]


def run_all(threads: Sequence[Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("an article, not a state\n" * 100)


def beheaded(path: Path) -> None:
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_in_the_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mark (article, field, value)")


def of_another_program_in_use(path: Path) -> None:
    of_another_program(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO mark VALUES (1, 'reading', 'read')")
        connection.commit()
        copies = {name: path.with_name(name).read_bytes() for name in ("state.db", "state.db-wal")}
    for name, content in copies.items():
        path.with_name(name).write_bytes(content)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")


def a_folder(path: Path) -> None:
    path.unlink()
    (path / "below").mkdir(parents=True)


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("none"))


def gone_but_for_its_log(path: Path) -> None:
    path.rename(path.with_name("state.db-wal"))


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (emptied, "empty"),
        (text, "not written by this program"),
        (beheaded, "not written by this program"),
        (halved, "damaged"),
        (cut_in_the_header, "damaged"),
        (of_another_program, "not written by this program"),
        (of_another_program_in_use, "not written by this program"),
        (newer, "newer version"),
        (a_folder, "not a file"),
        (a_pipe, "not a file"),
        (a_link_to_nothing, "No such file"),
        (gone_but_for_its_log, "missing"),
    ],
)
def test_what_is_no_sound_state_is_refused_in_words_and_left_as_it_is(
    store: Store, folder: Path, spoil: Callable[[Path], None], words: str
) -> None:
    store.put([(article, "reading", "read") for article in range(5000)])
    store.close()
    spoil(folder / "state.db")
    before = contents(folder)
    for _ in range(2):
        with pytest.raises(StateError, match=words):
            Store.open(folder, clock=lambda: NOW)
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    """What the files hold, but for the list of readers and the empty log that SQLite puts there."""
    held = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return {
        name: content
        for name, content in held.items()
        if name == "state.db" or (content and not name.endswith("-shm"))
    }


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"\x0d"], ids=["zeros", "ones", "like a page"])
def test_no_damage_loses_marks_in_silence(folder: Path, tmp_path: Path, filling: bytes) -> None:
    good = tmp_path / "good"
    files = [Identity(tmp_path / f"{n}.md", (Key("link", f"x.org/{n}"),)) for n in range(300)]
    with closing(Store.open(good, clock=lambda: NOW)) as store:
        ids = store.resolve(files)
        store.put([(article, "reading", "read") for article in ids])
    sound = (good / "state.db").read_bytes()
    for start in range(0, len(sound), 4096):
        damaged = sound[:start] + filling * 4096 + sound[start + 4096 :]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "state.db").write_bytes(damaged)
        try:
            store = Store.open(folder, clock=lambda: NOW)
        except StateError:
            assert (folder / "state.db").read_bytes() == damaged
            continue
        assert set(store.marks().values()) == {Marks(reading=Reading.READ)}
        assert len(store.marks()) == len(ids)
        again = store.resolve(files)
        assert again == ids or (max(again) < 0 and store.notice)
        assert store.resolve([Identity(tmp_path / "new.md", (Key("link", "x.org/new"),))]) < [0]
        store.put([(ids[0], "starred", "1")])
        with pytest.raises(StateError, match="damaged"):
            store.close()
        assert (folder / "state.db").read_bytes() == damaged


def test_an_older_state_is_brought_up_to_date_with_all_it_holds(
    store: Store, opening: Opening, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put([(1, "starred", "1")])
    step = ("CREATE TABLE more (a)", "INSERT INTO more VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    assert reopened(store, opening).marks() == {1: Marks(starred=True)}
    assert sql(folder, "SELECT a FROM more") == [(1,)]
    assert sql(folder, "PRAGMA user_version") == [(schema.VERSION,)]


def test_a_step_that_fails_half_way_leaves_the_older_state(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put([(1, "starred", "1")])
    store.close()
    before = contents(folder)
    with monkeypatch.context() as patch:
        step = ("CREATE TABLE more (a)", "DELETE FROM mark", "INSERT INTO none VALUES (1)")
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        with pytest.raises(StateError, match="no such table"):
            Store.open(folder, clock=lambda: NOW)
    assert contents(folder) == before


# ── a disk that takes no more ──

MANY = [(article, "reading", "read") for article in range(1, 2001)]


def fill_disk(store: Store) -> None:
    """Let this window's file not grow any more."""
    with store._writing.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")


def clear_disk(store: Store) -> None:
    with store._writing.reading() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")


def test_a_full_disk_is_told_and_forgets_nothing(store: Store, opening: Opening) -> None:
    store.put([(5000, "starred", "1")])
    store.flush()
    fill_disk(store)
    store.put(MANY)
    for _ in range(2):
        with pytest.raises(StateError, match="the disk is full"):
            store.flush()
    assert store.notice == "the disk is full"
    store.put([(1, "reading", "later")])
    assert opening().marks() == {5000: Marks(starred=True)}
    clear_disk(store)
    store.flush()
    assert store.notice == ""
    marks = reopened(store, opening).marks()
    assert marks[1] == Marks(reading=Reading.LATER)
    assert len(marks) == len(MANY) + 1


@pytest.mark.usefixtures("impatient")
def test_marks_are_tried_again_without_being_asked(store: Store, opening: Opening) -> None:
    other = opening()
    fill_disk(store)
    store.put(MANY)
    assert eventually(lambda: store.notice != "")
    clear_disk(store)
    assert eventually(lambda: len(other.changed()) == len(MANY))
    assert eventually(lambda: store.notice == "")


def test_marks_that_could_not_be_saved_are_not_lost_in_silence(store: Store) -> None:
    fill_disk(store)
    store.put(MANY)
    with pytest.raises(StateError, match="the disk is full"):
        store.close()


def test_articles_first_seen_on_a_full_disk_keep_their_marks(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    known = identity(write(tmp_path / "known.md", "known"))
    [old] = store.resolve([known])
    new = [identity(write(tmp_path / f"{n}.md", f"text {n} {'long ' * 50}")) for n in range(200)]
    fill_disk(store)
    ids = store.resolve([*new, known])
    assert store.notice == "the disk is full"
    assert ids[-1] == old
    assert len(set(ids)) == len(ids)
    assert store.resolve([known, *new]) == [old, *ids[:-1]]
    store.put([(article, "starred", "1") for article in ids])
    clear_disk(store)
    store.flush()
    assert store.resolve([*new, known]) == ids
    again = reopened(store, opening)
    after = again.resolve([*new, known])
    assert min(after) > 0
    assert again.marks() == dict.fromkeys(after, Marks(starred=True))


@pytest.mark.usefixtures("impatient")
def test_articles_first_seen_on_a_full_disk_are_written_down_by_themselves(
    store: Store, tmp_path: Path, folder: Path
) -> None:
    new = [identity(write(tmp_path / f"{n}.md", f"text {n} {'long ' * 50}")) for n in range(200)]
    fill_disk(store)
    store.resolve(new)
    clear_disk(store)
    assert eventually(lambda: sql(folder, "SELECT count(*) FROM article") == [(200,)])


def test_another_window_is_heard_of_articles_first_seen_on_a_full_disk(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    new = [identity(write(tmp_path / f"{n}.md", f"text {n} {'long ' * 50}")) for n in range(200)]
    fill_disk(store)
    ids = store.resolve(new)
    clear_disk(store)
    store.put([(ids[0], "starred", "1")])
    store.flush()
    other = opening()
    [real] = other.resolve(new[:1])
    other.put([(real, "reading", "read")])
    other.flush()
    store.put([(ids[0], "place", "[1, 2]")])
    assert store.changed() == {ids[0]: Marks(Reading.READ, starred=True, place=Place(1, 2))}


def test_an_article_first_seen_on_a_full_disk_stays_itself_when_its_file_moves(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    new = [identity(write(tmp_path / f"{n}.md", f"text {n} {'long ' * 50}")) for n in range(200)]
    fill_disk(store)
    article = store.resolve(new)[0]
    clear_disk(store)
    store.put([(article, "starred", "1")])
    store.flush()
    moved = identity(new[0].path.rename(tmp_path / "moved.md"))
    assert store.resolve([moved]) == [article]
    store.put([(article, "reading", "read")])
    again = reopened(store, opening)
    [real] = again.resolve([moved])
    assert again.marks() == {real: Marks(Reading.READ, starred=True)}


def test_a_state_that_may_only_be_read_shows_its_marks(unprivileged: Path) -> None:
    folder = unprivileged / "state"
    with closing(Store.open(folder, clock=lambda: NOW)) as store:
        store.put([(1, "starred", "1")])
    (folder / "state.db").chmod(0o400)
    folder.chmod(0o500)
    store = Store.open(folder, clock=lambda: NOW)
    assert store.marks() == {1: Marks(starred=True)}
    store.put([(1, "reading", "read")])
    with pytest.raises(StateError, match="cannot be written"):
        store.flush()
    assert store.notice == "it cannot be written"
    assert store.resolve([Identity(folder / "a.md", (Key("id", "a"),))])[0] < 0
    with pytest.raises(StateError, match="cannot be written"):
        store.close()


def test_where_no_folder_can_be_made_it_is_said(unprivileged: Path) -> None:
    unprivileged.chmod(0o500)
    with pytest.raises(StateError, match="Permission denied"):
        Store.open(unprivileged / "state", clock=lambda: NOW)
    assert not list(unprivileged.iterdir())


def test_a_file_where_the_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path / "state", "mine")
    with pytest.raises(StateError):
        Store.open(tmp_path / "state", clock=lambda: NOW)
    assert (tmp_path / "state").read_text() == "mine"


@pytest.mark.parametrize("back", [False, True], ids=["taken away", "replaced"])
def test_a_state_taken_away_under_the_program_is_noticed(
    store: Store, folder: Path, back: bool
) -> None:
    store.put([(1, "starred", "1")])
    store.flush()
    folder.rename(folder.with_name("away"))
    if back:
        shutil.copytree(folder.with_name("away"), folder)
    store.put([(2, "starred", "1")])
    with pytest.raises(StateError, match="moved or replaced"):
        store.flush()
    with pytest.raises(StateError, match="moved or replaced"):
        store.close()


def test_a_mark_made_while_an_older_one_fails_is_the_one_kept() -> None:
    kept: list[object] = []

    def write(changes: object) -> None:
        kept.append(changes)
        if len(kept) == 1:
            writer.put({(1, "starred"): ("0", "later")})
            raise sqlite3.OperationalError

    writer = Writer(write)
    writer.put({(1, "starred"): ("1", "at first")})
    assert not writer.flush()
    assert writer.flush()
    assert kept == [{(1, "starred"): ("1", "at first")}, {(1, "starred"): ("0", "later")}]
    assert writer.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_waits_for_a_writer_that_has_died() -> None:
    def fail(changes: object) -> None:
        raise ValueError(changes)

    writer = Writer(fail)
    assert writer.put({(1, "starred"): ("1", "")})
    assert not writer.flush()
    assert writer.notice
    assert not writer.put({(1, "starred"): ("1", "")})
    assert not writer.close()


# ── articles ──


def test_files_keep_their_marks_through_all_that_happens_to_them(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    names = ["edited", "renamed", "moved", "copied", "both", "untouched"]
    paths = [write(tmp_path / f"news/{name}.md", f"text of {name}") for name in names]
    files = [identity(path, ("id", f"id of {path.stem}")) for path in paths[:5]]
    ids = store.resolve([*files, identity(paths[5])])
    store.put([(article, "starred", "1") for article in ids])
    edited, renamed, moved, copied, both, untouched = paths
    edited.write_text("another text")
    renamed = renamed.rename(renamed.with_name("another.md"))
    moved = moved.rename(write(tmp_path / "archive/2025/moved.md", ""))
    copy = Path(shutil.copy(copied, copied.with_name("copy.md")))
    both = both.rename(both.with_name("changed.md"))
    both.write_text("changed")
    again = reopened(store, opening)
    after = [identity(path) for path in (edited, renamed, moved, copied)]
    after += [identity(both, ("id", "id of both")), identity(untouched), identity(copy)]
    found = again.resolve(after)
    assert found[:6] == ids
    assert found[6] not in ids
    assert again.marks() == dict.fromkeys(ids, Marks(starred=True))


def test_a_file_that_was_gone_is_known_when_it_is_back(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.md", "one")
    [article] = store.resolve([identity(path)])
    path.unlink()
    store = reopened(store, opening)
    store.resolve([identity(write(tmp_path / "b.md", "two"))])
    write(path, "one")
    assert reopened(store, opening).resolve([identity(path)]) == [article]


def test_two_files_of_one_id_are_never_one_article_while_the_program_runs(
    store: Store, tmp_path: Path
) -> None:
    paths = [write(tmp_path / f"{n}.md", "the same") for n in range(3)]
    found = [store.resolve([identity(path, ("id", "same"))])[0] for path in paths]
    assert len(set(found)) == 3
    assert store.resolve([identity(path, ("id", "same")) for path in paths[::-1]]) == found[::-1]


def test_a_file_renamed_while_the_program_runs_is_the_article_it_was(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.md", "one")
    [article] = store.resolve([identity(path)])
    assert store.resolve([identity(path.rename(tmp_path / "b.md"))]) == [article]
    assert store.resolve([identity(write(path, "two"))]) != [article]


def test_two_files_that_changed_names_keep_their_marks(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    a, b = (write(tmp_path / name, name) for name in ("a.md", "b.md"))
    first, second = store.resolve([identity(a), identity(b)])
    write(a, "b.md")
    write(b, "a.md")
    store = reopened(store, opening)
    assert store.resolve([identity(a), identity(b)]) == [second, first]
    assert store.notice == ""


@pytest.mark.parametrize("running", [False, True], ids=["at the next start", "while it runs"])
def test_another_article_under_an_old_name_is_another(
    store: Store, opening: Opening, tmp_path: Path, running: bool
) -> None:
    path = write(tmp_path / "today.md", "monday")
    [monday] = store.resolve([identity(path, ("link", "x.org/mon"))])
    kept = path.rename(tmp_path / "monday.md")
    write(path, "tuesday")
    store = store if running else reopened(store, opening)
    [tuesday] = store.resolve([identity(path, ("link", "x.org/tue"))])
    assert tuesday != monday
    assert store.resolve([identity(kept, ("link", "x.org/mon"))]) == [monday]
    assert store.notice == ""


def test_an_article_known_by_nothing_the_new_file_has_is_another(
    store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "today.md", "")
    days = [(Key("link", f"x.org/{day}"), Key("digest", day)) for day in ("mon", "tue")]
    monday, tuesday = (store.resolve([Identity(path, keys)]) for keys in days)
    assert monday != tuesday


def test_one_name_in_two_folders_is_two_articles(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    paths = [write(tmp_path / folder / "a.md", folder) for folder in ("one", "two")]
    ids = store.resolve([identity(path) for path in paths])
    assert len(set(ids)) == 2
    for path in paths:
        path.write_text("edited in " + path.parent.name)
    store = reopened(store, opening)
    assert store.resolve([identity(path) for path in paths[::-1]]) == ids[::-1]


def test_a_folder_reached_by_a_link_holds_the_same_articles(
    store: Store, opening: Opening, tmp_path: Path
) -> None:
    path = write(tmp_path / "disk" / "a.md", "one")
    ids = store.resolve([identity(path)])
    (tmp_path / "news").symlink_to(path.parent)
    path.write_text("two")
    assert reopened(store, opening).resolve([identity(tmp_path / "news" / "a.md")]) == ids


def test_names_that_are_no_text_are_names(store: Store, opening: Opening, tmp_path: Path) -> None:
    path = write(tmp_path / "新闻\udce9.md", "one")
    ids = store.resolve([identity(path)])
    path.write_text("two")
    store = reopened(store, opening)
    assert store.resolve([identity(path)]) == ids
    moved = path.rename(write(tmp_path / "news" / path.name, ""))
    moved.write_text("three")
    assert reopened(store, opening).resolve([identity(moved)]) == ids


def test_more_files_than_one_question_holds_are_all_known_again(
    store: Store, opening: Opening
) -> None:
    files = [Identity(Path(f"/news/{n}.md"), (Key("link", f"x.org/{n}"),)) for n in range(2500)]
    ids = store.resolve(files)
    assert len(set(ids)) == len(files)
    assert reopened(store, opening).resolve(files[::-1]) == ids[::-1]


def test_an_id_is_known_once_it_was_given(store: Store, opening: Opening, tmp_path: Path) -> None:
    assert not store.knows(1)
    [article] = store.resolve([identity(write(tmp_path / "a.md", "one"))])
    assert reopened(store, opening).knows(article)


def test_no_files_are_no_articles(store: Store) -> None:
    assert store.resolve([]) == []


def test_the_number_of_a_forgotten_article_is_never_given_again(
    store: Store, folder: Path, tmp_path: Path
) -> None:
    [article] = store.resolve([identity(write(tmp_path / "a.md", "one"))])
    sql(folder, "DELETE FROM article")
    sql(folder, "DELETE FROM key")
    assert store.resolve([identity(write(tmp_path / "b.md", "two"))]) > [article]


def test_two_windows_that_see_a_file_first_agree_about_it(opening: Opening) -> None:
    files = [Identity(Path(f"/news/{n}.md"), (Key("link", f"x.org/{n}"),)) for n in range(300)]
    found: list[list[int]] = []
    stores = [opening(), opening()]
    run_all([Thread(target=lambda s=s: found.append(s.resolve(files))) for s in stores])
    assert found[0] == found[1]


def test_reading_files_and_marking_articles_do_not_wait_for_each_other_for_ever(
    store: Store, opening: Opening
) -> None:
    files = [Identity(Path(f"/news/{n}.md"), (Key("link", f"x.org/{n}"),)) for n in range(2000)]
    other = opening()

    def load() -> None:
        for start in range(0, len(files), 100):
            store.resolve(files[start : start + 100])

    def mark() -> None:
        for article in range(1000):
            store.put([(article, "reading", "read")])
            if article % 100 == 0:
                store.flush()
                other.changed()

    run_all([Thread(target=load), Thread(target=mark), Thread(target=load)])
    assert set(reopened(store, opening).marks()) == set(range(1000))


# ── without a disk ──


def test_a_state_in_memory_does_all_but_remember(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "one")
    with closing(Store.in_memory(clock=lambda: NOW)) as store:
        [article] = store.resolve([identity(path)])
        store.put([(article, "starred", "1")])
        store.flush()
        assert store.resolve([identity(path)]) == [article]
        assert store.marks() == {article: Marks(starred=True)}
        assert store.changed() == {}
        assert (store.path, store.notice) == (None, "")
    with closing(Store.in_memory(clock=lambda: NOW)) as store:
        assert store.marks() == {}
    assert list(tmp_path.iterdir()) == [path]
