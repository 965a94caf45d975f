"""Callouts: what a box is called that has no title of its own."""

from __future__ import annotations

from tui.i18n import N_, _

_WORDS = {
    "note": N_("Note"),
    "info": N_("Info"),
    "tip": N_("Tip"),
    "hint": N_("Hint"),
    "important": N_("Important"),
    "warning": N_("Warning"),
    "caution": N_("Caution"),
    "attention": N_("Attention"),
    "danger": N_("Danger"),
    "error": N_("Error"),
    "failure": N_("Failure"),
    "bug": N_("Bug"),
    "success": N_("Success"),
    "question": N_("Question"),
    "example": N_("Example"),
    "quote": N_("Quote"),
    "abstract": N_("Abstract"),
    "todo": N_("To do"),
    "details": N_("Details"),
    "see also": N_("See also"),
}
_SAME = {
    "check": "success",
    "cite": "quote",
    "done": "success",
    "fail": "failure",
    "faq": "question",
    "help": "question",
    "missing": "failure",
    "seealso": "see also",
    "summary": "abstract",
    "tldr": "abstract",
    "admonition": "note",
    "secondary": "note",
}


def kind_words(kind: str) -> str:
    """Return what a kind of callout is called; one that nobody knows has the name it has.

    >>> kind_words("tip"), kind_words("my kind")
    ('Tip', 'My kind')
    """
    word = _WORDS.get(_SAME.get(kind, kind))
    return _(word) if word else kind[:1].upper() + kind[1:]
