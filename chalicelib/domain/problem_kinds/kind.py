"""The shape of a class of problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from chalicelib.domain.sentence import Sentence

Severity = Literal["error", "warning"]


class Kind(Struct, frozen=True, kw_only=True):
    """A class of problem: what all problems with one code have in common.

    Attributes:
        code: Short word that never changes.
        severity: An ``error`` keeps a playbook from being published; a ``warning`` asks to look once more.
        title: What it is, in a few words.
        says: Variant → what is said where it is found. Most have one only, which has no name.
        meaning: What would happen, or why it matters.
        fix: What to do.
    """

    code: str
    severity: Severity = "error"
    title: Sentence
    says: Mapping[str, Sentence]
    meaning: Sentence
    fix: Sentence
