"""Which article a file is, through all that happens to files: what a reader would find marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Key
from corpus.state.identity import Findings, Identity, Known, recognise, stands


class Library:
    """Files on an imaginary disk, and what is remembered of them from one start to the next."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[Key, ...]] = {}
        self._articles: dict[int, Known] = {}
        self._held: dict[int, str] = {}
        self._numbers = count(1)

    def put(self, path: str, text: str = "", id: str = "", link: str = "") -> None:
        """Save a file; its folder is the first part of its path."""
        named = [("id", id), ("link", link), ("digest", text), ("path", path[1:])]
        self.files[path] = tuple(Key(kind, value) for kind, value in named if value)

    def move(self, path: str, to: str) -> None:
        """Rename a file: all it says of itself but its place stays."""
        keys = [key for key in self.files.pop(path) if key.kind != "path"]
        self.files[to] = (*keys, Key("path", to[1:]))

    def copy(self, path: str, to: str) -> None:
        """Have a second file of the same content."""
        keys = self.files[path]
        self.move(path, to)
        self.files[path] = keys

    def start(self, *batches: Sequence[str]) -> dict[str, int]:
        """Start the program: the article of each file, asked for in batches or all at once."""
        self._held.clear()
        return self.look(*batches)

    def look(self, *batches: Sequence[str]) -> dict[str, int]:
        """Ask again, in the program that runs."""
        found: dict[str, int] = {}
        for batch in batches or [list(self.files)]:
            files = [Identity(Path(path), self.files[path]) for path in batch]
            findings = recognise(files, self._known(), self._held, self._stands, self._numbers)
            self._remember(findings)
            for path, article in zip(batch, findings.ids, strict=True):
                found[path] = article
                self._held[article] = path
        return found

    def _known(self) -> Iterator[Known]:
        for article in self._articles.values():
            yield Known(article.id, article.path, article.face, set(article.keys))

    def _stands(self, path: Path) -> bool:
        return str(path) in self.files

    def _remember(self, findings: Findings) -> None:
        for id, article in (findings.new | findings.changed).items():
            keys = self._articles[id].keys if id in self._articles else set()
            self._articles[id] = Known(id, article.path, article.face, keys)
        for key, id in findings.learned.items():
            for article in self._articles.values():
                article.keys.discard(key)
            self._articles[id].keys.add(key)


@pytest.fixture
def library() -> Library:
    return Library()


def test_an_unchanged_file_is_the_article_it_was(library: Library) -> None:
    library.put("/news/a.md", text="one")
    library.put("/news/b.md", text="two", link="x.org/2")
    assert library.start() == library.start() == {"/news/a.md": 1, "/news/b.md": 2}


def test_an_edited_file_is_the_article_it_was(library: Library) -> None:
    library.put("/news/a.md", text="one")
    before = library.start()
    library.put("/news/a.md", text="another")
    assert library.start() == before


def test_a_header_written_later_changes_nothing(library: Library) -> None:
    library.put("/news/a.md", text="one")
    before = library.start()
    library.put("/news/a.md", text="another", id="a", link="x.org/1")
    assert library.start() == before


@pytest.mark.parametrize("to", ["/news/b.md", "/news/2025/a.md", "/elsewhere/b.md"])
def test_a_moved_file_is_known_by_its_text(library: Library, to: str) -> None:
    library.put("/news/a.md", text="one")
    before = library.start()
    library.move("/news/a.md", to)
    assert library.start() == {to: before["/news/a.md"]}


@pytest.mark.parametrize("name", [{"id": "a"}, {"link": "x.org/1"}])
def test_a_file_moved_and_edited_is_known_by_its_id_or_link(
    library: Library, name: dict[str, str]
) -> None:
    library.put("/news/a.md", text="one", **name)
    before = library.start()
    del library.files["/news/a.md"]
    library.put("/old/b.md", text="another", **name)
    assert library.start() == {"/old/b.md": before["/news/a.md"]}


def test_a_moved_folder_takes_its_edited_files_along(library: Library) -> None:
    library.files = {"/lib/news/a.md": (Key("digest", "one"), Key("path", "news/a.md"))}
    library.start()
    library.files = {"/disk/news/a.md": (Key("digest", "two"), Key("path", "news/a.md"))}
    assert library.start() == {"/disk/news/a.md": 1}


@pytest.mark.parametrize("meanwhile", [False, True], ids=["before a start", "while it runs"])
def test_two_files_that_changed_names_are_known_by_their_texts(
    library: Library, meanwhile: bool
) -> None:
    a, b = "/news/a.md", "/news/b.md"
    library.put(a, text="one")
    library.put(b, text="two")
    before = library.start()
    library.put(a, text="two")
    library.put(b, text="one")
    after = library.look() if meanwhile else library.start()
    assert (after[a], after[b]) == (before[b], before[a])
    library.put(a, text="two, edited")
    library.put(b, text="one, edited")
    assert library.start() == after


def test_a_name_that_passed_to_another_file_is_that_files(library: Library) -> None:
    library.put("/lib/a.md", text="one")
    first = library.start()["/lib/a.md"]
    library.move("/lib/a.md", "/lib/b.md")
    assert library.start() == {"/lib/b.md": first}
    library.put("/lib/a.md", text="two")
    second = library.start()["/lib/a.md"]
    library.files = {
        "/disk/a.md": (Key("digest", "two, edited"), Key("path", "lib/a.md")),
        "/disk/b.md": (Key("digest", "one"), Key("path", "lib/b.md")),
    }
    found = library.start(["/disk/a.md"], ["/disk/b.md"])
    assert found == {"/disk/a.md": second, "/disk/b.md": first}


def test_a_name_that_two_folders_have_in_common_is_that_of_the_first(library: Library) -> None:
    name = Key("path", "news/a.md")
    library.files = {f"/{disk}/news/a.md": (Key("digest", disk), name) for disk in ("x", "y")}
    before = library.start()
    library.files["/z/news/a.md"] = (Key("digest", "edited"), name)
    del library.files["/x/news/a.md"]
    assert library.start() == {
        "/y/news/a.md": before["/y/news/a.md"],
        "/z/news/a.md": before["/x/news/a.md"],
    }


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_name_that_always_holds_the_latest_does_not_hold_its_marks(
    library: Library, newest_first: bool
) -> None:
    library.put("/news/latest.md", text="monday", id="mon")
    monday = library.start()["/news/latest.md"]
    library.move("/news/latest.md", "/news/earlier.md")
    library.put("/news/latest.md", text="tuesday", id="tue")
    order = ["/news/latest.md", "/news/earlier.md"]
    after = library.start(*([path] for path in (order if newest_first else order[::-1])))
    assert after["/news/earlier.md"] == monday
    assert after["/news/latest.md"] != monday


def test_a_copy_is_an_article_of_its_own(library: Library) -> None:
    library.put("/news/a.md", text="one")
    original = library.start()["/news/a.md"]
    library.copy("/news/a.md", "/news/copy.md")
    copied = library.start(["/news/copy.md"], ["/news/a.md"])
    assert copied["/news/a.md"] == original
    assert copied["/news/copy.md"] != original
    assert library.start(["/news/a.md"], ["/news/copy.md"]) == copied


def test_a_copy_made_before_editing_does_not_take_the_marks_along(library: Library) -> None:
    library.put("/news/a.md", text="one")
    before = library.start()
    library.copy("/news/a.md", "/news/a.bak.md")
    library.put("/news/a.md", text="one, edited")
    after = library.start(["/news/a.bak.md", "/news/a.md"])
    assert after["/news/a.md"] == before["/news/a.md"]


def test_a_copy_that_is_edited_keeps_its_own_marks(library: Library) -> None:
    library.put("/news/a.md", text="one")
    library.copy("/news/a.md", "/news/copy.md")
    before = library.start()
    library.put("/news/copy.md", text="another")
    assert library.start() == before


@pytest.mark.parametrize("name", [{"id": "same"}, {"link": "x.org"}])
@pytest.mark.parametrize("text", ["one", "two", ""])
def test_two_files_of_one_name_stay_two_in_whatever_order_they_come(
    library: Library, name: dict[str, str], text: str
) -> None:
    library.put("/news/a.md", text="one", **name)
    library.put("/news/b.md", text=text, **name)
    before = library.start()
    assert len(set(before.values())) == 2
    assert library.start(["/news/b.md"], ["/news/a.md"]) == before
    assert library.start(["/news/a.md"], ["/news/b.md"]) == before
    assert library.start(["/news/b.md", "/news/a.md"]) == before


def test_a_new_article_with_a_link_already_known_does_not_take_its_marks(library: Library) -> None:
    library.put("/news/a.md", text="one", link="x.org")
    before = library.start()
    library.put("/news/new.md", text="two", link="x.org")
    after = library.start(["/news/new.md"], ["/news/a.md"])
    assert after["/news/a.md"] == before["/news/a.md"]
    assert after["/news/new.md"] not in before.values()


def test_an_article_found_again_in_another_folder_is_the_same(library: Library) -> None:
    library.put("/feeds/a.md", text="one", id="a")
    library.put("/clips/b.md", text="one", id="a")
    first = library.start(["/feeds/a.md"])
    second = library.start(["/clips/b.md"])
    assert list(first.values()) == list(second.values())


def test_names_that_two_folders_have_in_common_are_two_articles(library: Library) -> None:
    library.files = {
        f"/{folder}/news/a.md": (Key("digest", folder), Key("path", "news/a.md"))
        for folder in ("one", "two")
    }
    before = library.start()
    assert len(set(before.values())) == 2
    for path in list(library.files):
        library.files[path] = (Key("digest", f"edited {path}"), Key("path", "news/a.md"))
    assert library.start(["/two/news/a.md"], ["/one/news/a.md"]) == before


def test_a_file_that_was_gone_for_a_while_is_known_again(library: Library) -> None:
    library.put("/news/a.md", text="one")
    library.put("/news/b.md", text="two")
    before = library.start()
    file = library.files.pop("/news/a.md")
    library.put("/news/c.md", text="three")
    library.start()
    library.files["/news/a.md"] = file
    after = library.start()
    assert {path: after[path] for path in before} == before


def test_the_twin_of_a_file_that_is_gone_does_not_take_its_marks(library: Library) -> None:
    library.put("/news/a.md", text="one", id="same")
    library.put("/news/b.md", text="two", id="same")
    before = library.start()
    file = library.files.pop("/news/a.md")
    assert library.start() == {"/news/b.md": before["/news/b.md"]}
    library.files["/news/a.md"] = file
    assert library.start() == before


def test_another_article_under_an_old_name_is_another(library: Library) -> None:
    library.put("/news/today.md", text="monday", link="x.org/mon")
    before = library.start()
    library.put("/news/today.md", text="tuesday", link="x.org/tue")
    assert set(library.start().values()).isdisjoint(before.values())


@pytest.mark.parametrize("name", ["id", "link"])
def test_a_corrected_id_or_link_over_the_same_text_changes_nothing(
    library: Library, name: str
) -> None:
    library.put("/news/a.md", text="one", **{name: "x.org/wrong"})
    before = library.start()
    library.put("/news/a.md", text="one", **{name: "x.org/right"})
    assert library.start() == before


def test_a_file_put_in_the_place_of_another_brings_its_own_marks(library: Library) -> None:
    library.put("/news/a.md", text="one", id="a")
    library.put("/news/b.md", text="two", id="b")
    before = library.start()
    library.move("/news/a.md", "/news/b.md")
    assert library.start() == {"/news/b.md": before["/news/a.md"]}


def test_one_file_asked_for_twice_is_one_article(library: Library) -> None:
    library.put("/news/a.md", text="one")
    file = Identity(Path("/news/a.md"), library.files["/news/a.md"])
    assert recognise([file, file], [], {}, lambda path: True, count(1)).ids == [1, 1]


def test_a_file_renamed_while_the_program_runs_is_the_article_it_was(library: Library) -> None:
    held: dict[int, str] = {1: "/news/a.md"}
    known = Known(1, "/news/a.md", None, {Key("digest", "one")})
    file = Identity(Path("/news/b.md"), (Key("digest", "one"),))
    assert recognise([file], [known], held, lambda path: False, count(2)).ids == [1]


def test_what_may_not_be_looked_at_is_taken_to_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert stands(tmp_path / "file")
    assert not stands(tmp_path / "none")
    assert not stands(tmp_path / "file" / "below")

    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "lstat", refuse)
    assert stands(tmp_path / "none")


PATHS = [f"/{folder}/{name}.md" for folder in ("x", "y") for name in "abc"]
NAMES = st.sampled_from(["", "1", "2"])
FILES = st.dictionaries(st.sampled_from(PATHS), st.tuples(NAMES, NAMES, NAMES), min_size=1)


def library_of(files: dict[str, tuple[str, str, str]]) -> Library:
    library = Library()
    for path, (id, link, text) in files.items():
        library.put(path, id=id, link=link, text=text)
    return library


@given(FILES, st.data())
def test_no_two_files_are_ever_one_article(
    files: dict[str, tuple[str, str, str]], data: st.DataObject
) -> None:
    library = library_of(files)
    for changed in (data.draw(FILES), data.draw(FILES)):
        found = library.start(*([path] for path in data.draw(st.permutations(list(library.files)))))
        assert len(set(found.values())) == len(found)
        library.files = library_of(changed).files


@given(FILES, FILES, st.data())
def test_what_has_not_changed_is_known_again_in_any_order(
    earlier: dict[str, tuple[str, str, str]],
    files: dict[str, tuple[str, str, str]],
    data: st.DataObject,
) -> None:
    library = library_of(earlier)
    library.start()
    library.files = library_of(files).files
    before = library.start()
    for _ in range(2):
        order = data.draw(st.permutations(list(files)))
        assert library.start(*([path] for path in order)) == before
