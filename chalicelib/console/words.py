"""Every sentence of the pages, by language and key. Only sentences: how they are filled in is for `voice`.

Keys are ``page.what``. Some groups are looked up by a code that comes from elsewhere, just as it is written there:
``decline``, ``reject``, ``refused``, ``notice``, ``problem``, ``state``, ``count``, and for cases ``kind``, ``reason``,
``sensitive``, ``action`` and ``happened``. Another language is another module with the same keys.
"""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.console.words_de import DE
from chalicelib.console.words_en import EN

WORDS: Mapping[str, Mapping[str, str]] = {"en": EN, "de": DE}
