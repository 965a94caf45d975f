"""What the reader says: where you are, what was done, what there is."""

from __future__ import annotations

from corpus import Change, Corpus, Order, Shelf, View
from tui.i18n import N_, _, pair, plural
from tui.widgets.tag_sidebar import Entry

SHELVES = {
    Shelf.ALL: N_("All"),
    Shelf.UNREAD: N_("Unread"),
    Shelf.QUEUE: N_("Queue"),
    Shelf.STARRED: N_("Starred"),
}

ORDERS = {
    Order.NEWEST: N_("newest first"),
    Order.OLDEST: N_("oldest first"),
    Order.TITLE: N_("by title"),
    Order.SOURCE: N_("by source"),
}


def view_words(view: View) -> str:
    """Name a view."""
    return view.name or _(SHELVES[view.shelf])


def sidebar_entries(corpus: Corpus, markers: dict[Shelf, str]) -> list[Entry]:
    """Return the rows of the sidebar with their counts."""
    counts = corpus.counts()
    totals = {
        Shelf.ALL: counts.total,
        Shelf.UNREAD: counts.unread,
        Shelf.QUEUE: counts.queued,
        Shelf.STARRED: counts.starred,
    }
    shelves = [
        Entry(View(shelf), _(name), totals[shelf], marker=markers.get(shelf, " "))
        for shelf, name in SHELVES.items()
    ]
    groups = ((Shelf.TAG, _("Tags"), corpus.tags), (Shelf.SOURCE, _("Sources"), corpus.sources))
    return shelves + [
        Entry(View(shelf, facet.name), facet.name, facet.total, facet.unread, group=group)
        for shelf, group, facets in groups
        for facet in facets.listed()
    ]


DONE = {
    "read": pair("Marked {count} article as read", "Marked {count} articles as read"),
    "unread": pair("Marked {count} article as unread", "Marked {count} articles as unread"),
    "later": pair("Kept {count} article for later", "Kept {count} articles for later"),
    "star": pair("Starred {count} article", "Starred {count} articles"),
    "unstar": pair("Took the star from {count} article", "Took the star from {count} articles"),
}
"""What each step of the user is called when it is done; in the singular and in the plural."""


def change_words(change: Change) -> str:
    """Say what was done."""
    return plural(*DONE[change.name], len(change.ids))


def empty_words(query: str, view: View, loading: bool) -> str:
    """Say why a list is empty, and what to try."""
    if query:
        return _(
            "Nothing found for “{query}”. Try a shorter word, or ctrl+k to search everything."
        ).format(query=query)
    if loading:
        return _("Reading the folders…")
    return {
        Shelf.UNREAD: _("Everything is read. 1 shows all articles."),
        Shelf.QUEUE: _("Nothing kept for later. Press , on an article to keep it."),
        Shelf.STARRED: _("No stars yet. Press s on an article to star it."),
    }.get(view.shelf, _("No articles here. kanbao reads Markdown and text files."))
