"""The detector: asked for the encoding of text that our own rules do not know."""

from __future__ import annotations

from corpus.ingest.decoding.encodings import name_encoding

# Of all encodings of Europe, what was in wide use; of East Asia, for texts too short for our rules.
_PLAUSIBLE = (
    *(f"cp{page}" for page in range(1250, 1258)),
    *("iso8859_2", "koi8_r", "koi8_u", "cp866", "cp874"),
    *("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
)


def detect(sample: bytes) -> str:
    """Return the name of the encoding that `sample` is most likely in; empty where none fits."""
    from charset_normalizer import from_bytes

    found = from_bytes(
        sample,
        cp_isolation=list(_PLAUSIBLE),
        preemptive_behaviour=False,  # what the text declares has been looked at
        enable_fallback=False,
    ).best()
    return name_encoding(found.encoding) if found else ""
