"""Every sentence of the pages, by language and key. Only sentences: how they are filled in is for `voice`.

Keys are ``page.what``. Some groups are looked up by a code that comes from elsewhere, just as it is written there:
``refused``, ``notice``, ``problem``, ``count``, ``channel``; what others than the pages tell as well stands in `codes`.
Another language is another module with the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.codes import CODES
from chalicelib.console.words_de import DE
from chalicelib.console.words_en import EN

WORDS: Mapping[str, Mapping[str, str]] = {"en": {**EN, **CODES["en"]}, "de": {**DE, **CODES["de"]}}
