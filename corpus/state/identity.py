"""Which article a file is: by id, link, text and place, through edits, renames and copies.

Nothing here knows of SQLite. What the state knows of the articles in question
comes in as `Known`, what it has to remember goes out as `Findings`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePath

from corpus.article import Key

DIGEST = "digest"
PATH = "path"
STRONG = ("id", "link")
"""What an author wrote to name the article. Its text and its place it may share with others."""

KINDS = (*STRONG, DIGEST, PATH)
"""Strongest first."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file says about which article it is."""

    path: Path
    """Absolute."""

    keys: tuple[Key, ...]
    """Strongest first."""

    face: int = field(init=False, repr=False)
    """All keys in one number of 64 bits, to see at once that nothing has changed."""

    def __post_init__(self) -> None:
        from hashlib import blake2b

        keys = "\n".join(chain.from_iterable(self.keys)).encode(errors="surrogatepass")
        face = int.from_bytes(blake2b(keys, digest_size=8).digest(), signed=True)
        object.__setattr__(self, "face", face)


@dataclass(slots=True)
class Known:
    """What is known about which file an article is."""

    id: int
    path: str | None
    """Where it was last seen; None once another article stands there."""

    face: int | None
    """That of its file when it was last seen."""

    keys: set[Key] = field(default_factory=set)
    """May be left out while a file of the same face is at its path."""


@dataclass(slots=True)
class Findings:
    """Which article each file is, in the order asked, and what is new about them."""

    ids: list[int]
    new: dict[int, Known] = field(default_factory=dict)
    """By id."""

    changed: dict[int, Known] = field(default_factory=dict)
    """By id: known articles that have another path or face than before."""

    learned: dict[Key, int] = field(default_factory=dict)
    """Whose keys are that were no one's, or have passed from one article to another."""


def stands(path: Path) -> bool:
    """Whether something is at the path; so it seems too where one may not look."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def recognise(
    files: Sequence[Identity],
    known: Iterable[Known],
    held: Mapping[int, str],
    stands: Callable[[Path], bool],
    numbers: Iterator[int],
) -> Findings:
    """Tell which article each file is; no two files are the same one.

    Args:
        files: those asked about.
        known: every article last seen where one of the files is, or that has one of their keys.
        held: the path of the file each article was given to before; no other file is given it
            while that one stands.
        stands: whether there is still a file at a path.
        numbers: ids for new articles.
    """
    return _Recognition(known, held, stands, numbers).of(files)


class _Recognition:
    def __init__(
        self,
        known: Iterable[Known],
        held: Mapping[int, str],
        stands: Callable[[Path], bool],
        numbers: Iterator[int],
    ) -> None:
        self._held = held
        self._stands = stands
        self._numbers = numbers
        self._at: dict[str, Known] = {}
        self._of_key: dict[Key, Known] = {}
        self._given: dict[int, str] = {}
        self._ousted: set[int] = set()
        self._found = Findings([])
        for article in known:
            self._of_key.update(dict.fromkeys(article.keys, article))
            if article.path is not None:
                self._at[article.path] = article

    def of(self, files: Sequence[Identity]) -> Findings:
        # What is where it was comes first, then the stronger evidence before the weaker: so the
        # order in which files are read decides as little as it can.
        ids = [self._unmoved(file) for file in files]
        claiming = [index for index, id in enumerate(ids) if id is None]
        claiming = [index for index in claiming if self._has_known_key(files[index])]
        for kind in KINDS:
            for index in claiming:
                if ids[index] is None:
                    ids[index] = self._claimed(files[index], kind)
        self._found.ids = [
            self._left_or_new(file) if id is None else id
            for id, file in zip(ids, files, strict=True)
        ]
        return self._found

    def _has_known_key(self, file: Identity) -> bool:
        return any(key in self._of_key for key in file.keys)

    def _unmoved(self, file: Identity) -> int | None:
        article = self._at.get(str(file.path))
        if article is None or not self._is_free(article, file):
            return None
        if article.face == file.face:
            self._given[article.id] = str(file.path)
            return article.id
        if self._is_still(article, file):
            return self._give(article, file)
        self._ousted.add(article.id)
        return None

    def _claimed(self, file: Identity, kind: str) -> int | None:
        for key in file.keys:
            article = self._of_key.get(key) if key.kind == kind else None
            if article is not None and self._may_claim(article, file, kind):
                return self._give(article, file)
        return None

    def _left_or_new(self, file: Identity) -> int:
        article = self._at.get(str(file.path))
        if article is None or not self._is_free(article, file) or _is_other(article, file):
            article = Known(next(self._numbers), None, None)
            self._found.new[article.id] = article
        return self._give(article, file)

    def _is_still(self, article: Known, file: Identity) -> bool:
        """Whether the file where the article was last seen is that article, perhaps edited."""
        for key in file.keys:
            if key.kind == PATH:
                continue
            if key in article.keys:
                return True
            # It has the id, link or text of another one: that was put here in its stead.
            if key in self._of_key and _has(article, key.kind):
                return False
        return not _is_other(article, file)

    def _may_claim(self, article: Known, file: Identity, kind: str) -> bool:
        stronger = STRONG[: KINDS.index(kind)]
        if not self._is_free(article, file) or _differing(article, file).intersection(stronger):
            return False
        if article.id in self._ousted or article.path in (None, str(file.path)):
            return True
        if not self._stands(Path(article.path or "")):
            return True
        # Two files with one id or link are one article if their text is the same, and two if not.
        return kind in STRONG and any(
            key in article.keys for key in file.keys if key.kind == DIGEST
        )

    def _is_free(self, article: Known, file: Identity) -> bool:
        if article.id in self._given:
            return self._given[article.id] == str(file.path)
        holder = self._held.get(article.id)
        if holder is None or holder == str(file.path) or article.id in self._ousted:
            return True
        return not self._stands(Path(holder))

    def _give(self, article: Known, file: Identity) -> int:
        path = str(file.path)
        self._given[article.id] = path
        former = self._at.get(path)
        if former is not None and former is not article:
            former.path = None
            self._found.changed[former.id] = former
        if article.path is not None:
            self._at.pop(article.path, None)
        self._at[path] = article
        article.path = path
        article.face = file.face
        if article.id not in self._found.new:
            self._found.changed[article.id] = article
        for key in file.keys:
            if key not in article.keys and self._may_learn(key):
                self._learn(article, key)
        return article.id

    def _may_learn(self, key: Key) -> bool:
        owner = self._of_key.get(key)
        if owner is None:
            return True
        # A name within a folder passes to the file that now has it; of two folders, the first.
        gone = owner.path is None or not PurePath(owner.path).as_posix().endswith(f"/{key.value}")
        return key.kind == PATH and gone

    def _learn(self, article: Known, key: Key) -> None:
        owner = self._of_key.get(key)
        if owner is not None:
            owner.keys.discard(key)
        article.keys.add(key)
        self._of_key[key] = article
        self._found.learned[key] = article.id


def _has(article: Known, kind: str) -> bool:
    return any(key.kind == kind for key in article.keys)


def _differing(article: Known, file: Identity) -> set[str]:
    """The kinds of key of which both have one, and not the same."""
    return {key.kind for key in file.keys if key not in article.keys and _has(article, key.kind)}


def _is_other(article: Known, file: Identity) -> bool:
    """Whether the file names another id or link, and holds another text too."""
    differing = _differing(article, file)
    return DIGEST in differing and not differing.isdisjoint(STRONG)
