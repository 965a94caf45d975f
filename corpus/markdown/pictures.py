"""Pictures and films that are written in another way than Markdown's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_PICTURE = re.compile(r"[^\s\"'=(,<>]+\.(?:png|jpe?g|gif|svg|webp|avif|bmp)\b", re.IGNORECASE)
_SUFFIXES = {
    "img": "png jpg jpeg gif svg webp avif bmp heic ico tif tiff",
    "video": "mp4 webm mov mkv m4v ogv",
    "audio": "mp3 m4a wav flac ogg opus aac",
}
_TAGS = {suffix: tag for tag, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}

_SHOWS_PICTURE = re.compile(r"\w*(?:img|image|figure|picture|photo)\w*", re.IGNORECASE)
_FILM_SITES = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}", re.compile(r"[\w-]{11}")),
    "vimeo": ("Vimeo", "https://vimeo.com/{}", re.compile(r"\d{6,12}")),
    "bilibili": ("bilibili", "https://www.bilibili.com/video/{}", re.compile(r"BV\w{10}|av\d+")),
}
_ARGUMENT = re.compile(r"[\w-]{6,40}")


def media_tag(name: str) -> str:
    """Return what HTML shows a file with: `img`, `video`, `audio`, or nothing.

    >>> media_tag("a/cat.PNG"), media_tag("talk.mp3"), media_tag("note")
    ('img', 'audio', '')
    """
    return _TAGS.get(name.rpartition(".")[2].lower(), "")


def media_token(tag: str, caption: str, target: str) -> Token:
    """Return the token of a picture, a film or a sound."""
    from markdown_it.token import Token

    words = [Token("text", "", 0, content=caption)] if caption else []
    return Token("image", tag, 0, {"src": target}, children=words, content=caption)


def read_media(name: str, source: str, words: str) -> Token | None:
    """Return what a template tag shows: a picture with its caption, or a film."""
    if site := _FILM_SITES.get(name):
        title, address, wanted = site
        rest = source.partition(name)[2]
        found = next(filter(wanted.fullmatch, _ARGUMENT.findall(rest)), None)
        return media_token("video", words or title, address.format(found) if found else "")
    if _SHOWS_PICTURE.fullmatch(name) and (picture := _PICTURE.search(source)):
        return media_token("img", words, picture[0])
    return None
