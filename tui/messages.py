"""Facts that cross a screen: what a thread has finished."""

from __future__ import annotations

from textual.message import Message

from corpus import Batch, Document
from tui.typeset import Block


class BatchLoaded(Message):
    """Some more files were read."""

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self.batch = batch


class LoadingEnded(Message):
    """Every file was read."""


class DocumentReady(Message):
    """An article that was wanted is ready to be set."""

    def __init__(
        self, article: int, document: Document, blocks: tuple[Block, ...], *, original: bool
    ) -> None:
        super().__init__()
        self.article = article
        self.document = document
        self.blocks = blocks
        self.original = original
        """Whether the blocks are the file as it is."""


class Remember(Message):
    """A choice made in the reader shall hold the next time too."""

    def __init__(self, key: str, value: str | int) -> None:
        super().__init__()
        self.key = key
        self.value = value
