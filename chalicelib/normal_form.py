"""Unicode's normal forms, in time that grows with the text, whoever wrote it.

`unicodedata` sorts the marks on one letter by insertion: 62,000 of them, which fit into one post on Facebook, take it
seconds. So texts are normalised piece by piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Literal

PIECE = 100
"""Characters of a piece; up to twice as many where no word ends."""


def normalized(form: Literal["NFC", "NFKD"], text: str) -> str:
    """The text in a normal form, but for words of more than a hundred letters and marks, which may be cut."""
    if text.isascii() or len(text) <= PIECE:
        return unicodedata.normalize(form, text)
    return "".join(unicodedata.normalize(form, piece) for piece in pieces(text))


def pieces(text: str) -> Iterator[str]:
    """A text, cut before what is neither letter nor mark nor number: none of these joins what stands before it."""
    start = 0
    while start < len(text):
        end = start + PIECE
        while end < min(start + 2 * PIECE, len(text)) and unicodedata.category(text[end])[0] in "LMN":
            end += 1
        yield text[start:end]
        start = end
