"""Tags and sources with their counts, kept true one article and one mark at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.text.fold import fold


@dataclass(frozen=True, slots=True)
class Facet:
    """One tag or source, and how many articles carry it."""

    name: str
    """In its commonest spelling."""

    total: int
    unread: int


@dataclass(slots=True)
class _Group:
    """All spellings of one name, and the articles under it."""

    spellings: Counter[str] = field(default_factory=Counter)
    articles: set[int] = field(default_factory=set)
    unread: int = 0


class Facets:
    """Names grouped by their folded form: `AI`, `ＡＩ` and `ai` are one."""

    def __init__(self) -> None:
        self._groups: defaultdict[str, _Group] = defaultdict(_Group)

    def add(self, names: Iterable[str], article: int, *, unread: bool) -> None:
        """Put an article under its names."""
        for name in filter(None, names):
            group = self._groups[fold(name)]
            group.spellings[name] += 1
            if article not in group.articles:
                group.articles.add(article)
                group.unread += unread

    def remove(self, names: Iterable[str], article: int, *, unread: bool) -> None:
        """Take an article away from its names."""
        for name in filter(None, names):
            group = self._groups[fold(name)]
            group.spellings[name] -= 1
            if article in group.articles:
                group.articles.remove(article)
                group.unread -= unread
            if not group.articles:
                del self._groups[fold(name)]

    def turn(self, names: Iterable[str], *, unread: bool) -> None:
        """Count an article under its names as unread from now on, or as no longer so."""
        for key in {fold(name) for name in names if name}:
            self._groups[key].unread += 1 if unread else -1

    def unread(self, name: str) -> int:
        """Return how many articles under a name are unread."""
        group = self._groups.get(fold(name))
        return group.unread if group else 0

    def articles(self, name: str) -> frozenset[int]:
        """Return the articles under a name, in whatever spelling."""
        group = self._groups.get(fold(name))
        return frozenset(group.articles) if group else frozenset()

    def listed(self) -> list[Facet]:
        """Return all names, the commonest first, ties by spelling."""
        facets = [
            Facet(group.spellings.most_common(1)[0][0], len(group.articles), group.unread)
            for group in self._groups.values()
        ]
        return sorted(facets, key=lambda facet: (-facet.total, facet.name))
