"""Tags and sources are counted true, whatever comes, goes or is read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.search.facets import Facet, Facets
from corpus.text.fold import fold

NAMES = ("AI", "ＡＩ", "ai", "智能體", "智能体", "深圳")
ARTICLES = st.dictionaries(
    st.integers(1, 9), st.tuples(st.lists(st.sampled_from(NAMES), max_size=4), st.booleans())
)


def test_spellings_of_one_name_are_one_facet_in_the_commonest_spelling() -> None:
    facets = Facets()
    facets.add(["智能体"], 1, unread=True)
    facets.add(["智能體"], 2, unread=False)
    facets.add(["智能体"], 3, unread=True)
    assert facets.listed() == [Facet("智能体", 3, 2)]
    assert facets.articles("智能體") == {1, 2, 3}


def test_the_commonest_stand_first_and_empty_names_nowhere() -> None:
    facets = Facets()
    facets.add(["b", ""], 1, unread=True)
    facets.add(["a", "b"], 2, unread=True)
    assert [facet.name for facet in facets.listed()] == ["b", "a"]


@given(ARTICLES, st.data())
def test_counts_are_those_of_a_recount(
    articles: dict[int, tuple[list[str], bool]], data: st.DataObject
) -> None:
    facets = Facets()
    for id, (names, unread) in articles.items():
        facets.add(names, id, unread=unread)
    for id in (
        data.draw(st.lists(st.sampled_from(sorted(articles)), unique=True)) if articles else []
    ):
        names, unread = articles[id]
        if data.draw(st.booleans()):
            facets.turn(names, unread=not unread)
            articles[id] = (names, not unread)
        else:
            facets.remove(names, id, unread=unread)
            del articles[id]
    counted = {fold(facet.name): (facet.total, facet.unread) for facet in facets.listed()}
    assert counted == recounted(articles)


def recounted(articles: dict[int, tuple[list[str], bool]]) -> dict[str, tuple[int, int]]:
    keys = {fold(name) for names, _ in articles.values() for name in names}
    holding = {
        key: [unread for names, unread in articles.values() if key in map(fold, names)]
        for key in keys
    }
    return {key: (len(unread), sum(unread)) for key, unread in holding.items()}
