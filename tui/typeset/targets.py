"""Targets: where a link really leads, said where its text tells otherwise."""

from __future__ import annotations

import re

from corpus import fold

_HOST = re.compile(r"(?:https?:)?[/\\]{2}([^/\\?#]*)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^?]*@([^?@]*)", re.IGNORECASE)

_NUMBER = re.compile(r"0x[0-9a-f.x]*|[0-9]+(?:\.[0-9]+){0,2}")
"""An address in a form that nobody reads."""

_SPOKEN = re.compile(
    r"(?:https?:[/\\]{2}|(?<![\w./-])www\.)([^\s/\\?#，。、；：）》」』\"'<>()]+)[^\s\"'<>]*"
)
_BARE = re.compile(
    r"(?:[^\s/@]{1,64}@)?((?:[\w-]{1,63}\.){1,8}([a-z]{2,24}))\.?(?::\d+)?(?:[/?]\S*)?"
)

_DOMAINS = frozenset(
    (
        *("com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "mobi", "asia"),
        *("app", "dev", "xyz", "top", "site", "online", "store", "shop", "tech", "club", "vip"),
        *("bank", "cloud", "blog", "news", "wiki", "page", "link", "live", "pro", "work", "space"),
        *("website", "world", "today", "one", "win", "bid", "icu", "cyou", "group", "social"),
        *("example", "test", "onion", "games", "art", "life", "fun", "plus", "pay", "support"),
    )
)
"""Ends of names of hosts, beside those of countries, which have two letters."""

_FILES = frozenset(
    (
        *("cc", "cs", "db", "go", "gz", "hs", "js", "kt", "md", "mk", "ml", "pl", "pm", "ps"),
        *("py", "rb", "rs", "sh", "so", "tf", "ts", "vi", "vb"),
    )
)
"""Ends of names of files and programs, rather than of countries."""


def real_host(text: str, target: str) -> str:
    """Return the host a link leads to, if its text lets expect another or hides it; else nothing.

    >>> real_host("https://bank.example/login", "https://evil.example/")
    'evil.example'
    >>> real_host("https://bank.example", "https://www.bank.example/"), real_host("here", "//a.b")
    ('', '')
    """
    if not any(dot in text for dot in ".．") and _is_open(target):
        return ""
    if (mail := _MAIL.match(target)) is not None:
        host = mail[1].lower()
        return host if "@" in text and _expects_other(fold(text), host) else ""
    found = _HOST.match(target)
    if found is None:
        return ""
    user, _, place = found[1].rpartition("@")
    host = _ascii(place.partition(":")[0].rstrip(".").lower())
    disguised = bool(user or _NUMBER.fullmatch(host)) or "xn--" in host
    return host if disguised or _expects_other(fold(text), host) else ""


def _is_open(target: str) -> bool:
    """Whether a target disguises nothing by itself."""
    return target.isascii() and "@" not in target and "xn--" not in target.lower()


def _ascii(host: str) -> str:
    """Return a host as it is looked up, so that no letter of it can pass for another."""
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return "xn--" + host.encode("punycode").decode()


def _expects_other(text: str, host: str) -> bool:
    """Whether a text reads like the address of another host."""
    named = [_plain(found[1]) for found in _SPOKEN.finditer(text)]
    lines = (_BARE.fullmatch(line.strip()) for line in text.split("\n"))
    named += (_plain(bare[1]) for bare in lines if bare and _is_domain(bare[2]))
    return any(name != _plain(host) for name in named if "." in name)


def _is_domain(end: str) -> bool:
    return end in _DOMAINS or (len(end) == 2 and end not in _FILES)


def _plain(host: str) -> str:
    host = host.rpartition("@")[2].partition(":")[0].rstrip(".,;!*_~…")
    return _ascii(host.removeprefix("www."))
