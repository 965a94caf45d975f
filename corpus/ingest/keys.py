"""Keys: the names by which an article is recognised when its file has changed."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator

from corpus.article import Key

DIGEST_LENGTH = 64
"""Characters a body needs to be known by them."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_TRACKING = re.compile(r"utm_", re.IGNORECASE)


def find_keys(*, id: str, link: str, body: str, relative: str) -> Iterator[Key]:
    """Yield the keys of an article, strongest first.

    Args:
        id: the `id` or `guid` of its header.
        link: the address it was published at.
        body: its text without the header.
        relative: its path from the name of its folder on; empty where it has no file.
    """
    if id:
        yield Key("id", id)
    if link:
        yield Key("link", normal_link(link))
    if digest := body_digest(body):
        yield Key("digest", digest)
    if relative:
        yield Key("path", _spelled(relative))


def normal_link(link: str) -> str:
    """Return an address without what changes while the page stays the same.

    >>> normal_link("https://Example.org/a?utm_source=x&id=1#top")
    'example.org/a?id=1'
    """
    address = _SCHEME.sub("", link, count=1).partition("#")[0]
    address, _, query = address.partition("?")
    host, slash, path = address.partition("/")
    asked = [part for part in query.split("&") if part and not _TRACKING.match(part)]
    return host.lower() + slash + path + ("?" + "&".join(asked) if asked else "")


def body_digest(body: str) -> str:
    """Return what a text is known by however its lines are broken; empty for a short one."""
    from hashlib import blake2b

    words = " ".join(body.split())
    if len(words) < DIGEST_LENGTH:
        return ""
    return blake2b(words.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _spelled(relative: str) -> str:
    # A name that is no text still needs a key that is.
    name = os.fsencode(relative).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", name)
